package io.trunkline.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// All targets by name.
public final class Targets {
  private static final Map<String, Supplier<Target>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("sip-message", io.trunkline.sip.MessageTarget::new);
    ALL.put("sip-header", io.trunkline.sip.HeaderTarget::new);
    ALL.put("sip-stream", io.trunkline.sip.internal.StreamTarget::new);
    ALL.put("sip-stack", io.trunkline.sip.internal.StackTarget::new);
    ALL.put("digest", io.trunkline.sip.auth.DigestTarget::new);
    ALL.put("sdp", io.trunkline.sip.SdpTarget::new);
    ALL.put("stun", io.trunkline.media.internal.StunTarget::new);
    ALL.put("dtls", io.trunkline.media.internal.DtlsTarget::new);
    ALL.put("srtp", io.trunkline.media.internal.SrtpTarget::new);
    ALL.put("rtp", io.trunkline.media.internal.RtpTarget::new);
    ALL.put("rtcp", io.trunkline.media.internal.RtcpTarget::new);
    ALL.put("segment", io.trunkline.media.recording.SegmentTarget::new);
  }

  private Targets() {}

  public static List<String> names() { return List.copyOf(ALL.keySet()); }

  /// One of ours, or a class.
  public static Target named(String name) {
    Supplier<Target> known = ALL.get(name);
    if (known != null) return known.get();
    try {
      return Class.forName(name).asSubclass(Target.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException unknown) {
      throw new IllegalArgumentException("no target " + name + "; there are " + ALL.keySet(), unknown);
    }
  }
}

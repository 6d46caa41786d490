package io.trunkline.media.internal;

import io.trunkline.media.internal.io.MediaIo;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one UDP port that all WebRTC legs of a loop share. Who a packet is from is told by the user name of an ICE check at first, afterwards by its address;
/// what it is, by its first byte (RFC 7983 §7).
final class WebRtcPort implements MediaIo.Receiver {
  final MediaIo.Port port;
  private final Map<String, WebRtcWire> byUfrag = new HashMap<>();
  private final Map<InetSocketAddress, WebRtcWire> byAddress = new HashMap<>();

  WebRtcPort(MediaIo.Port port) { this.port = port; }

  void add(WebRtcWire wire, String ufrag) { byUfrag.put(ufrag, wire); }

  void learned(InetSocketAddress address, WebRtcWire wire) { byAddress.put(address, wire); }

  void remove(WebRtcWire wire, String ufrag) {
    byUfrag.remove(ufrag);
    byAddress.values().removeIf(wire::equals);
  }

  @Override public void received(byte[] data, int length, InetSocketAddress from) {
    if (length == 0) return;
    int first = data[0] & 0xFF;
    if (first < 4) {
      WebRtcWire wire = checkedLeg(data, length);
      if (wire != null) wire.checked(data, length, from);
      return;
    }
    WebRtcWire wire = byAddress.get(from);
    if (wire == null) return;   // silence for strangers
    if (first >= 128 && first < 192) wire.mediaArrived(data, length);
    else if (first >= 20 && first < 64) wire.dtlsArrived(data, length, from);
  }

  /// RFC 8445 §7.2.2: the user name is `our ufrag:their ufrag`.
  private @Nullable WebRtcWire checkedLeg(byte[] data, int length) {
    if (!Stun.isStun(data, length) || Stun.type(data) != Stun.BINDING_REQUEST) return null;
    String username = Stun.username(data, length);
    if (username == null) return null;
    int colon = username.indexOf(':');
    return colon < 0 ? null : byUfrag.get(username.substring(0, colon));
  }
}

package io.trunkline.sip.sdp;

import io.trunkline.sip.MalformedSip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// What the peer says about its audio. `payloadTypes` holds the codecs that we speak too, in the peer's order, with the numbers under which it wants
/// to receive them; `dtmfPayloadType` is that of telephone-event/8000, or -1. `direction` is as the peer sees it. `ice` and `fingerprint` are of WebRTC only;
/// the fingerprint is `sha-256 AA:BB:…`, `setup` the DTLS role `active`, `passive` or `actpass`. `crypto` is the first key of RTP/SAVP whose suite we speak.
public record RemoteAudio(String address, int port, Map<Codec, Integer> payloadTypes, int dtmfPayloadType, Direction direction, boolean rtcpMux,
    @Nullable Ice ice, @Nullable String fingerprint, @Nullable String setup, @Nullable Crypto crypto) {
  /// ICE credentials and candidates (`a=candidate` values) of the peer.
  public record Ice(String ufrag, String pwd, List<String> candidates) {}

  public RemoteAudio {
    payloadTypes = java.util.Collections.unmodifiableMap(payloadTypes);
  }

  /// The audio of a description, if it has any in use.
  public static Optional<RemoteAudio> of(SessionDescription sdp) { return sdp.audio().map(section -> of(sdp, section)); }

  private static RemoteAudio of(SessionDescription sdp, MediaDescription section) {
    Map<Codec, Integer> codecs = new java.util.LinkedHashMap<>();
    int dtmf = -1;
    Map<Integer, String> mappings = mappings(section);
    for (String format : section.formats()) {
      int type = payloadType(format);
      String mapping = mappings.getOrDefault(type, type == 0 ? "PCMU/8000" : type == 8 ? "PCMA/8000" : "");
      switch (mapping) {
        case "PCMU/8000" -> codecs.putIfAbsent(Codec.PCMU, type);
        case "PCMA/8000" -> codecs.putIfAbsent(Codec.PCMA, type);
        case "TELEPHONE-EVENT/8000" -> dtmf = dtmf < 0 ? type : dtmf;
        default -> { }
      }
    }
    String address = sdp.addressOf(section);
    return new RemoteAudio(address, section.port(), codecs, dtmf, direction(sdp, section, address), section.has("rtcp-mux"), ice(sdp, section),
        either(sdp, section, "fingerprint"), either(sdp, section, "setup"),
        section.isSdes() ? section.attributes("crypto").stream().flatMap(value -> Crypto.parse(value).stream()).findFirst().orElse(null) : null);
  }

  /// `a=rtpmap` by payload type, as `NAME/RATE` in upper case without a channel count of 1.
  private static Map<Integer, String> mappings(MediaDescription section) {
    Map<Integer, String> mappings = new java.util.HashMap<>();
    for (String value : section.attributes("rtpmap")) {
      StringTokenizer words = new StringTokenizer(value, " ");
      if (words.countTokens() < 2) continue;
      int type = payloadType(words.nextToken());
      String mapping = words.nextToken().toUpperCase(Locale.ROOT);
      mappings.put(type, mapping.endsWith("/8000/1") ? mapping.substring(0, mapping.length() - 2) : mapping);
    }
    return mappings;
  }

  private static int payloadType(String text) {
    try {
      int type = Integer.parseInt(text);
      if (type < 0 || type > 127) throw new MalformedSip("not a payload type");
      return type;
    } catch (NumberFormatException e) {
      throw new MalformedSip("not a payload type");
    }
  }

  /// Media level first, then session level. An address of zeros is the hold of RFC 2543.
  private static Direction direction(SessionDescription sdp, MediaDescription section, String address) {
    Direction said = Direction.SENDRECV;
    for (Direction direction : Direction.values()) if (sdp.has(direction.attribute())) said = direction;
    for (Direction direction : Direction.values()) if (section.has(direction.attribute())) said = direction;
    return address.equals("0.0.0.0") && !section.isWebRtc() ? Direction.of(said.sends(), false) : said;
  }

  private static @Nullable Ice ice(SessionDescription sdp, MediaDescription section) {
    String ufrag = either(sdp, section, "ice-ufrag");
    String pwd = either(sdp, section, "ice-pwd");
    return ufrag == null || pwd == null ? null : new Ice(ufrag, pwd, new ArrayList<>(section.attributes("candidate")));
  }

  private static @Nullable String either(SessionDescription sdp, MediaDescription section, String name) {
    return section.attribute(name).or(() -> sdp.attribute(name)).orElse(null);
  }

  /// The codecs in the order of the peer.
  public List<Codec> codecs() { return List.copyOf(payloadTypes.keySet()); }

  /// Whether the peer holds us: it doesn't want to hear us.
  public boolean isHolding() { return !direction.receives(); }
}

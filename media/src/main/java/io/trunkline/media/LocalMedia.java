package io.trunkline.media;

import org.jspecify.annotations.Nullable;

/// Our side of a leg, for the SDP that we write.
///
/// @param address   host for the `c=` line: the advertised address
/// @param port      RTP port; RTCP is on the next one, or on the same with rtcp-mux
/// @param ssrc      the synchronisation source that we send with, for life
/// @param cname     RTCP canonical name (RFC 7022)
/// @param security  for a [LegKind#WEBRTC] leg
public record LocalMedia(String address, int port, int ssrc, String cname, @Nullable Security security) {
  /// @param iceUfrag      RFC 8839 §5.4; we are ICE-lite: write `a=ice-lite` and one host candidate of `address` and `port`
  /// @param fingerprint   value of `a=fingerprint`: `sha-256 AB:CD:…`
  /// @param setup         value for `a=setup` in our *answer*: `passive`. In our offer write `actpass`; we never start DTLS ourselves
  public record Security(String iceUfrag, String icePwd, String fingerprint, String setup) {}
}

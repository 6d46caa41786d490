package io.trunkline.media;

/// How a leg's packets travel.
public enum LegKind {
  /// Plain RTP/AVP on a port of its own: trunks and SIP phones.
  RTP,
  /// UDP/TLS/RTP/SAVPF with ICE-lite, DTLS-SRTP and rtcp-mux on the loop's shared port: browsers.
  WEBRTC
}

package io.trunkline.sip.sdp;

/// Our side of a WebRTC stream: ICE-lite credentials (RFC 8445), the certificate's fingerprint as `sha-256 AA:BB:…` (RFC 8122), and the `setup` role that we
/// take in an answer, mostly `passive`; an offer always says `actpass` (RFC 5763 §5).
public record WebRtc(String iceUfrag, String icePwd, String fingerprint, String setup) {}

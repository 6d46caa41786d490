package io.trunkline.media;

/// Why a WebRTC leg can't carry sound (any more).
public enum MediaFailure {
  /// No valid ICE check or DTLS handshake within 30 s of [MediaLeg#connect].
  NOT_CONNECTED_IN_TIME,
  /// No consent check for 30 s (RFC 7675): the browser is gone or its network is.
  CONSENT_LOST,
  /// The certificate isn't the one that the SDP named: somebody sits between, or a proxy rewrote the SDP.
  FINGERPRINT_MISMATCH,
  HANDSHAKE_FAILED,
  /// The peer closed its DTLS connection.
  CLOSED_BY_PEER
}

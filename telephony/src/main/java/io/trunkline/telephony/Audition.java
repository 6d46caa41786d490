package io.trunkline.telephony;

import io.trunkline.media.Codec;
import io.trunkline.media.Direction;
import io.trunkline.media.LocalMedia;
import io.trunkline.media.RemoteMedia;
import io.trunkline.sip.sdp.Crypto;
import io.trunkline.sip.sdp.LocalAudio;
import io.trunkline.sip.sdp.OfferAnswer.Agreement;
import io.trunkline.sip.sdp.RemoteAudio;
import io.trunkline.sip.sdp.WebRtc;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Between session descriptions and media: the words of one in terms of the other. Pure.
final class Audition {
  private static final List<io.trunkline.sip.sdp.Codec> CODECS = List.of(io.trunkline.sip.sdp.Codec.PCMA, io.trunkline.sip.sdp.Codec.PCMU);

  private Audition() {}

  /// Our side, as the first description says it.
  ///
  /// @param srtpSecret of [LocalAudio#srtpSecret]: for peers that want RTP/SAVP
  static LocalAudio local(LocalMedia media, long sessionId, @Nullable String srtpSecret) {
    LocalMedia.Security security = media.security();
    WebRtc webRtc = security == null ? null : new WebRtc(security.iceUfrag(), security.icePwd(), security.fingerprint(), security.setup());
    return new LocalAudio(media.address(), media.port(), CODECS, io.trunkline.sip.sdp.Direction.SENDRECV, sessionId, 1, webRtc, srtpSecret, null);
  }

  /// Their side, latching on to where sound comes from: behind a NAT, be it a carrier's, an SDP says what only its own network can reach.
  /// Empty if it names a host (which would have to be looked up while the call waits) or lacks what its kind needs.
  static Optional<RemoteMedia> remote(Agreement agreed, boolean webRtc) {
    RemoteAudio remote = agreed.remote();
    Codec codec = agreed.codec() == io.trunkline.sip.sdp.Codec.PCMA ? Codec.PCMA : Codec.PCMU;
    Direction direction = switch (agreed.direction()) {
      case SENDRECV -> Direction.SEND_AND_RECEIVE;
      case SENDONLY -> Direction.SEND_ONLY;
      case RECVONLY -> Direction.RECEIVE_ONLY;
      case INACTIVE -> Direction.INACTIVE;
    };
    if (webRtc) {
      RemoteAudio.Ice ice = remote.ice();
      String fingerprint = remote.fingerprint();
      if (ice == null || fingerprint == null) return Optional.empty();
      RemoteMedia.Security security = new RemoteMedia.Security(ice.ufrag(), ice.pwd(), List.of(fingerprint));
      return Optional.of(new RemoteMedia(null, null, true, codec, agreed.payloadType(), remote.dtmfPayloadType(), direction, true, security));
    }
    Crypto.Keys keys = agreed.keys();
    RemoteMedia.Keys srtp = keys == null ? null : new RemoteMedia.Keys(keys.suite().name(), keys.ours(), keys.theirs());
    return address(remote).map(address ->
        new RemoteMedia(address, null, remote.rtcpMux(), codec, agreed.payloadType(), remote.dtmfPayloadType(), direction, true, null, srtp));
  }

  private static Optional<InetSocketAddress> address(RemoteAudio remote) {
    try {
      return Optional.of(new InetSocketAddress(InetAddress.ofLiteral(remote.address()), remote.port()));
    } catch (IllegalArgumentException name) {
      return Optional.empty();
    }
  }
}

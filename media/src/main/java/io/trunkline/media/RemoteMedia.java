package io.trunkline.media;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The peer's side of a leg, as its SDP said and as we agreed.
///
/// @param address            where its `m=` and `c=` lines point; null for WebRTC (ICE finds it)
/// @param rtcpAddress        from `a=rtcp:`; null for the port above `address`
/// @param rtcpMux            RTCP on the RTP port (RFC 5761); always so for WebRTC
/// @param codec              the one codec agreed on
/// @param payloadType        its number in what *we* send and, being the same for static types, in what we get
/// @param dtmfPayloadType    of telephone-event/8000, or -1 when the peer has none: then its keys are tones, and so are ours
/// @param direction          seen from us
/// @param symmetric          send to where packets come from (RFC 4961), not to `address`: right for all but known trunks
/// @param security           for a [LegKind#WEBRTC] leg
/// @param keys               of SRTP on a [LegKind#RTP] leg; null for plain RTP
public record RemoteMedia(@Nullable InetSocketAddress address, @Nullable InetSocketAddress rtcpAddress, boolean rtcpMux, Codec codec, int payloadType,
    int dtmfPayloadType, Direction direction, boolean symmetric, @Nullable Security security, @Nullable Keys keys) {
  public RemoteMedia {
    if (payloadType < 0 || payloadType > 127) throw new IllegalArgumentException("payload type " + payloadType);
    if (dtmfPayloadType < -1 || dtmfPayloadType > 127) throw new IllegalArgumentException("telephone-event payload type " + dtmfPayloadType);
  }

  /// Plain RTP, or a browser's.
  public RemoteMedia(@Nullable InetSocketAddress address, @Nullable InetSocketAddress rtcpAddress, boolean rtcpMux, Codec codec, int payloadType, int dtmfPayloadType,
      Direction direction, boolean symmetric, @Nullable Security security) {
    this(address, rtcpAddress, rtcpMux, codec, payloadType, dtmfPayloadType, direction, symmetric, security, null);
  }

  /// What `a=crypto` lines agreed on (RFC 4568).
  ///
  /// @param suite   the name there: `AES_CM_128_HMAC_SHA1_80`, …
  /// @param ours    base64 of the master key and salt with which we send
  /// @param theirs  of the peer
  public record Keys(String suite, String ours, String theirs) {
    @Override public String toString() { return "Keys[" + suite + "]"; }
  }

  /// @param fingerprints  values of all `a=fingerprint` lines; the peer's certificate must match one whose hash we know
  public record Security(String iceUfrag, String icePwd, List<String> fingerprints) {
    public Security { fingerprints = List.copyOf(fingerprints); }
  }

  /// Plain RTP to an address, both ways, latching on.
  public static RemoteMedia rtp(InetSocketAddress address, Codec codec, int dtmfPayloadType) {
    return new RemoteMedia(address, null, false, codec, codec.payloadType(), dtmfPayloadType, Direction.SEND_AND_RECEIVE, true, null);
  }

  public static RemoteMedia webRtc(Codec codec, int dtmfPayloadType, Security security) {
    return new RemoteMedia(null, null, true, codec, codec.payloadType(), dtmfPayloadType, Direction.SEND_AND_RECEIVE, true, security);
  }

  public RemoteMedia with(Direction other) {
    return new RemoteMedia(address, rtcpAddress, rtcpMux, codec, payloadType, dtmfPayloadType, other, symmetric, security, keys);
  }

  public RemoteMedia with(Keys other) {
    return new RemoteMedia(address, rtcpAddress, rtcpMux, codec, payloadType, dtmfPayloadType, direction, symmetric, security, other);
  }
}

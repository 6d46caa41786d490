package io.trunkline.media.internal;

import io.trunkline.media.LocalMedia;
import io.trunkline.media.RemoteMedia;
import io.trunkline.media.internal.io.MediaIo;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// RTP on a port pair of its own. The port says which call a packet belongs to, also before anything is known of the peer's NAT.
/// Plain, or as SRTP with keys that came with the session descriptions (RFC 4568): then only who has them is heard.
///
/// A symmetric leg latches: it sends to where the first good RTP packet came from and takes no other afterwards, so that a stranger who finds the port
/// can't steal the sound. Each re-offer allows one more move.
final class PlainWire implements Wire {
  private final Leg leg;
  private final LocalMedia local;
  private final MediaIo.Port rtp;
  private final MediaIo.Port rtcp;
  private @Nullable RemoteMedia remote;
  private @Nullable InetSocketAddress target;
  private @Nullable InetSocketAddress rtcpTarget;
  private boolean mayLatch;
  // Of SRTP. Sending outlives a change of the peer's key, because its packet counter goes on (RFC 3711 §3.3.1).
  private @Nullable Srtp sealing;
  private @Nullable Srtp opening;

  PlainWire(Leg leg, LocalMedia local, MediaIo.Port rtp, MediaIo.Port rtcp) {
    this.leg = leg;
    this.local = local;
    this.rtp = rtp;
    this.rtcp = rtcp;
  }

  @Override public void attach(MediaIo io) {
    io.attach(rtp, this::rtpArrived);
    io.attach(rtcp, this::rtcpArrived);
  }

  @Override public LocalMedia local() { return local; }

  @Override public void connect(RemoteMedia remote) {
    takeKeys(this.remote == null ? null : this.remote.keys(), remote.keys());
    boolean latched = this.remote != null && target != null && !target.equals(this.remote.address());
    boolean sameAddress = this.remote != null && remote.address() != null && remote.address().equals(this.remote.address());
    this.remote = remote;
    mayLatch = remote.symmetric();
    if (latched && sameAddress) return;   // behind its NAT the peer is still where it was heard
    InetSocketAddress address = remote.address();
    target = address != null && (address.isUnresolved() || address.getPort() == 0 || address.getAddress().isAnyLocalAddress()) ? null : address;
    rtcpTarget = target == null ? null : rtcpOf(target, remote);
  }

  private void takeKeys(RemoteMedia.@Nullable Keys before, RemoteMedia.@Nullable Keys now) {
    if (Objects.equals(before, now)) return;
    boolean sameOfOurs = before != null && now != null && before.suite().equals(now.suite()) && before.ours().equals(now.ours());
    if (opening != null && opening != sealing) opening.close();
    if (sealing != null && !sameOfOurs) sealing.close();
    opening = now == null ? null : Srtp.ofKeys(now, local.ssrc());   // some 0.1 ms, once a call
    if (!sameOfOurs) sealing = opening;
  }

  private static InetSocketAddress rtcpOf(InetSocketAddress rtp, RemoteMedia remote) {
    if (remote.rtcpMux()) return rtp;
    return remote.rtcpAddress() != null ? remote.rtcpAddress() : new InetSocketAddress(rtp.getAddress(), Math.min(65535, rtp.getPort() + 1));
  }

  @Override public boolean isOpen() { return target != null; }

  @Override public boolean sendRtp(byte[] packet, int length) {
    InetSocketAddress to = target;
    if (to == null) return false;
    int size = sealing == null ? length : sealing.seal(packet, length);
    return size > 0 && rtp.send(packet, 0, size, to);
  }

  @Override public boolean sendRtcp(byte[] packet, int length) {
    InetSocketAddress to = rtcpTarget;
    if (to == null) return false;
    int size = sealing == null ? length : sealing.sealControl(packet, length);
    return size > 0 && (remote != null && remote.rtcpMux() ? rtp : rtcp).send(packet, 0, size, to);
  }

  @Override public void everySecond(long nowNs) {}

  @Override public void close() {
    if (opening != null) opening.close();
    if (sealing != null && sealing != opening) sealing.close();
    opening = null;
    sealing = null;
    rtp.close();
    rtcp.close();
  }

  private void rtpArrived(byte[] data, int length, InetSocketAddress from) {
    RemoteMedia peer = remote;
    if (peer == null || length < RtpPacket.HEADER) return;
    if (peer.rtcpMux() && Rtcp.isRtcp(data)) {
      if (from.equals(target)) controlArrived(data, length);
      return;
    }
    boolean known = from.equals(target);
    Srtp keys = opening;
    int size = keys == null || (!known && !mayLatch) ? length : keys.open(data, length);
    if (size < 0 || (!known && (!mayLatch || !leg.looksLikeOurs(data, size)))) {
      leg.discarded();
      return;
    }
    if (!known) {
      target = from;
      rtcpTarget = peer.rtcpMux() ? from : new InetSocketAddress(from.getAddress(), Math.min(65535, from.getPort() + 1));
    }
    if (leg.rtpArrived(data, size)) mayLatch = false;
  }

  private void rtcpArrived(byte[] data, int length, InetSocketAddress from) {
    InetSocketAddress rtpTarget = target;
    if (rtpTarget == null || !from.getAddress().equals(rtpTarget.getAddress())) return;
    if (controlArrived(data, length)) rtcpTarget = from;
  }

  /// False for what isn't of our peer.
  private boolean controlArrived(byte[] data, int length) {
    int size = opening == null ? length : opening.openControl(data, length);
    if (size > 0) leg.rtcpArrived(data, size);
    return size > 0;
  }
}

package io.trunkline.media.internal;

import io.trunkline.media.LocalMedia;
import io.trunkline.media.RemoteMedia;
import io.trunkline.media.internal.io.MediaIo;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Plain RTP on a port pair of its own. The port says which call a packet belongs to, also before anything is known of the peer's NAT.
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
    boolean latched = this.remote != null && target != null && !target.equals(this.remote.address());
    boolean sameAddress = this.remote != null && remote.address() != null && remote.address().equals(this.remote.address());
    this.remote = remote;
    mayLatch = remote.symmetric();
    if (latched && sameAddress) return;   // behind its NAT the peer is still where it was heard
    InetSocketAddress address = remote.address();
    target = address != null && (address.isUnresolved() || address.getPort() == 0 || address.getAddress().isAnyLocalAddress()) ? null : address;
    rtcpTarget = target == null ? null : rtcpOf(target, remote);
  }

  private static InetSocketAddress rtcpOf(InetSocketAddress rtp, RemoteMedia remote) {
    if (remote.rtcpMux()) return rtp;
    return remote.rtcpAddress() != null ? remote.rtcpAddress() : new InetSocketAddress(rtp.getAddress(), Math.min(65535, rtp.getPort() + 1));
  }

  @Override public boolean isOpen() { return target != null; }

  @Override public boolean sendRtp(byte[] packet, int length) { return target != null && rtp.send(packet, 0, length, target); }

  @Override public boolean sendRtcp(byte[] packet, int length) {
    InetSocketAddress to = rtcpTarget;
    return to != null && (remote != null && remote.rtcpMux() ? rtp : rtcp).send(packet, 0, length, to);
  }

  @Override public void everySecond(long nowNs) {}

  @Override public void close() {
    rtp.close();
    rtcp.close();
  }

  private void rtpArrived(byte[] data, int length, InetSocketAddress from) {
    RemoteMedia peer = remote;
    if (peer == null || length < RtpPacket.HEADER) return;
    if (peer.rtcpMux() && Rtcp.isRtcp(data)) {
      if (from.equals(target)) leg.rtcpArrived(data, length);
      return;
    }
    if (!from.equals(target)) {
      if (!mayLatch || !leg.looksLikeOurs(data, length)) {
        leg.discarded();
        return;
      }
      target = from;
      rtcpTarget = peer.rtcpMux() ? from : new InetSocketAddress(from.getAddress(), Math.min(65535, from.getPort() + 1));
    }
    if (leg.rtpArrived(data, length)) mayLatch = false;
  }

  private void rtcpArrived(byte[] data, int length, InetSocketAddress from) {
    InetSocketAddress rtpTarget = target;
    if (rtpTarget == null || !from.getAddress().equals(rtpTarget.getAddress())) return;
    rtcpTarget = from;
    leg.rtcpArrived(data, length);
  }
}

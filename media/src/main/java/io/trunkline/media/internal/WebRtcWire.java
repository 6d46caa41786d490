package io.trunkline.media.internal;

import io.trunkline.media.LocalMedia;
import io.trunkline.media.MediaFailure;
import io.trunkline.media.RemoteMedia;
import io.trunkline.media.internal.io.MediaIo;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Mac;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/// A browser's leg: ICE-lite answers to its checks, a DTLS handshake that it starts, then SRTP. Loop thread only.
final class WebRtcWire implements Wire {
  private static final long PATIENCE_NS = Duration.ofSeconds(30).toNanos();   // also RFC 7675 §5.1: consent expires after 30 s
  /// Candidate pairs of one browser.
  private static final int MOST_ADDRESSES = 16;

  private final Leg leg;
  private final LocalMedia local;
  private final LocalMedia.Security secrets;
  private final DtlsIdentity identity;
  private final BcTlsCrypto crypto;
  private final WebRtcPort shared;
  private final Mac key;
  private final byte[] answer = new byte[256];
  private final Set<InetSocketAddress> addresses = new HashSet<>();
  private RemoteMedia.@Nullable Security peer;
  private @Nullable InetSocketAddress target;
  private @Nullable DtlsEndpoint dtls;
  private @Nullable Srtp srtp;
  private boolean over;
  private long lastCheckNs;

  WebRtcWire(Leg leg, LocalMedia local, DtlsIdentity identity, BcTlsCrypto crypto, WebRtcPort shared) {
    this.leg = leg;
    this.local = local;
    secrets = Objects.requireNonNull(local.security());
    this.identity = identity;
    this.crypto = crypto;
    this.shared = shared;
    key = Stun.key(secrets.icePwd());
  }

  @Override public LocalMedia local() { return local; }

  @Override public void attach(MediaIo io) { shared.add(this, secrets.iceUfrag()); }

  @Override public void connect(RemoteMedia remote) {
    if (peer == null) lastCheckNs = leg.loop.nowNs;
    peer = remote.security();
  }

  @Override public boolean isOpen() { return srtp != null && target != null; }

  @Override public boolean sendRtp(byte[] packet, int length) {
    Srtp keys = srtp;
    InetSocketAddress to = target;
    if (keys == null || to == null) return false;
    int sealed = keys.seal(packet, length);
    return sealed > 0 && shared.port.send(packet, 0, sealed, to);
  }

  @Override public boolean sendRtcp(byte[] packet, int length) {
    Srtp keys = srtp;
    InetSocketAddress to = target;
    if (keys == null || to == null) return false;
    int sealed = keys.sealControl(packet, length);
    return sealed > 0 && shared.port.send(packet, 0, sealed, to);
  }

  @Override public void everySecond(long nowNs) {
    if (over || peer == null || nowNs - lastCheckNs < PATIENCE_NS) return;
    fail(srtp == null ? MediaFailure.NOT_CONNECTED_IN_TIME : MediaFailure.CONSENT_LOST);
  }

  @Override public void close() {
    over = true;
    shared.remove(this, secrets.iceUfrag());
    if (dtls != null) dtls.stop();
    if (srtp != null) srtp.close();
    srtp = null;
  }

  /// An ICE check with our ufrag.
  void checked(byte[] data, int length, InetSocketAddress from) {
    if (!Stun.fingerprintHolds(data, length)) return;
    if (!Stun.integrityHolds(data, length, key)) {
      reply(Stun.error(data, 401, "Unauthenticated", null, answer), from);
      return;
    }
    if (Stun.has(data, length, Stun.ICE_CONTROLLED)) {
      // RFC 8445 §7.3.1.1: a lite agent stays controlled, so a peer that thinks it is controlled too must change.
      reply(Stun.error(data, 487, "Role Conflict", key, answer), from);
      return;
    }
    boolean known = addresses.contains(from);
    if (!known && addresses.size() == MOST_ADDRESSES) return;
    reply(Stun.success(data, from, key, answer), from);
    lastCheckNs = leg.loop.nowNs;
    if (!known) {
      addresses.add(from);
      shared.learned(from, this);
    }
    if (target == null || Stun.has(data, length, Stun.USE_CANDIDATE)) target = from;
  }

  private void reply(int length, InetSocketAddress to) { shared.port.send(answer, 0, length, to); }

  void dtlsArrived(byte[] data, int length, InetSocketAddress from) {
    RemoteMedia.Security known = peer;
    if (over || known == null) return;   // not answered yet: the browser repeats its ClientHello
    DtlsEndpoint endpoint = dtls;
    if (endpoint == null) {
      endpoint = newEndpoint(known.fingerprints());
      dtls = endpoint;
      endpoint.start();
    }
    endpoint.arrived(data, length);
  }

  private DtlsEndpoint newEndpoint(List<String> fingerprints) {
    return new DtlsEndpoint(crypto, identity, fingerprints, this::sendFromAnyThread, new DtlsEndpoint.Outcome() {
      @Override public void secured(Srtp.Profile profile, byte[] material) {
        Srtp keys = Srtp.ofServer(profile, material, local.ssrc());   // here and not on the loop: deriving keys takes its time
        leg.loop.submit(() -> keysAgreed(keys));
      }

      @Override public void failed(MediaFailure why) { leg.loop.submit(() -> fail(why)); }
    });
  }

  private void sendFromAnyThread(byte[] datagram) {
    leg.loop.submit(() -> {
      InetSocketAddress to = target;
      if (to != null) shared.port.send(datagram, 0, datagram.length, to);
    });
  }

  private void keysAgreed(Srtp keys) {
    if (over) {
      keys.close();
      return;
    }
    srtp = keys;
    leg.wireConnected();
  }

  private void fail(MediaFailure why) {
    if (over) return;
    over = true;
    leg.wireFailed(why);
  }

  void mediaArrived(byte[] data, int length) {
    Srtp keys = srtp;
    if (keys == null || length < RtpPacket.HEADER) return;
    if (Rtcp.isRtcp(data)) {
      int opened = keys.openControl(data, length);
      if (opened > 0) leg.rtcpArrived(data, opened);
      return;
    }
    int opened = keys.open(data, length);
    if (opened > 0) leg.rtpArrived(data, opened);
    else leg.discarded();
  }
}

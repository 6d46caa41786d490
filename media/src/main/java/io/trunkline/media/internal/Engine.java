package io.trunkline.media.internal;

import io.trunkline.kernel.Time;
import io.trunkline.media.EngineLoad;
import io.trunkline.media.IoBackend;
import io.trunkline.media.LegSpec;
import io.trunkline.media.LocalMedia;
import io.trunkline.media.MediaConfig;
import io.trunkline.media.MediaEngine;
import io.trunkline.media.MediaLeg;
import io.trunkline.media.MediaListener;
import io.trunkline.media.MixRoom;
import io.trunkline.media.NoMediaPort;
import io.trunkline.media.internal.io.BackEnd;
import io.trunkline.media.internal.io.MediaIo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/// The engine: chooses the back-end, starts the loops, gives each leg its loop and its ports.
public final class Engine implements MediaEngine {
  private static final Logger LOG = System.getLogger(Engine.class.getName());
  private static final int ATTEMPTS_AT_ANY_PORT = 64;
  private static final int UFRAG_BYTES = 8;
  private static final int PASSWORD_BYTES = 16;

  private final MediaConfig config;
  private final Time time;
  private final BackEnd backEnd;
  private final List<MediaLoop> loops = new ArrayList<>();
  private final SecureRandom random = new SecureRandom();
  private final BcTlsCrypto crypto = new BcTlsCrypto(random);
  private final DtlsIdentity identity;
  private final ReentrantLock opening = new ReentrantLock();   // guards `nextPort` and the loops' claims
  private int nextPort;
  private volatile boolean closed;

  private Engine(MediaConfig config, Time time) {
    this.config = config;
    this.time = time;
    nextPort = even(config.firstPort());
    backEnd = BackEnd.choose(config.ioBackend());
    identity = DtlsIdentity.create(random, time.now());
  }

  public static Engine start(MediaConfig config, Time time) {
    Engine engine = new Engine(config, time);
    for (int i = 0; i < config.loops(); i++) engine.loops.add(engine.newLoop(i));
    engine.loops.forEach(MediaLoop::start);
    Thread.ofPlatform().name("srtp-warm-up").daemon().start(Srtp::warmUp);
    boolean asWanted = config.ioBackend() == IoBackend.AUTO || config.ioBackend() == engine.backEnd.kind();
    String passedOver = engine.backEnd.passedOver();
    LOG.log(asWanted ? Level.INFO : Level.WARNING, "media.started backend={0}{1} loops={2} bind={3} ports={4}", engine.backend(),
        passedOver.isEmpty() ? "" : " (" + passedOver + ")", config.loops(), config.bindAddress().getHostAddress(),
        config.firstPort() == 0 ? "any" : config.firstPort() + "-" + config.lastPort());
    return engine;
  }

  /// With its WebRTC port: of the configured range, or any.
  private MediaLoop newLoop(int number) {
    MediaIo io = newIo();
    int attempts = config.firstPort() == 0 ? 1 : (config.lastPort() - config.firstPort() + 1) / 2;
    IOException last = new IOException("the range is empty");
    for (int i = 0; i < attempts; i++) {
      try {
        return new MediaLoop(number, io, io.open(new InetSocketAddress(config.bindAddress(), config.firstPort() == 0 ? 0 : nextOfRange()), true));
      } catch (IOException taken) {
        last = taken;
      }
    }
    io.close();
    throw new NoMediaPort("no free port for WebRTC", last);
  }

  private MediaIo newIo() {
    try {
      return backEnd.open();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override public String backend() { return backEnd.kind().toString(); }

  @Override public MediaLeg open(LegSpec spec, MediaListener listener) {
    if (closed) throw new IllegalStateException("the media engine is closed");
    MediaLoop loop = claim(spec.near());
    try {
      Leg leg = switch (spec.kind()) {
        case RTP -> openPlain(spec, loop, listener);
        case WEBRTC -> openWebRtc(spec, loop, listener);
      };
      loop.submit(leg::begin);
      return leg;
    } catch (RuntimeException failure) {
      release(loop);
      throw failure;
    }
  }

  private Leg openPlain(LegSpec spec, MediaLoop loop, MediaListener listener) {
    Pair pair = openPair(loop);
    int ssrc = random.nextInt();
    LocalMedia local = new LocalMedia(config.advertisedAddress().getHostAddress(), pair.rtp.local().getPort(), ssrc, cname(), null);
    return new Leg(spec.id(), loop, listener, time, config.deadAfter(), made -> new PlainWire(made, local, pair.rtp, pair.rtcp), this::release, ssrc,
        random.nextInt(0x8000), random.nextInt());
  }

  private Leg openWebRtc(LegSpec spec, MediaLoop loop, MediaListener listener) {
    int ssrc = random.nextInt();
    LocalMedia.Security secrets = new LocalMedia.Security(secret(UFRAG_BYTES), secret(PASSWORD_BYTES), identity.fingerprint, "passive");
    LocalMedia local = new LocalMedia(config.advertisedAddress().getHostAddress(), loop.webRtc.port.local().getPort(), ssrc, cname(), secrets);
    return new Leg(spec.id(), loop, listener, time, config.deadAfter(), made -> new WebRtcWire(made, local, identity, crypto, loop.webRtc), this::release, ssrc,
        random.nextInt(0x8000), random.nextInt());
  }

  /// Characters of RFC 8839 §5.4 (`ice-char`), two for each byte.
  private String secret(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// RFC 7022 §4.2: 96 random bits.
  private String cname() { return secret(12); }

  private MediaLoop claim(@Nullable MediaLeg near) {
    opening.lock();
    try {
      MediaLoop loop = near instanceof Leg leg ? leg.loop : loops.stream().min(Comparator.comparingInt(MediaLoop::claimed)).orElseThrow();
      loop.claim(1);
      return loop;
    } finally {
      opening.unlock();
    }
  }

  private void release(MediaLoop loop) {
    opening.lock();
    try {
      loop.claim(-1);
    } finally {
      opening.unlock();
    }
  }

  private record Pair(MediaIo.Port rtp, MediaIo.Port rtcp) {}

  /// An even port and the odd one above it (RFC 3550 §11).
  private Pair openPair(MediaLoop loop) {
    int attempts = config.firstPort() == 0 ? ATTEMPTS_AT_ANY_PORT : (config.lastPort() - config.firstPort() + 1) / 2;
    IOException last = null;
    for (int i = 0; i < attempts; i++) {
      try {
        Pair pair = tryPair(loop, config.firstPort() == 0 ? 0 : nextOfRange());
        if (pair != null) return pair;
      } catch (IOException taken) {
        last = taken;
      }
    }
    throw new NoMediaPort("no free pair of RTP ports after " + attempts + " attempts", last == null ? new IOException("the range holds no pair of ports") : last);
  }

  private @Nullable Pair tryPair(MediaLoop loop, int port) throws IOException {
    MediaIo.Port rtp = loop.io.open(new InetSocketAddress(config.bindAddress(), port), false);
    int got = rtp.local().getPort();
    if (got % 2 != 0) {
      rtp.close();
      return null;
    }
    try {
      return new Pair(rtp, loop.io.open(new InetSocketAddress(config.bindAddress(), got + 1), false));
    } catch (IOException taken) {
      rtp.close();
      throw taken;
    }
  }

  /// Goes round the range, so that a port rests before it is used again: late packets of an old call then meet nobody.
  private int nextOfRange() {
    opening.lock();
    try {
      int port = nextPort;
      nextPort = port + 3 > config.lastPort() ? even(config.firstPort()) : port + 2;
      return port;
    } finally {
      opening.unlock();
    }
  }

  private static int even(int port) { return (port + 1) & ~1; }

  @Override public MixRoom room(@Nullable MediaLeg near) {
    return new Room(near instanceof Leg leg ? leg.loop : loops.stream().min(Comparator.comparingInt(MediaLoop::claimed)).orElseThrow());
  }

  @Override public EngineLoad load() {
    int legs = 0;
    double busiest = 0;
    long in = 0;
    long out = 0;
    long late = 0;
    long dropped = 0;
    for (MediaLoop loop : loops) {
      MediaLoop.Report report = loop.report();
      legs += loop.claimed();
      busiest = Math.max(busiest, report.busy());
      in += report.packetsIn();
      out += report.packetsOut();
      late += report.lateTicks();
      dropped += report.droppedPackets();
    }
    return new EngineLoad(legs, loops.size(), busiest, in, out, late, dropped);
  }

  @Override public void close() {
    if (closed) return;
    closed = true;
    loops.forEach(MediaLoop::stop);
    LOG.log(Level.INFO, "media.stopped");
  }
}

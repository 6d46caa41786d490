package io.trunkline.media.internal;

import io.trunkline.kernel.SystemTime;
import io.trunkline.media.Audio;
import io.trunkline.media.Codec;
import io.trunkline.media.G711;
import io.trunkline.media.LocalMedia;
import io.trunkline.media.RemoteMedia;
import io.trunkline.media.Tones;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/// The media half of a browser: ICE checks, a DTLS client, SRTP both ways. It sends a tone and keeps what it hears.
final class Browser implements AutoCloseable {
  static final int SSRC = 0x1234;

  final BlockingQueue<byte[]> stun = new LinkedBlockingQueue<>();
  final BlockingQueue<short[]> heard = new LinkedBlockingQueue<>();
  private final DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final BlockingQueue<byte[]> handshake = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final SecureRandom random = new SecureRandom();
  private final BcTlsCrypto crypto = new BcTlsCrypto(random);
  private final DtlsIdentity identity = DtlsIdentity.create(random, SystemTime.INSTANCE.now());
  private final Srtp.Profile[] profiles;
  private final Audio voice;
  private final InetSocketAddress target;
  private final LocalMedia remote;
  private volatile @Nullable Srtp srtp;
  private int sequence = 100;

  Browser(LocalMedia remote, double hertz, Srtp.Profile... profiles) throws IOException {
    this.remote = remote;
    this.profiles = profiles;
    voice = Tones.sine(hertz, Duration.ofSeconds(1));
    target = new InetSocketAddress(InetAddress.getLoopbackAddress(), remote.port());
    Thread.ofPlatform().daemon().start(this::listen);
  }

  RemoteMedia media() { return media(identity.fingerprint); }

  RemoteMedia media(String fingerprint) {
    return RemoteMedia.webRtc(Codec.PCMU, 126, new RemoteMedia.Security("them", "theirpassword", List.of(fingerprint)));
  }

  /// One ICE check; returns the answer.
  byte[] checks(String password, int... flags) throws InterruptedException {
    byte[] out = new byte[256];
    LocalMedia.Security secrets = Objects.requireNonNull(remote.security());
    Bytes.u16(out, 0, Stun.BINDING_REQUEST);
    Bytes.i32(out, 4, Stun.MAGIC);
    Bytes.i32(out, 8, random.nextInt());
    byte[] user = (secrets.iceUfrag() + ":them").getBytes(StandardCharsets.US_ASCII);
    Bytes.u16(out, 20, Stun.USERNAME);
    Bytes.u16(out, 22, user.length);
    System.arraycopy(user, 0, out, 24, user.length);
    int at = 24 + ((user.length + 3) & ~3);
    for (int flag : flags) {
      Bytes.u16(out, at, flag);
      Bytes.u16(out, at + 2, flag == Stun.USE_CANDIDATE ? 0 : 8);
      at += flag == Stun.USE_CANDIDATE ? 4 : 12;
    }
    send(Arrays.copyOf(out, Stun.seal(out, at, Stun.key(password))));
    byte[] answer = stun.poll(5, TimeUnit.SECONDS);
    if (answer == null) throw new AssertionError("no answer to the check");
    return answer;
  }

  void nominates() throws InterruptedException { checks(Objects.requireNonNull(remote.security()).icePwd(), Stun.USE_CANDIDATE); }

  /// The handshake; speaks from then on.
  DTLSTransport connects() throws IOException {
    Client client = new Client();
    DTLSTransport connection = new DTLSClientProtocol().connect(client, new Transport());
    Srtp.Profile profile = Objects.requireNonNull(client.profile);
    byte[] m = Objects.requireNonNull(client.material);
    int k = profile.keyLength;
    int s = profile.saltLength;
    srtp = Srtp.of(profile, Arrays.copyOf(m, k), Arrays.copyOfRange(m, 2 * k, 2 * k + s), Arrays.copyOfRange(m, k, 2 * k),
        Arrays.copyOfRange(m, 2 * k + s, 2 * k + 2 * s), SSRC);
    var _ = clock.scheduleAtFixedRate(this::speak, 0, 20, TimeUnit.MILLISECONDS);
    return connection;
  }

  private void speak() {
    byte[] packet = new byte[300];
    sequence++;
    RtpPacket.header(packet, 0, false, sequence, sequence * 160, SSRC);
    voice.copy(sequence * 160 % 7840, packet, 12, 160);
    G711.transcode(Codec.PCMA, Codec.PCMU, packet, 12, 160);
    send(Arrays.copyOf(packet, Objects.requireNonNull(srtp).seal(packet, 172)));
  }

  private void send(byte[] datagram) {
    try {
      socket.send(new DatagramPacket(datagram, datagram.length, target));
    } catch (IOException closed) {
      clock.shutdownNow();
    }
  }

  private void listen() {
    byte[] buffer = new byte[1500];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] data = Arrays.copyOf(buffer, packet.getLength());
        int first = data[0] & 0xFF;
        if (first < 4) stun.add(data);
        else if (first < 64) handshake.add(data);
        else if (!Rtcp.isRtcp(data)) media(data);
      }
    } catch (IOException closed) {
      clock.shutdownNow();
    }
  }

  private void media(byte[] data) {
    Srtp keys = srtp;
    if (keys == null) return;
    byte[] room = Arrays.copyOf(data, 1500);
    int length = keys.open(room, data.length);
    if (length != 172) return;
    short[] pcm = new short[160];
    for (int i = 0; i < 160; i++) pcm[i] = G711.ofUlaw(room[12 + i]);
    heard.add(pcm);
  }

  @Override public void close() {
    clock.shutdownNow();
    socket.close();
  }

  private final class Transport implements DatagramTransport {
    @Override public int getReceiveLimit() { return 1500; }

    @Override public int getSendLimit() { return 400; }   // so that our ClientHello comes in fragments, as Chromium's does

    @Override public int receive(byte[] buffer, int at, int length, int waitMillis) throws IOException {
      try {
        byte[] data = handshake.poll(Math.max(1, waitMillis), TimeUnit.MILLISECONDS);
        if (data == null) return -1;
        System.arraycopy(data, 0, buffer, at, data.length);
        return data.length;
      } catch (InterruptedException interrupted) {
        throw new IOException(interrupted);
      }
    }

    @Override public void send(byte[] buffer, int at, int length) { Browser.this.send(Arrays.copyOfRange(buffer, at, at + length)); }

    @Override public void close() {}
  }

  private final class Client extends DefaultTlsClient {
    Srtp.@Nullable Profile profile;
    byte @Nullable [] material;

    Client() { super(Browser.this.crypto); }

    @Override protected ProtocolVersion[] getSupportedVersions() { return ProtocolVersion.DTLSv12.only(); }

    @Override protected int[] getSupportedCipherSuites() { return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256}; }

    @SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"})
    @Override public Hashtable getClientExtensions() throws IOException {
      Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
      TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(Arrays.stream(profiles).mapToInt(p -> p.id).toArray(), new byte[0]));
      return extensions;
    }

    @SuppressWarnings({"rawtypes", "JdkObsolete"})
    @Override public void processServerExtensions(Hashtable extensions) throws IOException {
      super.processServerExtensions(extensions);
      int id = TlsSRTPUtils.getUseSRTPExtension(extensions).getProtectionProfiles()[0];
      for (Srtp.Profile known : Srtp.Profile.values()) if (known.id == id) profile = known;
    }

    @Override public TlsAuthentication getAuthentication() {
      return new TlsAuthentication() {
        @Override public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
          byte[] der = certificate.getCertificate().getCertificateAt(0).getEncoded();
          if (!DtlsIdentity.matches(Objects.requireNonNull(remote.security()).fingerprint(), der)) throw new IOException("not our server");
        }

        @Override public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
          return new BcDefaultTlsCredentialedSigner(new TlsCryptoParameters(context), Browser.this.crypto, identity.privateKey,
              new org.bouncycastle.tls.Certificate(new TlsCertificate[] {Browser.this.crypto.createCertificate(identity.certificate())}),
              SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
        }
      };
    }

    @Override public void notifyHandshakeComplete() throws IOException {
      super.notifyHandshakeComplete();
      material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, Objects.requireNonNull(profile).materialLength());
    }
  }
}

package io.trunkline.media.internal;

import io.trunkline.fuzz.Target;
import io.trunkline.media.internal.io.MediaIo;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/// The peer's datagrams of a handshake (two bytes of length before each), then silence. It fails or succeeds; [DtlsEndpoint] answers both.
public final class DtlsTarget implements Target {
  private static final int MOST_DATAGRAMS = 16;

  private final BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());
  private final DtlsIdentity identity = DtlsIdentity.create(new SecureRandom(), Instant.parse("2026-11-23T12:00:00Z"));

  @Override public List<byte[]> seeds() {
    byte[] hello = hello();
    byte[] alert = HexFormat.of().parseHex("15fefd000000000000000100020128");
    byte[] cipherSpec = HexFormat.of().parseHex("14fefd0000000000000001000101");
    return List.of(datagrams(hello), datagrams(hello, alert), datagrams(cipherSpec, hello, hello));
  }

  /// The first datagram of a client of the library's; the same each time.
  private static byte[] hello() {
    List<byte[]> sent = new ArrayList<>();
    SecureRandom same = new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override public void nextBytes(byte[] bytes) { Arrays.fill(bytes, (byte) 7); }
    };
    try {
      new DTLSClientProtocol().connect(new Client(new BcTlsCrypto(same)), new Far(new byte[0], sent));
    } catch (IOException nobodyAnswers) {
      // as it should be
    }
    return sent.getFirst();
  }

  private static final class Client extends DefaultTlsClient {
    Client(BcTlsCrypto crypto) { super(crypto); }

    @Override protected ProtocolVersion[] getSupportedVersions() { return ProtocolVersion.DTLSv12.only(); }

    @SuppressWarnings({"rawtypes", "JdkObsolete"})   // the library's signature
    @Override public Hashtable getClientExtensions() throws IOException {
      Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
      TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(new int[] {7, 8, 1}, new byte[0]));
      return extensions;
    }

    @Override public TlsAuthentication getAuthentication() { throw new IllegalStateException("nobody answers"); }
  }

  private static byte[] datagrams(byte[]... datagrams) {
    byte[] all = new byte[Arrays.stream(datagrams).mapToInt(datagram -> 2 + datagram.length).sum()];
    int at = 0;
    for (byte[] datagram : datagrams) {
      Bytes.u16(all, at, datagram.length);
      System.arraycopy(datagram, 0, all, at + 2, datagram.length);
      at += 2 + datagram.length;
    }
    return all;
  }

  @Override public void eat(byte[] input) {
    try {
      new DTLSServerProtocol().accept(new DtlsServer(crypto, identity, List.of(identity.fingerprint)), new Far(input, new ArrayList<>())).close();
    } catch (IOException | RuntimeException failed) {
      // What DtlsEndpoint#run catches; the browser's leg fails with it.
    }
  }

  private static final class Far implements DatagramTransport {
    private final byte[] input;
    private final List<byte[]> sent;
    private int at;
    private int count;

    Far(byte[] input, List<byte[]> sent) {
      this.input = input;
      this.sent = sent;
    }

    @Override public int getReceiveLimit() { return MediaIo.LONGEST; }

    @Override public int getSendLimit() { return 1150; }

    @Override public int receive(byte[] buffer, int from, int length, int waitMillis) throws IOException {
      if (at + 2 > input.length || ++count > MOST_DATAGRAMS) throw new IOException("nothing more comes");
      int size = Math.min(Math.min(Bytes.u16(input, at), length), input.length - at - 2);
      byte[] datagram = Arrays.copyOfRange(input, at + 2, at + 2 + size);
      at += 2 + size;
      if (!DtlsRecords.areModest(datagram)) return -1;
      System.arraycopy(datagram, 0, buffer, from, size);
      return size;
    }

    @Override public void send(byte[] buffer, int from, int length) { sent.add(Arrays.copyOfRange(buffer, from, from + length)); }

    @Override public void close() {}
  }
}

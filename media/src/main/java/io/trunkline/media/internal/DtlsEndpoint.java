package io.trunkline.media.internal;

import io.trunkline.media.MediaFailure;
import io.trunkline.media.internal.io.MediaIo;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/// One leg's DTLS connection on a virtual thread of its own: the handshake, then waiting for the peer's repeats and its goodbye.
/// The loop gives it datagrams and gets the outcome as commands; no cryptography of the handshake ever runs on the loop.
final class DtlsEndpoint implements DatagramTransport, Runnable {
  interface Outcome {
    void secured(Srtp.Profile profile, byte[] material);

    void failed(MediaFailure why);
  }

  private static final Logger LOG = System.getLogger(DtlsEndpoint.class.getName());
  private static final int MOST_WAITING = 32;
  /// Datagrams that we send stay below what tunnels and mobile networks carry whole.
  private static final int SEND_LIMIT = 1150;
  private static final int MOST_AT_ONCE = 64;
  /// Handshakes that compute at the same time; more wait here and not for the processor.
  private static final Semaphore HANDSHAKES = new Semaphore(MOST_AT_ONCE);
  private static final int IDLE_WAIT_MS = 30_000;

  private final BlockingQueue<byte[]> arrivals = new ArrayBlockingQueue<>(MOST_WAITING);
  private final DtlsServer server;
  private final Consumer<byte[]> sender;
  private final Outcome outcome;
  private volatile boolean closed;
  private boolean connectionClosed;   // this and the next: the virtual thread's
  private boolean secured;

  DtlsEndpoint(BcTlsCrypto crypto, DtlsIdentity identity, List<String> fingerprints, Consumer<byte[]> sender, Outcome outcome) {
    server = new DtlsServer(crypto, identity, fingerprints);
    this.sender = sender;
    this.outcome = outcome;
  }

  void start() { Thread.ofVirtual().name("dtls").start(this); }

  /// A datagram of the peer; from the loop. A full queue drops it: DTLS repeats.
  void arrived(byte[] data, int length) { var _ = arrivals.offer(Arrays.copyOf(data, length)); }

  void stop() {
    closed = true;
    var _ = arrivals.offer(new byte[0]);
  }

  @Override public void run() {
    try {
      HANDSHAKES.acquire();
      DTLSTransport connection;
      try {
        // No stateless verifier before this: Chromium's ClientHello comes in two fragments, which only accept() puts together.
        // ICE has proved by then that the peer's address is real (RFC 8445 §7.3), so no cookie is needed.
        connection = new DTLSServerProtocol().accept(server, this);
      } finally {
        HANDSHAKES.release();
      }
      Srtp.Profile profile = server.profile();
      byte[] material = server.material();
      if (profile == null || material == null) throw new IOException("the handshake gave no SRTP keys");
      outcome.secured(profile, material);
      secured = true;
      listen(connection);
    } catch (IOException | RuntimeException failure) {
      if (!closed) fail(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(Exception failure) {
    if (secured && connectionClosed) {
      outcome.failed(MediaFailure.CLOSED_BY_PEER);
      return;
    }
    LOG.log(Level.INFO, "media.dtls failed: {0}", failure.toString());
    outcome.failed(server.fingerprintRefused() ? MediaFailure.FINGERPRINT_MISMATCH : MediaFailure.HANDSHAKE_FAILED);
  }

  /// Answers repeats of the peer's last flight and hears its close_notify.
  private void listen(DTLSTransport connection) throws IOException {
    byte[] buffer = new byte[MediaIo.LONGEST];
    while (!closed && !connectionClosed) {
      var _ = connection.receive(buffer, 0, buffer.length, IDLE_WAIT_MS);
    }
  }

  @Override public int getReceiveLimit() { return MediaIo.LONGEST; }

  @Override public int getSendLimit() { return SEND_LIMIT; }

  @Override public int receive(byte[] buffer, int at, int length, int waitMillis) throws IOException {
    if (connectionClosed) throw new IOException("the connection was closed");   // else the library would wait on after a close_notify
    try {
      byte[] datagram = waitMillis > 0 ? arrivals.poll(waitMillis, TimeUnit.MILLISECONDS) : arrivals.poll();
      if (closed) throw new IOException("the connection was closed");
      if (datagram == null || datagram.length == 0 || !DtlsRecords.areModest(datagram)) return -1;
      int count = Math.min(length, datagram.length);
      System.arraycopy(datagram, 0, buffer, at, count);
      return count;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  @Override public void send(byte[] buffer, int at, int length) { sender.accept(Arrays.copyOfRange(buffer, at, at + length)); }

  /// Called by the library at the end of a connection, for whatever reason.
  @Override public void close() { connectionClosed = true; }
}

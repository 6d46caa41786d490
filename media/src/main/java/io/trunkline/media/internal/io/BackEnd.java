package io.trunkline.media.internal.io;

import io.trunkline.media.IoBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The way to the kernel that this machine gets, found by trying: the fastest one that gets a datagram to itself.
///
/// @param kind        never [IoBackend#AUTO]
/// @param passedOver  why not a faster one, or not the one that was asked for; empty when there is nothing to say
public record BackEnd(IoBackend kind, String passedOver) {
  private static final List<IoBackend> FASTEST_FIRST = List.of(IoBackend.IO_URING, IoBackend.MMSG, IoBackend.NIO);
  private static final long PATIENCE_NS = 100_000_000;
  private static final int ATTEMPTS = 10;   // of the patience each: a wait may end early
  private static final byte[] TRIAL = {1, 2, 3, 4};

  /// The one that is wanted, or where it doesn't work the fastest that does: calls matter more than how they are carried.
  public static BackEnd choose(IoBackend wanted) {
    List<IoBackend> candidates = new ArrayList<>(FASTEST_FIRST);
    if (wanted != IoBackend.AUTO) {
      candidates.remove(wanted);
      candidates.addFirst(wanted);
    }
    StringJoiner passedOver = new StringJoiner("; ");
    for (IoBackend candidate : candidates) {
      String refusal = refusal(candidate);
      if (refusal == null) return new BackEnd(candidate, passedOver.toString());
      passedOver.add("no " + candidate + ": " + refusal);
    }
    throw new IllegalStateException("no way to send a datagram on this machine: " + passedOver);
  }

  /// All that work on this machine, fastest first.
  public static List<IoBackend> usable() { return FASTEST_FIRST.stream().filter(kind -> refusal(kind) == null).toList(); }

  /// Why it can't be used here; null when it can.
  private static @Nullable String refusal(IoBackend candidate) {
    try {
      MediaIo io = open(candidate);
      try {
        return reachesItself(io) ? null : "a datagram on loopback didn't arrive";
      } finally {
        io.close();
      }
    } catch (IOException | RuntimeException | LinkageError failure) {
      return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
  }

  private static boolean reachesItself(MediaIo io) throws IOException {
    MediaIo.Port port = io.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), true);
    boolean[] arrived = {false};
    io.attach(port, (data, length, from) -> arrived[0] = length == TRIAL.length && data[3] == TRIAL[3] && from.equals(port.local()));
    if (!port.send(TRIAL, 0, TRIAL.length, port.local())) return false;
    for (int i = 0; i < ATTEMPTS && !arrived[0]; i++) io.poll(PATIENCE_NS);
    return arrived[0];
  }

  /// One for a loop.
  public MediaIo open() throws IOException { return open(kind); }

  private static MediaIo open(IoBackend kind) throws IOException {
    if (kind != IoBackend.NIO && !Linux.isSupported()) throw new IOException("only on 64-bit Linux");
    return switch (kind) {
      case IO_URING -> new UringIo();
      case MMSG -> new MmsgIo();
      case NIO, AUTO -> new NioIo();
    };
  }
}

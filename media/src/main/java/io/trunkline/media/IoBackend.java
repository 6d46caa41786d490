package io.trunkline.media;

import java.util.Locale;

/// How media loops talk to the kernel. The engine says in its log which one it took, and why not a faster one.
public enum IoBackend {
  /// The fastest that works on this machine.
  AUTO,
  /// io_uring, with its requests for many datagrams and a turn's sends in one call: Linux 6.1, where it isn't forbidden (many containers forbid it).
  IO_URING,
  /// epoll, and `recvmmsg` and `sendmmsg` where many peers share a port: Linux.
  MMSG,
  /// `java.nio` selectors: works everywhere.
  NIO;

  @Override public String toString() { return name().toLowerCase(Locale.ROOT); }
}

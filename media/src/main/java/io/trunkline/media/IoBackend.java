package io.trunkline.media;

import java.util.Locale;

/// How media loops talk to the kernel. The engine says in its log which one it took, and why not a faster one.
public enum IoBackend {
  /// The fastest that works on this machine.
  AUTO,
  /// epoll, and `recvmmsg` and `sendmmsg` where many peers share a port: Linux.
  MMSG,
  /// `java.nio` selectors: works everywhere.
  NIO;

  @Override public String toString() { return name().toLowerCase(Locale.ROOT); }
}

package io.trunkline.media;

/// How media loops talk to the kernel. The engine says in its log which one it took.
public enum IoBackend {
  /// The best that works on this machine.
  AUTO,
  /// `java.nio` selectors: works everywhere.
  NIO
}

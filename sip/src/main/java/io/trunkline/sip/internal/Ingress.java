package io.trunkline.sip.internal;

/// Where transports deliver the bytes of one message.
interface Ingress {
  /// Takes one message, on any thread; false if it was dropped because too many wait.
  boolean received(Flow flow, byte[] message);
}

package io.trunkline.media.internal;

/// Something that acts every 20 ms on a loop.
interface Clocked {
  void tick(long nowNs);
}

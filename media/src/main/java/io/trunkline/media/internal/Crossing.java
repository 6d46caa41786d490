package io.trunkline.media.internal;

import io.trunkline.media.Codec;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The way of packets from one loop to another: a bounded ring with one producer and one consumer, preallocated, shared by all bridges of the two loops.
/// A full ring drops the packet and counts it: late sound is worth nothing.
final class Crossing {
  private static final int SLOTS = 2048;
  private static final int MASK = SLOTS - 1;
  /// 64 ms of G.711; longer packets are not bridged between loops.
  private static final int LONGEST = 512;

  private static final class Slot {
    @Nullable VoiceSink target;
    final RtpPacket packet = new RtpPacket();

    Slot() { packet.data = new byte[LONGEST]; }
  }

  private final Slot[] slots = new Slot[SLOTS];
  private final AtomicLong tail = new AtomicLong();
  private final AtomicLong head = new AtomicLong();
  private final MediaLoop from;
  private final MediaLoop to;

  Crossing(MediaLoop from, MediaLoop to) {
    this.from = from;
    this.to = to;
    for (int i = 0; i < SLOTS; i++) slots[i] = new Slot();
  }

  /// The sink that stands on the producer's loop for `target` on the consumer's.
  VoiceSink towards(VoiceSink target) { return new Far(target, this); }

  record Far(VoiceSink target, Crossing crossing) implements VoiceSink {
    @Override public void voice(RtpPacket packet) { crossing.put(target, packet); }
  }

  private void put(VoiceSink target, RtpPacket packet) {
    long at = tail.get();
    if (at - head.getAcquire() >= SLOTS || packet.payloadLength > LONGEST) {
      from.droppedPackets++;
      return;
    }
    Slot slot = slots[(int) at & MASK];
    slot.target = target;
    copy(packet, slot.packet);
    tail.setRelease(at + 1);
    to.wakeIfAsleep();
  }

  /// Delivers what is there. Consumer only.
  void drain() {
    long at = head.get();
    long end = tail.getAcquire();
    for (; at < end; at++) {
      Slot slot = slots[(int) at & MASK];
      VoiceSink target = slot.target;
      slot.target = null;
      if (target != null) target.voice(slot.packet);
      head.setRelease(at + 1);
    }
  }

  boolean isEmpty() { return tail.getAcquire() == head.get(); }

  private static void copy(RtpPacket from, RtpPacket to) {
    System.arraycopy(from.data, from.payloadAt, to.data, 0, from.payloadLength);
    to.payloadAt = 0;
    to.payloadLength = from.payloadLength;
    to.payloadType = from.payloadType;
    to.sequence = from.sequence;
    to.timestamp = from.timestamp;
    to.ssrc = from.ssrc;
    to.marker = from.marker;
    Codec codec = from.codec;
    to.codec = codec;
    to.telephoneEvent = from.telephoneEvent;
    to.comfortNoise = from.comfortNoise;
  }
}

package io.trunkline.media.internal;

import io.trunkline.media.Codec;
import io.trunkline.media.G711;
import java.util.Arrays;

/// Lays packets out on the clock: a short ring of samples where each packet stands where its RTP timestamp says, so that loss leaves a hole and jitter
/// moves nothing. A mixer and a recording read it some milliseconds behind the clock. Positions count samples of 125 µs from the timeline's start.
final class Timeline {
  static final int BLOCK = 160;
  private static final int BLOCKS = 16;
  private static final int SIZE = BLOCK * BLOCKS;   // 320 ms: a loop that stood still for some 200 loses nothing
  /// How far a packet may be from where its arrival puts it before the two clocks are set anew.
  private static final int TOLERANCE = 60 * 8;
  /// One odd packet isn't a moved clock.
  private static final int ODD_IN_A_ROW = 5;

  final Codec codec;
  private final byte[] ring = new byte[SIZE];
  private final short[] filled = new short[BLOCKS];
  private boolean anchored;
  private int anchorTimestamp;
  private long anchorPosition;
  private int source;
  private int odd;
  private long readTo;

  Timeline(Codec codec) {
    this.codec = codec;
    Arrays.fill(ring, codec.silence());
  }

  /// Forgets the relation of timestamps to the clock: another stream begins.
  void restart() { anchored = false; }

  void write(RtpPacket packet, long nowPosition) {
    if (packet.ssrc != source) anchored = false;
    source = packet.ssrc;
    write(packet.data, packet.payloadAt, packet.payloadLength, packet.codec, packet.timestamp, nowPosition);
  }

  /// @param nowPosition  the clock at the packet's arrival
  void write(byte[] data, int at, int count, Codec from, int timestamp, long nowPosition) {
    if (count <= 0) return;
    long end = anchored ? anchorPosition + (timestamp - anchorTimestamp) + count : nowPosition;
    if (anchored && Math.abs(end - nowPosition) > TOLERANCE) {
      // Far off: wait for a few more before believing it, then let arrival decide again.
      if (++odd < ODD_IN_A_ROW && Math.abs(end - nowPosition) < SIZE / 2) place(data, at, count, from, end - count);
      if (odd < ODD_IN_A_ROW) return;
      anchored = false;
      end = nowPosition;
    }
    odd = 0;
    if (!anchored) {
      anchored = true;
      anchorTimestamp = timestamp;
      anchorPosition = end - count;
    }
    place(data, at, count, from, end - count);
  }

  private void place(byte[] data, int at, int count, Codec from, long position) {
    int skip = (int) Math.max(0, Math.min(count, readTo - position));   // already read: too late
    int room = (int) Math.max(0, Math.min(count, readTo + SIZE - position));   // the rest would stand where something waits to be read
    for (int done = skip; done < room; ) {
      long target = position + done;
      int block = (int) (target / BLOCK % BLOCKS);
      int within = (int) (target % BLOCK);
      int part = Math.min(BLOCK - within, room - done);
      System.arraycopy(data, at + done, ring, block * BLOCK + within, part);
      if (from != codec) G711.transcode(from, codec, ring, block * BLOCK + within, part);
      filled[block] = (short) Math.min(BLOCK, filled[block] + part);
      done += part;
    }
  }

  /// Takes the next block; blocks are read in order, once. False when nothing came for it: then it is silence.
  boolean read(byte[] target) {
    int block = (int) (readTo / BLOCK % BLOCKS);
    System.arraycopy(ring, block * BLOCK, target, 0, BLOCK);
    Arrays.fill(ring, block * BLOCK, (block + 1) * BLOCK, codec.silence());
    boolean any = filled[block] > 0;
    filled[block] = 0;
    readTo += BLOCK;
    return any;
  }

  /// Position up to which was read.
  long readTo() { return readTo; }

  /// Leaves out what lies before `position` (a block's start): the reader slept.
  void skipTo(long position) {
    Arrays.fill(ring, codec.silence());
    Arrays.fill(filled, (short) 0);
    readTo = position;
  }
}

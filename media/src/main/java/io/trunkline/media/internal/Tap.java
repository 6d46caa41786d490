package io.trunkline.media.internal;

import io.trunkline.media.Codec;
import io.trunkline.media.recording.RecordingSink;
import java.util.Arrays;

/// Copies both sides of a leg to a recording, by the clock: the number of samples given is the time passed, whatever the network did.
final class Tap {
  /// How long a late packet is waited for. With the writer's chunk this is what a crash can lose.
  private static final int DELAY = 60 * 8;
  private static final int SAID_MISSING = 1;
  private static final int HEARD_MISSING = 2;

  final RecordingSink sink;
  private final long startNs;
  private final Timeline said;
  private final Timeline heard;
  private final byte[] saidFrame;
  private final byte[] heardFrame;

  Tap(RecordingSink sink, Codec codec, MediaLoop loop) {
    this.sink = sink;
    startNs = loop.nowNs;
    saidFrame = loop.saidFrame;
    heardFrame = loop.heardFrame;
    said = new Timeline(codec);
    heard = new Timeline(codec);
  }

  void said(RtpPacket packet, long nowNs) { said.write(packet, position(nowNs)); }

  /// @param timestamp  of the stream that we send, which is continuous by itself
  void heard(byte[] data, int at, int count, Codec codec, int timestamp, long nowNs) { heard.write(data, at, count, codec, timestamp, position(nowNs)); }

  void tick(long nowNs) {
    long until = position(nowNs) - DELAY;
    while (said.readTo() + Timeline.BLOCK <= until) give(Timeline.BLOCK);
  }

  /// Gives what is left, to the sample.
  void end(long nowNs) {
    long until = position(nowNs);
    while (said.readTo() + Timeline.BLOCK <= until) give(Timeline.BLOCK);
    int rest = (int) (until - said.readTo());
    if (rest > 0) give(rest);
    sink.ended();
  }

  private void give(int samples) {
    int gaps = (said.read(saidFrame) ? 0 : SAID_MISSING) | (heard.read(heardFrame) ? 0 : HEARD_MISSING);
    if (samples < Timeline.BLOCK) {
      Arrays.fill(saidFrame, samples, Timeline.BLOCK, said.codec.silence());
      Arrays.fill(heardFrame, samples, Timeline.BLOCK, heard.codec.silence());
    }
    sink.frame(saidFrame, heardFrame, samples, said.codec, heard.codec, gaps);
  }

  private long position(long nowNs) { return Math.max(0, (nowNs - startNs) / 125_000); }
}

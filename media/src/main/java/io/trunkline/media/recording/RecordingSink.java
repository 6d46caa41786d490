package io.trunkline.media.recording;

import io.trunkline.media.Codec;

/// Takes both sides of one leg, by the clock: every 20 ms a frame, whether packets came or not. Called on the media loop: copy and return.
public interface RecordingSink {
  /// Bytes of a side in a whole frame: 20 ms at 8,000 samples a second.
  int FRAME = 160;

  /// @param said     what the party of the leg said (becomes the left channel); reused by the caller
  /// @param heard    what it heard (right channel); reused by the caller
  /// @param samples  valid bytes of each: [#FRAME], less only in the last frame
  /// @param gaps     bit 0 set: nothing came of `said`, it holds silence; bit 1: nothing of `heard`
  void frame(byte[] said, byte[] heard, int samples, Codec saidCodec, Codec heardCodec, int gaps);

  /// No more frames: the leg was closed, or another recording took over.
  void ended();
}

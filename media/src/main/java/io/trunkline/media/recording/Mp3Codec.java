package io.trunkline.media.recording;

/// An MP3 encoder for stereo at 16,000 samples a second. Not thread-safe; closed by whoever made it.
interface Mp3Codec extends AutoCloseable {
  int RATE = 16_000;
  int KBPS = 32;
  /// LAME's scale: 0 best, 9 fastest.
  int QUALITY = 5;
  /// Samples of a frame of MPEG-2 layer III.
  int FRAME = 576;

  /// @return bytes written to `out`, which must hold 1.25 × samples + 7,200
  int encode(short[] left, short[] right, int samples, byte[] out);

  /// Encodes what is still inside, padded to whole frames.
  int finish(byte[] out);

  /// Samples of silence that stand before the first one of the input.
  int delay();

  @Override void close();
}

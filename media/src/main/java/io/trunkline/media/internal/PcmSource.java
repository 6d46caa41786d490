package io.trunkline.media.internal;

import java.io.IOException;

/// A decoded sound file, read once: mono, -1 to 1.
interface PcmSource {
  /// Samples a second; known after the first [#read].
  int rate();

  /// Fills from 0 on; returns how many samples, or -1 at the end.
  int read(float[] target) throws IOException;
}

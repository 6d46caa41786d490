package io.trunkline.media.recording;

import java.io.IOException;

/// Linear stereo at 8,000 samples a second, read once from its start: what a [SegmentReader] gives.
@FunctionalInterface
public interface StereoSource {
  /// Fills both arrays from 0 on. Returns how many samples, or -1 at the end.
  int read(short[] left, short[] right) throws IOException;
}

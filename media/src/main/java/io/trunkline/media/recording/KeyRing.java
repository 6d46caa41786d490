package io.trunkline.media.recording;

import org.jspecify.annotations.Nullable;

/// Finds the key that a segment was sealed under.
@FunctionalInterface
public interface KeyRing {
  /// Null when the key is unknown or was destroyed (and the recording with it).
  @Nullable SegmentKey key(String id);
}

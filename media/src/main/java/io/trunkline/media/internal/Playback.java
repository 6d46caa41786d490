package io.trunkline.media.internal;

import io.trunkline.media.Audio;
import io.trunkline.media.Codec;
import io.trunkline.media.Source.Playlist;
import java.util.Arrays;

/// Where a leg is in its playlist.
final class Playback {
  final Playlist list;
  private int sound;
  private int offset;
  private int round;

  Playback(Playlist list) { this.list = list; }

  boolean isOver() { return round >= list.rounds(); }

  /// Writes the next A-law samples, over the edge of one sound into the next, with silence behind the last.
  void fill(byte[] target, int samples) {
    int at = 0;
    while (at < samples && !isOver()) {
      Audio now = list.sounds().get(sound);
      int count = Math.min(samples - at, now.samples() - offset);
      now.copy(offset, target, at, count);
      at += count;
      offset += count;
      if (offset < now.samples()) continue;
      offset = 0;
      sound = (sound + 1) % list.sounds().size();
      if (sound == 0 && list.rounds() != Playlist.FOREVER) round++;
    }
    Arrays.fill(target, at, samples, Codec.PCMA.silence());
  }
}

package io.trunkline.media;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a leg hears; exactly one at a time.
public sealed interface Source {
  /// Packets of silence, so that the peer and the NATs between see a living stream.
  enum Silence implements Source { INSTANCE }

  /// Sounds one after the other, `rounds` times the whole list ([#FOREVER] for music).
  ///
  /// @param endToken  given to [MediaListener#ended] when the last sound was heard; not when another source replaced this one
  record Playlist(List<Audio> sounds, int rounds, @Nullable String endToken) implements Source {
    public static final int FOREVER = Integer.MAX_VALUE;
    private static final int LONGEST = 1000;

    public Playlist {
      sounds = List.copyOf(sounds);
      if (sounds.isEmpty() || sounds.size() > LONGEST) throw new IllegalArgumentException("1 to " + LONGEST + " sounds, not " + sounds.size());
      if (rounds < 1) throw new IllegalArgumentException("rounds: " + rounds);
    }

    public static Playlist once(List<Audio> sounds, String endToken) { return new Playlist(sounds, 1, endToken); }

    public static Playlist forever(Audio sound) { return new Playlist(List.of(sound), FOREVER, null); }
  }

  /// What another leg of this engine says, its keys included. A bridge is two of these.
  record OtherLeg(MediaLeg leg) implements Source {}

  /// The room's mix for this leg: everybody's voice but its own, by the room's gains.
  record Mixed(MixRoom room) implements Source {}
}

package io.trunkline.media;

/// Mixes legs, 20 ms at a time. What a member hears is the sum of the others' voices, each by its gain; members' loops may differ.
/// At most 64 members. All methods may be called from any thread.
public interface MixRoom {
  /// From now on this leg's voice reaches the room. To hear the room as well, give the leg [Source.Mixed].
  void join(MediaLeg leg);

  /// Its voice leaves; what it hears is not changed.
  void leave(MediaLeg leg);

  /// How loud `from` is for `to`: 1 unchanged (as at first), 0 silent, at most 4. So listening is joining with gain 0 towards everybody,
  /// whispering is 1 towards one, barging in is 1 towards all.
  void gain(MediaLeg from, MediaLeg to, double factor);
}

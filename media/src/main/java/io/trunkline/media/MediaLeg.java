package io.trunkline.media;

import io.trunkline.kernel.LegId;
import io.trunkline.media.recording.RecordingSink;

/// One party's sound. Made by [MediaEngine#open]; owned by one media loop for life. All methods may be called from any thread and return at once;
/// those of one thread take effect in their order.
public interface MediaLeg {
  LegId id();

  LocalMedia local();

  /// Takes up the result of an SDP exchange; again after each re-offer, which also lets a symmetric leg latch anew once.
  /// Before the first call the leg neither sends nor accepts anything.
  void connect(RemoteMedia remote);

  /// From the next frame on this leg hears `source` instead of what it heard. A leg begins with [Source.Silence].
  void hears(Source source);

  /// Sends keys (`0`–`9`, `*`, `#`, `A`–`D`; others are skipped) as telephone-events of 100 ms with 100 ms between, or as tones where
  /// the peer has none. At most 64 wait; more are dropped.
  void dial(String digits);

  /// Gives the sink both sides of this leg from now on; a sink before it is ended. With the customer's leg this is the whole call.
  void record(RecordingSink sink);

  /// Ends the recording, if one runs.
  void stopRecording();

  /// While muted, what this party says reaches nobody, not even the recording; its keys still count.
  void mute(boolean muted);

  /// At most a second old; exact and final after [#close].
  LegStatistics statistics();

  /// Sends RTCP BYE, ends the recording, frees the port. Nothing is reported afterwards.
  void close();
}

package io.trunkline.media;

import java.time.Duration;

/// What happens to a leg. Called on its media loop, where blocking would be heard by every call: post a message and return.
public interface MediaListener {
  /// A key was pressed: each press exactly once, at its beginning; found in the sound of peers that agreed on no telephone-events.
  default void digit(MediaLeg leg, char digit) {}

  /// A [Source.Playlist] with this token was played to its end.
  default void ended(MediaLeg leg, String endToken) {}

  /// No packet for this long, though the peer should send. Told once, until packets come again.
  default void silentSince(MediaLeg leg, Duration span) {}

  /// Packets come again after [#silentSince].
  default void heardAgain(MediaLeg leg) {}

  /// Sound can flow: ICE and DTLS are done (WebRTC), or the first packet came (RTP).
  default void connected(MediaLeg leg) {}

  /// The leg won't recover; close it.
  default void failed(MediaLeg leg, MediaFailure why) {}

  /// For a leg whose events interest nobody.
  MediaListener NONE = new MediaListener() {};
}

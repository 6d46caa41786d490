package io.trunkline.media;

import io.trunkline.kernel.Time;
import io.trunkline.media.internal.Engine;
import org.jspecify.annotations.Nullable;

/// All media of one node: its loops, ports and legs.
public interface MediaEngine extends AutoCloseable {
  /// Opens the loops. The clock gives times of events; frames are paced by the loops themselves.
  ///
  /// @throws NoMediaPort when not even the shared WebRTC ports could be opened
  static MediaEngine start(MediaConfig config, Time time) { return Engine.start(config, time); }

  /// Reserves a leg and its port: [MediaLeg#local] is final when this returns, so that an SDP offer can be written at once.
  ///
  /// @throws NoMediaPort when no port is left
  MediaLeg open(LegSpec spec, MediaListener listener);

  /// A mixer on the loop of `near`, or on the least loaded one. It is gone when nobody is left in it and nobody refers to it.
  MixRoom room(@Nullable MediaLeg near);

  EngineLoad load();

  /// The back-end in use, in words: `io_uring`, `mmsg`, `nio`.
  String backend();

  /// Ends all legs (their recordings are ended properly) and the loops; returns when the threads are gone.
  @Override void close();
}

package io.trunkline.server.recording;

import io.trunkline.kernel.LegId;
import io.trunkline.media.recording.RecordingSink;
import io.trunkline.telephony.Caller;

/// Starts recordings for scripts. Runs on the call's own thread; writes [RecordingStarted] and, when the sink has ended,
/// [RecordingFinished].
/// Trouble with a disk never harms the call: then nothing is recorded, and a log line says so.
public interface CallRecorder {
  /// Records the caller's leg, and so the whole call, from now to its end.
  void recordCall(Caller caller);

  /// A place for one message of the caller's, for `Caller.recordMessage`.
  Message message(Caller caller);

  /// @param id of the recording
  record Message(LegId id, RecordingSink sink) {}
}

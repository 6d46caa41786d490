package io.trunkline.telephony;

import io.trunkline.kernel.LegId;
import io.trunkline.kernel.Party;
import io.trunkline.media.LegStatistics;
import io.trunkline.media.recording.RecordingSink;
import org.jspecify.annotations.Nullable;

/// One party's part of a call: a SIP dialog and its media. Thread-safe.
public interface Leg {
  LegId id();

  Party party();

  Kind kind();

  /// What [DialOptions#subject] or [Account#subject] said, if anything.
  @Nullable Object subject();

  /// False once it is hung up or lost.
  boolean isUp();

  void record(RecordingSink sink);

  void stopRecording();

  LegStatistics statistics();

  enum Kind { TRUNK, SIP_PHONE, BROWSER, GUEST, ROBOT }
}

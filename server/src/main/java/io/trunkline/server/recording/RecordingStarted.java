package io.trunkline.server.recording;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The call is being recorded from here on.
///
/// @param recording id of the recording: that of the leg it is taken from
public record RecordingStarted(TenantId tenant, Instant at, CallId call, LegId recording, Kind kind) implements Fact {
  public enum Kind { CALL, VOICEMAIL }
}

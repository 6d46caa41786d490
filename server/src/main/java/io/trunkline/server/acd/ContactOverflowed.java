package io.trunkline.server.acd;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.journal.Fact;
import java.time.Instant;

/// The contact left the queue unserved for what the queue's overflow rule says.
///
/// @param to  QUEUE and its id, VOICEMAIL or HANG_UP, as text
public record ContactOverflowed(
    TenantId tenant, Instant at, CallId call,
    ContactId contact, QueueId queue, Why why, String to) implements Fact {
  public enum Why { TIMEOUT, FULL, NO_AGENTS, QUEUE_REMOVED }
}

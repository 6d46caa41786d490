package io.trunkline.server.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How busy a queue is now, for those who serve it.
///
/// @param waiting  callers not answered yet, those included whose offer rings
/// @param oldest   since when the first of them waits
/// @param ready    agents of the queue who could take a call at once
/// @param signedIn agents of the queue in any state but Offline
/// @param serviceLevelSeconds within how long the tenant wants to answer
public record QueuePressure(long id, String name, int waiting, @Nullable Instant oldest, int ready, int signedIn, long serviceLevelSeconds) {}

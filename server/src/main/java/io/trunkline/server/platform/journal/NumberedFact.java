package io.trunkline.server.platform.journal;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fact as it stands in the journal. `node` and `sequence` together name it for ever.
///
/// @param node  the journal it stands in: name of the process and the mark of its journal directory
/// @param type  registered name
/// @param body  the components as JSON, as written
/// @param fact  null when this release doesn't know the type: it is stored, but not projected
public record NumberedFact(
    String node, long sequence, TenantId tenant, Instant at, @Nullable CallId call, String type, String body, @Nullable Fact fact) {}

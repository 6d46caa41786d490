package io.trunkline.server.platform.journal;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened, in the past tense, never changed afterwards. An implementation is a record of values that [FactJson] can write
/// (kernel types, enums, strings, numbers, instants, durations, lists and records of these), registered by its simple name in a
/// [FactTypes] bean.
/// A component may be added later if it is `@Nullable` or a number whose zero means "unknown": facts of the release before are still read.
public interface Fact {
  TenantId tenant();

  /// When it happened, not when it was written.
  Instant at();

  /// Null for what belongs to no call, such as an agent's state.
  @Nullable CallId call();

  /// The first fact of a call. Until the [Last] one is written, a crash of the node makes the journal report the call as lost.
  interface First extends Fact {
    @Override CallId call();
  }

  /// The last fact of a call: afterwards nothing is owed to anybody.
  interface Last extends Fact {
    @Override CallId call();
  }
}

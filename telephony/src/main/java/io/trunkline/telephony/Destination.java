package io.trunkline.telephony;

import io.trunkline.kernel.Party;
import org.jspecify.annotations.Nullable;

/// Where someone can be rung.
public sealed interface Destination {
  /// A registered station: browser or SIP phone. All its contacts ring; the first that answers has the call.
  record Station(String aor) implements Destination {}

  /// An ordinary number behind a trunk.
  ///
  /// @param trunk id of the trunk to use; null tries all that are enabled, those that answer their probes first
  record Telephone(Party number, @Nullable Long trunk) implements Destination {}

  /// A robot of ours: it answers at once.
  record Here(Robot robot) implements Destination {}
}

package io.trunkline.telephony;

import org.jspecify.annotations.Nullable;

/// By which way a call came to be.
public sealed interface Origin {
  /// From a carrier.
  record FromTrunk(TrunkConfig trunk) implements Origin {}

  /// From an agent's page or phone.
  record FromStation(Account account) implements Origin {}

  /// From a web page of the tenant's, by somebody unknown.
  record FromGuest(Account account) implements Origin {}

  /// Begun here: [Telephony#originate].
  ///
  /// @param first who is rung first, as [DialOptions#subject] names them
  record Here(@Nullable Object first) implements Origin {}
}

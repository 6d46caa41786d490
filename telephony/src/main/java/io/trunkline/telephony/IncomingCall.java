package io.trunkline.telephony;

import io.trunkline.kernel.Party;
import org.jspecify.annotations.Nullable;

/// A call at our door.
///
/// @param dialled    normalised by the trunk's [NumberPlan]; for stations and guests as a person of China's plan would dial
/// @param dialledRaw the Request-URI's user part: an extension, `echo`, a number as the carrier writes it
/// @param caller     normalised; from `P-Asserted-Identity` (trunks only), else `From`
/// @param callerName what the caller's side shows, not to be trusted
/// @param divertedBy who passed the call on to the number dialled, as the carrier says by `Diversion` or `History-Info`; the latest, if several did
public record IncomingCall(Origin origin, Party dialled, String dialledRaw, Party caller, String callerRaw, @Nullable String callerName, @Nullable Party divertedBy) {
  /// A call that came straight.
  public IncomingCall(Origin origin, Party dialled, String dialledRaw, Party caller, String callerRaw, @Nullable String callerName) {
    this(origin, dialled, dialledRaw, caller, callerRaw, callerName, null);
  }
}

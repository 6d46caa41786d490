package io.trunkline.telephony;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.TenantId;

/// A call to be made from here.
///
/// @param from      who calls, in the records
/// @param dialled   whom, in the records
/// @param first     who is rung first: the agent who clicked a number
/// @param mostCalls the tenant's limit
public record OutgoingCall(CallId id, TenantId tenant, int mostCalls, Party from, Party dialled, Destination first, DialOptions options) {}

package io.trunkline.telephony;

import org.jspecify.annotations.Nullable;

/// Who may call, and for whom a call is: the part of numbering that belongs to the tenants. Asked on SIP loops, so it answers from memory.
public interface Plan {
  /// For whom this call is. The caller is authenticated: a trunk by its address, stations and guests by digest.
  Route route(IncomingCall call);

  /// The account behind a digest username, or null if nobody has it: then the request gets no answer at all.
  @Nullable Account account(String username);
}

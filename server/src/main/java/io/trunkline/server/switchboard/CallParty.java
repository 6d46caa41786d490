package io.trunkline.server.switchboard;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Party;
import org.jspecify.annotations.Nullable;

/// Who takes part in a call, as facts tell it.
///
/// @param agent  set if and only if the kind is AGENT
/// @param number the party's number where it has one
public record CallParty(Kind kind, @Nullable AgentId agent, @Nullable Party number) {
  /// The CUSTOMER is the outside party that the call is about; EXTERNAL is any further one.
  public enum Kind { CUSTOMER, AGENT, EXTERNAL }

  public CallParty {
    if ((kind == Kind.AGENT) != (agent != null)) throw new IllegalArgumentException("an agent is named by its id, nobody else is: " + kind);
  }

  public static CallParty customer(@Nullable Party number) { return new CallParty(Kind.CUSTOMER, null, number); }

  public static CallParty agent(AgentId agent) { return new CallParty(Kind.AGENT, agent, null); }

  public static CallParty external(Party number) { return new CallParty(Kind.EXTERNAL, null, number); }
}

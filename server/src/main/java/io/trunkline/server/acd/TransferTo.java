package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;

/// Whom a customer is handed to. Prints for people, with numbers masked.
public sealed interface TransferTo {
  record ToAgent(AgentId agent) implements TransferTo {
    @Override public String toString() { return "agent " + agent; }
  }

  record ToQueue(QueueId queue) implements TransferTo {
    @Override public String toString() { return "queue " + queue; }
  }

  record ToNumber(Party number) implements TransferTo {
    @Override public String toString() { return number.toString(); }
  }
}

package io.trunkline.routing;

/// Which of the free agents is offered a contact. Both look at the agent's priority in the queue first (1 before 2).
public enum Strategy {
  /// Equals by how long they have been Ready: the longest first.
  LONGEST_IDLE,
  /// Equals in the fixed order of their ids: always the first who is free.
  IN_ORDER
}

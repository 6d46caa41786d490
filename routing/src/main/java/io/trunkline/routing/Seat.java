package io.trunkline.routing;

import java.util.Comparator;

/// An agent's place in one queue. `able` tells whether the agent meets the queue's own needs.
record Seat(Agent agent, QueueBook queue, int priority, boolean able) {
  static Comparator<Seat> order(Strategy strategy) {
    return switch (strategy) {
      case LONGEST_IDLE -> Comparator.comparingInt(Seat::priority).thenComparingLong(seat -> seat.agent.idleSinceMs).thenComparing(seat -> seat.agent.id);
      case IN_ORDER -> Comparator.comparingInt(Seat::priority).thenComparing(seat -> seat.agent.id);
    };
  }
}

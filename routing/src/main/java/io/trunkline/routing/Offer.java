package io.trunkline.routing;

import org.jspecify.annotations.Nullable;

/// A lease on an agent for a contact. Its deadline is the timer of the agent's Ringing state, so it can't outlive it.
record Offer(OfferId id, Contact contact, Agent agent, @Nullable QueueBook queue, long untilMs) {}

package io.trunkline.server.reporting.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the facts of one call come to, one row a thing that can be counted. Components are the columns of the table of the same name.
///
/// @param calls one, or none for a call between agents
record Grain(List<Call> calls, List<Occupation> occupations, List<Visit> visits, List<Offer> offers, List<Handling> handlings, List<Step> steps) {
  /// Of an absent number, queue.
  static final long NONE = 0;

  record Call(
      long tenantId, UUID callId, Instant slot, Instant startedAt, Instant untilAt, boolean ended, String direction, long numberId, String trunk,
      @Nullable String caller, boolean connected, long connectedMs, boolean talked, int cause, String fault, @Nullable String ivr,
      boolean repeated) {}

  record Occupation(long tenantId, UUID callId, Instant slot, long numberId, String trunk, Instant fromAt, Instant toAt) {}

  record Visit(long tenantId, UUID callId, int n, Instant slot, long queueId, Instant offeredAt, Result result, long waitMs, long thresholdMs) {
    enum Result { WAITING, ANSWERED, ABANDONED, OVERFLOWED, WITHDRAWN }
  }

  record Offer(long tenantId, UUID callId, long offerId, Instant slot, long agentId, long queueId, @Nullable String why, long ringMs) {}

  record Handling(long tenantId, UUID callId, long agentId, Instant slot, long queueId, String direction, long talkMs, long holdMs, long wrapMs) {}

  record Step(long tenantId, UUID callId, int n, Instant slot, long numberId, String node, String kind, String label, String keys, String next) {}
}

package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import io.trunkline.routing.OfferEnd;
import io.trunkline.routing.OfferId;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.acd.AcdSignal;
import io.trunkline.server.switchboard.CallFacts;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallFact;
import io.trunkline.telephony.Conversation;
import io.trunkline.telephony.DialOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Colleagues who are being rung for a consultation: routing's offer and the conversation's attempt, kept in step. One per call.
@Component
final class Consultations {
  private record Asked(Call call, LegId by, AgentId agent, @Nullable OfferId offer) {}

  private final Acd acd;
  private final Map<CallId, Asked> asked = new ConcurrentHashMap<>();

  Consultations(Acd acd, CallFacts facts) {
    this.acd = acd;
    facts.listen(this::happened);
  }

  /// Completes with [AcdSignal.Offered] when the colleague is reserved, or with what stands against it.
  CompletableFuture<AcdSignal> reserve(Call call, LegId by, AgentId agent, Duration ring) {
    CompletableFuture<AcdSignal> first = new CompletableFuture<>();
    asked.put(call.id(), new Asked(call, by, agent, null));
    acd.offerTo(call.tenant(), call.id(), agent, ring, signal -> heard(call, signal, first));
    return first;
  }

  /// On routing's thread.
  private void heard(Call call, AcdSignal signal, CompletableFuture<AcdSignal> first) {
    switch (signal) {
      case AcdSignal.Offered(OfferId offer, _, _, _) -> asked.computeIfPresent(call.id(), (_, before) -> new Asked(before.call(), before.by(), before.agent(), offer));
      // The colleague declined on the page, or the lease is over: the phone must not ring on.
      case AcdSignal.OfferOver _ -> {
        Asked over = asked.remove(call.id());
        if (over != null) call.command(new Conversation.Command.CancelConsult(over.by()));
      }
      case AcdSignal.Connected _, AcdSignal.NotTaken _, AcdSignal.Refused _, AcdSignal.Withdrawn _ -> asked.remove(call.id());
      case AcdSignal.Queued _, AcdSignal.Overflowed _, AcdSignal.Started _ -> { }
    }
    first.complete(signal);
  }

  /// The conversation would not ring.
  void release(Call call) {
    if (asked.remove(call.id()) != null) acd.stopWaiting(call.tenant(), call.id());
  }

  /// On the call's thread.
  private void happened(Call call, Instant at, CallFact fact) {
    switch (fact) {
      case CallFact.DialEnded(_, CallParty(_, AgentId agent, _), DialOutcome outcome) -> {
        Asked known = asked.get(call.id());
        if (known != null && known.agent().equals(agent)) rang(call, known, outcome);
      }
      case CallFact.Ended _ -> asked.remove(call.id());
      default -> { }
    }
  }

  private void rang(Call call, Asked known, DialOutcome outcome) {
    switch (outcome) {
      case DialOutcome.Answered _ -> { }   // `Serving` answers the offer when the consultation begins
      case DialOutcome.Failed(Cause cause, _, _, _) -> {
        asked.remove(call.id());
        if (known.offer() != null) acd.declined(call.tenant(), known.offer(), why(cause));
      }
      case DialOutcome.Cancelled _ -> release(call);
    }
  }

  private static OfferEnd why(Cause cause) {
    return switch (cause) {
      case NO_ANSWER, NO_USER_RESPONDING -> OfferEnd.NO_ANSWER;
      case CALL_REJECTED, USER_BUSY -> OfferEnd.REJECTED;
      default -> OfferEnd.FAILED;
    };
  }
}

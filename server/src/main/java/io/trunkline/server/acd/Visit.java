package io.trunkline.server.acd;

import io.trunkline.cell.RoutingHost.Submission;
import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.routing.OfferEnd;
import io.trunkline.routing.OfferId;
import io.trunkline.routing.Overflow;
import io.trunkline.server.acd.QueueService.Result;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.switchboard.AgentStations;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.DialRules;
import io.trunkline.server.switchboard.Sounds;
import io.trunkline.server.switchboard.StationChoice;
import io.trunkline.sip.Reason;
import io.trunkline.telephony.Attempt;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallEvent;
import io.trunkline.telephony.Caller;
import io.trunkline.telephony.Conversation;
import io.trunkline.telephony.Destination;
import io.trunkline.telephony.DialOptions;
import io.trunkline.telephony.DialOutcome;
import io.trunkline.telephony.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One caller's way: queues, offers, conversations and transfers, one after the other, on the call's own thread.
///
/// Routing decides, this carries out: an offer is a lease, so the agent's phone rings only while the offer stands, and an answer counts only
/// when routing says [AcdSignal.Connected].
final class Visit {
  /// A call that is handed on more often than this is being handed in circles.
  private static final int MOST_STEPS = 50;
  private static final String LANGUAGE = "zh";
  private static final int FIRST_OF_ALL = 100;
  private static final Duration LOOK_UP = Duration.ofMinutes(1);
  private static final Duration RING_OUTSIDE = Duration.ofSeconds(60);
  private static final Duration SHORTEST_RING = Duration.ofSeconds(1);

  /// What the call does next.
  sealed interface Next {
    /// Waits there; `keepPlace`: with the time of its first waiting.
    record InQueue(QueueId queue, int priority, boolean keepPlace) implements Next {}

    /// Is offered to this agent alone; if that fails, waits in `fallback`.
    record ForAgent(AgentId agent, @Nullable QueueId fallback) implements Next {}

    record OutsideTo(Party number) implements Next {}

    record Talk(Leg with) implements Next {}

    record Over(Result how) implements Next {}
  }

  private record Rung(Attempt attempt, AgentId agent) {}

  private final Caller caller;
  private final Call call;
  private final TenantId tenant;
  private final Acd acd;
  private final AgentStations stations;
  private final Directory directory;
  private final Sounds sounds;
  private final Time time;
  private final Map<OfferId, Rung> ringing = new HashMap<>();
  private final Map<OfferId, Leg> answered = new HashMap<>();
  private @Nullable QueueId lastQueue;

  Visit(Caller caller, TenantId tenant, Acd acd, AgentStations stations, Directory directory, Sounds sounds, Time time) {
    this.caller = caller;
    this.call = caller.call();
    this.tenant = tenant;
    this.acd = acd;
    this.stations = stations;
    this.directory = directory;
    this.sounds = sounds;
    this.time = time;
  }

  Caller caller() { return caller; }

  Acd acd() { return acd; }

  Destination destination(AgentId agent) { return stations.destination(tenant, agent); }

  /// The newest: settings may change while a call lasts.
  TenantConfig config() { return directory.config(tenant); }

  Result through(Next first) {
    Next next = first;
    try {
      for (int step = 0; step < MOST_STEPS; step++) {
        next = switch (next) {
          case Next.InQueue(QueueId queue, int priority, boolean keepPlace) -> waitIn(queue, priority, keepPlace);
          case Next.ForAgent(AgentId agent, QueueId fallback) -> offerTo(agent, fallback);
          case Next.OutsideTo(Party number) -> outside(number);
          case Next.Talk(Leg with) -> talk(with);
          case Next.Over over -> over;
        };
        if (next instanceof Next.Over(Result how)) return how;
      }
      return new Result.Failed("handed on more than " + MOST_STEPS + " times");
    } finally {
      stopRinging();   // also when the caller hung up: nobody's phone rings for a call that is gone
    }
  }

  private Next waitIn(QueueId queue, int priority, boolean keepPlace) {
    QueueConfig known = config().queues().get(queue);
    if (known == null) return failed("no queue " + queue);
    lastQueue = queue;
    caller.music(sounds.queueMusic(config(), known));
    if (acd.enqueue(tenant, call.id(), queue, priority, keepPlace, call::post) != Submission.ACCEPTED) return failed("routing takes no more");
    return untilServed(queue, null);
  }

  private Next offerTo(AgentId agent, @Nullable QueueId fallback) {
    caller.music(sounds.holdMusic());
    if (acd.offerTo(tenant, call.id(), agent, ringOf(config(), agent), call::post) != Submission.ACCEPTED) return otherwise(fallback);
    return untilServed(fallback, agent);
  }

  /// Lives through the signals of one wait. With `only`, that agent or nobody.
  private Next untilServed(@Nullable QueueId queue, @Nullable AgentId only) {
    while (true) {
      switch (caller.next(LOOK_UP)) {
        case CallEvent.Message(AcdSignal signal) -> {
          Next next = follow(signal, queue, only);
          if (next != null) return next;
        }
        case CallEvent.Message(AcceptOnPage(AgentId agent)) -> accept(agent);
        case CallEvent.DialEnded(Attempt attempt, DialOutcome outcome) -> rang(attempt, outcome);
        case CallEvent.Message _, CallEvent.KeyPressed _, CallEvent.Ringing _, CallEvent.Elapsed _ -> { }
      }
    }
  }

  /// Null: goes on waiting.
  private @Nullable Next follow(AcdSignal signal, @Nullable QueueId queue, @Nullable AgentId only) {
    return switch (signal) {
      case AcdSignal.Offered(OfferId offer, AgentId agent, _, Instant until) -> {
        ring(offer, agent, until);
        yield null;
      }
      case AcdSignal.OfferOver(OfferId offer, _, _) -> {
        stop(offer);
        yield null;
      }
      case AcdSignal.Connected(OfferId offer, _, _) -> {
        Leg leg = answered.remove(offer);
        ringing.remove(offer);
        stopRinging();
        // The phone was hung up in the instant between its answer and routing's word: back to the front of the line.
        yield leg == null ? otherwise(queue) : new Next.Talk(leg);
      }
      case AcdSignal.Overflowed(QueueId from, _, Overflow to) -> switch (to) {
        case Overflow.ToQueue(QueueId other) -> {
          lastQueue = other;
          QueueConfig next = config().queues().get(other);
          caller.music(next == null ? sounds.holdMusic() : sounds.queueMusic(config(), next));
          yield null;
        }
        case Overflow.ToVoicemail _ -> unserved(from, QueueConfig.Overflow.Kind.VOICEMAIL);
        case Overflow.Stay _ -> null;
        case Overflow.HangUp _ -> unserved(from, QueueConfig.Overflow.Kind.HANG_UP);
      };
      case AcdSignal.NotTaken _ -> only == null ? null : otherwise(queue);
      case AcdSignal.Refused(var why) -> only == null ? failed("routing refused: " + why) : otherwise(queue);
      case AcdSignal.Queued _, AcdSignal.Started _, AcdSignal.Withdrawn _ -> null;
    };
  }

  private void ring(OfferId offer, AgentId agent, Instant until) {
    Duration left = Duration.between(time.now(), until);
    Duration ring = left.compareTo(SHORTEST_RING) < 0 ? SHORTEST_RING : left;
    ringing.put(offer, new Rung(caller.dial(destination(agent), options(agent, ring)), agent));
  }

  /// How an agent's station is rung for this call.
  DialOptions options(AgentId agent, Duration ring) { return options(agent, call.origin().caller(), ring); }

  /// @param shown who calls, to that station
  DialOptions options(AgentId agent, Party shown, Duration ring) { return options(call.id(), shown, config(), agent, ring, stations, sounds); }

  static DialOptions options(CallId call, Party caller, TenantConfig tenant, AgentId agent, Duration ring, AgentStations stations, Sounds sounds) {
    boolean telephone = stations.choice(tenant.tenant(), agent).kind() == StationChoice.Kind.PHONE;
    // A carrier shows only numbers that are ours to show; a station of ours sees who calls.
    Party shown = telephone ? DialRules.callerId(tenant) : caller;
    DialOptions options = DialOptions.showing(shown, ring)
        .withHeaders(Map.of("X-Trunkline-Call", call.toString()))
        .about(CallParty.agent(agent));
    return telephone ? options.acceptedByKey(new DialOptions.AcceptByKey(sounds.builtin(LANGUAGE, "accept-call").stream().toList(), 3, Duration.ofSeconds(4))) : options;
  }

  private void rang(Attempt attempt, DialOutcome outcome) {
    OfferId offer = offerOf(attempt);
    if (offer == null) {
      if (outcome instanceof DialOutcome.Answered(Leg late, _)) caller.dismiss(late, Cause.NORMAL_CLEARING);
      return;
    }
    switch (outcome) {
      case DialOutcome.Answered(Leg leg, _) -> {
        answered.put(offer, leg);
        acd.answered(tenant, offer);
      }
      case DialOutcome.Failed failed -> {
        ringing.remove(offer);
        acd.declined(tenant, offer, end(failed));
      }
      case DialOutcome.Cancelled _ -> ringing.remove(offer);
    }
  }

  private @Nullable OfferId offerOf(Attempt attempt) {
    for (Map.Entry<OfferId, Rung> entry : ringing.entrySet()) if (entry.getValue().attempt().equals(attempt)) return entry.getKey();
    return null;
  }

  private static OfferEnd end(DialOutcome.Failed failed) {
    return switch (failed.cause()) {
      case NO_ANSWER, NO_USER_RESPONDING -> OfferEnd.NO_ANSWER;
      case CALL_REJECTED, USER_BUSY -> OfferEnd.REJECTED;
      default -> OfferEnd.FAILED;
    };
  }

  private void accept(AgentId agent) {
    for (Rung rung : ringing.values()) if (rung.agent().equals(agent)) rung.attempt().accept();
  }

  private void stop(OfferId offer) {
    Rung rung = ringing.remove(offer);
    Leg leg = answered.remove(offer);
    if (leg != null) caller.dismiss(leg, Cause.NORMAL_CLEARING);
    else if (rung != null) rung.attempt().cancel(Reason.of(Cause.NORMAL_CLEARING));
  }

  private void stopRinging() {
    for (OfferId offer : List.copyOf(ringing.keySet())) stop(offer);
  }

  private Next talk(Leg with) {
    return after(caller.converse(with, new Conversation.Options(sounds.holdMusic())));
  }

  private Next after(Conversation.Outcome outcome) {
    return switch (outcome) {
      case Conversation.Outcome.CustomerLeft _, Conversation.Outcome.OthersLeft _ -> new Next.Over(Result.Served.INSTANCE);
      case Conversation.Outcome.OthersLost(_) -> otherwise(lastQueue);
      case Conversation.Outcome.TransferWanted(_, TransferTo to) -> switch (to) {
        case TransferTo.ToAgent(AgentId agent) -> new Next.ForAgent(agent, lastQueue);
        case TransferTo.ToQueue(QueueId queue) -> new Next.InQueue(queue, FIRST_OF_ALL, true);
        case TransferTo.ToNumber(Party number) -> new Next.OutsideTo(number);
      };
      case Conversation.Outcome.TransferWanted(_, Conversation.Dialled(String typed)) -> dialled(typed);
      case Conversation.Outcome.TransferWanted _ -> otherwise(lastQueue);
      // The agent who handed over is in wrap-up by now: whoever is free next.
      case Conversation.Outcome.TransferFailed _ -> otherwise(lastQueue);
    };
  }

  /// What was typed on a SIP phone with its transfer key: a colleague's extension, or a number.
  private Next dialled(String typed) {
    TenantConfig config = config();
    Party party = DialRules.read(config, typed);
    if (!(party instanceof Extension extension)) return outside(party);
    return config.agentAt(extension).<Next>map(agent -> new Next.ForAgent(agent.id(), lastQueue)).orElseGet(this::apologise);
  }

  private Next outside(Party number) {
    if (!(DialRules.check(config(), number) instanceof DialRules.Verdict.Allowed(_, Party callerId))) return apologise();
    caller.ringback();
    DialOptions options = DialOptions.showing(callerId, RING_OUTSIDE).about(CallParty.external(number));
    return caller.dialAndWait(new Destination.Telephone(number, null), options) instanceof DialOutcome.Answered(Leg leg, _) ? new Next.Talk(leg) : apologise();
  }

  private Next apologise() {
    caller.play(sounds.builtin(LANGUAGE, "transfer-failed").stream().toList());
    return otherwise(lastQueue);
  }

  /// Someone who was promised an agent doesn't start anew: first in line, where there is one.
  private Next otherwise(@Nullable QueueId queue) {
    return queue == null ? failed("no queue to fall back on") : new Next.InQueue(queue, FIRST_OF_ALL, true);
  }

  private static Next failed(String why) { return new Next.Over(new Result.Failed(why)); }

  private static Next unserved(QueueId queue, QueueConfig.Overflow.Kind then) { return new Next.Over(new Result.Unserved(queue, then)); }

  static Duration ringOf(TenantConfig config, AgentId agent) {
    return queueOf(config, agent).map(QueueConfig::ring).orElse(Duration.ofSeconds(25));
  }

  static Duration wrapUp(TenantConfig config, AgentId agent) {
    return queueOf(config, agent).map(QueueConfig::wrapUp).orElse(Duration.ZERO);
  }

  /// The first queue that the agent serves: its times hold for what comes by no queue.
  private static Optional<QueueConfig> queueOf(TenantConfig config, AgentId agent) {
    return config.queues().values().stream()
        .filter(queue -> queue.members().stream().anyMatch(member -> member.agent().equals(agent)))
        .min(Comparator.comparing(QueueConfig::id));
  }
}

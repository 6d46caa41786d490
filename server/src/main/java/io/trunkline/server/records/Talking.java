package io.trunkline.server.records;

import io.trunkline.kernel.AgentId;
import io.trunkline.server.acd.ContactConnected;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.switchboard.CallAnswered;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.server.switchboard.CallStarted.Direction;
import io.trunkline.server.switchboard.ConferenceStarted;
import io.trunkline.server.switchboard.ConsultEnded;
import io.trunkline.server.switchboard.DialFailed;
import io.trunkline.server.switchboard.PartyHeld;
import io.trunkline.server.switchboard.PartyJoined;
import io.trunkline.server.switchboard.PartyLeft;
import io.trunkline.server.switchboard.PartyLost;
import io.trunkline.server.switchboard.PartyReattached;
import io.trunkline.server.switchboard.PartyRetrieved;
import io.trunkline.server.switchboard.Transfer;
import io.trunkline.server.switchboard.TransferStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who takes part in the conversation, who is held, and for how long people have talked: folded from the call's facts in their order, [#begun], then [#next].
/// The one place that says what talk is; records and reports both count by it. Pure.
///
/// The call's `total` is the time in which the customer and at least one other party heard each other; in a call between agents, any two
/// parties.
/// An agent's share is the time in which that agent was one of them: after a transfer each agent has the own part, in a conference both
/// have the same seconds.
///
/// @param present    keys of [#key]
/// @param consulting whoever asks somebody else while the customer hears music
/// @param since   when the present constellation began to count; null while nobody talks
/// @param shares  finished time of each agent, in the order of their coming
public record Talking(
    Set<String> present, Set<String> held, @Nullable String consulting, @Nullable Instant since, Duration total, List<Share> shares) {
  /// What one agent talked.
  public record Share(AgentId agent, Duration talked) {}

  private static final String CUSTOMER = "customer";
  private static final String AGENT = "agent:";
  private static final Talking NOBODY = new Talking(Set.of(), Set.of(), null, null, Duration.ZERO, List.of());

  public static Talking begun(CallStarted start) {
    return start.direction() == Direction.IN ? NOBODY.joined(CUSTOMER, start.at()) : NOBODY;
  }

  /// A fact that changes nothing about who hears whom gives the same.
  public Talking next(CallStarted start, Fact fact) {
    return switch (fact) {
      case CallAnswered answered -> answered(start, answered.at());
      case ContactConnected connected -> joined(key(connected.agent()), connected.at());
      case PartyJoined joined -> joined(key(joined.party()), joined.at());
      case PartyHeld held -> held(key(held.party()), held.at());
      case PartyRetrieved back -> retrieved(key(back.party()), back.at());
      // Whoever vanished hears nothing and says nothing: for the clock that is a hold.
      case PartyLost lost -> held(key(lost.party()), lost.at());
      case PartyReattached back -> retrieved(key(back.party()), back.at());
      case TransferStarted asks when asks.kind() == Transfer.CONSULT && asks.by() != null -> consults(key(asks.by()), asks.at());
      case ConsultEnded over -> consulted(over.at());
      case ConferenceStarted all -> consulted(all.at());
      case DialFailed failed -> consulted(failed.at());
      case PartyLeft left -> left(key(left.party()), left.at());
      case Fact.Last end -> ended(end.at());
      default -> this;
    };
  }

  /// An outgoing call: the agent who dialled and the one called hear each other from here on, unless facts about the parties say so themselves.
  private Talking answered(CallStarted start, Instant at) {
    return start.direction() != Direction.OUT || start.agent() == null ? this : joined(key(start.agent()), at).joined(CUSTOMER, at);
  }

  /// Agents who are in the conversation, held or not.
  public Set<AgentId> agentsPresent() { return agents(present); }

  /// Agents who hear somebody now.
  public Set<AgentId> agentsTalking() { return agents(talkers(present, held)); }

  private static Set<AgentId> agents(Set<String> keys) {
    Set<AgentId> agents = new TreeSet<>();
    for (String key : keys) if (key.startsWith(AGENT)) agents.add(new AgentId(Long.parseLong(key.substring(AGENT.length()))));
    return agents;
  }

  private static String key(CallParty party) {
    return switch (party.kind()) {
      case CUSTOMER -> CUSTOMER;
      case AGENT -> AGENT + party.agent();
      case EXTERNAL -> "external:" + (party.number() == null ? "" : party.number().dialable());
    };
  }

  private static String key(AgentId agent) { return AGENT + agent; }

  private Talking joined(String who, Instant at) { return changed(with(present, who), without(held, who), consulting, at); }

  /// Of the one who consults, that the consultation was handed over; of the one consulted, who never joined, that it is over.
  private Talking left(String who, Instant at) {
    Talking rest = present.contains(who) || consulting == null ? this : consulted(at);
    return rest.changed(without(rest.present, who), without(rest.held, who), who.equals(rest.consulting) ? null : rest.consulting, at);
  }

  private Talking consults(String who, Instant at) { return changed(present, with(held, who), who, at); }

  /// The consultation is over, and whoever asked is back with the customer. Nothing if there was none.
  private Talking consulted(Instant at) { return consulting == null ? this : changed(present, without(held, consulting), null, at); }

  private Talking held(String who, Instant at) { return changed(present, with(held, who), consulting, at); }

  private Talking retrieved(String who, Instant at) { return changed(present, without(held, who), consulting, at); }

  public Talking ended(Instant at) { return changed(Set.of(), Set.of(), null, at); }

  /// Seconds count up to `now` while people talk.
  public Duration totalAt(Instant now) { return since == null ? total : total.plus(span(now)); }

  public boolean happened() { return since != null || !total.isZero(); }

  private Talking changed(Set<String> nowPresent, Set<String> nowHeld, @Nullable String nowConsulting, Instant at) {
    List<Share> newShares = new ArrayList<>(shares);
    for (String who : nowPresent) if (who.startsWith(AGENT)) share(newShares, who, Duration.ZERO);
    Duration newTotal = total;
    if (since != null) {
      newTotal = total.plus(span(at));
      for (String who : talkers(present, held)) if (who.startsWith(AGENT)) share(newShares, who, span(at));
    }
    return new Talking(nowPresent, nowHeld, nowConsulting, talkers(nowPresent, nowHeld).isEmpty() ? null : at, newTotal, List.copyOf(newShares));
  }

  /// Those who hear each other now; empty when nobody does.
  private static Set<String> talkers(Set<String> present, Set<String> held) {
    Set<String> free = new TreeSet<>(present);
    free.removeAll(held);
    boolean internal = !present.contains(CUSTOMER);
    return free.size() >= 2 && (internal || free.contains(CUSTOMER)) ? free : Set.of();
  }

  private static void share(List<Share> shares, String who, Duration more) {
    AgentId agent = new AgentId(Long.parseLong(who.substring(AGENT.length())));
    for (int i = 0; i < shares.size(); i++) {
      if (!shares.get(i).agent().equals(agent)) continue;
      shares.set(i, new Share(agent, shares.get(i).talked().plus(more)));
      return;
    }
    shares.add(new Share(agent, more));
  }

  /// Facts of two threads may carry times a moment out of order; a span is never negative.
  private Duration span(Instant at) { return since == null || at.isBefore(since) ? Duration.ZERO : Duration.between(since, at); }

  private static Set<String> with(Set<String> set, String one) {
    Set<String> more = new TreeSet<>(set);
    more.add(one);
    return more;
  }

  private static Set<String> without(Set<String> set, String one) {
    Set<String> less = new TreeSet<>(set);
    less.remove(one);
    return less;
  }
}

package io.trunkline.server.records.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.server.switchboard.CallParty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who takes part in the conversation, who is held, and for how long people have talked.
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
record Talking(
    Set<String> present, Set<String> held, @Nullable String consulting, @Nullable Instant since, Duration total, List<Share> shares) {
  /// What one agent talked.
  record Share(AgentId agent, Duration talked) {}

  static final String CUSTOMER = "customer";
  private static final String AGENT = "agent:";
  static final Talking NOBODY = new Talking(Set.of(), Set.of(), null, null, Duration.ZERO, List.of());

  static String key(CallParty party) {
    return switch (party.kind()) {
      case CUSTOMER -> CUSTOMER;
      case AGENT -> AGENT + party.agent();
      case EXTERNAL -> "external:" + (party.number() == null ? "" : party.number().dialable());
    };
  }

  static String key(AgentId agent) { return AGENT + agent; }

  Talking joined(String who, Instant at) { return changed(with(present, who), without(held, who), consulting, at); }

  /// Of the one who consults, that the consultation was handed over; of the one consulted, who never joined, that it is over.
  Talking left(String who, Instant at) {
    Talking rest = present.contains(who) || consulting == null ? this : consulted(at);
    return rest.changed(without(rest.present, who), without(rest.held, who), who.equals(rest.consulting) ? null : rest.consulting, at);
  }

  Talking consults(String who, Instant at) { return changed(present, with(held, who), who, at); }

  /// The consultation is over, and whoever asked is back with the customer. Nothing if there was none.
  Talking consulted(Instant at) { return consulting == null ? this : changed(present, without(held, consulting), null, at); }

  Talking held(String who, Instant at) { return changed(present, with(held, who), consulting, at); }

  Talking retrieved(String who, Instant at) { return changed(present, without(held, who), consulting, at); }

  Talking ended(Instant at) { return changed(Set.of(), Set.of(), null, at); }

  boolean isPresent(String who) { return present.contains(who); }

  /// Seconds count up to `now` while people talk.
  Duration totalAt(Instant now) { return since == null ? total : total.plus(span(now)); }

  boolean happened() { return since != null || !total.isZero(); }

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

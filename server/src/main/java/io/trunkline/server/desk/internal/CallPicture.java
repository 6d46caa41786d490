package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;
import io.trunkline.routing.OfferId;
import io.trunkline.server.desk.DeskCall;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What is known of a running call. Immutable; [CallNews] makes the next one.
///
/// @param shares   the agents it concerns now, in the order of their coming
/// @param members  who hears whom, the customer first
/// @param consultBy who has begun a consultation that isn't over
public record CallPicture(CallId id, Direction direction, Party from, Party dialled, @Nullable String area, @Nullable QueueId queue, @Nullable Instant queuedAt,
    @Nullable Instant connectedAt, List<DeskCall.Pressed> ivr, SequencedMap<AgentId, Share> shares, List<Member> members, boolean conference,
    @Nullable AgentId consultBy, boolean recording, Customers customers, boolean ended) {
  private static final int STEPS = 50;
  private static final int MEMBERS = 16;

  public CallPicture {
    ivr = List.copyOf(ivr);
    members = List.copyOf(members);
  }

  /// An agent's part in the call.
  ///
  /// @param offer while it is offered, which ends at `until`
  public record Share(Part part, Instant since, @Nullable OfferId offer, @Nullable Instant until) {}

  public enum Part { OFFERED, SERVING, WRAP_UP }

  public record Member(CallParty party, String state, boolean muted) {}

  /// Customers with the number of the other side; `unavailable` when they could not be asked.
  public record Customers(List<DeskCall.Customer> found, boolean unavailable) {
    public static final Customers NONE = new Customers(List.of(), false);
  }

  public static CallPicture begun(CallId id, Direction direction, Party from, Party dialled, @Nullable String area) {
    return new CallPicture(id, direction, from, dialled, area, null, null, null, List.of(), new LinkedHashMap<>(), List.of(), false, null, false, Customers.NONE, false);
  }

  /// Who is at the other end, as the agent sees it.
  public Party outside() { return direction == Direction.IN ? from : dialled; }

  /// Over, and nobody has work left with it.
  public boolean isForgettable() { return ended && shares.isEmpty(); }

  CallPicture inQueue(QueueId entered, Instant at) {
    return new CallPicture(id, direction, from, dialled, area, entered, queuedAt == null ? at : queuedAt, connectedAt, ivr, shares, members, conference, consultBy,
        recording, customers, ended);
  }

  CallPicture connected(Instant at) {
    return new CallPicture(id, direction, from, dialled, area, queue, queuedAt, connectedAt == null ? at : connectedAt, ivr, shares, members, conference, consultBy,
        recording, customers, ended);
  }

  CallPicture with(DeskCall.Pressed step) {
    if (ivr.size() >= STEPS) return this;
    List<DeskCall.Pressed> steps = new ArrayList<>(ivr);
    steps.add(step);
    return withIvr(steps);
  }

  CallPicture withDigits(String digits) {
    if (ivr.isEmpty()) return this;
    List<DeskCall.Pressed> steps = new ArrayList<>(ivr);
    steps.set(steps.size() - 1, new DeskCall.Pressed(steps.getLast().label(), digits));
    return withIvr(steps);
  }

  private CallPicture withIvr(List<DeskCall.Pressed> steps) {
    return new CallPicture(id, direction, from, dialled, area, queue, queuedAt, connectedAt, steps, shares, members, conference, consultBy, recording, customers, ended);
  }

  CallPicture with(AgentId agent, Share share) {
    SequencedMap<AgentId, Share> fresh = new LinkedHashMap<>(shares);
    fresh.put(agent, share);
    return withShares(fresh);
  }

  CallPicture without(AgentId agent, Part part) {
    Share share = shares.get(agent);
    if (share == null || share.part() != part) return this;
    SequencedMap<AgentId, Share> fresh = new LinkedHashMap<>(shares);
    fresh.remove(agent);
    return withShares(fresh);
  }

  private CallPicture withShares(SequencedMap<AgentId, Share> fresh) {
    return new CallPicture(id, direction, from, dialled, area, queue, queuedAt, connectedAt, ivr, fresh, members, conference, consultBy, recording, customers, ended);
  }

  CallPicture with(Member member) {
    List<Member> fresh = new ArrayList<>(members);
    fresh.removeIf(known -> known.party().equals(member.party()));
    if (fresh.size() < MEMBERS) fresh.add(member.party().kind() == CallParty.Kind.CUSTOMER ? 0 : fresh.size(), member);
    return withMembers(fresh);
  }

  CallPicture without(CallParty party) { return withMembers(members.stream().filter(member -> !member.party().equals(party)).toList()); }

  CallPicture change(CallParty party, UnaryOperator<Member> change) {
    return withMembers(members.stream().map(member -> member.party().equals(party) ? change.apply(member) : member).toList());
  }

  private CallPicture withMembers(List<Member> fresh) {
    // Two can't hold a conference.
    return new CallPicture(id, direction, from, dialled, area, queue, queuedAt, connectedAt, ivr, shares, fresh, conference && fresh.size() > 2, consultBy, recording,
        customers, ended);
  }

  CallPicture inConference() {
    return new CallPicture(id, direction, from, dialled, area, queue, queuedAt, connectedAt, ivr, shares, members, true, null, recording, customers, ended);
  }

  CallPicture consulting(@Nullable AgentId by) {
    return new CallPicture(id, direction, from, dialled, area, queue, queuedAt, connectedAt, ivr, shares, members, conference, by, recording, customers, ended);
  }

  CallPicture recorded(boolean running) {
    return new CallPicture(id, direction, from, dialled, area, queue, queuedAt, connectedAt, ivr, shares, members, conference, consultBy, running, customers, ended);
  }

  CallPicture of(Customers known) {
    return new CallPicture(id, direction, from, dialled, area, queue, queuedAt, connectedAt, ivr, shares, members, conference, consultBy, recording, known, ended);
  }

  CallPicture over() {
    return new CallPicture(id, direction, from, dialled, area, queue, queuedAt, connectedAt, ivr, shares, List.of(), false, null, false, customers, true);
  }
}

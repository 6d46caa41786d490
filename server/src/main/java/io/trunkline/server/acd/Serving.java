package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.routing.AgentState;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.recording.CallRecorder;
import io.trunkline.server.switchboard.AgentStations;
import io.trunkline.server.switchboard.CallFacts;
import io.trunkline.server.switchboard.Sounds;
import io.trunkline.server.switchboard.StationOwner;
import io.trunkline.server.switchboard.StationScript;
import io.trunkline.server.switchboard.Supervising;
import io.trunkline.server.switchboard.Switchboard;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallFact;
import io.trunkline.telephony.Caller;
import io.trunkline.telephony.Conversation;
import io.trunkline.telephony.DialOptions;
import io.trunkline.telephony.Leg;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Brings callers and agents together: what a call's own thread does between the flow and the end. Stateless; all state is the [Visit] of one call.
@Component
public class Serving implements QueueService, StationScript {
  private static final Duration RING_SUPERVISOR = Duration.ofSeconds(25);

  private final Acd acd;
  private final AgentStations stations;
  private final Directory directory;
  private final Sounds sounds;
  private final Switchboard switchboard;
  private final CallRecorder recorder;
  private final Time time;

  Serving(Acd acd, AgentStations stations, Directory directory, Sounds sounds, Switchboard switchboard, CallRecorder recorder, Time time,
      CallFacts facts) {
    this.acd = acd;
    this.stations = stations;
    this.directory = directory;
    this.sounds = sounds;
    this.switchboard = switchboard;
    this.recorder = recorder;
    this.time = time;
    facts.listen(this::happened);
  }

  @Override public Result serve(Caller caller, TenantConfig tenant, QueueId queue, int priority) {
    return visit(caller, tenant).through(new Visit.Next.InQueue(queue, priority, false));
  }

  /// The agent, who is the caller of a call begun here and has just answered, is connected with `to`.
  public void dialOut(Caller caller, TenantConfig tenant, AgentId agent, Party to) { new DialOut(visit(caller, tenant), agent, recorder).to(to); }

  /// Begins a call for an agent who clicked: rings the agent's own station, then `to`. Routing should know by then: [Acd#start].
  public Call begin(CallId id, TenantConfig tenant, AgentId agent, Party to) {
    AgentConfig own = tenant.agents().get(agent);
    Party shown = to instanceof Extension && own != null ? own.extension() : to;
    DialOptions options = Visit.options(id, shown, tenant, agent, ringOf(tenant, agent), stations, sounds).answeringItself();
    return switchboard.begin(id, tenant, to, stations.destination(tenant.tenant(), agent), options, caller -> dialOut(caller, tenant, agent, to));
  }

  /// Offers the caller to this agent and nobody else.
  void offer(Caller caller, TenantConfig tenant, AgentId agent) { visit(caller, tenant).through(new Visit.Next.ForAgent(agent, null)); }

  /// How to ring an agent who is consulted about this call.
  public Conversation.Command consult(Call call, LegId by, TenantConfig tenant, AgentId agent) {
    return new Conversation.Command.Consult(by, stations.destination(tenant.tenant(), agent),
        Visit.options(call.id(), call.origin().caller(), tenant, agent, ringOf(tenant, agent), stations, sounds));
  }

  /// How to ring a supervisor who wants to stand beside the agent of this leg.
  public Conversation.Command supervise(Call call, LegId beside, TenantConfig tenant, Supervising who, Conversation.Supervision mode) {
    DialOptions options = Visit.options(call.id(), call.origin().caller(), tenant, who.supervisor(), RING_SUPERVISOR, stations, sounds).answeringItself().about(who);
    return new Conversation.Command.Supervise(beside, mode, stations.destination(tenant.tenant(), who.supervisor()), options);
  }

  /// How long an agent's station is rung for what comes by no queue.
  public Duration ringOf(TenantConfig tenant, AgentId agent) { return Visit.ringOf(tenant, agent); }

  public Duration wrapUpOf(TenantConfig tenant, AgentId agent) { return Visit.wrapUp(tenant, agent); }

  /// An agent dials by the keys of a phone.
  @Override public void run(Caller caller, TenantConfig tenant, StationOwner owner) {
    new DialOut(visit(caller, tenant), owner.agent(), recorder).byKeys(caller.call().origin().dialledRaw());
  }

  private Visit visit(Caller caller, TenantConfig tenant) { return new Visit(caller, tenant.tenant(), acd, stations, directory, sounds, time); }

  /// Routing learns from the call itself when an agent's part begins or ends, whatever way it ends. On the call's thread.
  private void happened(Call call, Instant at, CallFact fact) {
    switch (fact) {
      case CallFact.Left(Leg leg, _) -> release(call, leg);
      case CallFact.Consulting(_, Leg consulted) -> busy(call, consulted);
      case CallFact.Joined(Leg leg) -> busy(call, leg);
      case CallFact.Ended _ -> acd.ended(call.tenant(), call.id());
      default -> { }
    }
  }

  /// Who was offered the contact alone has answered it; a colleague who was rung without an offer is busy from now on.
  private void busy(Call call, Leg leg) {
    AgentId agent = CallFacts.party(leg).agent();
    if (agent == null) return;
    TenantId tenant = call.tenant();
    if (acd.status(tenant, agent).map(AgentStatus::state).orElse(null) instanceof AgentState.Ringing ringing && ringing.contact().value().equals(call.id().value())) {
      acd.answered(tenant, ringing.offer());
    } else if (!acd.isServing(tenant, call.id(), agent)) {
      // Nobody waits for routing's word, so it must not lie in the call's mailbox for a later wait.
      acd.start(tenant, call.id(), agent, Visit.wrapUp(directory.config(tenant), agent), _ -> { });
    }
  }

  private void release(Call call, Leg leg) {
    AgentId agent = CallFacts.party(leg).agent();
    if (agent != null) acd.released(call.tenant(), call.id(), agent);
  }
}

package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.Time;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.switchboard.AgentStations;
import io.trunkline.server.switchboard.CallFacts;
import io.trunkline.server.switchboard.Sounds;
import io.trunkline.server.switchboard.StationOwner;
import io.trunkline.server.switchboard.StationScript;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallFact;
import io.trunkline.telephony.Caller;
import io.trunkline.telephony.Leg;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Brings callers and agents together: what a call's own thread does between the flow and the end. Stateless; all state is the [Visit] of one call.
@Component
public class Serving implements QueueService, StationScript {
  private final Acd acd;
  private final AgentStations stations;
  private final Directory directory;
  private final Sounds sounds;
  private final Time time;

  Serving(Acd acd, AgentStations stations, Directory directory, Sounds sounds, Time time, CallFacts facts) {
    this.acd = acd;
    this.stations = stations;
    this.directory = directory;
    this.sounds = sounds;
    this.time = time;
    facts.listen(this::happened);
    stations.listen(acd::station);
  }

  @Override public Result serve(Caller caller, TenantConfig tenant, QueueId queue, int priority) {
    return visit(caller, tenant).through(new Visit.Next.InQueue(queue, priority, false));
  }

  /// The agent, who is the caller of a call begun here and has just answered, is connected with `to`.
  public void dialOut(Caller caller, TenantConfig tenant, AgentId agent, Party to) { new DialOut(visit(caller, tenant), agent).to(to); }

  /// An agent dials by the keys of a phone.
  @Override public void run(Caller caller, TenantConfig tenant, StationOwner owner) {
    new DialOut(visit(caller, tenant), owner.agent()).byKeys(caller.call().origin().dialledRaw());
  }

  private Visit visit(Caller caller, TenantConfig tenant) { return new Visit(caller, tenant.tenant(), acd, stations, directory, sounds, time); }

  /// Routing learns from the call itself when an agent's part begins or ends, whatever way it ends. On the call's thread.
  private void happened(Call call, Instant at, CallFact fact) {
    switch (fact) {
      case CallFact.Left(Leg leg, _) -> release(call, leg);
      case CallFact.Consulting(_, Leg consulted) -> {
        AgentId agent = CallFacts.party(consulted).agent();
        if (agent != null) acd.start(call.tenant(), call.id(), agent, Visit.wrapUp(directory.config(call.tenant()), agent), call::post);
      }
      case CallFact.Ended _ -> acd.ended(call.tenant(), call.id());
      default -> { }
    }
  }

  private void release(Call call, Leg leg) {
    AgentId agent = CallFacts.party(leg).agent();
    if (agent != null) acd.released(call.tenant(), call.id(), agent);
  }
}

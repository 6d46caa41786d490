package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.routing.AgentState;
import io.trunkline.routing.Reason;
import io.trunkline.routing.Target;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.acd.AgentStatus;
import io.trunkline.server.acd.Serving;
import io.trunkline.server.desk.AgentStateForced;
import io.trunkline.server.desk.CallForcedOff;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.switchboard.AgentStations;
import io.trunkline.server.switchboard.CallFacts;
import io.trunkline.server.switchboard.Supervising;
import io.trunkline.server.switchboard.Switchboard;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.Conversation.Command;
import io.trunkline.telephony.Conversation.Reply;
import io.trunkline.telephony.Conversation.Supervision;
import io.trunkline.telephony.Leg;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What supervisors order. Needs no database; each order is a fact, and the audit log is made of those.
@Component
public class SupervisorControl {
  /// @param address where the order came from
  public record Supervisor(TenantId tenant, AgentId agent, String login, String address) {
    Supervising leg() { return new Supervising(agent, login, address); }
  }

  private final Switchboard switchboard;
  private final Serving serving;
  private final Acd acd;
  private final AgentStations stations;
  private final Directory directory;
  private final Supervisions supervisions;
  private final Journal journal;
  private final Time time;

  SupervisorControl(Switchboard switchboard, Serving serving, Acd acd, AgentStations stations, Directory directory, Supervisions supervisions, Journal journal, Time time) {
    this.switchboard = switchboard;
    this.serving = serving;
    this.acd = acd;
    this.stations = stations;
    this.directory = directory;
    this.supervisions = supervisions;
    this.journal = journal;
    this.time = time;
  }

  /// Rings the supervisor's own station; whoever answers there stands beside the agent. Another call that the supervisor listens to is left first.
  public void join(Supervisor who, CallId id, AgentId agent, Supervision mode) {
    TenantConfig tenant = directory.config(who.tenant());
    Call call = call(who, id);
    if (agent.equals(who.agent())) throw Problem.invalid("supervise-self", "this is your own call", "choose somebody else's");
    Leg beside = leg(call, agent).orElseThrow(() -> Problem.conflict("not-talking-now", "this agent is not in the call", "look at what the board shows now"));
    mustBeFree(who);
    supervisions.where(who.tenant(), who.agent()).flatMap(other -> switchboard.call(who.tenant(), other)).ifPresent(other -> leave(who, other));
    supervisions.rings(who.tenant(), id, new Supervisions.Beside(who.agent(), agent, mode, false));
    try {
      accepted(Asking.ask(call, serving.supervise(call, beside.id(), tenant, who.leg(), mode)));
    } catch (RuntimeException refused) {
      supervisions.gone(who.tenant(), id, who.agent());
      throw refused;
    }
  }

  /// Who supervises takes no calls of a queue meanwhile, and after taking over is at work.
  private void mustBeFree(Supervisor who) {
    if (!stations.isReachable(who.tenant(), who.agent())) throw Problem.conflict("station-away", "your phone can't be rung", "check it, or choose another station");
    switch (acd.status(who.tenant(), who.agent()).map(AgentStatus::state).orElse(null)) {
      case AgentState.Ringing _, AgentState.Talking _ -> throw Problem.conflict("supervisor-busy", "you are in a call yourself", "end it first");
      case AgentState.NotReady _, AgentState.WrapUp _ -> { }
      case AgentState.Ready _, AgentState.Offline _ -> acd.ask(who.tenant(), who.agent(), new Target.NotReady(Reason.chosen(0)));
      case null -> acd.ask(who.tenant(), who.agent(), new Target.NotReady(Reason.chosen(0)));
    }
  }

  public void change(Supervisor who, CallId id, Supervision mode) {
    Call call = call(who, id);
    Leg own = own(call, who).orElseThrow(() -> Problem.conflict("not-supervising", "you are not in this call", "choose the agent again"));
    accepted(Asking.ask(call, new Command.ChangeSupervision(own.id(), mode)));
  }

  /// Nothing if the supervisor isn't there any more.
  public void leave(Supervisor who, CallId id) { leave(who, call(who, id)); }

  private void leave(Supervisor who, Call call) {
    Optional<Leg> own = own(call, who);
    if (own.isPresent()) {
      Asking.ask(call, new Command.HangUp(own.get().id()));
      return;
    }
    for (Supervisions.Beside beside : supervisions.of(who.tenant(), call.id())) {
      if (beside.supervisor().equals(who.agent())) leg(call, beside.agent()).ifPresent(leg -> Asking.ask(call, new Command.CallOffSupervision(leg.id(), who.leg())));
    }
    supervisions.gone(who.tenant(), call.id(), who.agent());
  }

  /// Ends the call, for everybody in it.
  public void forceOff(Supervisor who, CallId id) {
    Call call = call(who, id);
    journal.append(new CallForcedOff(who.tenant(), time.now(), id, who.agent(), who.login(), who.address()));
    call.hangUp(Cause.NORMAL_CLEARING);
  }

  /// It never cuts a call: the state then follows it.
  public void forceState(Supervisor who, AgentId agent, Target target, @Nullable Long reason) {
    if (!directory.config(who.tenant()).agents().containsKey(agent)) throw Problem.notFound("agent");
    String state = switch (target) {
      case Target.Ready _ -> "READY";
      case Target.NotReady _ -> "NOT_READY";
      case Target.Offline _ -> "OFFLINE";
    };
    journal.append(new AgentStateForced(who.tenant(), time.now(), who.agent(), agent, state, reason, who.login(), who.address()));
    acd.force(who.tenant(), agent, target, who.login());
  }

  private Call call(Supervisor who, CallId id) { return switchboard.call(who.tenant(), id).orElseThrow(() -> Problem.notFound("call")); }

  private static Optional<Leg> own(Call call, Supervisor who) {
    return call.legs().stream().filter(leg -> leg.isUp() && leg.subject() instanceof Supervising known && known.supervisor().equals(who.agent())).findFirst();
  }

  private static Optional<Leg> leg(Call call, AgentId agent) {
    return call.legs().stream().filter(leg -> leg.isUp() && agent.equals(CallFacts.party(leg).agent())).findFirst();
  }

  private static void accepted(Reply reply) {
    if (reply instanceof Reply.Refused) throw Problem.conflict("not-now", "the call's state doesn't allow this", "look at what the board shows now");
  }
}

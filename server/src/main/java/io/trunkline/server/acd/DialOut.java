package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.Party;
import io.trunkline.media.Tones;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.recording.CallRecorder;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.DialRules;
import io.trunkline.telephony.CallEvent;
import io.trunkline.telephony.Caller;
import io.trunkline.telephony.Destination;
import io.trunkline.telephony.DialOptions;
import io.trunkline.telephony.DialOutcome;
import io.trunkline.telephony.Leg;
import java.time.Duration;
import java.util.List;

/// A call that an agent makes: to a customer or a colleague. The agent's leg is the caller of it until the other side is there.
final class DialOut {
  private static final Duration RING = Duration.ofSeconds(60);
  private static final Duration ROUTING_ANSWERS = Duration.ofSeconds(5);

  private final Visit visit;
  private final Caller caller;
  private final AgentId agent;
  private final CallRecorder recorder;

  DialOut(Visit visit, AgentId agent, CallRecorder recorder) {
    this.visit = visit;
    this.caller = visit.caller();
    this.agent = agent;
    this.recorder = recorder;
  }

  /// Digits from the keys of a phone.
  void byKeys(String typed) { to(DialRules.read(visit.config(), typed)); }

  void to(Party number) {
    if (!isClaimed()) {
      refuse();
      return;
    }
    switch (number) {
      case Extension extension -> colleague(extension);
      default -> customer(number);
    }
  }

  /// Routing gives no calls to an agent who is dialling; it refuses who is already talking.
  private boolean isClaimed() {
    var tenant = visit.config().tenant();
    if (visit.acd().isServing(tenant, caller.call().id(), agent)) return true;   // since the click
    visit.acd().start(tenant, caller.call().id(), agent, Visit.wrapUp(visit.config(), agent), caller.call()::post);
    while (true) {
      switch (caller.next(ROUTING_ANSWERS)) {
        case CallEvent.Message(AcdSignal.Started _) -> { return true; }
        // Routing says Started before it says Talking: whoever answers in between is busy with this very call.
        case CallEvent.Message(AcdSignal.Refused _) -> { return visit.acd().isServing(tenant, caller.call().id(), agent); }
        case CallEvent.Elapsed _ -> { return false; }
        default -> { }
      }
    }
  }

  private void customer(Party number) {
    TenantConfig config = visit.config();
    if (!(DialRules.check(config, number) instanceof DialRules.Verdict.Allowed(_, Party callerId))) {
      refuse();
      return;
    }
    talk(new Destination.Telephone(number, null), DialOptions.showing(callerId, RING).about(CallParty.customer(number)), true);
  }

  private void colleague(Extension extension) {
    TenantConfig config = visit.config();
    var other = config.agentAt(extension).filter(found -> !found.id().equals(agent));
    if (other.isEmpty()) {
      refuse();
      return;
    }
    AgentId called = other.get().id();
    AgentConfig own = config.agents().get(agent);
    Party shown = own == null ? caller.call().origin().caller() : own.extension();   // a phone's own account means nothing to a colleague
    talk(visit.destination(called), visit.options(called, shown, Visit.ringOf(config, called)), false);
  }

  /// @param recorded  what colleagues say among themselves isn't
  private void talk(Destination to, DialOptions options, boolean recorded) {
    caller.ringback();
    switch (caller.dialAndWait(to, options)) {
      case DialOutcome.Answered(Leg leg, _) -> {
        Leg own = caller.serve(leg);   // from now on the one who was called is the customer: transfers hand over that side
        if (recorded) recorder.recordCall(caller);
        visit.through(new Visit.Next.Talk(own));
      }
      case DialOutcome.Failed failed -> signal(failed.cause());
      case DialOutcome.Cancelled _ -> { }
    }
  }

  private void refuse() { signal(Cause.CALL_REJECTED); }

  /// What telephones sound like when there is nobody: the agent knows it without reading.
  private void signal(Cause cause) {
    caller.play(List.of(cause == Cause.USER_BUSY ? Tones.busy() : Tones.congestion()));
    caller.hangUp(cause);
  }
}

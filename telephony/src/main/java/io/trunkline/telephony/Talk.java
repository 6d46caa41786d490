package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.Time;
import io.trunkline.sip.Reason;
import io.trunkline.sip.Refer;
import io.trunkline.telephony.Conversation.Command;
import io.trunkline.telephony.Conversation.Outcome;
import io.trunkline.telephony.SceneStep.Effect;
import io.trunkline.telephony.SceneStep.End;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A conversation at work: turns mail into [SceneEvent]s, carries out what [SceneRules] decide, and lets each leg hear what the scene says.
/// For the call's own thread.
final class Talk {
  private static final String REATTACH = "X-Trunkline-Reattach";
  private static final Duration REATTACH_RING = Duration.ofSeconds(15);

  private final LiveCall call;
  private final Map<LegId, SipLeg> legs = new HashMap<>();
  private final Map<LegId, Absence> absences = new HashMap<>();
  private final Map<DialRun, Scene.Beside> comingSupervisors = new HashMap<>();
  private final Map<LegId, Long> supervisedSinceNs = new HashMap<>();
  private final Sound sound;
  private Scene scene;
  private @Nullable DialRun consulting;

  /// Somebody's browser went away; until the deadline the station's new binding is rung.
  private static final class Absence {
    final Time.Timer deadline;
    final long sinceNs;
    Runnable unwatch = () -> { };
    @Nullable DialRun ringing;

    Absence(Time.Timer deadline, long sinceNs) {
      this.deadline = deadline;
      this.sinceNs = sinceNs;
    }

    void end() {
      deadline.cancel();
      unwatch.run();
      if (ringing != null) ringing.cancel(Reason.of(Cause.NORMAL_CLEARING));
    }
  }

  private record StaysAway(LegId lost) {}

  Talk(LiveCall call, SipLeg other, Conversation.Options options) {
    this.call = call;
    SipLeg customer = call.served();
    legs.put(customer.id(), customer);
    legs.put(other.id(), other);
    this.scene = Scene.of(customer.id(), other.id());
    this.sound = new Sound(call.exchange().legs().media(), options.music());
  }

  Outcome run() {
    SipLeg other = leg(scene.others().getFirst());
    if (!other.isUp()) return new Outcome.OthersLost(other);   // gone between its answer and now: nobody has spoken with the customer yet
    sound.follow(scene, legs);
    call.tell(new CallFact.Joined(leg(scene.customer())));
    call.tell(new CallFact.Joined(other));
    try {
      while (true) {
        End end = read(call.mailbox().take());
        if (end != null) return outcome(end);
      }
    } finally {
      absences.values().forEach(Absence::end);
      if (consulting != null) consulting.cancel(Reason.of(Cause.NORMAL_CLEARING));
      comingSupervisors.keySet().forEach(run -> run.cancel(Reason.of(Cause.NORMAL_CLEARING)));
      List.copyOf(scene.supervisors().keySet()).forEach(this::dismiss);   // where no step of the scene ended it: the call was ended from outside
      sound.over(legs);
    }
  }

  private @Nullable End read(Mail mail) {
    return switch (mail) {
      case Mail.LegGone(SipLeg leg, Cause cause, boolean network) when legs.containsKey(leg.id()) -> gone(leg, cause, network);
      case Mail.LegVanished(SipLeg leg) when legs.containsKey(leg.id()) -> vanished(leg);
      case Mail.Commanded(Command command, CompletableFuture<Conversation.Reply> reply) -> commanded(command, reply);
      case Mail.PhoneHolds(SipLeg leg, boolean holds) -> happens(new SceneEvent.PhoneHolds(leg.id(), holds));
      case Mail.Referred(SipLeg leg, var refer) -> referred(leg, refer);
      case Mail.PartnerWanted wanted -> partnerWanted(wanted);
      case Mail.PartnerGiven given -> partnerGiven(given);
      case Mail.Key(SipLeg leg, char key, boolean relayed) -> {
        if (!relayed) sound.keys(leg.id(), String.valueOf(key), legs);
        yield null;
      }
      case Mail.DialDone done when done.run() == consulting -> consulted(done);
      case Mail.DialDone done when lostBy(done.run()) != null -> cameBack(Objects.requireNonNull(lostBy(done.run())), done);
      case Mail.DialDone done when comingSupervisors.containsKey(done.run()) -> supervisorCame(done);
      case Mail.DialRings(DialRun run) when run == consulting || lostBy(run) != null || comingSupervisors.containsKey(run) -> null;
      case Mail.StationBack(LegId lost) -> {
        ringAgain(lost);
        yield null;
      }
      case Mail.Due(StaysAway(LegId lost)) -> {
        endAbsence(lost);
        yield happens(new SceneEvent.StaysAway(lost));
      }
      default -> {
        call.settle(mail);
        yield null;
      }
    };
  }

  private @Nullable End gone(SipLeg leg, Cause cause, boolean network) {
    call.drop(leg);
    if (leg == call.served()) call.servedGone(leg, cause, network);
    return happens(new SceneEvent.Gone(leg.id(), cause));
  }

  private @Nullable End vanished(SipLeg leg) {
    boolean mayComeBack = leg.kind() == Leg.Kind.BROWSER && leg.aor() != null && scene.others().contains(leg.id());
    leg.hangUp(Cause.DESTINATION_OUT_OF_ORDER);
    return mayComeBack ? happens(new SceneEvent.Vanished(leg.id())) : gone(leg, Cause.DESTINATION_OUT_OF_ORDER, true);
  }

  private @Nullable End commanded(Command command, CompletableFuture<Conversation.Reply> reply) {
    SceneStep step = command instanceof Command.Supervise && scene.supervisors().size() + comingSupervisors.size() >= Scene.MOST_SUPERVISORS
        ? SceneStep.refused(scene, Conversation.Why.NOT_NOW) : SceneRules.next(scene, new SceneEvent.Asked(command));
    End end = take(step);
    reply.complete(step.reply() == null ? Conversation.Reply.Done.INSTANCE : step.reply());
    return end;
  }

  private @Nullable End referred(SipLeg leg, Refer refer) {
    if (refer.replaces() != null) {
      attended(leg, refer, refer.replaces());
      return null;
    }
    String number = refer.referTo().uri().user();
    SceneStep step = number == null ? SceneStep.refused(scene, Conversation.Why.NOT_NOW)
        : SceneRules.next(scene, new SceneEvent.Asked(new Command.BlindTransfer(leg.id(), new Conversation.Dialled(number))));
    if (step.reply() instanceof Conversation.Reply.Refused) {
      refer.reject(603);
      return null;
    }
    refer.accept();
    refer.notify(200);   // the customer is ours from here on, whatever becomes of the new call
    return take(step);
  }

  /// A phone that has two calls makes one of them (RFC 3891): the party of its second call comes here in its place. Only calls of the same station are joined.
  private void attended(SipLeg leg, Refer refer, Refer.Replaces named) {
    SipLeg second = call.exchange().legs().of(named);
    boolean own = second != null && second != leg && leg.aor() != null && leg.aor().equals(second.aor());
    if (second != null && own && second.owner().post(new Mail.PartnerWanted(second, leg, refer, call.mailbox()))) refer.accept();
    else refer.reject(603);
  }

  /// This is the second call: whoever talks with its phone leaves for the first one.
  private @Nullable End partnerWanted(Mail.PartnerWanted wanted) {
    LegId gives = scene.partnerOf(wanted.second().id());
    if (gives == null || !leg(gives).isUp()) {
      wanted.give(null);
      return null;
    }
    sound.over(legs);
    SipLeg partner = Objects.requireNonNull(legs.remove(gives));
    call.handedOver(partner);
    wanted.give(partner);
    SipLeg second = wanted.second();
    second.hangUp(Cause.NORMAL_CLEARING);
    call.drop(second);
    call.tell(new CallFact.Left(second, Cause.NORMAL_CLEARING));
    return new End.CustomerLeft(Cause.NORMAL_CLEARING);
  }

  private @Nullable End partnerGiven(Mail.PartnerGiven given) {
    SipLeg partner = given.partner();
    if (partner == null || !partner.isUp() || !scene.mayBeReplaced(given.by().id())) {
      given.decline();
      return null;
    }
    legs.put(partner.id(), partner);
    call.adopt(partner);
    given.refer().notify(200);
    return happens(new SceneEvent.BroughtIn(given.by().id(), partner.id()));
  }

  private @Nullable End consulted(Mail.DialDone done) {
    consulting = null;
    return switch (call.settled(done)) {
      case DialOutcome.Answered(Leg leg, _) -> {
        legs.put(leg.id(), (SipLeg) leg);
        yield happens(new SceneEvent.ConsultedAnswered(leg.id()));
      }
      case DialOutcome.Failed failed -> happens(new SceneEvent.ConsultFailed(failed));
      case DialOutcome.Cancelled _ -> null;
    };
  }

  private @Nullable LegId lostBy(DialRun run) {
    for (Map.Entry<LegId, Absence> entry : absences.entrySet()) if (entry.getValue().ringing == run) return entry.getKey();
    return null;
  }

  private @Nullable End cameBack(LegId lost, Mail.DialDone done) {
    Absence absence = Objects.requireNonNull(absences.get(lost));
    absence.ringing = null;
    if (!(call.settled(done) instanceof DialOutcome.Answered(Leg leg, _))) return null;   // until the deadline another binding may come
    SipLeg back = (SipLeg) leg;
    legs.put(back.id(), back);
    endAbsence(lost);
    call.tell(new CallFact.Reattached(leg(lost), back, Duration.ofNanos(call.exchange().time().nanos() - absence.sinceNs)));
    return happens(new SceneEvent.CameBack(lost, back.id()));
  }

  private @Nullable End supervisorCame(Mail.DialDone done) {
    Scene.Beside wanted = Objects.requireNonNull(comingSupervisors.remove(done.run()));
    if (!(call.settled(done) instanceof DialOutcome.Answered(Leg leg, _))) return null;
    SipLeg supervisor = (SipLeg) leg;
    legs.put(supervisor.id(), supervisor);
    supervisedSinceNs.put(supervisor.id(), call.exchange().time().nanos());
    return happens(new SceneEvent.SupervisorAnswered(supervisor.id(), wanted));
  }

  private void dismiss(LegId supervisor) {
    SipLeg leg = leg(supervisor);
    leg.hangUp(Cause.NORMAL_CLEARING);
    call.drop(leg);
    call.tell(new CallFact.SupervisionOver(leg, leg(Objects.requireNonNull(scene.supervisors().get(supervisor)).agent()), supervised(supervisor)));
  }

  private Duration supervised(LegId supervisor) {
    long now = call.exchange().time().nanos();
    return Duration.ofNanos(now - supervisedSinceNs.getOrDefault(supervisor, now));
  }

  private void await(LegId lost) {
    SipLeg leg = leg(lost);
    call.drop(leg);
    Time time = call.exchange().time();
    Absence absence = new Absence(call.mailbox().due(call.exchange().config().patience().reattach(), new StaysAway(lost)), time.nanos());
    absences.put(lost, absence);
    String aor = Objects.requireNonNull(leg.aor());
    absence.unwatch = call.exchange().registrar().watch(aor, () -> call.mailbox().post(new Mail.StationBack(lost)));
    if (call.exchange().registrar().isOnline(aor)) ringAgain(lost);
  }

  private void ringAgain(LegId lost) {
    Absence absence = absences.get(lost);
    SipLeg leg = legs.get(lost);
    if (absence == null || absence.ringing != null || leg == null || leg.aor() == null) return;
    DialOptions again = DialOptions.showing(leg(scene.customer()).party(), REATTACH_RING).answeringItself().about(leg.subject())
        .withHeaders(Map.of(REATTACH, lost.toString(), "X-Trunkline-Call", call.id().toString()));
    absence.ringing = call.dial(new Destination.Station(leg.aor()), again);
  }

  private void endAbsence(LegId lost) {
    Absence absence = absences.remove(lost);
    if (absence != null) absence.end();
  }

  private @Nullable End happens(SceneEvent event) { return take(SceneRules.next(scene, event)); }

  private @Nullable End take(SceneStep step) {
    scene = step.scene();
    for (Effect effect : step.effects()) carryOut(effect);
    sound.follow(scene, legs);
    return step.end();
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.HangUp(LegId id, Cause cause) -> {
        SipLeg leg = leg(id);
        leg.hangUp(cause);
        call.drop(leg);
        endAbsence(id);
      }
      case Effect.Ring(Command.Consult wanted) -> consulting = call.dial(wanted.to(), wanted.options());
      case Effect.RingSupervisor(Command.Supervise wanted) ->
          comingSupervisors.put(call.dial(wanted.supervisor(), wanted.options()), new Scene.Beside(wanted.by(), wanted.mode()));
      case Effect.StopSupervisor(Object subject) -> {
        for (DialRun run : comingSupervisors.keySet()) if (subject.equals(run.options().subject())) run.cancel(Reason.of(Cause.NORMAL_CLEARING));
      }
      case Effect.StopRinging _ -> { if (consulting != null) consulting.cancel(Reason.of(Cause.NORMAL_CLEARING)); }
      case Effect.Await(LegId lost) -> await(lost);
      case Effect.Keys(LegId by, String digits) -> sound.keys(by, digits, legs);
      case Effect.Mute(LegId id, boolean muted) -> leg(id).media().mute(muted);
      case Effect.Tell tell -> call.tell(fact(tell));
    }
  }

  private CallFact fact(Effect.Tell tell) {
    Leg leg = leg(tell.leg());
    Leg other = tell.other() == null ? leg : leg(tell.other());
    return switch (tell.what()) {
      case JOINED -> new CallFact.Joined(leg);
      case HELD -> new CallFact.Held(leg);
      case RETRIEVED -> new CallFact.Retrieved(leg);
      case MUTED -> new CallFact.Muted(leg, true);
      case UNMUTED -> new CallFact.Muted(leg, false);
      case LEFT -> new CallFact.Left(leg, tell.detail() instanceof Cause cause ? cause : Cause.NORMAL_CLEARING);
      case LOST -> new CallFact.Lost(leg);
      case TRANSFER_STARTED -> new CallFact.TransferStarted(leg, Objects.requireNonNull(tell.detail()), false);
      case CONSULT_STARTED -> new CallFact.TransferStarted(leg, Objects.requireNonNull(tell.detail()), true);
      case CONSULTING -> new CallFact.Consulting(leg, other);
      case CONSULT_CANCELLED -> new CallFact.ConsultCancelled(leg);
      case TRANSFER_COMPLETED -> new CallFact.TransferCompleted(leg, other);
      case CONFERENCE_STARTED -> new CallFact.ConferenceStarted(leg);
      case SUPERVISED -> new CallFact.Supervised(leg, other, (Conversation.Supervision) Objects.requireNonNull(tell.detail()));
      case SUPERVISION_OVER -> new CallFact.SupervisionOver(leg, other, supervised(tell.leg()));
    };
  }

  private Outcome outcome(End end) {
    return switch (end) {
      case End.CustomerLeft(Cause cause) -> {
        for (SipLeg leg : legs.values()) {
          if (leg == call.served() || !leg.isUp()) continue;
          leg.hangUp(Cause.NORMAL_CLEARING);
          call.drop(leg);
          call.tell(new CallFact.Left(leg, Cause.NORMAL_CLEARING));
        }
        yield new Outcome.CustomerLeft(cause);
      }
      case End.OthersLeft(LegId last, Cause cause) -> left(leg(last), cause);
      case End.OthersLost(LegId last) -> new Outcome.OthersLost(leg(last));
      case End.TransferWanted(LegId by, Object to) -> new Outcome.TransferWanted(leg(by), to);
      case End.TransferFailed(Destination to, DialOutcome.Failed why) -> new Outcome.TransferFailed(to, why);
    };
  }

  private Outcome left(SipLeg last, Cause cause) {
    call.othersLeft();
    return new Outcome.OthersLeft(last, cause);
  }

  private SipLeg leg(LegId id) {
    SipLeg leg = legs.get(id);
    if (leg == null) throw new IllegalStateException("no such leg in this conversation: " + id);
    return leg;
  }
}

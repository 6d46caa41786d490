package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.Time;
import io.trunkline.media.Audio;
import io.trunkline.media.Source;
import io.trunkline.sip.InviteRequest;
import io.trunkline.sip.Reason;
import io.trunkline.sip.SipFailure;
import io.trunkline.telephony.DialOptions.AcceptByKey;
import io.trunkline.telephony.DialOutcome.Answered;
import io.trunkline.telephony.DialOutcome.Cancelled;
import io.trunkline.telephony.DialOutcome.Failed;
import io.trunkline.telephony.DialOutcome.Retry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One attempt to reach someone, on a virtual thread of its own with its own mailbox, so that the call meanwhile plays music and can be left. It ends with one
/// [Mail.DialDone] to the call; if the call has gone by then, the leg is hung up.
final class DialRun implements Attempt {
  private static final Logger LOG = System.getLogger(DialRun.class.getName());
  private static final Duration GRACE = Duration.ofSeconds(5);   // past the stack's own ring timeout

  private final Exchange exchange;
  private final LiveCall call;
  private final Destination destination;
  private final DialOptions options;
  private final @Nullable SipLeg near;
  private final Mailbox mailbox;
  private final long beganNs;
  private volatile boolean cancelled;
  private final List<SipLeg> made = new ArrayList<>();   // whatever happens, only the one that answered outlives this attempt
  private boolean rang;

  DialRun(Exchange exchange, LiveCall call, Destination destination, DialOptions options, @Nullable SipLeg near) {
    this.exchange = exchange;
    this.call = call;
    this.destination = destination;
    this.options = options;
    this.near = near;
    this.mailbox = new Mailbox(exchange.time());
    this.beganNs = exchange.time().nanos();
  }

  void start() { Thread.ofVirtual().name("dial-" + call.id()).start(this::run); }

  @Override public Destination destination() { return destination; }

  @Override public DialOptions options() { return options; }

  @Override public void cancel(Reason reason) {
    cancelled = true;
    mailbox.post(new Mail.CancelWanted(reason));
  }

  boolean isCancelled() { return cancelled; }

  @Override public void accept() { mailbox.post(Mail.Accepted.INSTANCE); }

  private void run() {
    DialOutcome outcome;
    try {
      outcome = switch (destination) {
        case Destination.Station(String aor) -> station(aor);
        case Destination.Telephone telephone -> telephone(telephone);
        case Destination.Here(Robot robot) -> here(robot);
      };
    } catch (RuntimeException | Error bug) {
      LOG.log(Level.ERROR, "dial.failed call=" + call.id(), bug);
      outcome = new Failed(Cause.TEMPORARY_FAILURE, Fault.OURS, Retry.ELSEWHERE, String.valueOf(bug.getMessage()));
    }
    SipLeg winner = outcome instanceof Answered(Leg leg, _) ? (SipLeg) leg : null;
    if (winner != null) winner.ownedBy(call.mailbox());
    mailbox.close();
    for (SipLeg leg : made) if (leg != winner) leg.hangUp(Cause.NORMAL_CLEARING);
    if (!call.mailbox().post(new Mail.DialDone(this, outcome)) && outcome instanceof Answered(Leg leg, _)) ((SipLeg) leg).hangUp(Cause.NORMAL_CLEARING);
    exchange.dialEnded(this);
  }

  private DialOutcome station(String aor) {
    List<Ring> rings = new ArrayList<>();
    for (Registrar.Contact contact : exchange.registrar().contacts(aor)) {
      Leg.Kind kind = contact.account().kind() == Account.Kind.BROWSER ? Leg.Kind.BROWSER : Leg.Kind.SIP_PHONE;
      boolean webRtc = contact.flow().transport().isWebSocket();
      SipLeg leg = SipLeg.outgoing(new SipLeg.About(options.callerId(), kind, webRtc, options.subject(), aor), exchange.legs(), mailbox, near);
      made.add(leg);
      rings.add(new Ring(leg, mailbox, exchange.sip(), exchange.requests().toStation(contact, leg.offer(), options, beside())));
    }
    if (rings.isEmpty()) return new Failed(Cause.SUBSCRIBER_ABSENT, Fault.CALLEE, Retry.ELSEWHERE, "not registered");
    return firstOf(rings);
  }

  private DialOutcome here(Robot robot) {
    SipLeg leg = SipLeg.outgoing(new SipLeg.About(options.callerId(), Leg.Kind.ROBOT, false, options.subject(), null), exchange.legs(), mailbox, near);
    made.add(leg);
    robot.speaksOn(leg, exchange.legs(), exchange.config().media().bindAddress());
    return answered(leg);
  }

  private @Nullable String beside() { return near == null ? null : near.sipCallId(); }

  private DialOutcome firstOf(List<Ring> rings) {
    List<Ring> open = new ArrayList<>(rings);
    Failed last = null;
    Object tooLong = new Object();
    Time.Timer timer = mailbox.due(options.ring().plus(GRACE), tooLong);
    try {
      while (!open.isEmpty()) {
        switch (mailbox.take()) {
          case Mail.Rings _ -> rang();
          case Mail.RingAnswered(Ring ring) -> {
            open.remove(ring);
            for (Ring other : open) other.leg().hangUp(Cause.NORMAL_CLEARING, Reason.COMPLETED_ELSEWHERE);
            return answered(ring.leg());
          }
          case Mail.RingFailed(Ring ring, SipFailure failure) -> {
            ring.leg().hangUp(Cause.NORMAL_CLEARING);
            open.remove(ring);
            Failed now = Endings.of(failure, false);
            // A person who declines on one phone says more than another phone that is off; a global failure speaks for all (RFC 3261 §16.7).
            if (last == null || now.cause() == Cause.CALL_REJECTED || now.cause() == Cause.USER_BUSY) last = now;
            if (failure.status() >= 600) open.forEach(other -> other.leg().hangUp(Cause.NORMAL_CLEARING));
            if (failure.status() >= 600) open.clear();
          }
          case Mail.CancelWanted(Reason reason) -> {
            open.forEach(ring -> ring.leg().hangUp(Cause.NORMAL_CLEARING, reason));
            return Cancelled.INSTANCE;
          }
          case Mail.Due(Object token) when token.equals(tooLong) -> {
            open.forEach(ring -> ring.leg().hangUp(Cause.NO_ANSWER));
            return noAnswer();
          }
          default -> { }
        }
      }
      return last == null ? noAnswer() : last;
    } finally {
      timer.cancel();
    }
  }

  private DialOutcome telephone(Destination.Telephone to) {
    Failed last = new Failed(Cause.NO_ROUTE, Fault.OURS, Retry.NEVER, "no trunk for this call");
    for (Line line : exchange.trunks().candidates(to.trunk())) {
      if (!line.acquire()) {
        last = new Failed(Cause.NO_CIRCUIT_AVAILABLE, Fault.TRUNK, Retry.LATER, "trunk " + line.config().name() + " has no line free");
        continue;
      }
      SipLeg leg;
      try {
        leg = SipLeg.outgoing(new SipLeg.About(to.number(), Leg.Kind.TRUNK, false, options.subject(), null), exchange.legs(), mailbox, near);
      } catch (RuntimeException noPort) {
        line.release();
        throw noPort;
      }
      made.add(leg);
      leg.onOver(line::release);
      DialOutcome outcome = overLine(line, to, leg);
      if (outcome instanceof Answered) return outcome;
      leg.hangUp(Cause.NORMAL_CLEARING);
      if (!(outcome instanceof Failed failed) || failed.fault() != Fault.TRUNK) return outcome;
      last = failed;
    }
    return last;
  }

  private DialOutcome overLine(Line line, Destination.Telephone to, SipLeg leg) {
    Failed last = noAnswer();
    for (Hop hop : line.hopsInOrder()) {
      InviteRequest request = exchange.requests().toTrunk(line.config(), hop, to.number(), leg.offer(), options, beside());
      Ring ring = new Ring(leg, mailbox, exchange.sip(), request);
      DialOutcome outcome = overAddress(ring);
      if (outcome == null) {
        line.silent(hop);
        last = new Failed(Cause.NETWORK_OUT_OF_ORDER, Fault.TRUNK, Retry.ELSEWHERE, hop + " doesn't answer");
        continue;
      }
      if (!(outcome instanceof Failed failed) || !failed.detail().startsWith("next:")) return outcome;
      line.silent(hop);
      last = new Failed(failed.cause(), failed.fault(), failed.retry(), hop + " " + failed.detail().substring(5));
    }
    return last;
  }

  /// Null: nobody there, within the time that a trunk's address has.
  private @Nullable DialOutcome overAddress(Ring ring) {
    Object silent = new Object();
    Object tooLong = new Object();
    Time.Timer failover = mailbox.due(exchange.config().patience().failover(), silent);
    Time.Timer timer = mailbox.due(options.ring().plus(GRACE), tooLong);
    try {
      while (true) {
        switch (mailbox.take()) {
          case Mail.Trying(Ring by) when by == ring -> failover.cancel();
          case Mail.Rings(Ring by, boolean early) when by == ring -> {
            failover.cancel();
            rang();
            if (early) call.mailbox().post(new Mail.DialSounds(this, ring.leg()));
          }
          case Mail.RingAnswered(Ring by) -> {
            if (by != ring) ring.cancel(Reason.COMPLETED_ELSEWHERE);
            return answered(by.leg());
          }
          case Mail.RingFailed(Ring by, SipFailure failure) when by == ring -> {
            Failed failed = Endings.of(failure, true);
            if (!Endings.isWorthAnotherAddress(failure)) return failed;
            return new Failed(failed.cause(), failed.fault(), failed.retry(), "next:" + failed.detail());
          }
          case Mail.CancelWanted(Reason reason) -> {
            ring.cancel(reason);
            return Cancelled.INSTANCE;
          }
          case Mail.Due(Object token) when token.equals(silent) -> {
            ring.cancel(Reason.of(Cause.RECOVERY_ON_TIMER_EXPIRY));
            return null;
          }
          case Mail.Due(Object token) when token.equals(tooLong) -> {
            ring.cancel(Reason.of(Cause.NO_ANSWER));
            return noAnswer();
          }
          default -> { }
        }
      }
    } finally {
      failover.cancel();
      timer.cancel();
    }
  }

  private void rang() {
    if (!rang) call.mailbox().post(new Mail.DialRings(this));
    rang = true;
  }

  private static Failed noAnswer() { return new Failed(Cause.NO_ANSWER, Fault.CALLEE, Retry.ELSEWHERE, "nobody answered"); }

  private DialOutcome answered(SipLeg leg) {
    if (cancelled) {
      leg.hangUp(Cause.NORMAL_CLEARING);
      return Cancelled.INSTANCE;
    }
    Duration ringTime = Duration.ofNanos(exchange.time().nanos() - beganNs);
    AcceptByKey how = options.accept();
    return how == null ? new Answered(leg, ringTime) : askForKey(leg, how, ringTime);
  }

  /// A telephone that answers may be its owner's mailbox: only a person presses 1.
  private DialOutcome askForKey(SipLeg leg, AcceptByKey how, Duration ringTime) {
    for (int round = 0; round < how.rounds(); round++) {
      String token = "accept-" + round;
      leg.media().hears(Source.Playlist.once(how.prompt(), token));
      Object over = new Object();
      Duration sounds = how.prompt().stream().map(Audio::duration).reduce(Duration.ZERO, Duration::plus);
      Time.Timer timer = mailbox.due(sounds.plus(how.pause()), over);
      try {
        DialOutcome outcome = waitForKey(leg, over, ringTime);
        if (outcome != null) return outcome;
      } finally {
        timer.cancel();
      }
    }
    leg.hangUp(Cause.NORMAL_CLEARING);
    return new Failed(Cause.NO_ANSWER, Fault.CALLEE, Retry.ELSEWHERE, "no key pressed");
  }

  private @Nullable DialOutcome waitForKey(SipLeg leg, Object over, Duration ringTime) {
    while (true) {
      switch (mailbox.take()) {
        case Mail.Key(SipLeg by, char key, _) when by == leg && key == '1' -> { return accepted(leg, ringTime); }
        case Mail.Accepted _ -> { return accepted(leg, ringTime); }
        case Mail.LegGone(SipLeg gone, _, _) when gone == leg -> {
          return new Failed(Cause.CALL_REJECTED, Fault.CALLEE, Retry.ELSEWHERE, "hung up without pressing the key");
        }
        case Mail.CancelWanted _ -> {
          leg.hangUp(Cause.NORMAL_CLEARING);
          return Cancelled.INSTANCE;
        }
        case Mail.Due(Object token) when token.equals(over) -> { return null; }
        default -> { }
      }
    }
  }

  private static DialOutcome accepted(SipLeg leg, Duration ringTime) {
    leg.media().hears(Source.Silence.INSTANCE);
    return new Answered(leg, ringTime);
  }
}

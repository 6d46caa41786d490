package io.trunkline.telephony;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.media.Source;
import io.trunkline.sip.Reason;
import io.trunkline.telephony.CallFact.By;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A call: its mailbox, its legs, its attempts, and the virtual thread that owns them. What isn't said to be thread-safe is for that thread only.
final class LiveCall implements Call {
  static final int MOST_ATTEMPTS = 16;
  private static final int MOST_PENDING = 1_000;
  private static final int MOST_KEYS = 32;
  private static final int MOST_MEASURED = 64;
  private static final Logger LOG = System.getLogger(LiveCall.class.getName());

  private final Exchange exchange;
  private final CallId id;
  private final TenantId tenant;
  private final IncomingCall origin;
  private final Instant startedAt;
  private final Mailbox mailbox;
  private final List<SipLeg> legs = new CopyOnWriteArrayList<>();   // written by the owner, read by anyone
  private final List<SipLeg> everybody = new ArrayList<>();   // who has taken part, up to MOST_MEASURED
  private final Set<DialRun> runs = ConcurrentHashMap.newKeySet();
  private final ArrayDeque<CallEvent> pending = new ArrayDeque<>();
  private final ArrayDeque<Character> keys = new ArrayDeque<>();
  private @Nullable SipLeg served;
  private @Nullable Cause over;
  private CallFact.@Nullable Ended end;
  private boolean othersLeft;
  private boolean handedOver;
  private volatile boolean refused;
  private final CountDownLatch ended = new CountDownLatch(1);

  LiveCall(Exchange exchange, CallId id, TenantId tenant, IncomingCall origin) {
    this.exchange = exchange;
    this.id = id;
    this.tenant = tenant;
    this.origin = origin;
    this.startedAt = exchange.time().now();
    this.mailbox = new Mailbox(exchange.time());
  }

  // For anyone.

  @Override public CallId id() { return id; }

  @Override public TenantId tenant() { return tenant; }

  @Override public IncomingCall origin() { return origin; }

  @Override public Instant startedAt() { return startedAt; }

  @Override public List<Leg> legs() { return List.copyOf(legs); }

  @Override public boolean post(Object message) { return mailbox.post(new Mail.Posted(message)); }

  @Override public CompletionStage<Conversation.Reply> command(Conversation.Command command) {
    CompletableFuture<Conversation.Reply> reply = new CompletableFuture<>();
    if (!mailbox.post(new Mail.Commanded(command, reply))) reply.complete(new Conversation.Reply.Refused(Conversation.Why.CALL_ENDED));
    return reply;
  }

  @Override public void hangUp(Cause cause) { mailbox.post(new Mail.HangUpWanted(cause)); }

  Mailbox mailbox() { return mailbox; }

  // For the owner.

  Exchange exchange() { return exchange; }

  /// Runs the script with the party that called.
  void startWith(SipLeg caller, CallHandler script) {
    served = caller;
    adopt(caller);
    Thread.ofVirtual().name("call-" + id).start(() -> live(script, this::withCaller));
    caller.watch();
  }

  /// Rings `first` and runs the script with whoever answers there.
  void startBy(Destination first, DialOptions options, CallHandler script) {
    Thread.ofVirtual().name("call-" + id).start(() -> live(script, handler -> withFirst(first, options, handler)));
  }

  /// A limit is reached: the call is recorded, so that its tenant finds whom it lost, and nothing else.
  void startRefused(Cause cause, Fault fault, String detail) {
    refused = true;
    Thread.ofVirtual().name("call-" + id).start(() -> live(_ -> { }, _ -> note(By.SCRIPT, cause, fault, detail)));
  }

  boolean wasRefused() { return refused; }

  /// Waits, not on this call's thread, until the call is over.
  void awaitEnd(long atMost, TimeUnit unit) throws InterruptedException {
    if (!ended.await(atMost, unit)) LOG.log(Level.WARNING, "call.stays call={0}", id);
  }

  private interface Body {
    void run(CallHandler script);
  }

  private void live(CallHandler script, Body body) {
    try {
      tell(new CallFact.Started());
      body.run(script);
      note(By.SCRIPT, Cause.NORMAL_CLEARING, Fault.NONE, "the script ended");
    } catch (HungUp gone) {
      note(By.SCRIPT, gone.cause(), Fault.NONE, "hung up");
    } catch (RuntimeException | Error bug) {
      LOG.log(Level.ERROR, "call.script-failed call=" + id, bug);
      tell(new CallFact.ScriptFailed(bug.toString()));
      note(By.SCRIPT, Cause.TEMPORARY_FAILURE, Fault.OURS, "the script failed: " + bug);
      apologise(script);
    } finally {
      finish();
    }
  }

  private void withCaller(CallHandler script) { script.run(new LiveCaller(this)); }

  private void withFirst(Destination first, DialOptions options, CallHandler script) {
    Dialling dialling = new Dialling(this);
    DialOutcome outcome = dialling.dialAndWait(first, options);
    switch (outcome) {
      case DialOutcome.Answered(Leg leg, _) -> {
        served = (SipLeg) leg;
        tell(new CallFact.Answered(leg));
        script.run(new LiveCaller(this));
      }
      case DialOutcome.Failed(Cause cause, Fault fault, _, String detail) -> note(By.OTHER, cause, fault, detail);
      case DialOutcome.Cancelled _ -> note(By.SCRIPT, Cause.NORMAL_CLEARING, Fault.NONE, "cancelled");
    }
  }

  /// The next best thing after a bug of ours: the caller hears that it isn't their fault.
  private void apologise(CallHandler script) {
    SipLeg caller = served;
    if (caller == null || !caller.isUp() || over != null) return;
    try {
      new LiveCaller(this).play(script.apology(tenant));
    } catch (RuntimeException | Error hopeless) {
      if (!(hopeless instanceof HungUp)) LOG.log(Level.ERROR, "call.apology-failed call=" + id, hopeless);
    }
  }

  private void finish() {
    CallFact.Ended last = Objects.requireNonNull(end);
    Cause cause = last.cause();
    for (DialRun run : runs) run.cancel(Reason.of(Cause.NORMAL_CLEARING));
    for (Mail late : mailbox.close()) {
      switch (late) {
        case Mail.DialDone(_, DialOutcome.Answered(Leg leg, _)) -> ((SipLeg) leg).hangUp(Cause.NORMAL_CLEARING);
        case Mail.Commanded(_, CompletableFuture<Conversation.Reply> reply) -> reply.complete(new Conversation.Reply.Refused(Conversation.Why.CALL_ENDED));
        case Mail.PartnerWanted wanted -> wanted.give(null);
        case Mail.PartnerGiven given -> given.decline();
        default -> { }
      }
    }
    for (SipLeg leg : legs) leg.hangUp(cause);
    legs.clear();
    for (SipLeg leg : everybody) if (leg.statistics().mos() > 0) tell(new CallFact.Sounded(leg, leg.statistics()));
    tell(last);
    LOG.log(Level.INFO, "call.ended call={0} tenant={1} by={2} cause={3} fault={4} detail={5}", id, tenant, last.by(), cause, last.fault(), last.detail());
    exchange.callEnded(this);
    ended.countDown();
  }

  SipLeg served() {
    SipLeg leg = served;
    if (leg == null) throw new IllegalStateException("nobody is served yet");
    return leg;
  }

  SipLeg serve(SipLeg other) {
    SipLeg former = served();
    served = other;
    handedOver = true;
    legs.remove(other);
    legs.addFirst(other);
    return former;
  }

  /// The end is sticky: once the party served is gone, every further wait ends at once.
  void checkUp() {
    if (over != null) throw new HungUp(over);
    othersLeft = false;
  }

  /// The first note counts.
  void note(By by, Cause cause, Fault fault, String detail) {
    if (end == null) end = new CallFact.Ended(othersLeft && by == By.SCRIPT && fault == Fault.NONE ? By.OTHER : by, cause, fault, detail);
  }

  void othersLeft() { othersLeft = true; }

  HungUp gone(Cause cause) {
    over = cause;
    return new HungUp(cause);
  }

  /// Whether the party served is the one outside: who called us, or, of a call begun here, who was reached. Until then an agent is served.
  private boolean servesOutside() { return handedOver || origin.origin() instanceof Origin.FromTrunk || origin.origin() instanceof Origin.FromGuest; }

  /// One of this call's parties goes on in another call, which from now on owns its leg. The other party is to be hung up.
  HungUp handedOver(SipLeg party) {
    party.stopRecording();   // what it says there belongs to that call
    drop(party);
    tell(new CallFact.Left(party, Cause.NORMAL_CLEARING));
    note(By.OTHER, Cause.NORMAL_CLEARING, Fault.NONE, "handed over to another call");
    return gone(Cause.NORMAL_CLEARING);
  }

  /// Who ended it when the leg served goes by itself.
  HungUp servedGone(SipLeg leg, Cause cause, boolean network) {
    Fault fault = !network ? Fault.NONE : leg.kind() == Leg.Kind.TRUNK ? Fault.TRUNK : Fault.UNKNOWN;
    note(network ? By.NETWORK : servesOutside() ? By.CALLER : By.OTHER, cause, fault, network ? "no word from the peer" : "hung up by the peer");
    return gone(cause);
  }

  void tell(CallFact fact) { exchange.tell(this, fact); }

  /// The party served, if there is one yet, hears this leg.
  void hears(SipLeg leg) { if (served != null) served.media().hears(new Source.OtherLeg(leg.media())); }

  void adopt(SipLeg leg) {
    legs.add(leg);
    if (everybody.size() < MOST_MEASURED) everybody.add(leg);
  }

  void drop(SipLeg leg) { legs.remove(leg); }

  DialRun dial(Destination destination, DialOptions options) {
    if (runs.size() >= MOST_ATTEMPTS) throw new IllegalStateException("more than " + MOST_ATTEMPTS + " attempts at a time");
    DialRun run = new DialRun(exchange, this, destination, options, served);
    runs.add(run);
    tell(new CallFact.Dialling(destination, options.subject()));
    exchange.dialBegan(run);
    run.start();
    return run;
  }

  /// Takes over what an attempt brought. An answer that crossed our cancellation is hung up.
  DialOutcome settled(Mail.DialDone done) {
    runs.remove(done.run());
    DialOutcome outcome = done.outcome();
    if (outcome instanceof DialOutcome.Answered(Leg leg, _)) {
      if (done.run().isCancelled()) {
        ((SipLeg) leg).hangUp(Cause.NORMAL_CLEARING);
        outcome = DialOutcome.Cancelled.INSTANCE;
      } else {
        adopt((SipLeg) leg);
      }
    }
    tell(new CallFact.DialEnded(done.run().destination(), done.run().options().subject(), outcome));
    return outcome;
  }

  /// Waits until `interest` makes something of a mail, `otherwise` after `atMost`. Mail that doesn't interest is kept for who will ask for it.
  <T> T await(Duration atMost, Function<Mail, @Nullable T> interest, T otherwise) {
    checkUp();
    Object token = new Object();
    Time.Timer timer = mailbox.due(atMost, token);
    try {
      while (true) {
        Mail mail = mailbox.take();
        if (mail instanceof Mail.Due(Object due) && due.equals(token)) return otherwise;
        T result = interest.apply(mail);
        if (result != null) return result;
        settle(mail);
      }
    } finally {
      timer.cancel();
    }
  }

  /// What is done with mail that nobody waits for.
  void settle(Mail mail) {
    switch (mail) {
      case Mail.LegGone(SipLeg leg, Cause cause, boolean network) -> left(leg, cause, network);
      case Mail.LegVanished(SipLeg leg) -> {
        leg.hangUp(Cause.DESTINATION_OUT_OF_ORDER);
        left(leg, Cause.DESTINATION_OUT_OF_ORDER, true);
      }
      case Mail.FellSilent(SipLeg leg, Duration span) -> { if (legs.contains(leg)) tell(new CallFact.FellSilent(leg, span)); }
      case Mail.HeardAgain(SipLeg leg) -> { if (legs.contains(leg)) tell(new CallFact.HeardAgain(leg)); }
      case Mail.HangUpWanted(Cause cause) -> throw ended(By.SCRIPT, cause, "ended from outside");
      case Mail.Key(SipLeg leg, char key, _) -> { if (leg == served && keys.size() < MOST_KEYS) keys.add(key); }
      case Mail.DialRings(DialRun run) -> keep(new CallEvent.Ringing(run));
      case Mail.DialDone done -> keep(new CallEvent.DialEnded(done.run(), settled(done)));
      case Mail.Posted(Object content) -> keep(new CallEvent.Message(content));
      case Mail.Commanded(Conversation.Command.HangUp(var by), var reply) when legs.stream().anyMatch(leg -> leg.id().equals(by)) -> {
        reply.complete(Conversation.Reply.Done.INSTANCE);
        throw ended(By.OTHER, Cause.NORMAL_CLEARING, "hung up on the page");
      }
      case Mail.Commanded(_, var reply) -> reply.complete(new Conversation.Reply.Refused(Conversation.Why.NOT_TALKING));
      case Mail.Referred(_, var refer) -> refer.reject(603);
      case Mail.PartnerWanted wanted -> wanted.give(null);
      case Mail.PartnerGiven given -> given.decline();
      default -> { }
    }
  }

  private HungUp ended(By by, Cause cause, String detail) {
    note(by, cause, Fault.NONE, detail);
    return gone(cause);
  }

  private void left(SipLeg leg, Cause cause, boolean network) {
    if (leg == served) throw servedGone(leg, cause, network);
    if (legs.remove(leg)) tell(new CallFact.Left(leg, cause));   // else its end is told already
  }

  private void keep(CallEvent event) { if (pending.size() < MOST_PENDING) pending.add(event); }

  @Nullable CallEvent nextPending() {
    CallEvent event = pending.poll();
    if (event != null) return event;
    Character key = keys.poll();
    return key == null ? null : new CallEvent.KeyPressed(key);
  }

  List<Character> takeKeys(int most) {
    List<Character> taken = new ArrayList<>();
    while (taken.size() < most && !keys.isEmpty()) taken.add(keys.remove());
    return taken;
  }

  @Override public String toString() { return "Call[" + id + "]"; }
}

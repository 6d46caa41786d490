package io.trunkline.telephony;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.media.MediaEngine;
import io.trunkline.sip.DialogState;
import io.trunkline.sip.InviteListener;
import io.trunkline.sip.ListenPoint;
import io.trunkline.sip.SipCounters;
import io.trunkline.sip.SipFlow;
import io.trunkline.sip.SipStack;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The telephony of one node, put together. Thread-safe.
final class Node implements Telephony, Exchange {
  static final String TENANT_FULL = "as many calls as the tenant may have";
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final Logger LOG = System.getLogger(Node.class.getName());

  private final TelephonyConfig config;
  private final Time time;
  private final CallHandler handler;
  private final TelephonyListener listener;
  private final MediaEngine media;
  private final Legs legs;
  private final Registrar registrar;
  private final SipStack sip;
  private final Lines lines;
  private final Requests requests;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Map<CallId, LiveCall> calls = new ConcurrentHashMap<>();
  private final Map<TenantId, AtomicInteger> callsOfTenants = new ConcurrentHashMap<>();
  private final Set<DialRun> runs = ConcurrentHashMap.newKeySet();
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean draining;

  private Node(TelephonyConfig config, Time time, Plan plan, CallHandler handler, TelephonyListener listener) {
    this.config = config;
    this.time = time;
    this.handler = handler;
    this.listener = listener;
    this.media = MediaEngine.start(config.media(), time);
    this.legs = new Legs(media, time, listener, config.patience().vanished());
    this.registrar = new Registrar(time, listener);
    // Requests that come while this constructor still runs are met with silence and repeated by their sender.
    this.sip = SipStack.start(config.sip(), new Reception(this, plan, config.realm()), time);
    this.lines = new Lines(sip, time, config, listener);
    this.requests = new Requests(sip, config.realm());
    ready.countDown();
  }

  static Node start(TelephonyConfig config, Time time, Plan plan, CallHandler handler, TelephonyListener listener) {
    Node node = new Node(config, time, plan, handler, listener);
    LOG.log(Level.INFO, "telephony.started listen={0} media={1} rated={2}", node.listenPoints(), node.media.backend(), config.ratedCalls());
    return node;
  }

  boolean isOpen() { return ready.getCount() == 0; }

  @Override public List<ListenPoint> listenPoints() { return sip.listenPoints(); }

  @Override public SipFlow accept(SipFlow.Remote remote) { return sip.accept(remote); }

  @Override public Lines trunks() { return lines; }

  @Override public Stations stations() { return registrar; }

  @Override public Optional<Call> call(CallId id) { return Optional.ofNullable(calls.get(id)); }

  @Override public Collection<Call> calls() { return List.copyOf(calls.values()); }

  @Override public Call originate(OutgoingCall request, CallHandler script) {
    IncomingCall origin = new IncomingCall(
        new Origin.Here(request.options().subject()), request.dialled(), request.dialled().dialable(), request.from(), request.from().dialable(), null);
    if (!reserve(request.tenant(), request.mostCalls())) return refused(request.id(), request.tenant(), origin, Cause.RESOURCE_UNAVAILABLE, Fault.CALLER, TENANT_FULL);
    LiveCall call = new LiveCall(this, request.id(), request.tenant(), origin);
    began(call);
    call.startBy(request.first(), request.options(), script);
    return call;
  }

  /// A call that is over before it began.
  LiveCall refused(CallId id, TenantId tenant, IncomingCall origin, Cause cause, Fault fault, String detail) {
    refused();
    LiveCall call = new LiveCall(this, id, tenant, origin);
    began(call);
    call.startRefused(cause, fault, detail);
    return call;
  }

  @Override public NodeLoad load() {
    int now = calls.size();
    return new NodeLoad(now, config.ratedCalls(), (double) now / config.ratedCalls(), media.load().legs(), refused.get(), draining);
  }

  @Override public SipCounters sipCounters() { return sip.counters(); }

  boolean admits() {
    if (!draining && calls.size() < config.ratedCalls()) return true;
    refused();
    return false;
  }

  void refused() { refused.incrementAndGet(); }

  @Override public void drain() {
    draining = true;
    LOG.log(Level.INFO, "telephony.draining calls={0}", calls.size());
  }

  @Override public void releaseDialogs(Collection<DialogState> dialogs) {
    for (DialogState state : dialogs) {
      try {
        sip.resume(state, lines.credentials(state.peerHost()), InviteListener.NOBODY).bye(Cause.TEMPORARY_FAILURE);
      } catch (RuntimeException unusable) {
        LOG.log(Level.WARNING, "dialog.not-released call-id=" + state.callId(), unusable);
      }
    }
  }

  @Override public boolean isQuiet() { return calls.isEmpty() && runs.isEmpty() && legs.count() == 0; }

  @Override public void close() {
    drain();
    for (LiveCall call : calls.values()) call.hangUp(Cause.NORMAL_CLEARING);
    try {
      for (LiveCall call : calls.values()) call.awaitEnd(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
      legs.awaitReleased(FAREWELL);   // a BYE that hasn't left yet would go down with the sockets
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    lines.close();
    registrar.close();
    sip.close();
    media.close();
  }

  // For calls.

  /// One more call of this tenant; false if it has as many as it may.
  boolean reserve(TenantId tenant, int most) {
    AtomicInteger count = callsOfTenants.computeIfAbsent(tenant, _ -> new AtomicInteger());
    if (count.incrementAndGet() <= most) return true;
    count.decrementAndGet();
    return false;
  }

  void release(TenantId tenant) {
    AtomicInteger count = callsOfTenants.get(tenant);
    if (count != null) count.decrementAndGet();
  }

  void began(LiveCall call) { calls.put(call.id(), call); }

  CallHandler handler() { return handler; }

  @Override public Time time() { return time; }

  @Override public TelephonyConfig config() { return config; }

  @Override public SipStack sip() { return sip; }

  @Override public Legs legs() { return legs; }

  @Override public Registrar registrar() { return registrar; }

  @Override public Requests requests() { return requests; }

  @Override public void tell(Call call, CallFact fact) {
    try {
      listener.happened(call, time.now(), fact);
    } catch (RuntimeException | Error bug) {
      LOG.log(Level.ERROR, "call.listener-failed call=" + call.id(), bug);   // a listener's bug must not cost the call
    }
  }

  @Override public void callEnded(LiveCall call) {
    if (!call.wasRefused()) release(call.tenant());
    calls.remove(call.id());
  }

  @Override public void dialBegan(DialRun run) { runs.add(run); }

  @Override public void dialEnded(DialRun run) { runs.remove(run); }
}

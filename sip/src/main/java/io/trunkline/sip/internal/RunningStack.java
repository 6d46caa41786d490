package io.trunkline.sip.internal;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.EventExecutor;
import io.trunkline.kernel.Time;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.DialogState;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.InviteDialog;
import io.trunkline.sip.InviteListener;
import io.trunkline.sip.InviteRequest;
import io.trunkline.sip.ListenPoint;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.OutgoingInvite;
import io.trunkline.sip.SipConfig;
import io.trunkline.sip.SipCounters;
import io.trunkline.sip.SipFlow;
import io.trunkline.sip.SipHandler;
import io.trunkline.sip.SipMessage;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipStack;
import io.trunkline.sip.SipUri;
import io.trunkline.sip.Source;
import io.trunkline.sip.Target;
import io.trunkline.sip.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The stack: sockets, loops, and what goes to which loop. Thread-safe.
public final class RunningStack implements SipStack, Ingress {
  private final SipConfig config;
  private final EventLoopGroup group;
  private final List<Loop> loops = new ArrayList<>();
  private final List<Dispatcher> dispatchers = new ArrayList<>();
  private final Counters counters = new Counters();
  private final SourceGuard guard;
  private final Wire wire;
  private final Sender sender;

  private RunningStack(SipConfig config, SipHandler handler, Time time) {
    this.config = config;
    this.group = new MultiThreadIoEventLoopGroup(config.loops(), Thread.ofPlatform().daemon().name("sip-", 0).factory(), NioIoHandler.newFactory());
    this.guard = new SourceGuard(time);
    this.wire = new Wire(group, config, this, time);
    this.sender = new Sender(wire, config.userAgent());
    Timers timers = new Timers(config.t1());
    for (EventExecutor executor : group) {
      Loop loop = new Loop(executor, time, timers, counters, guard, config.bounds().share(config.loops()));
      loops.add(loop);
      dispatchers.add(new Dispatcher(loop, sender, handler, this::reconnected));
    }
  }

  public static RunningStack start(SipConfig config, SipHandler handler, Time time) {
    RunningStack stack = new RunningStack(config, handler, time);
    stack.wire.listen();
    return stack;
  }

  @Override public boolean received(Flow flow, byte[] bytes) {
    counters.received.increment();
    if (!guard.hears(flow)) {
      counters.banned.increment();
      return true;
    }
    SipMessage message;
    try {
      message = SipMessage.parse(bytes);
    } catch (MalformedSip malformed) {
      counters.malformed.increment();
      guard.did(flow, Standing.Deed.MALFORMED);
      return unreadable(flow, bytes, malformed);
    }
    int loop = loopOf(message.callId());
    Dispatcher dispatcher = dispatchers.get(loop);
    return loops.get(loop).offer(() -> dispatcher.received(flow, message), config.mostPending());
  }

  private boolean unreadable(Flow flow, byte[] bytes, MalformedSip why) {
    SipRequest remains = SipMessage.remainsOf(bytes);
    if (remains == null) return true;
    String callId = remains.headers().first(HeaderName.CALL_ID);
    int loop = loopOf(callId == null ? "" : callId);
    Dispatcher dispatcher = dispatchers.get(loop);
    return loops.get(loop).offer(() -> dispatcher.unreadable(flow, remains, why), config.mostPending());
  }

  /// The loop of a Call-ID. The spread of String's hash is enough: the loops are few.
  private int loopOf(String callId) {
    int hash = callId.hashCode();
    return Math.floorMod(hash ^ hash >>> 16, loops.size());
  }

  /// A browser's calls live on any loop.
  private void reconnected(SipUri contact, Flow flow) {
    for (Loop loop : loops) loop.post(() -> loop.dialogs.values().forEach(dialog -> dialog.core.reconnected(contact, flow)));
  }

  private Loop loop(String callId) { return loops.get(loopOf(callId)); }

  @Override public List<ListenPoint> listenPoints() { return wire.listenPoints(); }

  @Override public SipUri contact(@Nullable String user, Transport transport) { return Sender.contact(user, wire.sentBy(transport), transport); }

  @Override public SipFlow accept(SipFlow.Remote remote) {
    return new WebSocketFlow(remote, wire.sentBy(remote.isSecure() ? Transport.WSS : Transport.WS), this);
  }

  @Override public OutgoingInvite invite(InviteRequest request, InviteListener listener) {
    String callId = callIdBeside(request.beside());
    Loop loop = loop(callId);
    OutgoingCall call = new OutgoingCall(loop, sender, request, callId, listener);
    loop.post(call::begin);
    return call;
  }

  /// A new Call-ID on the loop of `other`.
  private String callIdBeside(@Nullable String other) {
    String callId = Tokens.callId();
    while (other != null && loopOf(callId) != loopOf(other)) callId = Tokens.callId();
    return callId;
  }

  @Override public CompletionStage<SipResponse> request(SipRequest request, Target target, @Nullable Credentials credentials) {
    CompletableFuture<SipResponse> response = new CompletableFuture<>();
    OutsideRequest outside = OutsideRequest.of(request, target, credentials, response);
    Loop loop = loop(outside.callId());
    loop.post(() -> outside.send(loop, sender));
    return response;
  }

  @Override public InviteDialog resume(DialogState state, @Nullable Credentials credentials, InviteListener listener) {
    Loop loop = loop(state.callId());
    DialogCore core = DialogCore.resumed(state, credentials);
    CallDialog dialog = new CallDialog(loop, sender, core, new Source(new GoneFlow(state)), false, listener);
    loop.post(dialog::register);
    return dialog;
  }

  @Override public SipCounters counters() {
    int transactions = loops.stream().mapToInt(Loop::transactions).sum();
    return counters.snapshot(transactions, loops.stream().mapToInt(Loop::dialogs).sum(), guard.banned());
  }

  /// Returns when each loop has done all that it had to do when this was called: for tests, which move time by hand.
  public void settle() throws InterruptedException {
    for (int round = 0; round < 3; round++) {   // a message may go loop, socket, loop
      CountDownLatch idle = new CountDownLatch(loops.size());
      for (Loop loop : loops) loop.post(idle::countDown);
      if (!idle.await(5, TimeUnit.SECONDS)) throw new IllegalStateException("a SIP loop is stuck");
    }
  }

  @Override public void close() {
    wire.close();
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
  }
}

package io.trunkline.sip.internal;

import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Method;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.Via;
import io.trunkline.sip.internal.TransactionRules.Effect;
import io.trunkline.sip.internal.TransactionRules.Input;
import io.trunkline.sip.internal.TransactionRules.State;
import io.trunkline.sip.internal.TransactionRules.Step;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A request of a peer and our responses to it (RFC 3261 §17.2). On the loop's thread only.
final class ServerTransaction {
  private static final Logger LOG = System.getLogger("io.trunkline.sip");

  private final Loop loop;
  private final Flow flow;
  private final Flow back;
  private final SipRequest request;
  private final String key;
  private final @Nullable String mergeKey;
  private final boolean invite;
  private State state = State.NEW;
  private byte @Nullable [] last;
  private Duration interval;
  private @Nullable LoopTimer retransmit;
  private @Nullable LoopTimer deadline;
  private Holdings.@Nullable Holding holding;

  ServerTransaction(Loop loop, Flow flow, SipRequest request) {
    this.loop = loop;
    this.flow = flow;
    this.request = request;
    this.back = wayBack(flow, request.via());
    this.key = key(request, request.methodName());
    this.mergeKey = request.isInDialog() ? null : mergeKey(request);
    this.invite = request.is(Method.INVITE);
    this.interval = loop.timers.t1();
  }

  /// RFC 3261 §17.2.3: branch, sent-by, method. Peers from before 2002 have no such branch; theirs are told apart by everything that stays equal in a repeat.
  static String key(SipRequest request, String method) {
    Via via = request.via();
    if (via.hasCookie()) return via.branch() + ' ' + via.sentBy() + ' ' + method;
    return request.callId() + ' ' + request.cseq().number() + ' ' + request.from().tag() + ' ' + via + ' ' + method;
  }

  static String mergeKey(SipRequest request) { return request.from().tag() + ' ' + request.callId() + ' ' + request.headers().first(HeaderName.CSEQ); }

  /// Answers without a transaction.
  static void respondOnce(Loop loop, Flow flow, SipRequest request, SipResponse response) {
    loop.counters.sent.increment();
    wayBack(flow, request.via()).send(response.toBytes(), loop.counters.transportFailures::increment);
  }

  /// RFC 3261 §18.2.2 and RFC 3581 §4: over a stream the same connection; over UDP the source address, at the source's port if it asked for that by `rport`,
  /// else at the port that it says it listens on.
  private static Flow wayBack(Flow flow, Via via) {
    if (!(flow instanceof UdpFlow udp) || via.parameters().has("rport")) return flow;
    int port = via.port() > 0 ? via.port() : 5060;
    return port == udp.remote().getPort() ? udp : udp.to(new java.net.InetSocketAddress(udp.remote().getAddress(), port));
  }

  SipRequest request() { return request; }

  Flow flow() { return flow; }

  boolean isAnswered() { return state != State.NEW && state != State.TRYING && state != State.PROCEEDING; }

  void start() {
    loop.servers.put(key, this);
    holding = loop.holdings.transactionBegan(flow);
    if (mergeKey != null) loop.merging.putIfAbsent(mergeKey, this);
    take(Input.START, null);
  }

  /// The same request once more, or the ACK of our failure response.
  void received(SipRequest again) { take(again.is(Method.ACK) ? Input.ACK : Input.REQUEST, null); }

  void respond(SipResponse response) {
    loop.guard.judge(flow, request, response);
    take(response.isProvisional() ? Input.PROVISIONAL : response.isSuccess() ? Input.SUCCESS : Input.FAILURE, response.toBytes());
  }

  /// The last response again: the dialog repeats its 2xx (RFC 3261 §13.3.1.4).
  void repeat() { carryOut(Effect.REPEAT); }

  private void take(Input input, byte @Nullable [] response) {
    boolean reliable = flow.transport().isReliable();
    Step step = invite ? TransactionRules.inviteServer(state, input, reliable) : TransactionRules.server(state, input, reliable);
    if (response != null && step.effects().contains(Effect.SEND)) last = response;
    state = step.state();
    step.effects().forEach(this::carryOut);
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case SEND -> send();
      case REPEAT -> {
        if (last == null) return;
        loop.counters.retransmitted.increment();
        send();
      }
      case RETRANSMIT, RETRANSMIT_UP_TO_T2, RETRANSMIT_AT_T2 -> {
        Duration pause = interval;
        interval = loop.timers.doubled(interval, true);
        retransmit = loop.after(pause, () -> take(Input.RETRANSMIT_DUE, null));
      }
      case STOP_RETRANSMIT -> LoopTimer.stop(retransmit);
      case STOP_DEADLINE -> LoopTimer.stop(deadline);
      case DEADLINE_64T1, DEADLINE_32S -> deadlineIn(loop.timers.patience());
      case DEADLINE_T4 -> deadlineIn(loop.timers.t4());
      case TELL_TIMEOUT -> LOG.log(Level.WARNING, () -> "request.unanswered method=" + request.methodName());
      case END -> end();
      case PASS, ACKNOWLEDGE, TELL_BROKEN -> { }   // who made this transaction passes its request on
    }
  }

  private void send() {
    loop.counters.sent.increment();
    back.send(Objects.requireNonNull(last), loop.counters.transportFailures::increment);
  }

  private void deadlineIn(Duration pause) {
    LoopTimer.stop(deadline);
    deadline = loop.after(pause, () -> take(Input.DEADLINE_DUE, null));
  }

  private void end() {
    loop.servers.remove(key, this);
    if (mergeKey != null) loop.merging.remove(mergeKey, this);
    LoopTimer.stop(retransmit);
    LoopTimer.stop(deadline);
    if (holding != null) holding.transactionOver();
    holding = null;
  }
}

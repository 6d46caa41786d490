package io.trunkline.sip.internal;

import io.trunkline.sip.CSeq;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.Method;
import io.trunkline.sip.Reason;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.internal.TransactionRules.Effect;
import io.trunkline.sip.internal.TransactionRules.Input;
import io.trunkline.sip.internal.TransactionRules.State;
import io.trunkline.sip.internal.TransactionRules.Step;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A request of ours and its responses (RFC 3261 §17.1). The user hears each response once, but every 2xx to an INVITE; a timeout as our own 408 and
/// a broken transport as our own 503. On the loop's thread only.
final class ClientTransaction {
  private final Loop loop;
  private final Flow flow;
  private final SipRequest request;
  private final byte[] bytes;
  private final String key;
  private final boolean invite;
  private final Consumer<SipResponse> user;
  private State state = State.NEW;
  private Duration interval;
  private @Nullable LoopTimer retransmit;
  private @Nullable LoopTimer deadline;

  ClientTransaction(Loop loop, Flow flow, SipRequest request, Consumer<SipResponse> user) {
    this.loop = loop;
    this.flow = flow;
    this.request = request;
    this.bytes = request.toBytes();
    this.key = key(Objects.requireNonNull(request.via().branch()), request.methodName());
    this.invite = request.is(Method.INVITE);
    this.user = user;
    this.interval = loop.timers.t1();
  }

  /// RFC 3261 §17.1.3: branch and the method of CSeq.
  static String key(String branch, String method) { return branch + ' ' + method; }

  Flow flow() { return flow; }

  SipRequest request() { return request; }

  State state() { return state; }

  void start() {
    loop.clients.put(key, this);
    take(Input.START, null);
  }

  void received(SipResponse response) {
    take(response.isProvisional() ? Input.PROVISIONAL : response.isSuccess() ? Input.SUCCESS : Input.FAILURE, response);
  }

  private void take(Input input, @Nullable SipResponse response) {
    boolean reliable = flow.transport().isReliable();
    Step step = invite ? TransactionRules.inviteClient(state, input, reliable) : TransactionRules.client(state, input, reliable);
    state = step.state();
    for (Effect effect : step.effects()) carryOut(effect, response);
  }

  private void carryOut(Effect effect, @Nullable SipResponse response) {
    switch (effect) {
      case SEND -> send(bytes);
      case REPEAT -> {
        loop.counters.retransmitted.increment();
        send(bytes);
      }
      case ACKNOWLEDGE -> send(acknowledgement(Objects.requireNonNull(response)).toBytes());
      case PASS -> user.accept(Objects.requireNonNull(response));
      case RETRANSMIT -> retransmitIn(false);
      case RETRANSMIT_UP_TO_T2 -> retransmitIn(true);
      case RETRANSMIT_AT_T2 -> {
        interval = loop.timers.t2();
        retransmitIn(true);
      }
      case STOP_RETRANSMIT -> LoopTimer.stop(retransmit);
      case STOP_DEADLINE -> LoopTimer.stop(deadline);
      case DEADLINE_64T1, DEADLINE_32S -> deadlineIn(loop.timers.patience());
      case DEADLINE_T4 -> deadlineIn(loop.timers.t4());
      case TELL_TIMEOUT -> {
        loop.counters.timeouts.increment();
        user.accept(SipResponse.ours(request, 408, "No answer"));
      }
      case TELL_BROKEN -> user.accept(SipResponse.ours(request, 503, "Transport failed"));
      case END -> end();
    }
  }

  private void send(byte[] message) {
    loop.counters.sent.increment();
    flow.send(message, () -> loop.post(() -> {
      loop.counters.transportFailures.increment();
      take(Input.BROKEN, null);
    }));
  }

  private void retransmitIn(boolean bounded) {
    Duration pause = interval;
    interval = loop.timers.doubled(interval, bounded);
    LoopTimer.stop(retransmit);
    retransmit = loop.after(pause, () -> take(Input.RETRANSMIT_DUE, null));
  }

  private void deadlineIn(Duration pause) {
    LoopTimer.stop(deadline);
    deadline = loop.after(pause, () -> take(Input.DEADLINE_DUE, null));
  }

  private void end() {
    loop.clients.remove(key, this);
    LoopTimer.stop(retransmit);
    LoopTimer.stop(deadline);
  }

  /// RFC 3261 §17.1.1.3: the ACK of a failure is part of this transaction: same branch, the `To` of the response.
  private SipRequest acknowledgement(SipResponse response) {
    Headers headers = hop().with(HeaderName.TO, response.to().toString()).and(HeaderName.CSEQ, new CSeq(request.cseq().number(), "ACK").toString());
    return SipRequest.of(Method.ACK, request.uri(), headers).withUri(request.uri());
  }

  /// RFC 3261 §9.1: the CANCEL of this INVITE.
  SipRequest cancellation(Reason reason) {
    Headers headers = hop().and(HeaderName.CSEQ, new CSeq(request.cseq().number(), "CANCEL").toString()).and(HeaderName.REASON, reason.toString());
    return SipRequest.of(Method.CANCEL, request.uri(), headers).withUri(request.uri());
  }

  private Headers hop() {
    return request.headers().only(HeaderName.VIA, HeaderName.ROUTE, HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.MAX_FORWARDS);
  }
}

package io.trunkline.sip.internal;

import io.trunkline.sip.CSeq;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.Headers;
import io.trunkline.sip.RAck;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Provisional responses of ours that arrive for certain (RFC 3262 §3): numbered, repeated over every transport after T1, then twice as long each time, until
/// the PRACK; for 64*T1 at most. One at a time, the others wait. On the loop's thread only.
final class Provisionals {
  private static final int MOST_WAITING = 8;
  private static final int FIRST_BELOW = 1 << 30;   // RFC 3262 §3: at random, and so far below 2^32 that it never wraps round

  private final Loop loop;
  private final ServerTransaction transaction;
  private final CSeq invite;
  private final Runnable givenUp;
  private final Queue<SipResponse> waiting = new ArrayDeque<>(1);
  private long sequence;
  private @Nullable SipResponse outstanding;
  private @Nullable LoopTimer next;
  private @Nullable LoopTimer deadline;

  Provisionals(Loop loop, ServerTransaction transaction, Runnable givenUp) {
    this.loop = loop;
    this.transaction = transaction;
    this.invite = transaction.request().cseq();
    this.givenUp = givenUp;
  }

  void send(SipResponse response) {
    if (outstanding != null) {
      if (waiting.size() < MOST_WAITING) waiting.add(response);
      return;
    }
    sequence = sequence == 0 ? 1 + Tokens.below(FIRST_BELOW) : sequence + 1;
    Headers headers = response.headers().and(HeaderName.REQUIRE, "100rel").and(HeaderName.RSEQ, String.valueOf(sequence));
    outstanding = response.withHeaders(headers);
    transaction.respond(outstanding);
    deadline = loop.after(loop.timers.patience(), () -> {
      stop();
      outstanding = null;
      loop.counters.timeouts.increment();
      givenUp.run();
    });
    repeatAfter(loop.timers.t1());
  }

  private void repeatAfter(Duration pause) {
    next = loop.after(pause, () -> {
      if (outstanding == null) return;
      loop.counters.retransmitted.increment();
      transaction.respond(outstanding);
      repeatAfter(loop.timers.doubled(pause, false));
    });
  }

  /// Whether this PRACK is for the response that waits for one, which is then done; also after the final response. The next one goes out by [#proceed].
  boolean acknowledged(SipRequest prack) {
    if (outstanding == null || !RAck.of(prack).equals(new RAck(sequence, invite))) return false;
    stop();
    outstanding = null;
    return true;
  }

  void proceed() {
    SipResponse response = waiting.poll();
    if (response != null) send(response);
  }

  /// Whether a session description is on its way: until its PRACK comes there may be no 2xx (RFC 3262 §3).
  boolean holdsSession() { return outstanding != null && outstanding.headers().has(HeaderName.CONTENT_TYPE); }

  /// What was to be sent yet.
  Queue<SipResponse> rest() {
    Queue<SipResponse> rest = new ArrayDeque<>(waiting);
    waiting.clear();
    return rest;
  }

  /// Repeats nothing any more: the final response says all.
  void stop() {
    LoopTimer.stop(next);
    LoopTimer.stop(deadline);
  }
}

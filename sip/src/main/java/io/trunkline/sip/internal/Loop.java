package io.trunkline.sip.internal;

import io.netty.util.concurrent.EventExecutor;
import io.trunkline.kernel.Time;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.SipBounds;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/// One event loop and the state of the Call-IDs that belong to it. Everything but [#post] and [#offer] is for the loop's own thread, so nothing here is locked.
final class Loop {
  private static final Logger LOG = System.getLogger("io.trunkline.sip");

  final Map<String, ServerTransaction> servers = new HashMap<>();
  final Map<String, ClientTransaction> clients = new HashMap<>();
  /// Requests being served, by From tag, Call-ID and CSeq: a second way for the same one is merged (RFC 3261 §8.2.2.2).
  final Map<String, ServerTransaction> merging = new HashMap<>();
  /// By Call-ID and both tags.
  final Map<String, CallDialog> dialogs = new HashMap<>();
  /// INVITEs not answered yet, by the key that their dialog will have.
  final Map<String, IncomingCall> incoming = new HashMap<>();
  /// INVITEs of ours that nobody has answered, by Call-ID and our tag: a fork makes several dialogs of it.
  final Map<String, OutgoingCall> outgoing = new HashMap<>();
  final Timers timers;
  final Counters counters;
  final SourceGuard guard;
  final Holdings holdings;

  private final EventExecutor executor;
  private final LoopTimers waiting;
  private final AtomicInteger pending = new AtomicInteger();

  Loop(EventExecutor executor, Time time, Timers timers, Counters counters, SourceGuard guard, SipBounds bounds) {
    this.executor = executor;
    this.waiting = new LoopTimers(time, this::post, Loop::guarded);
    this.timers = timers;
    this.counters = counters;
    this.guard = guard;
    this.holdings = new Holdings(bounds);
  }

  /// Runs `work` on this loop, after all that was posted before: never at once, so that no callback runs inside another.
  void post(Runnable work) {
    try {
      executor.execute(() -> guarded(work));
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.DEBUG, "sip.closed");
    }
  }

  /// The same for a message off the wire: false, and it is dropped, if `most` of them wait already.
  boolean offer(Runnable work, int most) {
    if (pending.incrementAndGet() > most) {
      pending.decrementAndGet();
      counters.dropped.increment();
      return false;
    }
    post(() -> {
      pending.decrementAndGet();
      work.run();
    });
    return true;
  }

  /// Runs `work` on this loop after `delay` or up to 20 ms later. On the loop's thread.
  LoopTimer after(Duration delay, Runnable work) { return waiting.after(delay, work); }

  /// A glance from another thread: may be a moment old.
  int transactions() { return servers.size() + clients.size(); }

  int dialogs() { return dialogs.size(); }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (MalformedSip malformed) {
      LOG.log(Level.DEBUG, () -> "sip.malformed " + malformed.getMessage());
    } catch (RuntimeException | Error failure) {
      LOG.log(Level.ERROR, "sip.failed", failure);   // one call's bug must not stop the loop of the others
    }
  }
}

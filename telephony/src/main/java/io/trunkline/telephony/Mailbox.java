package io.trunkline.telephony;

import io.trunkline.kernel.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where loops, timers and people leave word for the one thread that owns a call. Bounded: beyond [#MOST] only vital mail is taken.
final class Mailbox {
  static final int MOST = 1_000;

  /// Mail that found the box full, on this node since its start.
  static final AtomicLong REFUSED = new AtomicLong();

  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<Mail> mails = new ArrayDeque<>();
  private boolean closed;

  Mailbox(Time time) { this.time = time; }

  /// False if the owner has gone, or the box is full.
  boolean post(Mail mail) {
    lock.lock();
    try {
      if (closed) return false;
      if (mails.size() >= MOST && !mail.isVital()) {
        REFUSED.incrementAndGet();
        return false;
      }
      mails.add(mail);
      arrived.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Waits without an end of its own: each waiter sets a timer first.
  Mail take() {
    lock.lock();
    try {
      while (mails.isEmpty()) arrived.awaitUninterruptibly();
      return mails.remove();
    } finally {
      lock.unlock();
    }
  }

  Time.Timer due(Duration after, Object token) { return time.after(after, () -> post(new Mail.Due(token))); }

  /// Takes nothing more; what nobody read is given back.
  List<Mail> close() {
    lock.lock();
    try {
      closed = true;
      List<Mail> rest = List.copyOf(mails);
      mails.clear();
      return rest;
    } finally {
      lock.unlock();
    }
  }
}

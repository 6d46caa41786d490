package io.trunkline.server.platform.journal;

import io.trunkline.kernel.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the journal to its [Delivery], in order, as fast as that takes it, for as long as it takes: one thread (`journal-shipper`), woken by the writer.
///
/// While the other side is away it tries again every few seconds; the journal's segments are the buffer. A fact counts as delivered when the transaction
/// that holds it has been committed; a segment whose facts are all delivered is removed. Whatever fails, the facts in hand are kept and told again:
/// only a fact that is wrong in itself is passed over.
public final class Shipper implements AutoCloseable {
  static final int BATCH = 500;
  static final Duration FIRST_RETRY = Duration.ofMillis(500);
  static final Duration LAST_RETRY = Duration.ofSeconds(5);
  private static final Duration ALARM_AFTER = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(Shipper.class);

  private final FileJournal journal;
  private final Delivery delivery;
  private final Time time;
  private final Acknowledged acknowledged;
  private final JournalReader reader;
  private final Semaphore written = new Semaphore(0);   // there may be something to read
  private final Semaphore again = new Semaphore(0);     // what failed may be tried again
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean away;
  private long awaySinceNs;
  private boolean alarmed;
  private boolean unmarked;

  Shipper(FileJournal journal, FactJson json, Delivery delivery, Time time) throws IOException {
    this.journal = journal;
    this.delivery = delivery;
    this.time = time;
    this.acknowledged = new Acknowledged(journal.directory());
    this.reader = new JournalReader(journal.directory(), journal.node(), json, acknowledged.sequence());
    journal.whenWritten(written::release);
    this.thread = Thread.ofPlatform().daemon().name("journal-shipper").start(this::run);
  }

  /// Facts that stand in the journal and aren't delivered yet.
  public long backlog() { return Math.max(0, journal.lastSequence() - acknowledged.sequence()); }

  /// Number of the newest delivered fact.
  public long delivered() { return acknowledged.sequence(); }

  /// True while the other side doesn't take facts.
  public boolean isWaiting() { return away; }

  /// The other side may be back: tries now, instead of at the next retry.
  public void wake() { again.release(); }

  private void run() {
    List<NumberedFact> facts = List.of();
    Duration retry = FIRST_RETRY;
    while (!stopping) {
      if (facts.isEmpty()) facts = read();
      if (facts.isEmpty()) continue;
      if (delivered(facts)) {
        facts = List.of();
        retry = FIRST_RETRY;
      } else {
        pause(retry);
        retry = retry.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : retry.multipliedBy(2);
      }
    }
  }

  /// The next facts; none after waiting for some.
  private List<NumberedFact> read() {
    try {
      List<NumberedFact> facts = reader.next(BATCH);
      if (facts.isEmpty()) await(written);
      return facts;
    } catch (IOException | RuntimeException unreadable) {
      LOG.atError().setCause(unreadable).log("journal.read-failed");
      pause(LAST_RETRY);
      return List.of();
    }
  }

  /// What was written while it waits doesn't end the wait: the facts in hand go first.
  private void pause(Duration atMost) {
    Time.Timer retry = time.after(atMost, again::release);
    await(again);
    retry.cancel();
  }

  private static void await(Semaphore sign) {
    sign.acquireUninterruptibly();
    sign.drainPermits();
  }

  /// False when the other side doesn't take them now.
  private boolean delivered(List<NumberedFact> facts) {
    try {
      journal.force(facts.getLast().sequence());
      delivery.deliver(facts);
    } catch (IOException refused) {
      return waiting(refused);
    } catch (RuntimeException failure) {
      if (isPassing(failure)) return waiting(failure);
      LOG.atWarn().setCause(failure).addKeyValue("facts", facts.size()).log("journal.batch-refused");
      if (!oneByOne(facts)) return false;
    }
    if (away) LOG.atInfo().addKeyValue("backlog", journal.lastSequence() - facts.getLast().sequence()).log("journal.delivers-again");
    away = false;
    alarmed = false;
    settle(facts.getLast().sequence());
    return true;
  }

  private boolean isPassing(RuntimeException failure) { return delivery.isPassing(failure) || !delivery.answers(); }

  private boolean oneByOne(List<NumberedFact> facts) {
    for (NumberedFact fact : facts) {
      try {
        delivery.deliver(List.of(fact));
      } catch (RuntimeException failure) {
        if (isPassing(failure)) return waiting(failure);
        LOG.atError().setCause(failure).addKeyValue("type", fact.type()).addKeyValue("sequence", fact.sequence()).log("journal.fact-set-aside");
        if (!isAside(fact, String.valueOf(failure.getMessage()))) return false;
      }
    }
    return true;
  }

  private boolean isAside(NumberedFact fact, String why) {
    try {
      delivery.setAside(fact, why);
    } catch (IllegalArgumentException unstorable) {
      LOG.atError().setCause(unstorable).addKeyValue("fact", fact.type() + " " + fact.body()).log("journal.fact-lost");
    } catch (RuntimeException failure) {
      return waiting(failure);   // not the fact's fault: nothing can be stored there now
    }
    return true;
  }

  private boolean waiting(Exception why) {
    if (!away) {
      away = true;
      awaySinceNs = time.nanos();
      LOG.atWarn().addKeyValue("why", why.getMessage()).log("journal.waits");
    } else if (!alarmed && time.nanos() - awaySinceNs > ALARM_AFTER.toNanos()) {
      alarmed = true;
      LOG.atError().addKeyValue("backlog", backlog()).log("journal.backlog");
    }
    return false;
  }

  /// A mark that can't be written costs a second delivery after a restart, which changes nothing. The segments go all the same: they may be what fills the disk.
  private void settle(long delivered) {
    try {
      acknowledged.upTo(delivered);
      unmarked = false;
    } catch (IOException refused) {
      if (!unmarked) LOG.atError().setCause(refused).log("journal.mark-refused");
      unmarked = true;
    }
    try {
      removeDelivered();
    } catch (IOException | RuntimeException refused) {
      LOG.atWarn().setCause(refused).log("journal.remove-refused");
    }
  }

  /// A segment may go when the next one begins no later than what is still to come, and the reader has left it: it looks once more for
  /// lines in the one that it stands in, however complete that is.
  private void removeDelivered() throws IOException {
    List<Segment> segments = Segment.in(journal.directory());
    for (int i = 0; i + 1 < segments.size(); i++) {
      Segment next = segments.get(i + 1);
      if (next.first() > acknowledged.sequence() + 1 || next.first() > reader.segmentFirst()) return;
      Files.deleteIfExists(segments.get(i).file());
    }
  }

  /// Stops after the batch in hand. What isn't delivered stays in the journal.
  @Override public void close() {
    stopping = true;
    written.release();
    again.release();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}

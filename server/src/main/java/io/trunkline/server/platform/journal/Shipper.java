package io.trunkline.server.platform.journal;

import io.trunkline.kernel.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the journal to its [Delivery], in order, as fast as that takes it, for as long as it takes: one thread (`journal-shipper`),
/// woken by the writer.
/// While the other side is away it tries again every few seconds; the journal's segments are the buffer. A fact counts as delivered when
/// the transaction
/// that holds it has been committed; a segment whose facts are all delivered is removed.
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
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean away;
  private long awaySinceNs;
  private boolean alarmed;

  Shipper(FileJournal journal, FactJson json, Delivery delivery, Time time) throws IOException {
    this.journal = journal;
    this.delivery = delivery;
    this.time = time;
    this.acknowledged = new Acknowledged(journal.directory());
    this.reader = new JournalReader(journal.directory(), journal.node(), json, acknowledged.sequence());
    journal.whenWritten(this::wake);
    this.thread = Thread.ofPlatform().daemon().name("journal-shipper").start(this::run);
  }

  /// Facts that stand in the journal and aren't delivered yet.
  public long backlog() { return Math.max(0, journal.lastSequence() - acknowledged.sequence()); }

  /// Number of the newest delivered fact.
  public long delivered() { return acknowledged.sequence(); }

  /// True while the other side doesn't take facts.
  public boolean isWaiting() { return away; }

  /// Looks for something to do now, instead of at the next retry.
  public void wake() { wake.release(); }

  private void run() {
    Duration retry = FIRST_RETRY;
    while (!stopping) {
      try {
        List<NumberedFact> facts = reader.next(BATCH);
        if (facts.isEmpty()) {
          pause();
          continue;
        }
        while (!stopping && !delivered(facts)) {
          time.after(retry, this::wake);
          retry = retry.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : retry.multipliedBy(2);
          pause();
        }
        retry = FIRST_RETRY;
      } catch (IOException unreadable) {
        LOG.atError().setCause(unreadable).log("journal.read-failed");
        time.after(LAST_RETRY, this::wake);
        wake.acquireUninterruptibly();
      } catch (InterruptedException stop) {
        return;
      }
    }
  }

  private void pause() throws InterruptedException {
    wake.acquire();
    wake.drainPermits();
  }

  /// False when the other side is away.
  private boolean delivered(List<NumberedFact> facts) throws IOException {
    try {
      delivery.deliver(facts);
    } catch (RuntimeException failure) {
      if (!delivery.answers()) return waiting(failure);
      LOG.atWarn().setCause(failure).addKeyValue("facts", facts.size()).log("journal.batch-refused");
      if (!oneByOne(facts)) return false;
    }
    if (away) LOG.atInfo().addKeyValue("backlog", journal.lastSequence() - facts.getLast().sequence()).log("journal.delivers-again");
    away = false;
    alarmed = false;
    acknowledged.upTo(facts.getLast().sequence());
    removeDelivered();
    return true;
  }

  private boolean oneByOne(List<NumberedFact> facts) {
    for (NumberedFact fact : facts) {
      try {
        delivery.deliver(List.of(fact));
      } catch (RuntimeException failure) {
        if (!delivery.answers()) return waiting(failure);
        LOG.atError().setCause(failure).addKeyValue("type", fact.type()).addKeyValue("sequence", fact.sequence()).log("journal.fact-set-aside");
        try {
          delivery.setAside(fact, String.valueOf(failure.getMessage()));
        } catch (RuntimeException refused) {
          if (!delivery.answers()) return waiting(refused);
          LOG.atError().setCause(refused).addKeyValue("fact", fact.type() + " " + fact.body()).log("journal.fact-lost");
        }
      }
    }
    return true;
  }

  private boolean waiting(RuntimeException why) {
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
    wake();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.trunkline.server.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ManualTime;
import io.trunkline.kernel.SystemTime;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.switchboard.CallAnswered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShipperTest {
  private static final TenantId TENANT = new TenantId(7);
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private final FactJson json = new FactJson(List.of(FactTypes.of(CallAnswered.class)));
  private final ManualTime time = new ManualTime(NOON);
  @TempDir Path directory;

  /// Where facts go in this test: it can be away, and it can refuse a number.
  private static class Elsewhere implements Delivery {
    final List<Long> told = new ArrayList<>();
    final List<Long> aside = new ArrayList<>();
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    volatile boolean up = true;
    volatile boolean full;
    volatile boolean unstorable;
    volatile long refused = -1;

    @Override public synchronized void deliver(List<NumberedFact> facts) {
      if (!up) throw new IllegalStateException("away");
      if (full) {
        events.add("full");
        throw new UncheckedIOException(new IOException("no space left"));
      }
      for (NumberedFact fact : facts) if (fact.sequence() == refused) throw new IllegalStateException("refused");
      for (NumberedFact fact : facts) told.add(fact.sequence());
      events.add("told " + facts.getLast().sequence());
    }

    @Override public boolean isPassing(RuntimeException failure) { return failure instanceof UncheckedIOException; }

    @Override public synchronized void setAside(NumberedFact fact, String why) {
      if (unstorable) throw new IllegalArgumentException("no text");
      aside.add(fact.sequence());
      events.add("aside " + fact.sequence());
    }

    @Override public boolean answers() {
      if (!up) events.add("away");
      return up;
    }

    void awaits(String event) throws InterruptedException {
      for (String seen = null; !event.equals(seen); ) {
        seen = next();
        assertThat(seen).as("waiting for: %s", event).isNotNull();
      }
    }

    private @Nullable String next() throws InterruptedException { return events.poll(20, TimeUnit.SECONDS); }
  }

  @Test void factsArriveInOrderAndTheirSegmentsGo() throws Exception {
    Elsewhere elsewhere = new Elsewhere();
    try (FileJournal journal = open(2_000); Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
      append(journal, 300);
      elsewhere.awaits("told 300");
      assertThat(elsewhere.told).containsExactlyElementsOf(LongStream.rangeClosed(1, 300).boxed().toList());
      append(journal, 1);
      elsewhere.awaits("told 301");
      assertThat(shipper.isWaiting()).isFalse();
    }
    assertThat(Segment.in(directory).size()).isLessThanOrEqualTo(3);
  }

  @Test void whileTheOtherSideIsAwayFactsWaitAndNoneIsLostOrDoubled() throws Exception {
    Elsewhere elsewhere = new Elsewhere();
    try (FileJournal journal = open(2_000); Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
      append(journal, 10);
      elsewhere.awaits("told 10");
      elsewhere.up = false;
      append(journal, 100);
      elsewhere.awaits("away");
      assertThat(shipper.backlog()).isEqualTo(100);
      elsewhere.up = true;
      shipper.wake();
      elsewhere.awaits("told 110");
      assertThat(elsewhere.told).containsExactlyElementsOf(LongStream.rangeClosed(1, 110).boxed().toList());
    }
  }

  @Test void aFactThatIsRefusedAloneIsSetAsideAndTheOthersGoOn() throws Exception {
    Elsewhere elsewhere = new Elsewhere();
    elsewhere.up = false;
    elsewhere.refused = 5;
    try (FileJournal journal = open(1 << 20); Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
      append(journal, 8);
      elsewhere.awaits("away");
      elsewhere.up = true;
      shipper.wake();
      elsewhere.awaits("told 8");
      assertThat(elsewhere.aside).containsExactly(5L);
      assertThat(elsewhere.told).containsExactly(1L, 2L, 3L, 4L, 6L, 7L, 8L);
    }
  }

  /// PostgreSQL with a full disk answers, and refuses whatever is written: each fact was put aside, which was refused too, and so lost.
  @Test void whatTheOtherSideCanNotTakeNowIsKept() throws Exception {
    Elsewhere elsewhere = new Elsewhere();
    elsewhere.full = true;
    try (FileJournal journal = open(1 << 20); Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
      append(journal, 8);
      elsewhere.awaits("full");
      shipper.wake();
      elsewhere.awaits("full");
      elsewhere.full = false;
      shipper.wake();
      elsewhere.awaits("told 8");
      assertThat(elsewhere.told).containsExactlyElementsOf(LongStream.rangeClosed(1, 8).boxed().toList());
      assertThat(elsewhere.aside).isEmpty();
    }
  }

  @Test void aFactThatCanNotBeStoredAtAllStopsNobody() throws Exception {
    Elsewhere elsewhere = new Elsewhere();
    elsewhere.unstorable = true;
    elsewhere.refused = 2;
    try (FileJournal journal = open(1 << 20); Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
      append(journal, 3);
      elsewhere.awaits("told 3");
      append(journal, 1);
      elsewhere.awaits("told 4");
      assertThat(elsewhere.told).containsExactly(1L, 3L, 4L);
      assertThat(shipper.isWaiting()).isFalse();
    }
  }

  @Test void whileItWaitsNewFactsDoNotMakeItTryAgain() throws Exception {
    Elsewhere elsewhere = new Elsewhere();
    elsewhere.up = false;
    try (FileJournal journal = open(1 << 20); Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
      append(journal, 1);
      elsewhere.awaits("away");
      for (int i = 0; i < 50; i++) append(journal, 1);
      assertThat(elsewhere.events).as("tries").isEmpty();
      elsewhere.up = true;
      shipper.wake();
      elsewhere.awaits("told 51");
    }
  }

  @Test void itTriesAgainByItself() throws Exception {
    Elsewhere elsewhere = new Elsewhere();
    elsewhere.up = false;
    try (FileJournal journal = open(1 << 20); Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
      append(journal, 1);
      for (int tries = 0; tries < 5; tries++) {
        elsewhere.awaits("away");
        passesUntilTried(elsewhere);
      }
      elsewhere.awaits("away");
      elsewhere.up = true;
      passesUntilTried(elsewhere);
      elsewhere.awaits("told 1");
      assertThat(time.pending()).isZero();
      assertThat(shipper.backlog()).isLessThanOrEqualTo(1);
    }
  }

  /// The shipper sets its timer a moment after it was refused.
  private void passesUntilTried(Elsewhere elsewhere) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (elsewhere.events.isEmpty() && System.nanoTime() < deadline) {
      time.passes(Shipper.LAST_RETRY);
      Thread.onSpinWait();
    }
  }

  @Test void whenTheMarkCanNotBeWrittenSegmentsGoAllTheSame() throws Exception {
    Elsewhere elsewhere = new Elsewhere();
    Files.createDirectory(directory.resolve("delivered.new"));
    try (FileJournal journal = open(2_000); Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
      append(journal, 300);
      elsewhere.awaits("told 300");
      append(journal, 1);
      elsewhere.awaits("told 301");
      assertThat(shipper.backlog()).isLessThanOrEqualTo(1);
    }
    assertThat(Segment.in(directory).size()).isLessThanOrEqualTo(3);
    assertThat(elsewhere.told).hasSize(301);
  }

  @Test void whatCanNotBeReadIsTriedAgainByItself() throws Exception {
    Elsewhere elsewhere = new Elsewhere();
    try (FileJournal journal = open(1 << 20)) {
      append(journal, 2);
      Path file = Segment.of(directory, 1).file();
      Path aside = Files.move(file, directory.resolve("aside"));
      Files.createDirectory(file);   // can be opened, but not read
      try (Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (time.pending() == 0 && System.nanoTime() < deadline) Thread.onSpinWait();
        assertThat(shipper.delivered()).isZero();
        Files.delete(file);
        Files.move(aside, file);
        time.passes(Shipper.LAST_RETRY);
        elsewhere.awaits("told 2");
      }
    }
  }

  @Test void aHundredThousandFactsThatWaitedArriveInOrder() throws Exception {
    Elsewhere elsewhere = new Elsewhere();
    elsewhere.up = false;
    try (FileJournal journal = open(1 << 20); Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
      append(journal, 100_000);
      elsewhere.awaits("away");
      assertThat(Segment.in(directory).size()).isGreaterThan(5);
      elsewhere.up = true;
      shipper.wake();
      elsewhere.awaits("told 100000");
      assertThat(elsewhere.told).containsExactlyElementsOf(LongStream.rangeClosed(1, 100_000).boxed().toList());
    }
    assertThat(Segment.in(directory).size()).isLessThanOrEqualTo(2);
  }

  @Test void anotherLifeGoesOnBehindTheLastDeliveredFact() throws Exception {
    Elsewhere elsewhere = new Elsewhere();
    try (FileJournal journal = open(1 << 20); Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
      append(journal, 4);
      elsewhere.awaits("told 4");
      elsewhere.up = false;
      append(journal, 3);
      elsewhere.awaits("away");
      assertThat(shipper.backlog()).isEqualTo(3);
    }
    elsewhere.up = true;
    try (FileJournal journal = open(1 << 20); Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
      append(journal, 1);
      elsewhere.awaits("told 8");
      assertThat(elsewhere.told).containsExactlyElementsOf(LongStream.rangeClosed(1, 8).boxed().toList());
      time.passes(Duration.ofSeconds(1));
      assertThat(shipper.isWaiting()).isFalse();
    }
  }

  /// A segment that ends while its last facts are on their way was removed under the reader, and delivery stood still for ever.
  @Test void aSegmentThatEndsDuringADeliveryDoesNotStopTheNextOnes() throws Exception {
    Elsewhere elsewhere = new Elsewhere() {
      @Override public synchronized void deliver(List<NumberedFact> facts) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(Segment.of(directory, facts.getLast().sequence() + 1).file()) && System.nanoTime() < deadline) Thread.onSpinWait();
        super.deliver(facts);
      }
    };
    try (FileJournal journal = open(1); Shipper shipper = new Shipper(journal, json, elsewhere, time)) {
      for (int fact = 1; fact <= 5; fact++) {
        append(journal, 1);
        elsewhere.awaits("told " + fact);
      }
      assertThat(shipper.isWaiting()).isFalse();
    }
    assertThat(Segment.in(directory).size()).isLessThanOrEqualTo(3);
  }

  private FileJournal open(long segmentBytes) throws IOException { return new FileJournal(directory, "node-1", segmentBytes, json, SystemTime.INSTANCE); }

  private static void append(FileJournal journal, int facts) {
    for (int i = 0; i < facts; i++) journal.append(new CallAnswered(TENANT, NOON, CallId.random()));
    journal.written().toCompletableFuture().join();
  }
}

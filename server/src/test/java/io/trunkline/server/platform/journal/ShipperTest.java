package io.trunkline.server.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ManualTime;
import io.trunkline.kernel.SystemTime;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.switchboard.CallAnswered;
import java.io.IOException;
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
    volatile long refused = -1;

    @Override public synchronized void deliver(List<NumberedFact> facts) {
      if (!up) throw new IllegalStateException("away");
      for (NumberedFact fact : facts) if (fact.sequence() == refused) throw new IllegalStateException("refused");
      for (NumberedFact fact : facts) told.add(fact.sequence());
      events.add("told " + facts.getLast().sequence());
    }

    @Override public synchronized void setAside(NumberedFact fact, String why) {
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

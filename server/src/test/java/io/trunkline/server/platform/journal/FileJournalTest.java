package io.trunkline.server.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.SystemTime;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.switchboard.CallAnswered;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  private static final TenantId TENANT = new TenantId(7);
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.123456Z");
  private static final long LARGE = 1 << 20;

  private final FactJson json = new FactJson(List.of(FactTypes.of(CallStarted.class, CallAnswered.class, CallEnded.class)));
  @TempDir Path directory;

  @Test void whatIsAppendedIsReadInOrderWithNumbersFromOne() throws IOException {
    CallId call = CallId.random();
    try (FileJournal journal = open(LARGE)) {
      journal.append(started(call));
      journal.append(new CallAnswered(TENANT, NOON.plusSeconds(1), call));
      journal.append(ended(call));
      settled(journal);
      List<NumberedFact> facts = read(journal);
      assertThat(facts).extracting(NumberedFact::sequence).containsExactly(1L, 2L, 3L);
      assertThat(facts.getFirst().fact()).isEqualTo(started(call));
      assertThat(facts).allSatisfy(fact -> assertThat(fact.call()).isEqualTo(call));
    }
  }

  @Test void numbersGoOnAfterARestartAndASegmentIsBegun() throws IOException {
    for (int life = 0; life < 3; life++) {
      try (FileJournal journal = open(LARGE)) {
        for (int i = 0; i < 5; i++) journal.append(new CallAnswered(TENANT, NOON, CallId.random()));
        settled(journal);
      }
    }
    try (FileJournal journal = open(LARGE)) {
      assertThat(journal.lastSequence()).isEqualTo(15);
      assertThat(read(journal)).extracting(NumberedFact::sequence).containsExactlyElementsOf(LongStream.rangeClosed(1, 15).boxed().toList());
    }
  }

  @Test void theLogRollsAndNothingIsMissedAtTheSeams() throws IOException {
    try (FileJournal journal = open(2_000)) {
      JournalReader follower = new JournalReader(directory, journal.node(), json, 0);
      List<Long> seen = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        journal.append(started(CallId.random()));
        if (i % 7 == 0) {
          settled(journal);
          for (NumberedFact fact : follower.next(1_000)) seen.add(fact.sequence());
        }
      }
      settled(journal);
      for (NumberedFact fact : follower.next(1_000)) seen.add(fact.sequence());
      assertThat(Segment.in(directory).size()).isGreaterThan(10);
      assertThat(seen).containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
    }
  }

  @Test void cutAtAnyByteEveryWholeFactIsKeptAndTheNextOneIsWrittenWell() throws IOException {
    long[] ends = new long[4];
    try (FileJournal journal = open(LARGE)) {
      for (int i = 1; i <= 3; i++) {
        journal.append(new CallAnswered(TENANT, NOON, CallId.random()));
        settled(journal);
        ends[i] = Segment.of(directory, 1).bytes();
      }
    }
    byte[] whole = Files.readAllBytes(Segment.of(directory, 1).file());
    Path mark = directory.resolve("mark");
    for (int cut = 0; cut <= whole.length; cut++) {
      Path crashed = Files.createDirectory(directory.resolve("cut" + cut));
      Files.copy(mark, crashed.resolve("mark"));
      byte[] torn = java.util.Arrays.copyOf(whole, cut);
      Files.write(Segment.of(crashed, 1).file(), torn);
      int kept = 0;
      for (int i = 1; i <= 3; i++) if (cut >= ends[i]) kept = i;
      try (FileJournal journal = new FileJournal(crashed, "node-1", LARGE, json, SystemTime.INSTANCE)) {
        assertThat(journal.lastSequence()).as("cut at %d", cut).isEqualTo(kept);
        journal.append(new CallAnswered(TENANT, NOON, CallId.random()));
        settled(journal);
        List<NumberedFact> facts = new JournalReader(crashed, journal.node(), json, 0).next(10);
        assertThat(facts).hasSize(kept + 1);
        assertThat(facts.getLast().sequence()).isEqualTo(kept + 1);
      }
    }
  }

  @Test void aDamagedLineIsPassedOverAndTheOthersAreKept() throws IOException {
    try (FileJournal journal = open(LARGE)) {
      for (int i = 0; i < 3; i++) journal.append(new CallAnswered(TENANT, NOON, CallId.random()));
      settled(journal);
    }
    Path file = Segment.of(directory, 1).file();
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("(\n2 .*?)CallAnswered", "$1CallAnswerxd"));
    try (FileJournal journal = open(LARGE)) {
      JournalReader reader = new JournalReader(directory, journal.node(), json, 0);
      assertThat(reader.next(10)).extracting(NumberedFact::sequence).containsExactly(1L, 3L);
      assertThat(reader.damaged()).isEqualTo(1);
    }
  }

  @Test void callsWithoutAnEndAreKnownAfterACrashEvenWhenTheirSegmentIsGone() throws IOException {
    CallId early = CallId.random();
    CallId late = CallId.random();
    CallId over = CallId.random();
    try (FileJournal journal = open(1_500)) {
      journal.append(started(early));
      for (int i = 0; i < 50; i++) journal.append(new CallAnswered(TENANT, NOON, early));
      journal.append(started(over));
      journal.append(ended(over));
      settled(journal);
      for (int i = 0; i < 30; i++) journal.append(new CallAnswered(TENANT, NOON, early));
      journal.append(started(late));
      settled(journal);
    }
    List<Segment> segments = Segment.in(directory);
    assertThat(segments.size()).isGreaterThan(2);
    for (Segment delivered : segments.subList(0, segments.size() - 1)) Files.delete(delivered.file());
    try (FileJournal journal = open(1_500)) {
      assertThat(journal.leftOpen()).extracting(OpenCall::call).containsExactlyInAnyOrder(early, late);
      assertThat(journal.lastSequence()).isEqualTo(84);
    }
  }

  @Test void aJournalDirectoryMadeAnewHasANameOfItsOwn() throws IOException {
    String first;
    try (FileJournal journal = open(LARGE)) {
      first = journal.node();
    }
    try (FileJournal again = open(LARGE); FileJournal other = new FileJournal(directory.resolve("other"), "node-1", LARGE, json, SystemTime.INSTANCE)) {
      assertThat(again.node()).isEqualTo(first);
      assertThat(other.node()).isNotEqualTo(first);
    }
  }

  @Test void twoProcessesNeverWriteTheSameJournal() throws IOException {
    try (FileJournal journal = open(LARGE)) {
      assertThatThrownBy(() -> open(LARGE)).isInstanceOf(IOException.class).hasMessageContaining("another process");
      assertThat(journal.dropped()).isZero();
    }
  }

  @Test void aFactThatCanNotBeWrittenIsCountedAndHarmsNobody() throws IOException {
    record Unknown(TenantId tenant, Instant at, CallId call) implements Fact {}
    try (FileJournal journal = open(LARGE)) {
      journal.append(new Unknown(TENANT, NOON, CallId.random()));
      journal.append(new CallAnswered(TENANT, NOON, CallId.random()));
      settled(journal);
      assertThat(journal.dropped()).isEqualTo(1);
      assertThat(read(journal)).hasSize(1);
    }
  }

  /// The new file stood there half-made, readers went into it, and what was written behind them in the old one was never delivered.
  @Test void whenTheDiskRefusesANewSegmentTheOldOneGoesOnAndNobodyLeavesIt() throws IOException {
    try (FileJournal journal = open(1)) {
      JournalReader follower = new JournalReader(directory, journal.node(), json, 0);
      append(journal, 1);
      Path obstacle = Files.createDirectory(directory.resolve(Segment.of(directory, 3).file().getFileName() + ".part"));
      append(journal, 1);
      assertThat(follower.next(10)).extracting(NumberedFact::sequence).containsExactly(1L, 2L);
      assertThat(Segment.in(directory)).extracting(Segment::first).containsExactly(1L, 2L);
      append(journal, 1);
      Files.delete(obstacle);
      append(journal, 1);
      assertThat(follower.next(10)).extracting(NumberedFact::sequence).containsExactly(3L, 4L);
      assertThat(journal.dropped()).isZero();
    }
  }

  @Test void aDirectoryWipedUnderTheRunningProgramIsMadeAgainWithoutALoss() throws IOException {
    try (FileJournal journal = open(LARGE)) {
      JournalReader follower = new JournalReader(directory, journal.node(), json, 0);
      append(journal, 3);
      assertThat(follower.next(2)).hasSize(2);
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) Files.delete(file);
      }
      Files.delete(directory);
      append(journal, 2);
      assertThat(follower.next(10)).extracting(NumberedFact::sequence).containsExactly(3L, 4L, 5L);
      assertThat(read(journal)).hasSize(5);
      assertThat(journal.node()).endsWith(Files.readString(directory.resolve("mark")));
    }
  }

  @Test void aNumberThatOthersWereToldIsNeverGivenAgain() throws IOException {
    try (FileJournal journal = open(LARGE)) {
      append(journal, 3);
      new Acknowledged(directory).upTo(3);
    }
    for (Segment segment : Segment.in(directory)) Files.delete(segment.file());   // what a power loss or a full disk could have left
    try (FileJournal journal = open(LARGE)) {
      append(journal, 1);
      assertThat(read(journal)).extracting(NumberedFact::sequence).containsExactly(4L);
    }
  }

  @Test void aReaderWhoseSegmentIsGoneGoesOnWithTheNextOne() throws IOException {
    try (FileJournal journal = open(1)) {
      append(journal, 1);
      JournalReader reader = new JournalReader(directory, journal.node(), json, 0);
      assertThat(reader.next(10)).hasSize(1);
      append(journal, 1);
      append(journal, 1);
      Files.delete(Segment.of(directory, 1).file());
      Files.delete(Segment.of(directory, 2).file());
      append(journal, 1);
      assertThat(reader.next(10)).extracting(NumberedFact::sequence).containsExactly(3L, 4L);
    }
  }

  @Test void whatWasReadBeforeAnErrorIsNotLostByIt() throws IOException {
    try (FileJournal journal = open(1)) {
      append(journal, 1);
      append(journal, 1);
    }
    Path second = Segment.of(directory, 2).file();
    Path aside = Files.move(second, directory.resolve("aside"));
    Files.createDirectory(second);   // can be opened, but not read
    JournalReader reader = new JournalReader(directory, "node-1", json, 0);
    assertThat(reader.next(10)).extracting(NumberedFact::sequence).containsExactly(1L);
    assertThatThrownBy(() -> reader.next(10)).isInstanceOf(IOException.class);
    Files.delete(second);
    Files.move(aside, second);
    assertThat(reader.next(10)).extracting(NumberedFact::sequence).containsExactly(2L);
  }

  @Test void aLineWithoutAnEndIsPassedOver() throws IOException {
    try (FileJournal journal = open(LARGE)) {
      append(journal, 1);
    }
    Path file = Segment.of(directory, 1).file();
    Files.writeString(file, "0".repeat(5 << 20) + "\n", StandardOpenOption.APPEND);
    try (FileJournal journal = open(LARGE)) {
      append(journal, 1);
      assertThat(read(journal)).extracting(NumberedFact::sequence).containsExactly(1L, 2L);
    }
  }

  @Test void theLastSignOfLifeIsTheLastFactsEvenWhenTheClockWasSetBackOrItsSegmentIsGone() throws IOException {
    CallId call = CallId.random();
    try (FileJournal journal = open(1)) {
      journal.append(new CallAnswered(TENANT, NOON.plusSeconds(3600), CallId.random()));
      journal.append(started(call));
      settled(journal);
      journal.append(new CallAnswered(TENANT, NOON.plusSeconds(5), call));
      settled(journal);
    }
    for (int life = 0; life < 2; life++) {
      lastBeat(NOON.plusSeconds(4));
      try (FileJournal journal = open(1)) {
        assertThat(journal.lastSign()).isEqualTo(NOON.plusSeconds(5));
        assertThat(journal.leftOpen()).extracting(OpenCall::call).containsExactly(call);
      }
      List<Segment> segments = Segment.in(directory);
      for (Segment delivered : segments.subList(0, segments.size() - 1)) Files.delete(delivered.file());
    }
  }

  @Test void aNodeOnWhichNothingHappensGivesASignOfLife() throws Exception {
    try (FileJournal journal = open(LARGE)) {
      append(journal, 1);
      CountDownLatch beats = new CountDownLatch(1);
      look(lastBeat(), beats);
      assertThat(beats.await(30, TimeUnit.SECONDS)).isTrue();
    }
    lastBeat(NOON.plusSeconds(3600));
    try (FileJournal journal = open(LARGE)) {
      assertThat(journal.lastSign()).isEqualTo(NOON.plusSeconds(3600));
    }
  }

  private void look(FileTime before, CountDownLatch beats) {
    if (lastBeat().compareTo(before) > 0) beats.countDown();
    else SystemTime.INSTANCE.after(Duration.ofMillis(100), () -> look(before, beats));
  }

  private FileTime lastBeat() {
    try {
      return Files.getLastModifiedTime(directory.resolve("alive"));
    } catch (IOException notYet) {
      return FileTime.from(Instant.EPOCH);
    }
  }

  @Test void aStartThatDiesBeforeItClosedTheCallsOfALifeBeforeGivesNoSignOfLife() throws Exception {
    CallId call = CallId.random();
    try (FileJournal journal = open(LARGE)) {
      journal.append(started(call));
      settled(journal);
    }
    lastBeat(NOON.plusSeconds(60));
    try (FileJournal journal = open(LARGE)) {
      append(journal, 1);
    }
    try (FileJournal journal = open(LARGE)) {
      assertThat(journal.lastSign()).isEqualTo(NOON.plusSeconds(60));
      journal.append(ended(call));
      settled(journal);
      CountDownLatch beats = new CountDownLatch(1);
      look(FileTime.from(NOON.plusSeconds(60)), beats);
      assertThat(beats.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /// What a life leaves that ended just after this moment.
  private void lastBeat(Instant at) throws IOException { Files.setLastModifiedTime(directory.resolve("alive"), FileTime.from(at)); }

  @Test void extensionsAndNumbersReadBackAsTheyWere() {
    CallStarted fact = new CallStarted(TENANT, NOON, CallId.random(), Direction.INTERNAL, new Extension("1001"), "1001", new ServiceCode("95588"), null, 3L,
        "北京", null);
    assertThat(json.read("n", 1, new String(json.write(fact), java.nio.charset.StandardCharsets.UTF_8)).fact()).isEqualTo(fact);
  }

  private FileJournal open(long segmentBytes) throws IOException { return new FileJournal(directory, "node-1", segmentBytes, json, SystemTime.INSTANCE); }

  private List<NumberedFact> read(FileJournal journal) throws IOException { return new JournalReader(directory, journal.node(), json, 0).next(10_000); }

  private static void append(FileJournal journal, int facts) {
    for (int i = 0; i < facts; i++) journal.append(new CallAnswered(TENANT, NOON, CallId.random()));
    settled(journal);
  }

  private static void settled(FileJournal journal) { journal.written().toCompletableFuture().join(); }

  private static CallStarted started(CallId call) {
    return new CallStarted(TENANT, NOON, call, Direction.IN, new E164("+8613800138000"), "013800138000", new ServiceCode("4008001000"), "carrier", 1L, null, null);
  }

  private static CallEnded ended(CallId call) {
    return new CallEnded(TENANT, NOON.plusSeconds(60), call, CallEnded.By.CALLER, Cause.NORMAL_CLEARING, CallEnded.Fault.NONE);
  }
}

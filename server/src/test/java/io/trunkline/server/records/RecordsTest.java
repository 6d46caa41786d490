package io.trunkline.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.ServerTest;
import io.trunkline.server.acd.ContactAbandoned;
import io.trunkline.server.acd.ContactConnected;
import io.trunkline.server.acd.ContactQueued;
import io.trunkline.server.ivr.DigitsPressed;
import io.trunkline.server.ivr.VoicemailLeft;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.recording.RecordingStarted;
import io.trunkline.server.switchboard.CallAnswered;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// From the journal to the rows, through the real shipper and PostgreSQL.
@ServerTest
class RecordsTest {
  private static final AtomicLong TENANTS = new AtomicLong(920_000);
  private static final CallQuery ANYTHING = new CallQuery(null, null, List.of(), null, null, null, null, null);
  private static final QueueId SALES = new QueueId(31);
  private static final AgentId LI = new AgentId(41);

  @Autowired Journal journal;
  @Autowired Records records;
  @Autowired Time time;
  private final TenantId tenant = new TenantId(TENANTS.incrementAndGet());

  @Test void aCallIsThereWhileItRunsAndWholeAfterwards() throws InterruptedException {
    CallId call = CallId.random();
    Instant start = time.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(100);
    started(call, start, "+8613800138000");
    journal.append(new CallAnswered(tenant, start.plusSeconds(1), call));
    journal.append(new DigitsPressed(tenant, start.plusSeconds(3), call, "main", "1", true));
    journal.append(new ContactQueued(tenant, start.plusSeconds(4), call, contact(call), SALES, 0, null));
    journal.append(new RecordingStarted(tenant, start.plusSeconds(9), call, LegId.random(), RecordingStarted.Kind.CALL));
    journal.append(new ContactConnected(tenant, start.plusSeconds(10), call, contact(call), SALES, LI, Duration.ofSeconds(6)));

    CallDetail running = eventually(() -> records.call(tenant, call.value()).filter(found -> found.timeline().size() == 6).orElse(null));
    assertThat(running.call().outcome()).isNull();
    assertThat(running.call().talkSeconds()).isBetween(90L, 120L);
    assertThat(running.recordings()).singleElement().satisfies(each -> assertThat(each.state()).isEqualTo(CallDetail.RecordingRef.State.RUNNING));

    ended(call, start.plusSeconds(70));
    CallDetail over = eventually(() -> records.call(tenant, call.value()).filter(found -> found.call().outcome() != null).orElse(null));
    assertThat(over.call().outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(over.call().waitSeconds()).isEqualTo(6);
    assertThat(over.call().talkSeconds()).isEqualTo(60);
    assertThat(over.call().endCause()).isEqualTo("NORMAL_CLEARING");
    assertThat(over.call().from()).isEqualTo("+8613800138000");
    assertThat(over.timeline()).extracting(CallDetail.Entry::type)
        .containsExactly("CallStarted", "CallAnswered", "DigitsPressed", "ContactQueued", "RecordingStarted", "ContactConnected", "CallEnded");
    assertThat(over.agents()).singleElement().satisfies(each -> assertThat(each.talkSeconds()).isEqualTo(60));
    assertThat(records.call(new TenantId(tenant.value() + 1_000_000), call.value())).isEmpty();
  }

  @Test void callsAreFoundByWhatIsKnownOfThemPageByPage() throws InterruptedException {
    Instant start = time.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(3600);
    for (int i = 0; i < 5; i++) {
      CallId call = CallId.random();
      started(call, start.plusSeconds(i), "+861380013800" + i);
      journal.append(new CallAnswered(tenant, start.plusSeconds(i + 1), call));
      if (i % 2 == 0) journal.append(new ContactQueued(tenant, start.plusSeconds(i + 2), call, contact(call), SALES, 0, null));
      ended(call, start.plusSeconds(i + 20));
    }
    eventually(() -> records.search(tenant, ANYTHING, null, 10).items().stream().filter(row -> row.outcome() != null).count() == 5 ? true : null);
    Page<CallRow> first = records.search(tenant, ANYTHING, null, 2);
    Page<CallRow> second = records.search(tenant, ANYTHING, first.next(), 2);
    Page<CallRow> third = records.search(tenant, ANYTHING, second.next(), 2);
    assertThat(first.items()).extracting(CallRow::from).containsExactly("+8613800138004", "+8613800138003");
    assertThat(second.items()).hasSize(2);
    assertThat(third.items()).singleElement().satisfies(row -> assertThat(row.from()).isEqualTo("+8613800138000"));
    assertThat(third.next()).isNull();
    assertThat(search(new CallQuery(null, null, List.of(), "8002", null, null, null, null))).containsExactly("+8613800138002");
    assertThat(search(new CallQuery(null, null, List.of(), null, null, SALES.value(), null, Outcome.ABANDONED))).hasSize(3);
    assertThat(search(new CallQuery(start.plusSeconds(1), start.plusSeconds(3), List.of(), null, null, null, Direction.IN, null))).hasSize(2);
    assertThat(search(new CallQuery(null, null, List.of(), null, 99L, null, null, null))).isEmpty();
  }

  @Test void missedCallsAndMessagesAreWorkedOff() throws InterruptedException {
    Instant start = time.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(600);
    CallId missed = CallId.random();
    started(missed, start, "+8613800138001");
    journal.append(new ContactQueued(tenant, start.plusSeconds(4), missed, contact(missed), SALES, 0, null));
    journal.append(new ContactAbandoned(tenant, start.plusSeconds(24), missed, contact(missed), SALES, Duration.ofSeconds(20)));
    ended(missed, start.plusSeconds(24));
    CallId left = CallId.random();
    LegId message = LegId.random();
    started(left, start, "+8613800138002");
    journal.append(new VoicemailLeft(tenant, start.plusSeconds(30), left, SALES, message, Duration.ofMillis(7_500)));
    ended(left, start.plusSeconds(31));

    Voicemail box = eventually(() -> records.voicemails(tenant, BoxQuery.ANYTHING, null, 10).items().stream().findFirst().orElse(null));
    assertThat(box.id()).isEqualTo(message.value());
    assertThat(box.durationSeconds()).isEqualTo(7.5);
    assertThat(box.heard()).isFalse();
    assertThat(records.heard(tenant, message.value(), true, "li@demo")).get().extracting(Voicemail::heardBy).isEqualTo("li@demo");
    assertThat(records.voicemails(tenant, BoxQuery.of(null, false), null, 10).items()).isEmpty();

    eventually(() -> records.call(tenant, left.value()).filter(found -> found.call().outcome() != null).orElse(null));
    assertThat(records.missed(tenant, BoxQuery.ANYTHING, null, 10).items()).singleElement().satisfies(each -> assertThat(each.waitSeconds()).isEqualTo(20));
    assertThat(records.missed(tenant, BoxQuery.of(List.of(SALES.value() + 1), null), null, 10).items()).isEmpty();
    assertThat(records.missedCount(tenant, List.of(SALES.value()))).isEqualTo(1);
    assertThat(records.handled(tenant, missed.value(), "li@demo")).isTrue();
    assertThat(records.missedCount(tenant, null)).isZero();
    assertThat(records.handled(tenant, left.value(), "li@demo")).isFalse();
  }

  private List<String> search(CallQuery query) { return records.search(tenant, query, null, 10).items().stream().map(CallRow::from).toList(); }

  private void started(CallId call, Instant at, String from) {
    append(new CallStarted(tenant, at, call, Direction.IN, new E164(from), from, new ServiceCode("4008001000"), "carrier", 1L, "北京", null));
  }

  private void ended(CallId call, Instant at) {
    append(new CallEnded(tenant, at, call, CallEnded.By.CALLER, Cause.NORMAL_CLEARING, CallEnded.Fault.NONE));
  }

  private void append(Fact fact) { journal.append(fact); }

  private static ContactId contact(CallId call) { return new ContactId(call.value()); }

  /// Facts arrive by another thread: asks again until they are there.
  private <T> T eventually(Supplier<@Nullable T> what) throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      T found = what.get();
      if (found != null) return found;
      CountDownLatch later = new CountDownLatch(1);
      time.after(Duration.ofMillis(50), later::countDown);
      later.await(1, TimeUnit.SECONDS);
    }
    throw new AssertionError("it never came");
  }
}

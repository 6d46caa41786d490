package io.trunkline.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cell.RoutingHost.Submission;
import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.ManualTime;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.AgentProfile;
import io.trunkline.routing.By;
import io.trunkline.routing.Command;
import io.trunkline.routing.Event;
import io.trunkline.routing.Overflow;
import io.trunkline.routing.QueueRules;
import io.trunkline.routing.Routing;
import io.trunkline.routing.Strategy;
import io.trunkline.routing.Target;
import io.trunkline.routing.TenantView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InProcessHostTest {
  private static final TenantId TENANT = new TenantId(7);
  private static final TenantId OTHER = new TenantId(8);
  private static final QueueId SALES = new QueueId(1);
  private static final AgentId ANNA = new AgentId(1);

  private final ManualTime time = new ManualTime(Instant.parse("2026-01-05T12:00:00Z"));
  private final InProcessHost host = InProcessHost.start(time, new InProcessHost.Bounds(1_000, 16, 1_000));

  @AfterEach void stop() { host.close(); }

  /// Its lists are filled on the host's thread and read after [#settle].
  private static final class Ear implements RoutingListener {
    final List<TenantView> pictures = new ArrayList<>();
    final List<Event> events = new ArrayList<>();

    @Override public void resync(TenantView view) { pictures.add(view); }

    @Override public void happened(Event event) { events.add(event); }
  }

  private TenantView settle() { return host.view(TENANT).toCompletableFuture().join(); }

  private void open() {
    host.submit(new Command.PutQueue(TENANT, new QueueRules(SALES, Strategy.LONGEST_IDLE, Duration.ofSeconds(20), Duration.ZERO, 10, Duration.ofMinutes(5), List.of(),
        new Overflow.ToVoicemail(), new Overflow.HangUp(), new Overflow.Stay())));
    host.submit(new Command.PutAgent(TENANT, new AgentProfile(ANNA, List.of(), List.of(new AgentProfile.Membership(SALES, 1)))));
    host.submit(new Command.SetState(TENANT, ANNA, new Target.Ready(), By.AGENT));
  }

  private ContactId call() {
    ContactId contact = ContactId.random();
    assertThat(host.submit(new Command.Enqueue(TENANT, contact, SALES, 0, List.of(), false))).isEqualTo(Submission.ACCEPTED);
    return contact;
  }

  @Test void eventsComeNumberedAfterTheWholePicture() {
    open();
    Ear ear = new Ear();
    host.subscribe(TENANT, 0, ear);
    call();
    settle();
    assertThat(ear.pictures).hasSize(1);
    assertThat(ear.events).isNotEmpty();
    assertThat(ear.events.getFirst().number()).isEqualTo(ear.pictures.getFirst().number() + 1);
    assertThat(ear.events).hasAtLeastOneElementOfType(Event.ContactOffered.class);
  }

  @Test void deadlinesFallDueByTheClock() {
    open();
    Ear ear = new Ear();
    host.subscribe(TENANT, 0, ear);
    call();
    settle();
    time.passes(Duration.ofSeconds(20));
    settle();
    assertThat(ear.events).hasAtLeastOneElementOfType(Event.OfferEnded.class);
  }

  @Test void aListenerThatWasAwayHearsWhatItMissedOrTheWholePicture() {
    open();
    Ear first = new Ear();
    RoutingHost.Subscription subscription = host.subscribe(TENANT, 0, first);
    ContactId contact = call();
    settle();
    subscription.close();
    long last = first.events.getLast().number();
    host.submit(new Command.EndContact(TENANT, contact));
    Ear back = new Ear();
    host.subscribe(TENANT, last, back);
    long now = settle().number();
    assertThat(back.pictures).isEmpty();
    assertThat(back.events).extracting(Event::number).first().isEqualTo(last + 1);
    assertThat(back.events.getLast().number()).isEqualTo(now);
    assertThat(first.events.getLast().number()).isEqualTo(last);

    for (int n = 0; n < 20; n++) host.submit(new Command.EndContact(TENANT, call()));
    Ear late = new Ear();
    host.subscribe(TENANT, last, late);
    settle();
    assertThat(late.pictures).hasSize(1);
  }

  @Test void oneTenantsListenerHearsNothingOfAnother() {
    Ear ear = new Ear();
    host.subscribe(OTHER, 0, ear);
    open();
    call();
    settle();
    assertThat(ear.events).isEmpty();
  }

  @Test void aListenerThatThrowsHarmsNobody() {
    open();
    host.subscribe(TENANT, 0, new RoutingListener() {
      @Override public void resync(TenantView view) { throw new IllegalStateException("broken on purpose"); }

      @Override public void happened(Event event) { throw new IllegalStateException("broken on purpose"); }
    });
    Ear ear = new Ear();
    host.subscribe(TENANT, 0, ear);
    call();
    settle();
    assertThat(ear.events).isNotEmpty();
    assertThat(host.health().failures()).isPositive();
  }

  @Test void theLogReplaysToTheSameState() {
    open();
    for (int n = 0; n < 50; n++) {
      ContactId contact = call();
      settle();
      time.passes(Duration.ofSeconds(n % 7));
      if (n % 3 == 0) host.submit(new Command.EndContact(TENANT, contact));
    }
    List<LogRecord> log = host.log(0).toCompletableFuture().join();
    long fingerprint = host.fingerprint().toCompletableFuture().join();
    Routing replayed = new Routing();
    log.forEach(entry -> replayed.next(entry.command(), entry.at()));
    assertThat(replayed.fingerprint()).isEqualTo(fingerprint);
    assertThat(log).extracting(LogRecord::position).first().isEqualTo(1L);
  }

  @Test void aFullMailboxTurnsNewWorkAwayBeforeTheEndOfWork() {
    CountDownLatch busy = new CountDownLatch(1);
    host.subscribe(TENANT, 0, new RoutingListener() {
      @Override public void resync(TenantView view) {
        try {
          busy.await();
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
        }
      }

      @Override public void happened(Event event) { }
    });
    Submission last = Submission.ACCEPTED;
    int taken = 0;
    while (last == Submission.ACCEPTED && taken < 2_000) {
      last = host.submit(new Command.Enqueue(TENANT, ContactId.random(), SALES, 0, List.of(), false));
      taken++;
    }
    assertThat(last).isEqualTo(Submission.BUSY);
    assertThat(host.submit(new Command.EndContact(TENANT, ContactId.random()))).isEqualTo(Submission.ACCEPTED);
    busy.countDown();
    settle();
    assertThat(host.health().backlog()).isZero();
  }

  @Test void aStoppedHostSaysSo() {
    open();
    host.close();
    assertThat(host.submit(new Command.Tick(TENANT))).isEqualTo(Submission.UNAVAILABLE);
    assertThat(host.health().role()).isEqualTo(RoutingHost.Role.UNAVAILABLE);
    assertThat(host.health().position()).isEqualTo(3);
  }
}

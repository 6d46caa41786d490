package io.trunkline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cell.InProcessHost;
import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.QueueId;
import io.trunkline.routing.AgentState;
import io.trunkline.routing.OfferEnd;
import io.trunkline.routing.Reason;
import io.trunkline.routing.Target;
import io.trunkline.server.ServerTest;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.switchboard.AgentStations;
import io.trunkline.server.switchboard.StationChoice;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class AcdTest {
  @Autowired Acd acd;
  @Autowired InProcessHost host;
  @Autowired Directory directory;
  @Autowired Journal journal;
  @Autowired TenantTx tx;
  @Autowired AgentStations stations;

  private static final StationChoice TELEPHONE = new StationChoice(StationChoice.Kind.PHONE, new E164("+8613800138000"));

  private final BlockingQueue<AcdSignal> mailbox = new LinkedBlockingQueue<>();
  private final CallId call = CallId.random();

  private <S extends AcdSignal> S hears(Class<S> kind) throws InterruptedException {
    while (true) {
      AcdSignal signal = mailbox.poll(5, TimeUnit.SECONDS);
      assertThat(signal).as("waiting for %s", kind.getSimpleName()).isNotNull();
      if (kind.isInstance(signal)) return kind.cast(signal);
    }
  }

  @Test void aCallIsOfferedAnsweredAndNotedAndEachStepIsAFact() throws Exception {
    Company company = new Company(tx, directory, "acd-one");
    AgentId anna = company.hires("anna", "AGENT");
    QueueId sales = company.queue("sales", 30, anna);
    company.opens();
    List<Fact> facts = new CopyOnWriteArrayList<>();
    journal.hear(fact -> { if (fact.tenant().equals(company.tenant)) facts.add(fact); });

    stations.choose(company.tenant, anna, TELEPHONE);
    acd.ask(company.tenant, anna, new Target.Ready());
    acd.enqueue(company.tenant, call, sales, 3, false, mailbox::add);
    AcdSignal.Offered offered = hears(AcdSignal.Offered.class);
    assertThat(offered.agent()).isEqualTo(anna);
    acd.answered(company.tenant, offered.offer());
    hears(AcdSignal.Connected.class);
    acd.note(company.tenant, anna, call, new Notes("wants a quote", "sales"));
    acd.ended(company.tenant, call);
    acd.ended(company.tenant, call);
    acd.endWrapUp(company.tenant, anna);
    host.view(company.tenant).toCompletableFuture().join();

    assertThat(acd.status(company.tenant, anna)).get().extracting(AgentStatus::state).isInstanceOf(AgentState.Ready.class);
    assertThat(facts).extracting(fact -> (Object) fact.getClass()).containsExactly(
        AgentStateChanged.class, ContactQueued.class, ContactOffered.class, AgentStateChanged.class, OfferEnded.class, ContactConnected.class,
        AgentStateChanged.class, AgentStateChanged.class, WrapUpEnded.class, AgentStateChanged.class);
    assertThat(facts.get(4)).isInstanceOfSatisfying(OfferEnded.class, over -> assertThat(over.why()).isEqualTo(OfferEnded.Why.TAKEN));
    assertThat(facts.get(8)).isInstanceOfSatisfying(WrapUpEnded.class, wrapUp -> assertThat(wrapUp.notes()).isEqualTo("wants a quote"));
  }

  @Test void aDeclinedCallFallsToVoicemailOnlyAfterItsWaitAndTheReasonStandsInTheFacts() throws Exception {
    Company company = new Company(tx, directory, "acd-two");
    AgentId anna = company.hires("anna", "AGENT");
    QueueId sales = company.queue("sales", 0, anna);
    company.opens();
    List<Fact> facts = new CopyOnWriteArrayList<>();
    journal.hear(fact -> { if (fact.tenant().equals(company.tenant)) facts.add(fact); });

    stations.choose(company.tenant, anna, TELEPHONE);
    acd.ask(company.tenant, anna, new Target.Ready());
    acd.enqueue(company.tenant, call, sales, 0, false, mailbox::add);
    acd.declined(company.tenant, hears(AcdSignal.Offered.class).offer(), OfferEnd.REJECTED);
    assertThat(hears(AcdSignal.OfferOver.class).why()).isEqualTo(OfferEnd.REJECTED);
    acd.force(company.tenant, anna, new Target.Offline(), "boss@acd-two");
    AcdSignal.Overflowed overflowed = hears(AcdSignal.Overflowed.class);
    assertThat(overflowed.from()).isEqualTo(sales);
    assertThat(facts).filteredOn(AgentStateChanged.class::isInstance).last().isInstanceOfSatisfying(AgentStateChanged.class, changed -> {
      assertThat(changed.by()).isEqualTo("boss@acd-two");
      assertThat(changed.to()).isEqualTo("OFFLINE");
    });
  }

  @Test void whoIsDisabledOrGoneFromTheDirectoryIsGoneFromRouting() {
    Company company = new Company(tx, directory, "acd-three");
    AgentId anna = company.hires("anna", "AGENT");
    company.queue("sales", 0, anna);
    company.opens();
    acd.ask(company.tenant, anna, new Target.NotReady(Reason.of(Reason.Kind.SIGNED_IN)));
    tx.run(company.tenant, jdbc -> jdbc.sql("update identity.person set disabled = true where id = ?").param(anna.value()).update());
    company.opens();
    assertThat(host.view(company.tenant).toCompletableFuture().join().agents()).isEmpty();
    assertThat(acd.status(company.tenant, anna)).isEmpty();
  }
}

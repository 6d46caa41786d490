package io.trunkline.server.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.kernel.UriParty;
import io.trunkline.media.LegStatistics;
import io.trunkline.media.recording.RecordingSink;
import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.switchboard.CallStarted.Direction;
import io.trunkline.telephony.Account;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallFact;
import io.trunkline.telephony.Conversation;
import io.trunkline.telephony.IncomingCall;
import io.trunkline.telephony.Leg;
import io.trunkline.telephony.NumberPlan;
import io.trunkline.telephony.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// How the beginning of a call stands in its record.
@ServerTest
class CallFactsTest {
  @Autowired CallFacts facts;
  @Autowired Journal journal;
  @Autowired Time time;
  @Autowired TestServer server;

  private TestServer.Company company;
  private TenantId tenant;
  private Party number;
  private AgentId li;

  @BeforeEach void anAgentWithAPhone() throws Exception {
    company = server.company(9);
    tenant = company.opened().tenant().id();
    number = new ServiceCode(company.admin().get("/api/v1/numbers").body().at("/items/0/number").asString());
    li = hires("li", "1001");
    hires("wu", "1002");
  }

  private AgentId hires(String login, String extension) throws Exception {
    var made = company.admin().post("/api/v1/agents", "{\"login\":\"" + login + "\",\"name\":\"" + login + "\",\"role\":\"AGENT\",\"extension\":\"" + extension
        + "\",\"skills\":[],\"queues\":[],\"disabled\":false}");
    assertThat(made.status()).isEqualTo(201);
    return new AgentId(company.admin().get("/api/v1/agents").body().get("items").valueStream()
        .filter(each -> each.get("extension").asString().equals(extension)).findFirst().orElseThrow().get("id").asLong());
  }

  private CallStarted byKeys(String typed) throws InterruptedException {
    Account phone = new Account("a1x9", "phone-a1x9", tenant, Account.Kind.SIP_PHONE, "", "", null, new StationOwner(tenant, li));
    return started(new IncomingCall(new Origin.FromStation(phone), NumberPlan.CHINA.read(typed), typed, new UriParty("sip:a1x9"), "a1x9", null));
  }

  private CallStarted started(IncomingCall origin) throws InterruptedException {
    BlockingQueue<Fact> told = new LinkedBlockingQueue<>();
    Begun call = new Begun(CallId.random(), tenant, origin, time.now());
    journal.hear(fact -> { if (fact instanceof CallStarted start && start.call().equals(call.id())) told.add(fact); });
    facts.happened(call, time.now(), new CallFact.Started());
    return (CallStarted) told.poll(5, TimeUnit.SECONDS);
  }

  @Test void aCustomerDialledByTheKeysOfAPhoneIsRecordedWithTheNumberTheySaw() throws Exception {
    CallStarted start = byKeys("013900136826");
    assertThat(start.direction()).isEqualTo(Direction.OUT);
    assertThat(start.from()).isEqualTo(number);
    assertThat(start.fromRaw()).as("which phone it was can still be found").isEqualTo("a1x9");
    assertThat(start.dialled()).isEqualTo(new E164("+8613900136826"));
    assertThat(start.numberId()).isNotNull();
    assertThat(start.agent()).isEqualTo(li);
  }

  @Test void aColleagueDialledByTheKeysOfAPhoneIsAnInternalCallFromAnExtension() throws Exception {
    CallStarted start = byKeys("1002");
    assertThat(start.direction()).isEqualTo(Direction.INTERNAL);
    assertThat(start.from()).isEqualTo(new Extension("1001"));
    assertThat(start.dialled()).isEqualTo(new Extension("1002"));
  }

  @Test void aCallFromTheDeskIsTheAgentsBeforeAnybodyAnswers() throws Exception {
    CallStarted start = started(new IncomingCall(new Origin.Here(CallParty.agent(li)), new E164("+8613900136826"), "+8613900136826", number, number.dialable(), null));
    assertThat(start.direction()).isEqualTo(Direction.OUT);
    assertThat(start.agent()).isEqualTo(li);
    assertThat(start.from()).isEqualTo(number);
  }

  @Test void checkingTheSoundIsNoCallForTheRecords() throws Exception {
    assertThat(byKeys("echo").isPractice()).isTrue();
    assertThat(byKeys("013900136826").isPractice()).isFalse();
  }

  @Test void whoSendsNoSoundIsNamedAndHowAllSounded() throws Exception {
    BlockingQueue<Fact> told = new LinkedBlockingQueue<>();
    Begun call = new Begun(CallId.random(), tenant, new IncomingCall(new Origin.Here(CallParty.agent(li)), new E164("+8613900136826"), "+8613900136826", number, number.dialable(), null), time.now());
    journal.hear(fact -> { if (fact instanceof PartySilent || fact instanceof PartyHeardAgain || fact instanceof PartySounded) told.add(fact); });
    Leg phone = new Phone(LegId.random(), new StationOwner(tenant, li));
    facts.happened(call, time.now(), new CallFact.FellSilent(phone, Duration.ofMillis(10_340)));
    facts.happened(call, time.now(), new CallFact.HeardAgain(phone));
    facts.happened(call, time.now(), new CallFact.Sounded(phone, new LegStatistics(980, 156_800, 20, 3, Duration.ofNanos(4_600_000), 1000, 160_000, 0.01, Duration.ZERO, Duration.ofMillis(31), 0,
        4.1789, 0)));
    assertThat(told.poll(5, TimeUnit.SECONDS)).isInstanceOfSatisfying(PartySilent.class, silent -> {
      assertThat(silent.party()).isEqualTo(CallParty.agent(li));
      assertThat(silent.after()).isEqualTo(Duration.ofSeconds(10));
    });
    assertThat(told.poll(5, TimeUnit.SECONDS)).isInstanceOfSatisfying(PartyHeardAgain.class, back -> assertThat(back.party()).isEqualTo(CallParty.agent(li)));
    assertThat(told.poll(5, TimeUnit.SECONDS)).isInstanceOfSatisfying(PartySounded.class, sound -> {
      assertThat(sound.party()).isEqualTo(CallParty.agent(li));
      assertThat(sound.mos()).isEqualTo(4.18);
      assertThat(sound.heardMos()).as("the phone has reported nothing").isNull();
      assertThat(sound.lostPercent()).isEqualTo(2);
      assertThat(sound.jitterMs()).isEqualTo(4);
      assertThat(sound.roundTripMs()).isEqualTo(31);
    });
  }

  private record Phone(LegId id, Object subject) implements Leg {
    @Override public Party party() { return new Extension("1001"); }

    @Override public Kind kind() { return Kind.SIP_PHONE; }

    @Override public boolean isUp() { return true; }

    @Override public void record(RecordingSink sink) {}

    @Override public void stopRecording() {}

    @Override public LegStatistics statistics() { return LegStatistics.NONE; }
  }

  private record Begun(CallId id, TenantId tenant, IncomingCall origin, Instant startedAt) implements Call {
    @Override public List<Leg> legs() { return List.of(); }

    @Override public boolean post(Object message) { return false; }

    @Override public CompletionStage<Conversation.Reply> command(Conversation.Command command) { return new CompletableFuture<>(); }

    @Override public void hangUp(Cause cause) {}
  }
}

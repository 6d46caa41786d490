package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static io.trunkline.acceptance.Heard.THIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.acceptance.audio.Sound;
import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Programs;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A customer and an agent talk; a supervisor has a SIP phone.
class SupervisionTest {
  private static final String FROM = "02188886641";

  private final Centre centre = Centre.shared();
  private Tenant tenant;
  private Agent li;
  private Agent boss;
  private Phone bossPhone;
  private PhoneCall caller;
  private PhoneCall desk;
  private String call;
  private Instant answered;

  @BeforeEach void twoTalk() {
    tenant = centre.openTenant("supervised");
    long queue = tenant.queue("service");
    tenant.flowToQueue(queue);
    li = tenant.agent("li", "1001", queue);
    boss = tenant.supervisor("boss", "2001");
    Phone phone = li.withSipPhone();
    bossPhone = boss.withSipPhone();
    int mark = li.events().mark();
    li.goesReady();
    caller = tenant.call(FROM).says(CALLER);
    answered = caller.awaitAnswer(SOON);
    desk = phone.awaitCall(SOON).answers().says(AGENT);
    call = li.awaitCall(mark, "TALKING").path("id").asString();
    caller.hears().awaitTone(AGENT, SOON);
  }

  @AfterEach void signOut() {
    li.close();
    boss.close();
  }

  private PhoneCall joins(String mode) {
    boss.api().post("/supervision/calls/" + call + "/join", Map.of("agentId", li.id(), "mode", mode));
    return bossPhone.awaitCall(SOON).answers().says(THIRD);
  }

  private void changesTo(String mode) { boss.api().post("/supervision/calls/" + call + "/mode", Map.of("mode", mode)); }

  @Test void Q4_whoListensHearsBothAndNothingElseChanges() {
    int mark = caller.hears().mark();
    PhoneCall ear = joins("LISTEN");
    ear.hears().awaitTones(SOON, CALLER, AGENT);
    Eventually.pass(Duration.ofSeconds(1));
    assertThat(caller.hears().all().last(1).hasTone(THIRD)).isFalse();
    assertThat(desk.hears().all().last(1).hasTone(THIRD)).isFalse();
    assertThat(desk.hears().all().last(1).hasTone(CALLER)).isTrue();
    Sound meanwhile = caller.hears().since(mark);
    assertThat(meanwhile.secondsWithTone(AGENT)).as("the customer hears the agent all the time, from before to after the listening").isCloseTo(meanwhile.seconds(), within(0.15));
    ear.hangsUp();
    Eventually.pass(Duration.ofMillis(500));
    assertThat(caller.hears().all().last(0.3).hasTone(AGENT)).isTrue();
    caller.hangsUp();
    assertThat(desk.awaitEnd(SOON).byPeer()).isTrue();
  }

  @Test void Q4_eachModeIsHeardByThoseForWhomItIsAndTheRecordingKnowsOnlyWhatTheCustomerHeard() {
    double before = since(answered);
    PhoneCall ear = joins("WHISPER");
    desk.hears().awaitTones(SOON, CALLER, THIRD);
    ear.hears().awaitTones(SOON, CALLER, AGENT);
    Eventually.pass(Duration.ofSeconds(2));
    assertThat(caller.hears().all().last(1.5).hasTone(THIRD)).as("the customer doesn't hear the whisper").isFalse();
    double whisperedFor = since(answered);
    changesTo("BARGE");
    caller.hears().awaitTones(SOON, AGENT, THIRD);
    desk.hears().awaitTones(SOON, CALLER, THIRD);
    Eventually.pass(Duration.ofSeconds(1));
    changesTo("LISTEN");
    caller.hears().awaitNoTone(SOON, THIRD);
    desk.hears().awaitNoTone(SOON, THIRD);
    ear.hears().awaitTones(SOON, CALLER, AGENT);
    caller.hangsUp();
    Instant ended = caller.awaitEnd(SOON).at();
    assertThat(ear.awaitEnd(SOON).byPeer()).as("the supervisor's leg ends with the call").isTrue();
    desk.awaitEnd(SOON);

    JsonNode record = tenant.awaitRecord(FROM, r -> r.path("hasRecording").asBoolean() && !r.path("outcome").isNull(), SOON);
    Sound[] sides = Programs.decodeMp3(TrunkCallTest.recording(tenant, record));
    assertThat(sides[0].hasTone(THIRD)).as("the caller's side").isFalse();
    assertThat(sides[0].seconds()).isCloseTo(Duration.between(answered, ended).toMillis() / 1000.0, within(0.040));
    assertThat(sides[1].part(before, whisperedFor - 0.2 - before).secondsWithTone(THIRD)).as("the whisper is not recorded").isZero();
    assertThat(sides[1].secondsWithTone(THIRD)).as("the barging in is").isGreaterThan(0.8);
    List<String> types = TrunkCallTest.types(record);
    assertThat(types).contains("CallSupervised", "SupervisionEnded");
    assertThat(audit("call-supervised")).extracting(line -> line.path("detail").path("mode").asString()).containsExactlyInAnyOrder("WHISPER", "BARGE", "LISTEN");
    JsonNode over = audit("supervision-ended").getFirst();
    assertThat(over.path("actor").asString()).isEqualTo(boss.fullLogin());
    assertThat(over.path("object").asString()).isEqualTo("call/" + call);
    assertThat(over.path("detail").path("seconds").asDouble()).isGreaterThan(3);
  }

  private static double since(Instant moment) { return Duration.between(moment, io.trunkline.kernel.SystemTime.INSTANCE.now()).toMillis() / 1000.0; }

  private List<JsonNode> audit(String action) {
    return Eventually.get(() -> tenant.admin().get("/audit?limit=100").path("items").valueStream().filter(line -> line.path("action").asString().equals(action)).toList(),
        lines -> !lines.isEmpty(), SOON, "an audit line " + action);
  }

  @Test void Q4_whoTakesOverGoesOnWithTheCustomer() {
    PhoneCall ear = joins("LISTEN");
    ear.hears().awaitTones(SOON, CALLER, AGENT);
    int mark = boss.events().mark();
    changesTo("TAKE_OVER");
    assertThat(desk.awaitEnd(SOON).byPeer()).isTrue();
    caller.hears().awaitTone(THIRD, SOON);
    ear.hears().awaitTone(CALLER, SOON);
    boss.awaitState(mark, "TALKING");
    ear.hangsUp();
    assertThat(caller.awaitEnd(SOON).byPeer()).isTrue();
  }

  @Test void Q4_theSupervisorsLegEndsWhenTheAgentHangsUp() {
    PhoneCall ear = joins("LISTEN");
    ear.hears().awaitTones(SOON, CALLER, AGENT);
    desk.hangsUp();
    assertThat(ear.awaitEnd(SOON).byPeer()).isTrue();
    caller.awaitEnd(SOON);
  }

  @Test void Q4_aForcedEndHangsUpEverybodyAndIsWrittenDown() {
    boss.api().post("/supervision/calls/" + call + "/force-off", Map.of());
    assertThat(caller.awaitEnd(SOON).byPeer()).isTrue();
    assertThat(desk.awaitEnd(SOON).byPeer()).isTrue();
    assertThat(TrunkCallTest.types(tenant.awaitRecord(FROM))).contains("CallForcedOff");
    assertThat(audit("call-forced-off").getFirst().path("actor").asString()).isEqualTo(boss.fullLogin());
  }

  @Test void C4_aSupervisorForcesAStateWhichFollowsTheCall() {
    int mark = li.events().mark();
    boss.api().post("/supervision/agents/" + li.id() + "/state", Map.of("state", "NOT_READY"));
    assertThat(audit("agent-state-forced").getFirst().path("object").asString()).isEqualTo("agent/" + li.id());
    assertThat(caller.hears().all().last(0.3).hasTone(AGENT)).as("the call goes on").isTrue();
    caller.hangsUp();
    li.awaitState(mark, "NOT_READY");
    int then = li.events().mark();
    boss.api().post("/supervision/agents/" + li.id() + "/state", Map.of("state", "OFFLINE"));
    li.awaitState(then, "OFFLINE");
  }

  @Test void Q4_onlySupervisorsOfTheSameTenantMayDoIt() {
    Tenant other = centre.openTenant("other");
    try (Agent stranger = other.supervisor("stranger", "2001"); Agent colleague = tenant.agent("wu", "1002")) {
      stranger.withSipPhone();
      for (String order : List.of("join", "mode", "force-off")) {
        Map<String, Object> body = Map.of("agentId", li.id(), "mode", "LISTEN");
        assertThat(stranger.api().ask("POST", "/supervision/calls/" + call + "/" + order, body).status()).as(order).isEqualTo(404);
        assertThat(colleague.api().ask("POST", "/supervision/calls/" + call + "/" + order, body).status()).as(order).isEqualTo(403);
      }
    }
    assertThat(desk.hears().all().last(0.3).hasTone(CALLER)).isTrue();
    caller.hangsUp();
  }
}

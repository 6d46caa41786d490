package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static io.trunkline.acceptance.Heard.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A customer, the agent who answered, and a colleague.
class TransferTest {
  private final Centre centre = Centre.shared();
  private Tenant tenant;
  private Agent li;
  private Agent wu;
  private PhoneCall caller;
  private PhoneCall desk;
  private Phone colleague;
  private String call;

  @BeforeEach void twoTalk() {
    tenant = centre.openTenant("transfer");
    long queue = tenant.queue("service");
    tenant.flowToQueue(queue);
    li = tenant.agent("li", "1001", queue);
    wu = tenant.agent("wu", "1002");
    Phone phone = li.withSipPhone();
    colleague = wu.withSipPhone();
    wu.goesReady();
    int mark = li.events().mark();
    li.goesReady();
    caller = tenant.call("02188886631").says(CALLER);
    desk = phone.awaitCall(SOON).answers().says(AGENT);
    call = li.awaitCall(mark, "TALKING").path("id").asString();
    caller.hears().awaitTone(AGENT, SOON);
  }

  @AfterEach void signOut() {
    li.close();
    wu.close();
  }

  private static Map<String, Object> to(String kind, String value) {
    return Map.of("to", Map.of("kind", kind, "value", value));
  }

  @Test void C5_onHoldTheCallerHearsMusicAndIsBackAtOnce() {
    int mark = caller.hears().mark();
    li.press("hold", call);
    caller.hears().awaitNoTone(SOON, AGENT);
    desk.hears().awaitNoTone(SOON, CALLER);
    caller.hears().awaitSoundSince(mark, Heard.music("music-1"), SOON, "music");
    li.press("retrieve", call);
    caller.hears().awaitTone(AGENT, SOON);
    desk.hears().awaitTone(CALLER, SOON);
    li.press("mute", call, Map.of("muted", true));
    caller.hears().awaitNoTone(SOON, AGENT);
    desk.hears().awaitTone(CALLER, SOON);
    li.press("mute", call, Map.of("muted", false));
    caller.hears().awaitTone(AGENT, SOON);
    li.press("hang-up", call);
    assertThat(caller.awaitEnd(SOON).byPeer()).isTrue();
    assertThat(desk.awaitEnd(SOON).byPeer()).isTrue();
  }

  @Test void C5_theAgentsKeypadReachesTheCaller() {
    li.press("digits", call, Map.of("digits", "42"));
    assertThat("" + caller.awaitDigit(SOON) + caller.awaitDigit(SOON)).isEqualTo("42");
    caller.hangsUp();
  }

  @Test void C5_aConsultTransferHandsTheCallerOver() {
    li.press("consult", call, to("AGENT", "1002"));
    PhoneCall asked = colleague.awaitCall(SOON).answers().says(THIRD);
    desk.hears().awaitTone(THIRD, SOON);
    asked.hears().awaitTone(AGENT, SOON);
    assertThat(caller.hears().all().last(0.3).hasTone(AGENT)).as("the caller does not hear the consultation").isFalse();
    assertThat(asked.hears().all().last(0.3).hasTone(CALLER)).isFalse();
    li.press("consult-complete", call);
    caller.hears().awaitTone(THIRD, SOON);
    asked.hears().awaitTone(CALLER, SOON);
    assertThat(desk.awaitEnd(SOON).byPeer()).isTrue();
    Eventually.get(wu::state, "TALKING"::equals, SOON, "the colleague talks");
    asked.hangsUp();
    assertThat(caller.awaitEnd(SOON).byPeer()).isTrue();
    assertThat(TrunkCallTest.types(tenant.awaitRecord("02188886631"))).contains("TransferCompleted");
  }

  @Test void C5_aCancelledConsultationBringsTheCallerBack() {
    li.press("consult", call, to("AGENT", "1002"));
    PhoneCall asked = colleague.awaitCall(SOON).answers().says(THIRD);
    desk.hears().awaitTone(THIRD, SOON);
    li.press("consult-cancel", call);
    assertThat(asked.awaitEnd(SOON).byPeer()).isTrue();
    caller.hears().awaitTone(AGENT, SOON);
    desk.hears().awaitTone(CALLER, SOON);
    caller.hangsUp();
  }

  @Test void C5_threeTalkTogetherAndTwoGoOn() {
    li.press("consult", call, to("AGENT", "1002"));
    PhoneCall third = colleague.awaitCall(SOON).answers().says(THIRD);
    desk.hears().awaitTone(THIRD, SOON);
    li.press("conference", call);
    caller.hears().awaitTones(SOON, AGENT, THIRD);
    desk.hears().awaitTones(SOON, CALLER, THIRD);
    third.hears().awaitTones(SOON, CALLER, AGENT);
    assertThat(caller.hears().all().last(0.3).hasTone(CALLER)).as("nobody hears himself").isFalse();
    desk.hangsUp();
    caller.hears().awaitNoTone(SOON, AGENT);
    caller.hears().awaitTone(THIRD, SOON);
    third.hears().awaitTone(CALLER, SOON);
    caller.hangsUp();
    assertThat(third.awaitEnd(SOON).byPeer()).isTrue();
  }

  @Test void C5_aBlindTransferToAnOutsideNumber() {
    tenant.admin().put("/settings", Map.of("timeZone", "Asia/Shanghai", "countryCode", "CN", "allowedPrefixes", java.util.List.of("+86139"), "outboundCallerId",
        tenant.number()));
    li.press("transfer", call, to("NUMBER", "13900139000"));
    PhoneCall outside = centre.carrier().awaitCall(SOON).answers().says(THIRD);
    caller.hears().awaitTone(THIRD, SOON);
    outside.hears().awaitTone(CALLER, SOON);
    desk.awaitEnd(SOON);
    outside.hangsUp();
    caller.awaitEnd(SOON);
  }
}

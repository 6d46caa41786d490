package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static io.trunkline.acceptance.Heard.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An agent who works by an ordinary telephone behind the trunk.
class TelephoneAgentTest {
  private final Centre centre = Centre.shared();
  private final Phone network = centre.carrier();

  @Test void C3_anOrdinaryTelephoneAcceptsByKeyAndThePageControlsIt() {
    Tenant tenant = centre.openTenant("mobile");
    long queue = tenant.queue("service", Map.of("ringSeconds", 30));
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue)) {
      int mark = li.events().mark();
      li.withTelephone("139 0013 6811").goesReady();
      PhoneCall caller = tenant.call("02188886811").says(CALLER);
      PhoneCall mobile = network.awaitCallTo("13900136811", SOON);
      assertThat(mobile.inviteHeader("From")).as("a number of the tenant is shown, not the customer's").contains(tenant.number());
      li.awaitState(mark, "RINGING");
      mobile.answers().says(AGENT);
      mobile.hears().awaitSound(Heard.prompt("accept-call"), SOON, "that there is a call to accept");
      assertThat(caller.hears().all().secondsOfTone(AGENT)).as("before the key nothing of the telephone is heard").isLessThan(0.3);
      assertThat(li.state()).isEqualTo("RINGING");
      mobile.presses("1");
      caller.hears().awaitTone(AGENT, SOON);
      mobile.hears().awaitTone(CALLER, SOON);
      String call = li.awaitCall(mark, "TALKING").path("id").asString();

      int music = caller.hears().mark();
      li.press("hold", call);
      caller.hears().awaitSoundSince(music, Heard.music("music-1"), SOON, "music");
      mobile.hears().awaitNoTone(SOON, CALLER);
      li.press("retrieve", call);
      mobile.hears().awaitTone(CALLER, SOON);
      li.press("hang-up", call);
      assertThat(caller.awaitEnd(SOON).byPeer()).isTrue();
      assertThat(mobile.awaitEnd(SOON).byPeer()).isTrue();
      li.awaitState(mark, "WRAP_UP");
      JsonNode record = tenant.awaitRecord("02188886811");
      assertThat(record.path("endedBy").asString()).isEqualTo("AGENT");
      assertThat(record.path("agentId").asLong()).isEqualTo(li.id());
    }
  }

  @Test void C3_aMailboxNeverTakesTheCustomer() {
    Tenant tenant = centre.openTenant("mailbox");
    long queue = tenant.queue("service", Map.of("ringSeconds", 5));
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue); Agent wu = tenant.agent("wu", "1002", queue)) {
      Phone second = wu.withSipPhone();
      li.withTelephone("13900136812").goesReady();
      int mark = li.events().mark();
      PhoneCall caller = tenant.call("02188886812").says(CALLER);
      PhoneCall mailbox = network.awaitCallTo("13900136812", SOON).answers().says(THIRD);
      wu.goesReady();
      PhoneCall ring = second.awaitCall(SOON).answers().says(AGENT);
      assertThat(mailbox.awaitEnd(SOON).byPeer()).as("hung up when nobody pressed").isTrue();
      caller.hears().awaitTone(AGENT, SOON);
      assertThat(caller.hears().all().secondsOfTone(THIRD)).as("the mailbox was never heard").isLessThan(0.3);
      assertThat(mailbox.hears().all().secondsOfTone(CALLER)).as("nor did it hear the customer").isLessThan(0.3);
      assertThat(li.awaitState(mark, "NOT_READY").state()).isEqualTo("NOT_READY");
      ring.hangsUp();
      assertThat(tenant.awaitRecord("02188886812").path("outcome").asString()).isEqualTo("ANSWERED");
    }
  }

  @Test void A4_placesInTheQueueAreKeptWhenATelephoneGivesTheCallBack() {
    Tenant tenant = centre.openTenant("place");
    long queue = tenant.queue("service", Map.of("ringSeconds", 30));
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue); Agent wu = tenant.agent("wu", "1002", queue)) {
      Phone second = wu.withSipPhone();
      li.withTelephone("13900136814").goesReady();
      int mark = li.events().mark();
      PhoneCall first = tenant.call("02188886814").says(CALLER);
      PhoneCall mobile = network.awaitCallTo("13900136814", SOON);
      PhoneCall later = tenant.call("02188886815").says(CALLER);
      later.hears().awaitSound(Heard.music("music-1"), SOON, "the queue's music");
      mobile.rejects(486, "Busy Here");
      li.awaitState(mark, "NOT_READY");
      wu.goesReady();
      PhoneCall ring = second.awaitCall(SOON);
      assertThat(ring.inviteHeader("From")).as("who came first").contains("88886814");
      ring.answers().says(AGENT);
      first.hears().awaitTone(AGENT, SOON);
      first.hangsUp();
      PhoneCall next = second.awaitCall(SOON).answers().says(AGENT);
      later.hears().awaitTone(AGENT, SOON);
      next.hangsUp();
      later.awaitEnd(SOON);
    }
  }

  @Test void C3_thePageAcceptsForTheTelephone() {
    Tenant tenant = centre.openTenant("onpage");
    long queue = tenant.queue("service", Map.of("ringSeconds", 30));
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue)) {
      li.withTelephone("13900136816").goesReady();
      int mark = li.events().mark();
      PhoneCall caller = tenant.call("02188886816").says(CALLER);
      PhoneCall mobile = network.awaitCallTo("13900136816", SOON).answers().says(AGENT);
      mobile.hears().awaitSound(Heard.prompt("accept-call"), SOON, "that there is a call to accept");
      String call = li.awaitCall(mark, "OFFERED").path("id").asString();
      li.press("answer", call);
      caller.hears().awaitTone(AGENT, SOON);
      mobile.hears().awaitTone(CALLER, SOON);
      mobile.hangsUp();
      assertThat(caller.awaitEnd(SOON).byPeer()).isTrue();
      li.awaitState(mark, "WRAP_UP").awaitState(mark, "READY");
    }
  }

  @Test void O1_whoWorksByTelephoneCallsOutByOneClickToo() {
    Tenant tenant = centre.openTenant("mobileout");
    try (Agent li = tenant.agent("li", "1001")) {
      li.withTelephone("13900136818").goesReady();
      int mark = li.events().mark();
      li.api().post("/desk/calls", Map.of("to", Map.of("kind", "NUMBER", "value", "13900136819")));
      PhoneCall mobile = network.awaitCallTo("13900136818", SOON).answers().says(AGENT);
      mobile.hears().awaitSound(Heard.prompt("accept-call"), SOON, "that there is a call to accept");
      assertThat(network.callsTo("13900136819")).as("no customer for a mailbox").isZero();
      mobile.presses("1");
      PhoneCall customer = network.awaitCallTo("13900136819", SOON).answers().says(CALLER);
      customer.hears().awaitTone(AGENT, SOON);
      mobile.hears().awaitTone(CALLER, SOON);
      li.awaitCall(mark, "TALKING");
      mobile.hangsUp();
      assertThat(customer.awaitEnd(SOON).byPeer()).isTrue();
      li.awaitState(mark, "READY");
    }
  }
}

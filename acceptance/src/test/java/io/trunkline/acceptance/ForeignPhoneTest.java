package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.acceptance.audio.Sound;
import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Baresip;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// An agent whose phone is somebody else's program, with the credentials that the pages made.
class ForeignPhoneTest {
  private final Centre centre = Centre.shared();

  @ParameterizedTest @ValueSource(strings = {"udp", "tcp"})
  void C3_aForeignPhoneRegistersRingsAndTalks(String transport) {
    assumeTrue(Baresip.isInstalled(), "baresip isn't installed");
    Tenant tenant = centre.openTenant("baresip");
    long queue = tenant.queue("service");
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue); Baresip phone = registered(li, transport)) {
      li.withSipStation().goesReady();
      int mark = li.events().mark();
      PhoneCall caller = tenant.call("02188886801").says(CALLER);
      JsonNode call = li.awaitCall(mark, "TALKING");   // before that a prompt may sound like anything
      caller.hears().awaitTone(AGENT, SOON);
      Eventually.pass(Duration.ofSeconds(1));
      caller.hangsUp();
      phone.awaitLine("session closed", SOON);
      // baresip completes the file a moment after it has said so.
      var _ = Eventually.get(() -> phone.heard().secondsWithTone(CALLER), seconds -> seconds > 0.8, SOON, "the caller's tone in what the agent heard");
      li.awaitState(mark, "WRAP_UP").awaitState(mark, "READY");
      JsonNode record = tenant.awaitRecord("02188886801");
      assertThat(record.path("endedBy").asString()).isEqualTo("CALLER");
      assertThat(record.path("id").asString()).isEqualTo(call.path("id").asString());

      // The second call is ended by the agent's phone.
      int second = li.events().mark();
      PhoneCall again = tenant.call("02188886802").says(CALLER);
      li.awaitCall(second, "TALKING");
      again.hears().awaitTone(AGENT, SOON);
      phone.command("hangup", "");
      assertThat(again.awaitEnd(SOON).byPeer()).isTrue();
      assertThat(tenant.awaitRecord("02188886802").path("endedBy").asString()).isEqualTo("AGENT");
    }
  }

  private Baresip registered(Agent agent, String transport) {
    JsonNode made = agent.sipCredentials();
    return Baresip.startRegistered("127.0.0.1:" + centre.server().sip().getPort(), made.path("username").asString(), made.path("password").asString(),
        AGENT, transport);
  }

  @Test void C5_aForeignPhoneHoldsRetrievesAndDialsOut() {
    assumeTrue(Baresip.isInstalled(), "baresip isn't installed");
    Tenant tenant = centre.openTenant("barehold");
    long queue = tenant.queue("service");
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue); Baresip phone = registered(li, "udp")) {
      li.withSipStation().goesReady();
      int begun = li.events().mark();
      PhoneCall caller = tenant.call("02188886803").says(CALLER);
      li.awaitCall(begun, "TALKING");
      caller.hears().awaitTone(AGENT, SOON);
      int mark = caller.hears().mark();
      phone.command("hold", "");
      caller.hears().awaitSoundSince(mark, Heard.music("music-1"), SOON, "music");
      assertThat(caller.hears().all().last(0.3).hasTone(AGENT)).isFalse();
      phone.command("resume", "");
      caller.hears().awaitTone(AGENT, SOON);
      phone.command("hangup", "");
      caller.awaitEnd(SOON);
      int after = li.events().mark();
      li.goesNotReady().awaitState(after, "NOT_READY");

      phone.command("dial", "13900136803");
      PhoneCall customer = centre.carrier().awaitCallTo("13900136803", SOON).answers().says(CALLER);
      assertThat(customer.inviteHeader("From")).contains(tenant.number());
      customer.hears().awaitTone(AGENT, SOON);
      li.awaitState(after, "TALKING");
      Eventually.pass(Duration.ofSeconds(1));
      customer.hangsUp();
      Sound heard = Eventually.get(phone::heard, sound -> sound.secondsWithTone(CALLER) > 0.8, SOON, "the customer in the phone's recording");
      assertThat(heard.seconds()).isPositive();
      JsonNode record = Eventually.get(() -> tenant.admin().get("/calls?direction=OUT").path("items"), l -> l.size() == 1 && !l.get(0).path("outcome").isNull(), SOON,
          "the record").get(0);
      assertThat(record.path("outcome").asString()).isEqualTo("ANSWERED");
      assertThat(record.path("agentId").asLong()).isEqualTo(li.id());
      assertThat(record.path("to").asString()).isEqualTo("+8613900136803");
    }
  }

  @Test void C5_aForeignPhoneCallsWithSrtp() {
    assumeTrue(Baresip.isInstalled(), "baresip isn't installed");
    Tenant tenant = centre.openTenant("baresrtp");
    long queue = tenant.queue("service");
    try (Agent li = tenant.agent("li", "1001", queue); Baresip phone = encrypted(li)) {
      int mark = li.events().mark();
      li.withSipStation().goesReady();
      li.goesNotReady().awaitState(mark, "NOT_READY");
      phone.command("dial", "13900136804");
      PhoneCall customer = centre.carrier().awaitCallTo("13900136804", SOON).answers().says(CALLER);
      customer.hears().awaitTone(AGENT, SOON);
      li.awaitState(mark, "TALKING");
      Eventually.pass(Duration.ofSeconds(1));
      customer.hangsUp();
      phone.awaitLine("session closed", SOON);
      Sound heard = Eventually.get(phone::heard, sound -> sound.secondsWithTone(CALLER) > 0.8, SOON, "the customer in the phone's recording");
      assertThat(heard.seconds()).isPositive();
      phone.awaitLine("SRTP is Enabled", SOON);
    }
  }

  private Baresip encrypted(Agent agent) {
    JsonNode made = agent.sipCredentials();
    return Baresip.startEncrypted("127.0.0.1:" + centre.server().sip().getPort(), made.path("username").asString(), made.path("password").asString(), AGENT);
  }
}

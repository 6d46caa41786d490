package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Baresip;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Kamailio;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A foreign proxy stands in the way of the carrier and of the agents' phones: routes, Record-Route and Path, by a foreign phone at each end.
class ProxyTest {
  @Test void H8_callsAndRegistrationsGoThroughAProxy() throws UnknownHostException {
    assumeTrue(Kamailio.isInstalled(), "Kamailio isn't installed");
    assumeTrue(Baresip.isInstalled(), "baresip isn't installed");
    try (Centre centre = Centre.fresh(50);
        Phone carrier = Phone.startAt("carrier", InetAddress.getByName("127.0.0.7"));
        Kamailio proxy = Kamailio.between(centre.server().sip(), carrier.hostPort())) {
      centre.changeTrunk(centre.trunk(), Map.of("name", "carrier", "addresses", List.of(proxy.hostPort())));
      Tenant tenant = centre.openTenant("proxied");
      long queue = tenant.queue("service");
      tenant.flowToQueue(queue);
      try (Agent li = tenant.agent("li", "1001", queue); Baresip desk = registered(li, proxy); Baresip caller = Baresip.start("02188886841", CALLER)) {
        li.withSipStation().goesReady();
        comesInAndIsEndedByTheAgent(li, desk, caller, tenant, proxy);
        goesOut(li, desk, carrier, tenant, proxy);
      }
    }
  }

  private static Baresip registered(Agent agent, Kamailio proxy) {
    JsonNode made = agent.sipCredentials();
    return Baresip.startRegistered(proxy.hostPort(), made.path("username").asString(), made.path("password").asString(), AGENT, "udp");
  }

  private static void comesInAndIsEndedByTheAgent(Agent li, Baresip desk, Baresip caller, Tenant tenant, Kamailio proxy) {
    int mark = li.events().mark();
    caller.command("dial", "sip:" + tenant.number() + "@" + proxy.hostPort());
    li.awaitCall(mark, "TALKING");
    caller.awaitLine("Call established", SOON);
    Eventually.pass(Duration.ofSeconds(2));
    desk.command("hangup", "");
    caller.awaitLine("session closed", SOON);
    var _ = Eventually.get(() -> desk.heard().secondsWithTone(CALLER), seconds -> seconds > 0.8, SOON, "the caller's tone in what the agent heard");
    var _ = Eventually.get(() -> caller.heard().secondsWithTone(AGENT), seconds -> seconds > 0.8, SOON, "the agent's tone in what the caller heard");
    JsonNode record = tenant.awaitRecord("02188886841");
    assertThat(record.path("endedBy").asString()).isEqualTo("AGENT");
    assertThat(proxy.log()).as("also what came later in the call went its way").contains("passed REGISTER", "passed INVITE", "passed ACK", "passed BYE");
    li.awaitState(mark, "READY");
  }

  private static void goesOut(Agent li, Baresip desk, Phone carrier, Tenant tenant, Kamailio proxy) {
    int mark = li.events().mark();
    li.goesNotReady().awaitState(mark, "NOT_READY");
    desk.command("dial", "13900136842");
    PhoneCall customer = carrier.awaitCallTo("13900136842", SOON).answers().says(CALLER);
    customer.hears().awaitTone(AGENT, SOON);
    assertThat(customer.inviteHeader("Record-Route")).contains(proxy.hostPort());
    desk.command("hangup", "");
    assertThat(customer.awaitEnd(SOON).byPeer()).isTrue();
    JsonNode record = Eventually.get(() -> tenant.admin().get("/calls?direction=OUT").path("items"), l -> l.size() == 1 && !l.get(0).path("outcome").isNull(), SOON, "the record").get(0);
    assertThat(record.path("outcome").asString()).isEqualTo("ANSWERED");
  }
}

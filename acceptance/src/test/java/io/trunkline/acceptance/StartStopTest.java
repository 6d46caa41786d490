package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Server;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The program as an operator starts and stops it.
class StartStopTest {
  private static final AtomicInteger times = new AtomicInteger();
  private static Centre centre;
  private static Tenant tenant;
  private static long queue;
  private Agent li;
  private String from;
  private PhoneCall caller;
  private PhoneCall desk;

  @BeforeAll static void opened() {
    centre = Centre.fresh(200);
    tenant = centre.openTenant("stop");
    queue = tenant.queue("service");
    tenant.flowToQueue(queue);
  }

  @AfterAll static void home() {
    centre.close();
  }

  @BeforeEach void twoTalk() {
    if (!centre.server().isRunning()) centre.server().start();
    int time = times.incrementAndGet();
    li = tenant.agent("li" + time, "100" + time, queue);
    Phone phone = li.withSipPhone();
    li.goesReady();
    from = "0218888668" + time;
    caller = tenant.call(from).says(CALLER);
    desk = phone.awaitCall(SOON).answers().says(AGENT);
    caller.hears().awaitTone(AGENT, SOON);
  }

  @AfterEach void theyGo() {
    for (PhoneCall side : List.of(caller, desk)) if (!side.isEnded()) side.hangsUp();
    li.close();
  }

  /// As the operator's page shows it: pages are served until the calls have ended.
  private void awaitDraining() {
    Eventually.get(() -> centre.operator().get("/nodes").toString(), nodes -> nodes.contains("\"draining\":true"), SOON, "a node that drains");
  }

  @Test void ctrlCLetsCallsEndAndTakesNoNewOnes() {
    centre.server().terminate();
    awaitDraining();
    assertThat(tenant.call("02188886690").awaitEnd(SOON).status()).isEqualTo(503);
    int mark = caller.hears().mark();
    Eventually.pass(Duration.ofSeconds(2));
    assertThat(caller.hears().since(mark).hasTone(AGENT)).as("the call goes on").isTrue();
    assertThat(caller.isEnded()).isFalse();
    caller.hangsUp();
    desk.awaitEnd(SOON);
    assertThat(centre.server().awaitEnd(Duration.ofSeconds(15))).isEqualTo(143);
    assertThat(centre.server().output()).contains("telephony.draining", "Ctrl-C again hangs them up now");
    centre.server().start();
    assertThat(centre.server().output()).as("passwords are shown once").containsOnlyOnce("These passwords are shown this once");
    assertThat(tenant.awaitRecord(from).path("outcome").asString()).isEqualTo("ANSWERED");
  }

  @Test void aSecondCtrlCHangsUpAndStopsAtOnce() {
    centre.server().terminate();
    awaitDraining();
    centre.server().terminate();
    assertThat(caller.awaitEnd(SOON).byPeer()).isTrue();
    assertThat(desk.awaitEnd(SOON).byPeer()).isTrue();
    assertThat(centre.server().awaitEnd(Duration.ofSeconds(15))).isEqualTo(143);
  }

  @Test void aMistakeIsOneLineAndHarmsNobody() {
    String data = "--data=" + centre.server().data();
    String port = Integer.toString(centre.server().http().getPort());
    Server.Refusal second = Server.refused(data, "--http=0", "--sip=0");
    assertThat(second.said().strip()).startsWith("trunkline: process " + centre.server().pid() + " works in").contains("--data").doesNotContain("\n");
    assertThat(second.code()).isEqualTo(2);
    Server.Refusal taken = Server.refused("--data=" + centre.server().data().resolve("other"), "--http=" + port, "--sip=0");
    assertThat(taken.said().strip()).contains("port " + port).contains("--http").doesNotContain("\n");
    Server.Refusal unknown = Server.refused("--prot=1");
    assertThat(unknown.said().strip()).isEqualTo("trunkline: there is no option --prot=1; ./run --help lists them");
    assertThat(Server.refused("--help").said()).contains("--rated-calls=N");
    assertThat(centre.operator().ask("GET", "/tenants", null).status()).as("the running one still has its database").isEqualTo(200);
    int mark = caller.hears().mark();
    Eventually.pass(Duration.ofSeconds(1));
    assertThat(caller.hears().since(mark).hasTone(AGENT)).isTrue();
  }
}

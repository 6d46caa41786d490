package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Browser;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Real calls, and what a manager reads of them.
class ReportTest {
  private static final String SERVED = "02188886701";
  private static final String LOST = "02188886702";

  private final Centre centre = Centre.shared();

  /// One caller is served, another hangs up after six seconds of music.
  @Test void P2_P10_aManagerReadsTheQueueAndOpensTheCallsBehindAFigure() {
    Tenant tenant = centre.openTenant("reported");
    long queue = tenant.queue("service");
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue)) {
      Phone phone = li.withSipPhone();
      li.goesReady();
      PhoneCall served = tenant.call(SERVED).says(CALLER);
      served.awaitAnswer(SOON);
      PhoneCall ring = phone.awaitCall(SOON).answers().says(AGENT);
      served.hears().awaitTone(AGENT, SOON);
      li.api().post("/desk/state", Map.of("state", "NOT_READY"));
      served.hangsUp();
      ring.awaitEnd(SOON);
      PhoneCall lost = tenant.call(LOST).says(CALLER);
      lost.awaitAnswer(SOON);
      Eventually.get(() -> tenant.admin().get("/calls?number=" + LOST).path("items").path(0), call -> call.path("queueName").asString().equals("service"), SOON, "in the queue");
      Eventually.pass(Duration.ofSeconds(6));
      lost.hangsUp();
    }

    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    String period = "?from=" + today.minusDays(1) + "&to=" + today;
    JsonNode totals = Eventually.get(() -> tenant.admin().get("/reports/queue" + period).path("totals"), all -> all.path("abandoned").asInt() == 1, SOON, "the figures");
    assertThat(totals.path("offered").asInt()).isEqualTo(2);
    assertThat(totals.path("answered").asInt()).isEqualTo(1);
    assertThat(totals.path("serviceLevel").asDouble()).isEqualTo(0.5);
    assertThat(totals.path("talk").asDouble()).isPositive();
    assertThat(new String(tenant.admin().bytes("/reports/queue/file" + period + "&format=csv"), StandardCharsets.UTF_8)).contains("进入队列", "service,2,1,1,");
    assertThat(tenant.admin().bytes("/reports/queue/file" + period + "&format=xlsx")).startsWith('P', 'K');

    try (Browser browser = Browser.start(CALLER, "zh-CN")) {
      browser.opens(centre.server().http() + "/reports?by=SUBJECT&from=" + today.minusDays(1) + "&to=" + today);
      browser.types("登录名", tenant.adminLogin()).typesAt("^密码", "input", tenant.adminPassword()).clicksAt("登录$", "button");
      browser.sees("进入队列").sees("50.0%").sees("service");
      browser.clicksAt("^1$", "[href*='queue.abandoned']").sees("队列 · 放弃").sees("021 8888 6702").seesNo("021 8888 6701", SOON);
      assertThat(browser.complaints()).isEmpty();
    }
  }
}

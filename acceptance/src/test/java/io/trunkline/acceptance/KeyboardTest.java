package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static io.trunkline.acceptance.Heard.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Browser;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An agent who has no mouse. Wherever the keys lead, what has the focus is in sight and shows it.
class KeyboardTest {
  private static final int MOST_STOPS = 80;
  private static final String FROM = "02188886633";

  private final Centre centre = Centre.shared();
  private final Set<String> wrong = new LinkedHashSet<>();
  private Browser browser;
  private WholePage page;

  @Test void C11_anAgentSignsInTakesACallHoldsItPassesItOnAndWrapsUpByKeysAlone() {
    Tenant tenant = centre.openTenant("keys");
    long queue = tenant.queue("sales", Map.of("ringSeconds", 60, "wrapUpSeconds", 600));
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue); Agent wu = tenant.agent("wu", "1002"); Browser started = Browser.start(AGENT, "zh-CN")) {
      browser = started;
      page = new WholePage(browser, "keys");
      wu.withAnsweringPhone(THIRD, Duration.ofMinutes(5));
      wu.goesReady();
      signsIn(li);
      checksTheSound();
      everyStopShows("the desk at rest");

      browser.presses("Alt+R").sees("就绪，等待来电");
      PhoneCall caller = tenant.call(FROM).says(CALLER);
      browser.sees("接听剩余").presses("Alt+A").hearsTone(CALLER, SOON);
      caller.hears().awaitTone(AGENT, SOON);
      everyStopShows("the desk with a call");
      browser.presses("Alt+H").sees("保持中").hearsNoTone(CALLER, SOON).presses("Alt+H").hearsTone(CALLER, SOON);

      tabsTo("^保持");
      browser.presses("Alt+C");
      isInDialog("consult");
      everyStopShows("the dialog");
      browser.presses("Escape");
      isBackAt("^保持");
      browser.presses("Alt+T");
      isInDialog("transfer");
      browser.typesByKey("wu").sees("1002").presses("Enter");
      caller.hears().awaitTone(THIRD, SOON);
      browser.sees("结束整理").presses("Alt+N").typesByKey("will call again").sees("备注自动保存").presses("Alt+W").sees("就绪，等待来电");
      caller.hangsUp();

      assertThat(tenant.awaitRecord(FROM).path("notes").path(0).path("text").asString("")).isEqualTo("will call again");
      assertThat(wrong).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private void signsIn(Agent agent) {
    browser.opens(centre.server().http() + "/");
    page.settles();
    browser.typesByKey(agent.fullLogin());
    tabsTo("^密码");
    browser.typesByKey(agent.password());
    tabsTo("^登录$");
    browser.presses("Enter").sees("您现在离线");
  }

  private void checksTheSound() {
    tabsTo("^浏览器");
    browser.presses("Enter");
    isInDialog("station");
    tabsTo("^开始检测");
    browser.presses("Enter").hearsTone(AGENT, SOON).sees("听说正常，可以接听电话");
    tabsTo("^结束检测");
    browser.presses("Enter");
    tabsTo("^完成$");
    browser.presses("Enter");
    isBackAt("^浏览器");
  }

  /// Presses Tab until what has the focus is called so.
  private void tabsTo(String name) {
    page.settles();
    Set<String> passed = new LinkedHashSet<>();
    for (int stops = 0; stops < MOST_STOPS; stops++) {
      String at = focus().path("name").asString("");
      if (Pattern.compile(name).matcher(at).find()) return;
      passed.add(at);
      browser.presses("Tab");
    }
    throw new AssertionError("Tab doesn't lead to " + name + ", only to " + passed);
  }

  /// Presses Tab from here all the way round.
  private void everyStopShows(String where) {
    page.settles();
    Set<String> stops = new LinkedHashSet<>();
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      browser.presses("Tab");
      JsonNode at = focus();
      String name = at.path("element").asString() + " “" + at.path("name").asString() + "”";
      for (JsonNode each : at.path("wrong")) wrong.add(where + ": " + name + ": " + each.asString());
      boolean around = !stops.isEmpty() && name.equals(stops.iterator().next());
      stops.add(name);
      if (around) break;
    }
    assertThat(stops).as("stops of " + where).hasSizeGreaterThan(4);
  }

  private void isInDialog(String which) {
    page.settles();
    assertThat(focus().path("dialog").asBoolean()).as("the focus is in the dialog " + which + ": " + focus()).isTrue();
  }

  private void isBackAt(String name) {
    page.settles();
    assertThat(focus().path("name").asString("")).as("a dialog gives the focus back").containsPattern(name);
  }

  private JsonNode focus() {
    return page.evaluate("window.__whole.focus()");
  }
}

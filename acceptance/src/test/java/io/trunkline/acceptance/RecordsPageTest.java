package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static io.trunkline.acceptance.Heard.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Browser;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Graph;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.PhoneCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A supervisor finds a call among others, sees what happened and listens to it, in Chromium.
class RecordsPageTest {
  private static final String FROM = "02188886677";
  /// Listens to what the page's player gives to each ear: 0 is the left one.
  private static final String EARS = """
      (() => {
        const connect = AudioNode.prototype.connect;
        AudioNode.prototype.connect = function (to, ...rest) {
          if (to instanceof AudioDestinationNode && !window.__ears) {
            const splitter = this.context.createChannelSplitter(2);
            connect.call(this, splitter);
            window.__ears = [0, 1].map((side) => {
              const ear = this.context.createAnalyser();
              ear.fftSize = 4096;
              ear.smoothingTimeConstant = 0;
              connect.call(splitter, ear, side);
              return ear;
            });
          }
          return connect.call(this, to, ...rest);
        };
        window.__hears = (side, hz) => {
          const ear = window.__ears?.[side];
          if (!ear) return -200;
          const bins = new Float32Array(ear.frequencyBinCount);
          ear.getFloatFrequencyData(bins);
          const at = Math.round((hz * ear.fftSize) / ear.context.sampleRate);
          return Math.max(...bins.slice(at - 1, at + 2));
        };
      })()""";

  private final Centre centre = Centre.shared();

  @Test void Q2_aCallIsFoundSeenAndHeardFromAnyPoint() {
    Tenant tenant = centre.openTenant("records");
    long queue = tenant.queue("销售");
    tenant.flow(Graph.startingAt("menu").menu("menu", "main-menu", Map.of("1", "wait"), 20, "wait").queue("wait", queue, 5, "bye").hangUp("bye"));
    tenant.admin().post("/customers", Map.of("name", "王芳", "numbers", List.of(FROM)));
    JsonNode ban = tenant.admin().post("/agents", Map.of("login", "ban", "name", "赵班长", "role", "SUPERVISOR", "extension", "1009", "skills", List.of(), "queues",
        List.of(), "disabled", false));
    try (Agent li = tenant.agent("li", "1001", queue); Agent wu = tenant.agent("wu", "1002"); Browser browser = Browser.start(700, "zh-CN")) {
      aCallWithEverything(tenant, li, wu);
      tenant.call("02188880000").awaitAnswer(SOON);   // another call, so that there is something not to be found

      String home = centre.server().http().toString();
      browser.opens(home + "/records?span=today").types("登录名|Sign-in name", "ban@" + tenant.code())
          .typesAt("密码|Password", "input", ban.path("password").asString()).clicks("^登录|^Sign in").sees("共 2 通");
      browser.types("号码（或其中几位）", "王芳").presses("Enter").sees("共 1 通").seesNo("0000", SOON);
      shot(browser, "search");
      browser.clicksAt("\\d\\d:\\d\\d", "tbody button").sees("通话全景").sees("排队等待").sees("三方").sees("咨询");

      browser.evaluate(EARS, SOON);
      browser.clicksAt("^通话 0:", ".pic-bar.pic-talking");   // from where the agent was connected
      hears(browser, 0, CALLER);
      hears(browser, 1, AGENT);
      hearsNot(browser, 0, AGENT);
      shot(browser, "detail");
      browser.presses("1");                                           // the customer's side muted: the agent at both ears
      hears(browser, 0, AGENT);
      hearsNot(browser, 0, CALLER);
      browser.sees("谁听过").sees("ban@" + tenant.code());
      assertThat(browser.complaints()).isEmpty();

      JsonNode call = tenant.awaitRecord(FROM);
      String recording = call.path("recordings").get(0).path("id").asString();
      JsonNode heard = tenant.admin().get("/recordings/" + recording + "/listenings").path("items");
      assertThat(heard.valueStream().map(each -> each.path("who").asString())).contains("ban@" + tenant.code());
    }
  }

  /// Menu, waiting, talk, hold, a consultation that becomes a three-way call.
  static void aCallWithEverything(Tenant tenant, Agent li, Agent wu) {
    var phone = li.withSipPhone();
    var colleague = wu.withSipPhone();
    wu.goesReady();
    li.goesNotReady();   // there, so that the queue takes the call
    PhoneCall caller = tenant.call(FROM).says(CALLER);
    caller.awaitAnswer(SOON);
    Eventually.pass(Duration.ofSeconds(1));
    caller.presses("1");
    Eventually.pass(Duration.ofSeconds(3));
    int mark = li.events().mark();
    li.goesReady();
    PhoneCall desk = phone.awaitCall(SOON).answers().says(AGENT);
    String call = li.awaitCall(mark, "TALKING").path("id").asString();
    caller.hears().awaitTone(AGENT, SOON);
    Eventually.pass(Duration.ofSeconds(6));
    li.press("hold", call);
    Eventually.pass(Duration.ofSeconds(2));
    li.press("retrieve", call);
    Eventually.pass(Duration.ofSeconds(2));
    li.press("consult", call, Map.of("to", Map.of("kind", "AGENT", "value", "1002")));
    PhoneCall third = colleague.awaitCall(SOON).answers().says(THIRD);
    desk.hears().awaitTone(THIRD, SOON);
    Eventually.pass(Duration.ofSeconds(2));
    li.press("conference", call);
    caller.hears().awaitTones(SOON, AGENT, THIRD);
    Eventually.pass(Duration.ofSeconds(2));
    third.hangsUp();
    Eventually.pass(Duration.ofSeconds(2));
    caller.hangsUp();
    TrunkCallTest.recording(tenant, tenant.awaitRecord(FROM));
  }

  private static void hears(Browser browser, int ear, double hz) {
    level(browser, "window.__hears(" + ear + "," + hz + ") > -60", ear + " hears " + hz);
  }

  private static void hearsNot(Browser browser, int ear, double hz) {
    level(browser, "window.__hears(" + ear + "," + hz + ") < -75", ear + " hears no " + hz);
  }

  private static void level(Browser browser, String condition, String what) {
    browser.evaluate("new Promise((ok, no) => { const end = Date.now() + " + SOON.toMillis() + "; const look = () => (" + condition + ") ? ok(true) : Date.now() > end"
        + " ? no(new Error('ear " + what + ": ' + [0, 1].map((s) => [600, 1000].map((h) => window.__hears(s, h))))) : setTimeout(look, 40); look(); })", SOON);
  }

  /// For whoever looks at the pages of a build.
  private static void shot(Browser browser, String name) {
    browser.screenshot(Path.of("target/screenshots/records-" + name + ".png"));
  }
}

package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.audio.Sound;
import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Browser;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Graph;
import io.trunkline.acceptance.kit.Programs;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An agent whose telephone is Chromium, called by visitors of a page in another Chromium and by callers from the carrier. The desk speaks Chinese, the visitor
/// English. One pair of browsers for all tests: each test begins with the agent Ready and nobody in the line.
class BrowserCallTest {
  private static final Duration THE_PHONE_IS_BACK = Duration.ofSeconds(30);
  private static Tenant tenant;
  private static Agent li;
  private static Browser desk;
  private static Browser visitor;
  private static String callUs;

  @BeforeAll static void theAgentSignsInAndChecksTheSound() {
    Centre centre = Centre.shared();
    tenant = centre.openTenant("browser");
    long queue = tenant.queue("service", Map.of("ringSeconds", 60, "wrapUpSeconds", 600));
    tenant.flow(Graph.startingAt("menu").menu("menu", "main-menu", Map.of("1", "wait"), 30, "wait").queue("wait", queue, 5, "bye").hangUp("bye"));
    long number = tenant.admin().get("/numbers").path("items").get(0).path("id").asLong();
    String token = tenant.admin().post("/web-links", Map.of("numberId", number, "name", "官网首页")).path("token").asString();
    callUs = centre.server().http() + "/call/" + token;
    li = tenant.agent("li", "1001", queue);
    visitor = Browser.start(CALLER, "en-US");
    desk = Browser.start(AGENT, "zh-CN").allowsNotifications(centre.server().http().toString()).opens(centre.server().http() + "/");
    desk.types("登录名", li.fullLogin()).typesAt("^密码", "input", li.password()).clicksAt("登录$", "button");
    desk.clicksAt("^浏览器", "button").clicks("开始检测").hearsTone(AGENT, SOON).sees("听说正常，可以接听电话").clicks("结束检测").clicks("^完\\s?成$");
  }

  @AfterAll static void close() {
    Stream.of(li, desk, visitor).filter(Objects::nonNull).forEach(BrowserCallTest::close);
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  @BeforeEach void ready() {
    desk.clicks("就绪，开始接听").sees("就绪，等待来电");
  }

  @AfterEach void quiet() {
    // Left over by a test that failed; one that ended in this moment is unknown by now, which is just as well. An offer that is hung up is a rejection.
    li.desk().path("calls").forEach(call -> li.api().ask("POST", "/desk/calls/" + call.path("id").asString() + "/hang-up", Map.of()));
    Eventually.get(li::state, Set.of("WRAP_UP", "NOT_READY")::contains, SOON, "through with the call");
    li.api().post("/desk/state", Map.of("state", "NOT_READY"));
    desk.sees("此状态下不会分配来电");
    assertThat(desk.complaints()).isEmpty();
    assertThat(visitor.complaints()).isEmpty();
  }

  @Test void W10_aVisitorCallsFromAPageAndTalksWithAnAgentInABrowser() {
    visitor.opens(callUs).clicks("^Call us$").sees("0:0");
    visitor.hearsSound(0, Heard.prompt("main-menu"), SOON, "the menu");
    li.api().post("/desk/state", Map.of("state", "NOT_READY"));   // so that the music is heard
    desk.sees("小休");
    visitor.clicks("^Keypad$").clicksAt("^1$", "button").hearsSound(0, Heard.music("music-1"), SOON, "the music");
    li.api().post("/desk/state", Map.of("state", "READY"));
    desk.sees("接听剩余").sees("官网首页").sees("service").clicksAt("^接听", "button").sees("录音中");
    desk.hearsTone(CALLER, SOON);
    visitor.hearsTone(AGENT, SOON);

    desk.clicksAt("^保持", "button").sees("保持中");
    int mark = visitor.mark();
    visitor.hearsNoTone(AGENT, SOON).hearsSound(mark, Heard.music("music-1"), SOON, "the music on hold");
    desk.hearsNoTone(CALLER, SOON).clicksAt("^取回", "button").hearsTone(CALLER, SOON);
    visitor.hearsTone(AGENT, SOON);

    visitor.clicks("^Mute").sees("Unmute");
    desk.hearsNoTone(CALLER, SOON);
    visitor.clicks("^Unmute");
    desk.hearsTone(CALLER, SOON);
    visitor.clicks("^Hang up").sees("The call has ended after");
    desk.sees("结束整理");

    String call = Eventually.get(() -> tenant.admin().get("/calls?limit=50").path("items"),
        rows -> rows.valueStream().anyMatch(r -> isFromThePage(r) && r.path("hasRecording").asBoolean() && !r.path("outcome").isNull()), SOON, "a record of the visitor's call")
        .valueStream().filter(BrowserCallTest::isFromThePage).findFirst().orElseThrow().path("id").asString();
    assertThat(tenant.records()).as("the sound check is no call").noneMatch(r -> r.path("direction").asString().equals("INTERNAL"));
    JsonNode record = tenant.admin().get("/calls/" + call);
    assertThat(TrunkCallTest.types(record)).contains("CallStarted", "DigitsPressed", "ContactQueued", "ContactOffered", "ContactConnected", "PartyHeld", "PartyRetrieved", "CallEnded");
    Sound[] sides = Programs.decodeMp3(TrunkCallTest.recording(tenant, record));
    assertThat(sides[0].last(0.5).hasTone(CALLER)).as("left is the visitor").isTrue();
    assertThat(sides[0].last(0.5).hasTone(AGENT)).isFalse();
    assertThat(sides[1].last(0.5).hasTone(AGENT)).as("right is what the visitor hears").isTrue();
    assertThat(sides[1].last(0.5).hasTone(CALLER)).isFalse();
  }

  @Test void C3_aCallerFromTheCarrierTalksWithABrowser() {
    PhoneCall caller = answered("02188886701");
    desk.clicksAt("^静音", "button").sees("取消静音");
    caller.hears().awaitNoTone(SOON, AGENT);
    desk.clicksAt("^取消静音", "button");
    caller.hears().awaitTone(AGENT, SOON);
    desk.clicksAt("^键盘", "button").clicksAt("^4$", "button").clicksAt("^2$", "button");
    assertThat("" + caller.awaitDigit(SOON) + caller.awaitDigit(SOON)).isEqualTo("42");
    desk.presses("Escape").clicksAt("^挂断", "button");
    assertThat(caller.awaitEnd(SOON).byPeer()).isTrue();
  }

  @Test void C4_aDeskThatIsReloadedKeepsItsCall() {
    PhoneCall caller = answered("02188886702");
    int mark = caller.hears().mark();
    desk.reloads();
    caller.hears().awaitSoundSince(mark, Heard.music("music-1"), SOON, "music while the page is away");
    caller.hears().awaitTone(AGENT, THE_PHONE_IS_BACK);
    desk.hearsTone(CALLER, SOON);
    caller.hangsUp();
    assertThat(TrunkCallTest.types(tenant.awaitRecord("02188886702"))).contains("PartyLost", "PartyReattached");
  }

  @Test void C4_aSecondTabShowsTheCallAndTakesOverItsSound() {
    PhoneCall caller = answered("02188886703");
    desk.opensTab(centreDesk()).sees("软电话在另一个标签页里").clicksAt("^挂断", "button");
    assertThat(caller.awaitEnd(SOON).byPeer()).isTrue();
    desk.sees("结束整理").clicksAt("在此页使用", "button").seesNo("软电话在另一个标签页里", SOON);
    desk.toTab(0).sees("软电话在另一个标签页里");
    desk.toTab(1).closesTab().seesNo("软电话在另一个标签页里", SOON);
  }

  @Test void C3_aRingInABackgroundTabGivesANotification() {
    desk.opensTab("about:blank");
    PhoneCall caller = tenant.call("02188886705").says(CALLER);
    caller.awaitAnswer(SOON);
    caller.presses("1");
    desk.notifies("021 8888 6705", SOON).closesTab().clicksAt("^接听", "button");
    caller.hears().awaitTone(AGENT, SOON);
    caller.hangsUp();
  }

  private static boolean isFromThePage(JsonNode record) {
    return record.path("from").asString("").equals("web:官网首页");
  }

  /// A caller who pressed 1 and was answered by the page's button, both hearing each other.
  private PhoneCall answered(String from) {
    PhoneCall caller = tenant.call(from).says(CALLER);
    caller.awaitAnswer(SOON);
    caller.presses("1");
    desk.sees("接听剩余").clicksAt("^接听", "button");
    caller.hears().awaitTone(AGENT, SOON);
    desk.hearsTone(CALLER, SOON);
    return caller;
  }

  private static String centreDesk() {
    return Centre.shared().server().http() + "/desk";
  }
}

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
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An agent's browser that cannot speak, or is gone.
class BrowserTroubleTest {
  private static final Duration A_PAGE_STAYS_AWAY = Duration.ofSeconds(60);
  private final Centre centre = Centre.shared();
  private final Tenant tenant = centre.openTenant("trouble");
  private final long queue = tenant.queue("service", Map.of("ringSeconds", 60));

  private Browser atTheDesk(Browser browser, Agent agent) {
    return browser.opens(centre.server().http() + "/").types("登录名", agent.fullLogin()).typesAt("^密码", "input", agent.password()).clicksAt("登录$", "button");
  }

  @Test void C3_whoRefusesOrHasNoMicrophoneIsToldWhatToDo() {
    try (Agent li = tenant.agent("li", "1001", queue)) {
      try (Browser desk = atTheDesk(Browser.refusingMicrophone("zh-CN"), li)) {
        desk.sees("麦克风权限被拒绝").sees("请点地址栏左侧的图标").clicks("^重\\s?试$").sees("麦克风权限被拒绝");
      }
      try (Browser desk = atTheDesk(Browser.withoutMicrophone("zh-CN"), li)) {
        desk.sees("没有找到麦克风").sees("也可以改用 SIP 话机或普通电话");
      }
    }
  }

  @Test void C4_aBrowserClosedInMidCallGivesTheCallerToTheNextAgent() {
    tenant.flowToQueue(queue);
    try (Agent li = tenant.agent("li", "1001", queue); Agent wu = tenant.agent("wu", "1002", queue); Browser desk = atTheDesk(Browser.start(AGENT, "zh-CN"), li)) {
      desk.sees("在线").clicks("就绪，开始接听").sees("就绪，等待来电");
      PhoneCall caller = tenant.call("02188886711").says(CALLER);
      desk.sees("接听剩余").clicksAt("^接听", "button");
      caller.hears().awaitTone(AGENT, SOON);
      Phone next = wu.withSipPhone();
      wu.goesReady();
      int mark = caller.hears().mark();
      desk.vanishes();
      caller.hears().awaitSoundSince(mark, Heard.music("music-1"), SOON, "music while the page is away");
      PhoneCall ring = next.awaitCall(A_PAGE_STAYS_AWAY).answers().says(THIRD);
      caller.hears().awaitTone(THIRD, SOON);
      ring.hears().awaitTone(CALLER, SOON);
      caller.hangsUp();
      assertThat(TrunkCallTest.types(tenant.awaitRecord("02188886711"))).containsSubsequence("ContactConnected", "PartyLost", "PartyLeft", "ContactOffered", "ContactConnected");
    }
  }
}

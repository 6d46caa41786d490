package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Browser;
import io.trunkline.acceptance.kit.Cable;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Graph;
import io.trunkline.acceptance.kit.Ports;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.PhoneCall;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A laptop whose network goes for ten seconds in mid-call, over HTTPS as from another machine.
class NetworkLossTest {
  private static final Duration BACK = Duration.ofSeconds(30);

  @Test void C4_tenSecondsWithoutNetworkKeepTheCall() throws Exception {
    assumeThat(System.getProperty("user.name")).as("a network of one's own needs root").isEqualTo("root");
    int https = Ports.free();
    try (Cable cable = Cable.plugged();
         Centre centre = Centre.fresh(100, "--public", "--advertise=" + cable.server(), "--https=" + https)) {
      Tenant tenant = centre.openTenant("cable");
      long queue = tenant.queue("service", Map.of("ringSeconds", 60));
      tenant.flow(Graph.startingAt("wait").queue("wait", queue, 5, "bye").hangUp("bye"));
      Agent li = tenant.agent("li", "1001", queue);
      try (Browser desk = Browser.startAt(cable, AGENT, "zh-CN").opens("https://" + cable.server() + ":" + https + "/")) {
        desk.types("登录名", li.fullLogin()).typesAt("^密码", "input", li.password()).clicksAt("登录$", "button");
        desk.clicksAt("^浏览器", "button").clicks("开始检测").hearsTone(AGENT, SOON).sees("听说正常，可以接听电话").clicks("结束检测").clicks("^完\\s?成$");
        desk.clicks("就绪，开始接听").sees("就绪，等待来电");
        PhoneCall caller = tenant.call("02188886704").says(CALLER);
        desk.sees("接听剩余").clicksAt("^接听", "button");
        caller.hears().awaitTone(AGENT, SOON);
        desk.hearsTone(CALLER, SOON);

        cable.pull();
        caller.hears().awaitNoTone(SOON, AGENT);
        desk.sees("正在重新连接");
        Eventually.pass(Duration.ofSeconds(10));
        assertThat(caller.isEnded()).isFalse();
        cable.plug();

        desk.seesNo("正在重新连接", BACK);
        caller.hears().awaitTone(AGENT, BACK);
        desk.hearsTone(CALLER, BACK).sees("录音中");
        desk.clicksAt("^挂断", "button");
        assertThat(caller.awaitEnd(SOON).byPeer()).isTrue();
        assertThat(tenant.awaitRecord("02188886704").path("outcome").asString()).isEqualTo("ANSWERED");
      }
      li.close();
    }
  }
}

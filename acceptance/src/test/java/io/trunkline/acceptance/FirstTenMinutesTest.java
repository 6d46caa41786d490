package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static io.trunkline.acceptance.Heard.CALLER;
import static io.trunkline.acceptance.Heard.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.audio.Sound;
import io.trunkline.acceptance.kit.Browser;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.phone.PhoneCall;
import io.trunkline.kernel.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a stranger does after the first start, by the pages alone: opens a company, publishes a prompt of its own, adds an agent, takes a call, reads its report.
class FirstTenMinutesTest {
  private static final double OWN_PROMPT = 620;
  private static final String CUSTOMER = "02188886703";

  private final Centre centre = Centre.shared();
  private final long began = SystemTime.INSTANCE.nanos();

  @Test void H1_I3_C3_P2_aCompanyIsOpenedAndItsFirstCallTaken(@TempDir Path folder) throws IOException {
    String number = Centre.freshNumber();
    Path recording = folder.resolve("问候.wav");
    Files.write(recording, Sound.tone(OWN_PROMPT, Duration.ofSeconds(2), -15).wav());
    try (Browser office = Browser.start(CALLER, "zh-CN"); Browser desk = Browser.start(AGENT, "zh-CN")) {
      office.opens(centre.server().http() + "/");
      signIn(office, "operator", centre.server().operatorPassword());
      office.opens(centre.server().http() + "/tenants").clicksAt("^开通租户", "button");
      office.types("企业名称", "十分钟公司").types("企业代码", "minutes").types("^号码", number).presses("Enter");
      office.clicksAt("^开\\s?通$", "button").sees("十分钟公司 已开通");
      String admin = secret(office, 0);
      String adminPassword = secret(office, 1);
      say("the company is open: " + admin);

      signOut(office);
      signIn(office, admin, adminPassword);
      office.opens(centre.server().http() + "/prompts").clicksAt("^上传语音", "button").uploads(recording).clicksAt("^保\\s?存$", "button").sees("已保存").sees("问候");
      office.opens(centre.server().http() + "/flows").clicksAt("示例流程", "a").sees("流程完整，可以发布");
      office.clicksAt("^欢迎", ".flow-nodes button").typesAt("^语音", "input[role=combobox]", "问候").clicksAt("^问候", ".ant-select-item-option");
      office.presses("Escape").sees("草稿已保存").clicksAt("^发\\s?布$", "button").types("说明", "自己的问候").clicksAt("^发\\s?布$", ".ant-modal button").sees("第 2 版");
      say("the flow with the company's own prompt is published");

      office.opens(centre.server().http() + "/agents").clicksAt("^新建坐席", "button");
      office.types("^姓名", "李雷").types("^登录名", "lilei").types("^分机", "1001").clicksAt("加入队列", "button").clicksAt("^队列", "input[role=combobox]").clicksAt("^销售", ".ant-select-item-option");
      office.clicksAt("^保\\s?存$", "button").sees("只显示这一次");
      String password = secret(office, 1);
      say("there is an agent");

      desk.allowsNotifications(centre.server().http().toString()).opens(centre.server().http() + "/");
      signIn(desk, "lilei@minutes", password);
      desk.clicksAt("^浏览器", "button").clicks("开始检测").sees("听说正常，可以接听电话").clicks("结束检测").clicks("^完\\s?成$").clicks("就绪，开始接听").sees("就绪，等待来电");
      PhoneCall caller = centre.call(CUSTOMER, number).says(CALLER);
      caller.awaitAnswer(SOON);
      caller.hears().awaitTone(OWN_PROMPT, SOON);
      caller.presses("1");
      desk.sees("接听剩余").clicksAt("^接听", "button").sees("录音中").hearsTone(CALLER, SOON);
      caller.hears().awaitTone(AGENT, SOON);
      say("they talk");
      caller.hangsUp();
      desk.clicksAt("结束整理", "button").sees("就绪，等待来电");

      office.clicks("^完\\s?成$").opens(centre.server().http() + "/reports").sees("进入队列").sees("100.0%");
      office.opens(centre.server().http() + "/records").sees("021 8888 6703").sees("李雷").sees("已接听");
      say("and the report has the call");
      assertThat(office.complaints()).isEmpty();
      assertThat(desk.complaints()).isEmpty();
    }
  }

  private static void signIn(Browser browser, String login, String password) {
    browser.types("登录名", login).typesAt("^密码", "input", password).clicksAt("登录$", "button").sees("退出登录|坐席|租户|操作日志");
  }

  private static void signOut(Browser browser) {
    browser.clicks("^完\\s?成$").clicks("个人菜单").clicks("退出登录").sees("登录名");
  }

  /// What the page shows this once, to be copied.
  private static String secret(Browser browser, int number) {
    return browser.evaluate("[...document.querySelectorAll('.ant-modal code')][" + number + "].textContent", SOON).asString();
  }

  private void say(String what) {
    System.out.printf("first ten minutes: %4.0f s, %s%n", Duration.ofNanos(SystemTime.INSTANCE.nanos() - began).toMillis() / 1000.0, what);
  }
}

package io.trunkline.bench;

import static io.trunkline.bench.PageLoad.Way.AGAIN;
import static io.trunkline.bench.PageLoad.Way.FIRST;
import static io.trunkline.bench.PageLoad.Way.LINK;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Browser;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// How soon each page of each role can be used in Chromium over a line of `kilobitsPerSecond` and `delayMs` there and back, on a processor `slowdown` times slower: its heading is
/// there and no part of it is still loading. The first time, with nothing kept; loaded anew with what the browser keeps; and by a link of the program. The shifts are the
/// page's cumulative layout shift, of which 0.1 is called good (web.dev).
///
/// The defaults are what Lighthouse takes for a desktop: 10 Mbit/s, 40 ms.
record PageLoad(Centre centre, int kilobitsPerSecond, int delayMs, int slowdown, int times) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PROMISED_MS = 1000;
  /// The page stands for half a second; the time is that at which it began to stand.
  private static final String USABLE = """
      (began, left) => new Promise((done) => {
        let since = null;
        const look = () => {
          const heading = document.querySelector("h1")?.textContent;
          const stands = heading && heading !== left && !document.querySelector(".tl-skeleton, .tl-table-pending, .shell-bar-pending, .ant-spin-spinning");
          if (!stands) since = null;
          else since ??= performance.now();
          if (since === null || performance.now() - since < 500) return setTimeout(look, 10);
          new PerformanceObserver((list) => done({ ms: since - began, shift: list.getEntries().reduce((sum, entry) => sum + entry.value, 0) })).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done({ ms: since - began, shift: 0 }), 100);
        };
        look();
      })""";

  enum Way { FIRST, AGAIN, LINK }

  private record Time(String page, Way way, double ms, double shift) {}

  void run() {
    Tenant tenant = centre.openTenant("pages");
    long queue = tenant.queue("service", Map.of());
    tenant.flowToQueue(queue);
    List<Time> measured = new ArrayList<>();
    try (Agent li = tenant.agent("li", "1001", queue); Agent chen = tenant.supervisor("chen", "2001")) {
      measured.addAll(pagesOf(tenant.adminLogin(), tenant.adminPassword()));
      measured.addAll(pagesOf(chen.fullLogin(), chen.password()));
      measured.addAll(pagesOf(li.fullLogin(), li.password()));
      measured.addAll(pagesOf("operator", centre.server().operatorPassword()));
    }
    print(measured);
  }

  /// The pages of one person's navigation, each as long as it was not seen with another role.
  private List<Time> pagesOf(String login, String password) {
    try (Browser browser = Browser.start(1000, "zh-CN")) {
      browser.opens(centre.server().http() + "/").types("登录名", login).typesAt("^密码", "input", password).clicksAt("登录$", "button").sees("跳到正文");
      usable(browser, "0");
      browser.throttled(kilobitsPerSecond, delayMs, slowdown);
      List<Time> measured = new ArrayList<>();
      List<String> pages = browser.evaluate("[...document.querySelectorAll('nav a[href]')].map((link) => new URL(link.href).pathname)", PATIENCE).valueStream().map(JsonNode::asString).toList();
      for (int time = 0; time < times; time++) {
        for (String page : pages) {
          measured.add(loads(browser.keeps(false), page, FIRST));
          measured.add(loads(browser.keeps(true), page, AGAIN));
        }
        for (String page : pages) measured.add(follows(browser, page));
      }
      return measured;
    }
  }

  private Time loads(Browser browser, String page, Way way) {
    return time(page, way, usable(browser.opens(centre.server().http() + page), "0"));
  }

  private Time follows(Browser browser, String page) {
    String click = "(() => { const left = document.querySelector('h1').textContent; const began = performance.now();"
        + " [...document.querySelectorAll('nav a[href]')].find((link) => new URL(link.href).pathname === '" + page + "').click(); return [began, left]; })()";
    return time(page, LINK, usable(browser, "..." + click));
  }

  private static JsonNode usable(Browser browser, String began) {
    return browser.evaluate("(" + USABLE + ")(" + began + ")", PATIENCE);
  }

  private static Time time(String page, Way way, JsonNode said) {
    return new Time(page, way, said.path("ms").asDouble(), said.path("shift").asDouble());
  }

  private void print(List<Time> measured) {
    System.out.printf("pages over %d kbit/s, %d ms, processor %d times slower (its two cores are shared with the server); ms until usable, median of %d or more, and the largest layout shift%n",
        kilobitsPerSecond, delayMs, slowdown, times);
    System.out.printf("%-16s %8s %8s %8s %8s%n", "page", "first", "again", "by link", "shift");
    Map<String, List<Time>> byPage = new LinkedHashMap<>();
    measured.forEach(time -> byPage.computeIfAbsent(time.page(), _ -> new ArrayList<>()).add(time));
    byPage.forEach((page, all) -> System.out.printf("%-16s %8.0f %8.0f %8.0f %8.3f%n", page, median(all, FIRST), median(all, AGAIN), median(all, LINK),
        all.stream().filter(time -> time.way() != LINK).mapToDouble(Time::shift).max().orElse(0)));
    for (Way way : Way.values()) {
      System.out.printf("%s: %d of %d pages within %d ms%n", way.name().toLowerCase(Locale.ROOT), byPage.values().stream().filter(all -> median(all, way) <= PROMISED_MS).count(), byPage.size(),
          PROMISED_MS);
    }
  }

  private static double median(List<Time> all, Way way) {
    double[] sorted = all.stream().filter(time -> time.way() == way).mapToDouble(Time::ms).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}

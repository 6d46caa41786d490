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
import io.trunkline.acceptance.kit.Folders;
import io.trunkline.acceptance.kit.Graph;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.phone.Phone;
import io.trunkline.acceptance.phone.PhoneCall;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every page of every role, as Chromium paints it: in Chinese by day, and on a long run in English by night too ([WholePage] says what is looked at). Which pages
/// there are is read from the product's own navigation, and checked against its routes.
class PagesTest {
  private static final Pattern ROUTE = Pattern.compile("(?:\\bpage\\(|path: )\"/?([a-z][^\"]*)\"");
  private static final String FROM = "02188886677";
  /// What is there to be opened on a page: the button at its head, and the first thing of its list.
  private static final List<String> OPENERS = List.of(".ant-table-tbody button[aria-label^='编辑'], .ant-table-tbody button[aria-label^='Edit']", ".tl-page-head .ant-btn-primary:not(:disabled)");

  enum Look {
    DAY("zh-CN", "light", "中文"), NIGHT("en", "dark", "English");

    final String language;
    final String scheme;
    final String offer;

    Look(String language, String scheme, String offer) {
      this.language = language;
      this.scheme = scheme;
      this.offer = offer;
    }
  }

  private static final List<Look> LOOKS = Boolean.getBoolean("trunkline.long") ? List.of(Look.values()) : List.of(Look.DAY);
  private static final Set<String> visited = new LinkedHashSet<>();
  private static final List<AutoCloseable> opened = new ArrayList<>();
  private static Centre centre;
  private static Tenant tenant;
  private static Agent li;
  private static Agent wu;
  private static Agent chen;
  private static Browser browser;
  private static WholePage page;
  private static String callUs;

  @BeforeAll static void aCompanyAtWork() {
    centre = Centre.shared();
    tenant = centre.openTenant("harbour");
    long sales = tenant.queue("sales", Map.of("ringSeconds", 120, "wrapUpSeconds", 600));
    long support = tenant.queue("support", Map.of("maxWaitSeconds", 600));
    tenant.flow(Graph.startingAt("menu").menu("menu", "main-menu", Map.of("1", "first", "2", "second", "3", "message"), 20, "first")
        .queue("first", sales, 5, "message").queue("second", support, 5, "bye").voicemail("message", sales, "bye").hangUp("bye"));
    setUp();
    li = opens(tenant.agent("li", "1001", sales));
    wu = opens(tenant.agent("wu", "1002", support));
    chen = opens(tenant.supervisor("chen", "2001"));
    Agent zhao = opens(tenant.agent("zhao", "1003"));
    zhao.withAnsweringPhone(THIRD, Duration.ofMinutes(10));
    zhao.goesReady();
    theOthersWork();
    browser = opens(Browser.start(AGENT, "zh-CN"));
    page = new WholePage(browser, ownWords());
  }

  private static <T extends AutoCloseable> T opens(T one) {
    opened.addFirst(one);
    return one;
  }

  @AfterAll static void close() throws Exception {
    for (AutoCloseable each : opened) each.close();
  }

  /// One thing of each kind.
  private static void setUp() {
    tenant.admin().post("/skills", Map.of("name", "billing"));
    tenant.admin().post("/reasons", Map.of("name", "lunch"));
    tenant.admin().post("/categories", Map.of("name", "order/new"));
    tenant.admin().post("/calendars", Map.of("name", "office", "hours", List.of(Map.of("days", List.of("MON", "TUE"), "from", "09:00", "to", "18:00")),
        "holidays", List.of(Map.of("date", "2026-10-01", "name", "national")), "workdays", List.of()));
    tenant.admin().post("/announcements", Map.of("title", "stocktaking", "body", "tonight", "urgent", true));
    tenant.admin().post("/customers", Map.of("name", "fang", "numbers", List.of(FROM), "company", "acme", "notes", "prefers-mail"));
    tenant.admin().post("/api-tokens", Map.of("name", "crm", "role", "ADMIN"));
    tenant.tonePrompt(440);
    long number = tenant.admin().get("/numbers").path("items").get(0).path("id").asLong();
    callUs = "/call/" + tenant.admin().post("/web-links", Map.of("numberId", number, "name", "website")).path("token").asString();
  }

  /// One talks with a caller, another caller waits, one left a message, one gave up.
  private static void theOthersWork() {
    wu.withAnsweringPhone(AGENT, Duration.ofMinutes(10));
    wu.goesReady();
    presses("02188880002", "2");
    presses("02188880012", "2");
    PhoneCall message = presses("02188880003", "3").says(CALLER);
    PhoneCall missed = presses("02188880004", "1");
    Eventually.pass(Duration.ofSeconds(5));
    message.hangsUp();
    missed.hangsUp();
  }

  /// Names that a company's people gave, or found when theirs was opened (in both languages), the first letter of a person, and what the
  /// server knows in one language only: areas in Chinese, what a trunk said in English.
  private static String ownWords() {
    Stream<String> named = Stream.of("agents", "queues", "reasons", "categories", "flows", "calendars").flatMap(kind -> tenant.admin().get("/" + kind).path("items").valueStream())
        .map(each -> each.path("name").asString());
    return "^(Trunkline|harbour|From|Operator|first start|\\p{Script=Han}|.*市|\\S+ answers OPTIONS \\d+)$|演示公司|" + String.join("|", named.toList());
  }

  private static PhoneCall presses(String from, String key) {
    PhoneCall call = tenant.call(from);
    call.awaitAnswer(SOON);
    call.presses(key);
    return call;
  }

  @TestFactory Stream<DynamicTest> C11_everyPageIsForEverybody() {
    return Stream.of(
        DynamicTest.dynamicTest("pages before one has signed in", this::publicPages),
        DynamicTest.dynamicTest("an agent's pages", this::agentsPages),
        DynamicTest.dynamicTest("the desk with a call", this::deskWithACall),
        DynamicTest.dynamicTest("an administrator's pages", this::administratorsPages),
        DynamicTest.dynamicTest("a supervisor's pages", this::supervisorsPages),
        DynamicTest.dynamicTest("the operator's pages", this::operatorsPages),
        DynamicTest.dynamicTest("no page was left out", this::nothingLeftOut));
  }

  private void publicPages() {
    for (Look look : LOOKS) {
      browser.opens(home() + callUs);
      in(look);
      looks(look, callUs);
      browser.opens(home() + "/sign-in");
      in(look);
      looks(look, "/sign-in");
    }
    reports();
  }

  private void agentsPages() {
    signsIn(li.fullLogin(), li.password());
    visitAll("agent", List.of("/account", "/customers/new", "/nowhere", "/tenants/1"));
    reports();
  }

  /// Each state of a call, the dialogs of a desk, and the call as it shows on another page.
  private void deskWithACall() {
    signsIn(li.fullLogin(), li.password());
    Phone phone = li.withSipPhone();
    dialog("station", () -> browser.clicksAt(".", ".desk-station"));
    dialog("keys", () -> browser.presses("?"));
    int mark = li.events().mark();
    li.goesReady();
    PhoneCall caller = presses(FROM, "1").says(CALLER);
    PhoneCall desk = phone.awaitCall(SOON);
    onDesk("ringing");
    desk.answers().says(AGENT);
    String call = li.awaitCall(mark, "TALKING").path("id").asString();
    onDesk("talking");
    dialog("transfer", () -> browser.presses("Alt+T"));
    dialog("consult", () -> browser.presses("Alt+C"));
    li.press("hold", call);
    onDesk("held");
    li.press("consult", call, Map.of("to", Map.of("kind", "AGENT", "value", "1003")));
    desk.hears().awaitTone(THIRD, SOON);
    onDesk("consulting");
    li.press("conference", call);
    caller.hears().awaitTones(SOON, AGENT, THIRD);
    onDesk("three talk");
    for (Look look : LOOKS) {
      in(look);
      page.goes("/customers").looksAlsoOnAPhone("/customers with a call " + look.scheme);
    }
    page.goes("/desk");
    caller.hangsUp();
    li.awaitState(mark, "WRAP_UP");
    onDesk("wrap-up");
    reports();
  }

  private void onDesk(String state) {
    for (Look look : LOOKS) {
      in(look);
      page.looksAlsoOnAPhone("/desk " + state + " " + look.scheme);
      shot("/desk " + state + " " + look.scheme);
    }
  }

  private void dialog(String name, Runnable open) {
    for (Look look : LOOKS) {
      in(look);
      open.run();
      page.settles();
      assertThat(page.evaluate("!!document.querySelector('[role=dialog]')").asBoolean()).as(name + " is open").isTrue();
      page.looksAlsoOnAPhone("/desk › " + name + " " + look.scheme);
      shot("/desk › " + name + " " + look.scheme);
      browser.presses("Escape");
      page.settles();
    }
  }

  private void supervisorsPages() {
    signsIn(chen.fullLogin(), chen.password());
    visitAll("supervisor", List.of("/wallboard"));
    reports();
  }

  private void administratorsPages() {
    signsIn(tenant.adminLogin(), tenant.adminPassword());
    long flow = tenant.admin().get("/flows").path("items").get(0).path("id").asLong();
    long customer = tenant.admin().get("/customers").path("items").get(0).path("id").asLong();
    String call = tenant.admin().get("/calls?limit=1").path("items").get(0).path("id").asString();
    visitAll("administrator", List.of("/flows/" + flow, "/customers/" + customer, "/records/" + call, "/skills/matrix"));
    reports();
  }

  private void operatorsPages() {
    signsIn("operator", centre.server().operatorPassword());
    visitAll("operator", List.of());
    reports();
  }

  /// Every route of the program was among the pages, but the root, which only leads on.
  private void nothingLeftOut() throws IOException {
    List<String> routes = ROUTE.matcher(Files.readString(Folders.root().resolve("web/src/app/routes.tsx"))).results().map(found -> found.group(1)).toList();
    assertThat(routes).hasSizeGreaterThan(25);
    assertThat(routes).allMatch(route -> visited.stream().anyMatch(path -> path.substring(1).matches(route.replaceAll(":\\w+", "[^/]+") + "(DAY|NIGHT)")), "looked at");
  }

  private void signsIn(String login, String password) {
    browser.opens(home() + "/");
    page.settles();
    if (page.evaluate("!!document.querySelector('.shell-person')").asBoolean()) browser.clicksAt(".", ".shell-person").clicks("^(退出登录|Sign out)$");
    page.settles();
    in(Look.DAY);
    browser.types("登录名", login).typesAt("^密码", "input", password).clicksAt("登录$", "button").sees("跳到正文");
    page.settles();
  }

  private void visitAll(String role, List<String> more) {
    for (Look look : LOOKS) {
      in(look);
      List<String> navigation = page.navigation();
      Set<String> pages = new LinkedHashSet<>(navigation);
      pages.addAll(more);
      assertThat(pages).as("the navigation of " + role).hasSizeGreaterThan(4);
      // A page of several roles is looked at once; the desk and the board are another with each.
      pages.removeIf(path -> !path.matches("/(desk|board)") && visited.contains(path + look));
      for (String path : pages) {
        page.goes(path);
        looks(look, path);
        // What is filled shows more than what is new.
        for (String opener : OPENERS) {
          if (opens(look, path, opener)) break;
        }
      }
      page.goes(navigation.getLast());   // the wallboard has no switch of the language
    }
  }

  private void looks(Look look, String path) {
    visited.add(path + look);
    String where = path.replaceAll("/[\\w-]{12,}|/\\d+", "/…") + " " + look.scheme;
    if (path.matches("/(desk|board|wallboard|call.*|sign-in)")) page.looksAlsoOnAPhone(where);
    else page.looks(where);
    shot(where);
  }

  /// Opens what a button opens, looks at it, closes it by Escape, and expects the focus where it was.
  private boolean opens(Look look, String path, String opener) {
    String find = "document.querySelector(" + WholePage.quoted(opener) + ")";
    if (!page.evaluate("(() => { const opener = " + find + "; opener?.focus(); opener?.click(); return !!opener; })()").asBoolean()) return false;
    page.settles();
    String where = path + " › " + (opener.startsWith(".tl-page-head") ? "new" : "edit") + " " + look.scheme;
    if (!page.evaluate("location.pathname === '" + path + "'").asBoolean()) {
      page.goes(path);
      return false;
    }
    if (!page.evaluate("!!document.querySelector('[role=dialog]')").asBoolean()) return false;
    page.looks(where);
    shot(where);
    browser.presses("Escape");
    page.settles();
    if (page.evaluate("!!document.querySelector('[role=dialog]')?.checkVisibility()").asBoolean()) page.found(where, "Escape doesn't close it");
    if (!page.evaluate("document.activeElement === " + find).asBoolean()) {
      page.found(where, "closed, it gives the focus to " + page.evaluate("document.activeElement.outerHTML.slice(0, 120)").asString());
    }
    return true;
  }

  private void in(Look look) {
    browser.prefers(look.scheme);
    page.settles();
    if (!page.evaluate("document.documentElement.lang").asString().equals(look.language)) {
      browser.clicksAt("^" + look.offer + "$", "button");
      page.settles();
    }
  }

  private static String home() {
    return centre.server().http().toString();
  }

  /// For whoever looks at the pages of a build.
  private static void shot(String where) {
    browser.screenshot(Folders.root().resolve("acceptance/target/screenshots/pages/" + where.replaceAll("[^A-Za-z…]+", "-").replaceAll("^-", "") + ".png"));
  }

  private static void reports() {
    assertThat(page.takeFindings()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }
}

package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.SOON;

import io.trunkline.acceptance.kit.Browser;
import io.trunkline.acceptance.kit.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// What a page must be for everybody: axe finds nothing (WCAG 2.2 A and AA, contrast too, as it is painted), every text is of its language, and nothing sticks
/// out at 200 % zoom or, where it is meant for it, on a phone. It collects what it finds: one run names all that is wrong.
final class WholePage {
  private static final int HEIGHT = 860;
  private static final int LAPTOP = 1280;
  private static final int ZOOMED = 640;   // 1280 at 200 %
  private static final int PHONE = 360;

  private final Browser browser;
  private final String ownWords;
  private final String script;
  private final Map<String, List<String>> looks = new LinkedHashMap<>();

  /// `ownWords` is a pattern of texts that are the tenant's, whatever the language.
  WholePage(Browser browser, String ownWords) {
    this.browser = browser.sized(LAPTOP, HEIGHT);
    this.ownWords = ownWords;
    // Folders.root(): ./test builds the pages, and with them fetches axe, before it comes to the acceptance tests.
    this.script = read(Folders.root().resolve("web/node_modules/axe-core/axe.min.js")) + ";" + resource();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("axe isn't there: npm ci in web/", e);
    }
  }

  private static String resource() {
    try (InputStream in = Objects.requireNonNull(WholePage.class.getResourceAsStream("whole-page.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode evaluate(String expression) {
    return browser.evaluate("(async () => (" + expression + "))()", SOON);
  }

  /// Waits until the page stands still.
  WholePage settles() {
    if (!evaluate("!!window.__whole").asBoolean()) browser.evaluate(script, SOON);
    evaluate("window.__whole.settled(" + SOON.toMillis() + ")");
    return this;
  }

  WholePage goes(String path) {
    evaluate("window.__whole.goes('" + path + "')");
    return settles();
  }

  /// The pages of the navigation.
  List<String> navigation() {
    return evaluate("window.__whole.pages()").valueStream().map(JsonNode::asString).toList();
  }

  /// Looks at what is there now, and calls it `where`.
  WholePage looks(String where) {
    return looks(where, false);
  }

  /// The same for what is used on a phone as well.
  WholePage looksAlsoOnAPhone(String where) {
    return looks(where, true);
  }

  private WholePage looks(String where, boolean phone) {
    settles();
    finds(where, evaluate("window.__whole.axe()"));
    finds(where, evaluate("window.__whole.foreign(" + quoted(ownWords) + ")"));
    narrow(where, ZOOMED);
    if (phone) narrow(where, PHONE);
    browser.sized(LAPTOP, HEIGHT);
    return settles();
  }

  private void narrow(String where, int width) {
    browser.sized(width, HEIGHT);
    settles();
    evaluate("window.__whole.wide()").forEach(each -> found(where, width + " px wide: " + each.asString()));
  }

  private void finds(String where, JsonNode what) {
    looks.computeIfAbsent(where, _ -> new ArrayList<>());
    what.forEach(each -> found(where, each.asString()));
  }

  void found(String where, String what) {
    looks.computeIfAbsent(where, _ -> new ArrayList<>()).add(what);
  }

  /// All that is wrong so far, each with the page where it is.
  List<String> takeFindings() {
    List<String> all = looks.entrySet().stream().flatMap(look -> look.getValue().stream().map(what -> look.getKey() + ": " + what)).toList();
    looks.clear();
    return all;
  }

  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}

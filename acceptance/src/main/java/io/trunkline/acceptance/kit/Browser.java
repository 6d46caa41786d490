package io.trunkline.acceptance.kit;

import io.trunkline.acceptance.audio.Sound;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One Chromium with a microphone that hears one tone all the time, driven as a person would: by what is written on the page.
///
/// Names and texts are regular expressions. Not for several threads at once.
public final class Browser implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(15);

  private final Process process;
  private final Path profile;
  private final Cdp cdp;
  private String session = "";
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Browser(Process process, Path profile, String url) {
    this.process = process;
    this.profile = profile;
    this.cdp = new Cdp(HttpClient.newHttpClient(), url, this::told);
  }

  /// The browser of this machine, or empty where none is installed.
  public static Optional<Path> installed() {
    return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /// Starts a browser whose microphone hears `hz`.
  public static Browser start(double hz, String language) {
    try {
      Path profile = Files.createTempDirectory("trunkline-browser");
      Path microphone = profile.resolve("microphone.wav");
      Sound.tone(hz, Duration.ofSeconds(2), -15).writeWav(microphone);
      Process process = new ProcessBuilder(installed().orElseThrow(() -> new IllegalStateException("no Chromium here: apt-get install chromium")).toString(),
          "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--disable-extensions", "--mute-audio",
          "--autoplay-policy=no-user-gesture-required", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
          "--use-file-for-fake-audio-capture=" + microphone, "--lang=" + language, "--accept-lang=" + language, "--window-size=1366,860",
          "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank").redirectErrorStream(true).start();
      Browser browser = new Browser(process, profile, debuggingUrl(process));
      browser.openTab();
      return browser;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String debuggingUrl(Process process) {
    CompletableFuture<String> url = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> {
      try (BufferedReader lines = process.inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          int at = line.indexOf("ws://");
          if (line.contains("DevTools listening") && at >= 0) url.complete(line.substring(at).trim());
        }
        url.completeExceptionally(new IOException("the browser ended"));
      } catch (IOException e) {
        url.completeExceptionally(e);
      }
    });
    return url.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private void openTab() {
    String target = cdp.ask(null, "Target.createTarget", Map.of("url", "about:blank"), SOON).path("targetId").asString();
    session = cdp.ask(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true), SOON).path("sessionId").asString();
    send("Page.enable", Map.of());
    send("Runtime.enable", Map.of());
    send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", resource("ear.js")));
  }

  private void told(String event, JsonNode what) {
    if (event.equals("Runtime.exceptionThrown")) {
      complaints.add(what.path("exceptionDetails").path("exception").path("description").asString(what.toString()));
    } else if (event.equals("Runtime.consoleAPICalled") && what.path("type").asString("").equals("error")) {
      List<String> words = new ArrayList<>();
      what.path("args").forEach(a -> words.add(a.path("value").asString(a.path("description").asString(""))));
      complaints.add(String.join(" ", words));
    }
  }

  /// Exceptions and console errors of the pages so far.
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  public Browser opens(String url) {
    send("Page.navigate", Map.of("url", url));
    return this;
  }

  public Browser reloads() {
    send("Page.reload", Map.of());
    return this;
  }

  /// Waits until this text is on the page.
  public Browser sees(String text) {
    return sees(text, SOON);
  }

  public Browser sees(String text, Duration within) {
    tester("text(" + quoted(text) + "," + within.toMillis() + ")", within);
    return this;
  }

  public Browser seesNo(String text, Duration within) {
    tester("noText(" + quoted(text) + "," + within.toMillis() + ")", within);
    return this;
  }

  /// Waits until something of this name can be clicked, and clicks it.
  public Browser clicks(String name) {
    return clicksAt(name, null);
  }

  /// Like [#clicks], looking only at what the CSS selector finds.
  public Browser clicksAt(String name, @Nullable String selector) {
    JsonNode at = tester("place(" + quoted(name) + "," + SOON.toMillis() + (selector == null ? "" : "," + quoted(selector)) + ")", SOON);
    for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
      send("Input.dispatchMouseEvent", Map.of("type", type, "x", at.path("x").asDouble(), "y", at.path("y").asDouble(), "button",
          type.equals("mouseMoved") ? "none" : "left", "clickCount", type.equals("mouseMoved") ? 0 : 1));
    }
    return this;
  }

  /// Types into the field of this name, replacing what is there.
  public Browser types(String name, String text) {
    return typesAt(name, "input,textarea", text);
  }

  public Browser typesAt(String name, String selector, String text) {
    clicksAt(name, selector);
    evaluate("document.activeElement.select && document.activeElement.select()", SOON);
    send("Input.insertText", Map.of("text", text));
    return this;
  }

  public Browser presses(String key, int code) {
    for (String type : List.of("keyDown", "keyUp")) {
      send("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
    }
    return this;
  }

  /// Waits until the page's telephone plays a tone of `hz`.
  public Browser hearsTone(double hz, Duration within) {
    tester("tone(" + hz + "," + within.toMillis() + ")", within);
    return this;
  }

  public Browser hearsNoTone(double hz, Duration within) {
    tester("noTone(" + hz + "," + within.toMillis() + ")", within);
    return this;
  }

  /// Cuts the network of this page, or gives it back.
  public Browser offline(boolean cut) {
    send("Network.enable", Map.of());
    send("Network.emulateNetworkConditions", Map.of("offline", cut, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    return this;
  }

  public Browser screenshot(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, Base64.getDecoder().decode(send("Page.captureScreenshot", Map.of("format", "png")).path("data").asString()));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The value of a JavaScript expression; promises are awaited.
  public JsonNode evaluate(String expression, Duration within) {
    JsonNode result = cdp.ask(session, "Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true), within.plusSeconds(10));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(result.path("exceptionDetails").path("exception").path("description").asString(result.toString())
          + (complaints.isEmpty() ? "" : "\nthe page complained: " + complaints));
    }
    return result.path("result").path("value");
  }

  /// A page that is just loading drops what it was asked; then the question is put to its successor, which has our script again.
  private JsonNode tester(String call, Duration within) {
    for (int tries = 1; ; tries++) {
      try {
        return evaluate("new Promise((ok, no) => { const ready = () => window.__tester." + call + ".then(ok, no);"
            + " document.body ? ready() : addEventListener('DOMContentLoaded', ready); })", within);
      } catch (AssertionError failure) {
        String why = String.valueOf(failure.getMessage());
        boolean replaced = why.contains("context was destroyed") || why.contains("Inspected target navigated") || why.contains("Cannot find context");
        if (!replaced || tries == 5) throw failure;
      }
    }
  }

  private JsonNode send(String method, Map<String, ?> parameters) {
    return cdp.ask(session, method, parameters, SOON);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String resource(String name) {
    try (InputStream in = Browser.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException(name + " is missing");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends at once, as when the machine is switched off.
  public void vanishes() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override public void close() {
    vanishes();
    var _ = process.onExit().orTimeout(5, TimeUnit.SECONDS).handle((p, e) -> Folders.delete(profile)).join();
  }
}

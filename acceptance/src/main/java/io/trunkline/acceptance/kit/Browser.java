package io.trunkline.acceptance.kit;

import io.trunkline.acceptance.audio.Sound;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One Chromium with a microphone that hears one tone all the time, driven as a person would: by what is written on the page. It may have several tabs;
/// all that one does is done in the one in front.
///
/// Names and texts are regular expressions. Not for several threads at once.
public final class Browser implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final double PIECE_SECONDS = 0.2;
  private static final int PIECES = 8;
  private static final int ENOUGH_PIECES = 3;

  private final Process process;
  private final Path profile;
  private final Cdp cdp;
  private final List<String> tabs = new ArrayList<>();
  private String session = "";
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Browser(Process process, Path profile, OutputStream to, InputStream from) {
    this.process = process;
    this.profile = profile;
    this.cdp = new Cdp(to, from, this::told);
  }

  /// The browser of this machine, or empty where none is installed.
  public static Optional<Path> installed() {
    return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /// Starts a browser whose microphone hears `hz`.
  public static Browser start(double hz, String language) {
    return start(language, profile -> hearing(hz, profile), command -> command);
  }

  /// The same at the far end of a cable. It trusts the certificate that a server made for itself.
  public static Browser startAt(Cable cable, double hz, String language) {
    return start(language, profile -> {
      List<String> options = new ArrayList<>(hearing(hz, profile));
      options.add("--ignore-certificate-errors");
      return options;
    }, cable::there);
  }

  private static List<String> hearing(double hz, Path profile) {
    Path microphone = profile.resolve("microphone.wav");
    Sound.tone(hz, Duration.ofSeconds(2), -15).writeWav(microphone);
    return List.of("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--use-file-for-fake-audio-capture=" + microphone);
  }

  /// A browser whose person says "no" when a page asks for the microphone.
  public static Browser refusingMicrophone(String language) {
    return start(language, _ -> List.of("--use-fake-ui-for-media-stream=deny", "--use-fake-device-for-media-stream"), command -> command);
  }

  /// A browser on a machine without a microphone.
  public static Browser withoutMicrophone(String language) {
    return start(language, _ -> List.of("--use-fake-ui-for-media-stream", "--disable-audio-input"), command -> command);
  }

  private static Browser start(String language, Function<Path, List<String>> ofMicrophone, UnaryOperator<List<String>> where) {
    try {
      Path profile = Files.createTempDirectory("trunkline-browser");
      Path to = pipe(profile.resolve("to"));
      Path from = pipe(profile.resolve("from"));
      // The browser reads what is asked from descriptor 3 and answers on 4.
      List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" 3<'" + to + "' 4>'" + from + "'", "browser",
          installed().orElseThrow(() -> new IllegalStateException("no Chromium here: apt-get install chromium")).toString(),
          "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--disable-extensions", "--mute-audio",
          "--autoplay-policy=no-user-gesture-required", "--lang=" + language, "--accept-lang=" + language, "--window-size=1366,860",
          "--remote-debugging-pipe", "--user-data-dir=" + profile));
      command.addAll(ofMicrophone.apply(profile));
      command.add("about:blank");
      ProcessBuilder builder = new ProcessBuilder(where.apply(command)).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("TMPDIR", profile.toString());   // what it leaves behind when it is ended goes with its profile
      Browser browser = new Browser(builder.start(), profile, new FileOutputStream(to.toFile()), new FileInputStream(from.toFile()));
      browser.openTab();
      return browser;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path pipe(Path path) throws IOException {
    try {
      if (new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor() != 0) throw new IOException("no pipe at " + path);
      return path;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void openTab() {
    String target = cdp.ask(null, "Target.createTarget", Map.of("url", "about:blank"), SOON).path("targetId").asString();
    session = cdp.ask(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true), SOON).path("sessionId").asString();
    tabs.add(session);
    send("Page.enable", Map.of());
    send("Runtime.enable", Map.of());
    send("Log.enable", Map.of());
    send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", resource("ear.js")));
  }

  private void told(String event, JsonNode what) {
    if (event.equals("Runtime.exceptionThrown")) {
      complaints.add(what.path("exceptionDetails").path("exception").path("description").asString(what.toString()));
    } else if (event.equals("Runtime.consoleAPICalled") && what.path("type").asString("").equals("error")) {
      List<String> words = new ArrayList<>();
      what.path("args").forEach(a -> words.add(a.path("value").asString(a.path("description").asString(""))));
      complaints.add(String.join(" ", words));
    } else if (event.equals("Log.entryAdded") && what.path("entry").path("source").asString("").equals("security")) {
      complaints.add(what.path("entry").path("text").asString(""));
    }
  }

  /// Exceptions, console errors and breaches of the content security policy of the pages so far.
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  public Browser opens(String url) {
    send("Page.navigate", Map.of("url", url));
    return this;
  }

  /// Opens another tab, in front of the others, and goes on in it.
  public Browser opensTab(String url) {
    openTab();
    return toTab(tabs.size() - 1).opens(url);
  }

  /// Brings a tab to the front, the first is 0, and goes on in it.
  public Browser toTab(int number) {
    session = tabs.get(number);
    send("Page.bringToFront", Map.of());
    return this;
  }

  /// Closes the tab in front, and goes on in the first.
  public Browser closesTab() {
    send("Page.close", Map.of());
    tabs.remove(session);
    return toTab(0);
  }

  /// The person has allowed this site to show notifications.
  public Browser allowsNotifications(String site) {
    cdp.ask(null, "Browser.grantPermissions", Map.of("origin", site, "permissions", List.of("notifications")), SOON);
    return this;
  }

  /// Waits until the first tab has shown a notification with `text` in its title. The tab stays where it is, in front or not.
  public Browser notifies(String text, Duration within) {
    String first = tabs.getFirst();
    Eventually.get(() -> evaluate(first, "window.__tester.notified", SOON).valueStream().map(JsonNode::asString).toList(),
        titles -> titles.stream().anyMatch(title -> title.contains(text)), within, "notified of " + text);
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

  /// Chooses a file in the page's field for one, as a person does in the browser's own dialogue.
  public Browser uploads(Path file) {
    String field = cdp.ask(session, "Runtime.evaluate", Map.of("expression", "document.querySelector('input[type=file]')"), SOON).path("result").path("objectId").asString("");
    if (field.isEmpty()) throw new AssertionError("the page has no field for a file");
    send("DOM.setFileInputFiles", Map.of("files", List.of(file.toString()), "objectId", field));
    return this;
  }

  /// Reaches the network by a line of this rate and delay (ms, there and back), on a machine so many times slower than this one.
  public Browser throttled(int kilobitsPerSecond, int delayMs, int slowdown) {
    int bytesPerSecond = kilobitsPerSecond * 125;
    send("Network.enable", Map.of());
    send("Network.emulateNetworkConditions", Map.of("offline", false, "latency", delayMs, "downloadThroughput", bytesPerSecond, "uploadThroughput", bytesPerSecond));
    send("Emulation.setCPUThrottlingRate", Map.of("rate", slowdown));
    return this;
  }

  /// Whether what was fetched before may be used again. Only after [#throttled].
  public Browser keeps(boolean kept) {
    send("Network.setCacheDisabled", Map.of("cacheDisabled", !kept));
    return this;
  }

  /// Presses a key, or a key with others held: `Enter`, `1`, `Alt+A`, `Shift+Tab`.
  public Browser presses(String keys) {
    Key.of(keys).strokes().forEach(stroke -> send("Input.dispatchKeyEvent", stroke));
    return this;
  }

  /// Types into whatever has the focus, key by key.
  public Browser typesByKey(String text) {
    text.chars().forEach(c -> presses(Character.toString(c)));
    return this;
  }

  /// The person's system is set to `light` or `dark`.
  public Browser prefers(String scheme) {
    send("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /// Gives the window this size in CSS pixels: 640 wide is what a window of 1280 shows at 200 %.
  public Browser sized(int width, int height) {
    send("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
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

  /// How much the page's telephone has played so far: a mark for [#hearsSound]. What was heard longer than 30 s ago is forgotten.
  public int mark() {
    return evaluate("window.__tester.heardSince(1e9).until", SOON).asInt();
  }

  /// Waits until pieces of `sound` have been played since `mark`. Pieces, because a browser stretches and squeezes sound to keep its pace.
  public Browser hearsSound(int mark, Sound sound, Duration within, String what) {
    Eventually.get(() -> piecesOf(sound, heardSince(mark)), pieces -> pieces >= ENOUGH_PIECES, within, "heard " + what);
    return this;
  }

  private Sound heardSince(int mark) {
    byte[] samples = Base64.getDecoder().decode(evaluate("window.__tester.heardSince(" + mark + ").samples", SOON).asString());
    short[] sound = new short[samples.length / 2];
    ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(sound);
    return new Sound(sound, Sound.TELEPHONE_RATE);
  }

  /// How many of the first pieces of `sound` are found one after the other, each about where it belongs.
  private static int piecesOf(Sound sound, Sound heard) {
    int found = 0;
    double from = 0;
    for (int piece = 0; piece < PIECES && found < ENOUGH_PIECES; piece++) {
      double at = heard.part(from, heard.seconds()).find(sound.part(0.1 + piece * PIECE_SECONDS, PIECE_SECONDS));
      if (at >= 0) {
        found++;
        from += at;
      }
    }
    return found;
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
    return evaluate(session, expression, within);
  }

  private JsonNode evaluate(String tab, String expression, Duration within) {
    JsonNode result = cdp.ask(tab, "Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true), within.plusSeconds(10));
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

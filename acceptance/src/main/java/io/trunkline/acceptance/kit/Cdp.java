package io.trunkline.acceptance.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The Chrome DevTools protocol over two pipes, each message ended by a zero byte, with flat sessions: a page is a session id. Any thread may call. Pipes, because
/// they need no port and reach a browser that has no network.
final class Cdp {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final BiConsumer<String, JsonNode> events;
  private final OutputStream to;

  /// `events` gets the method and the parameters of what the browser tells by itself.
  Cdp(OutputStream to, InputStream from, BiConsumer<String, JsonNode> events) {
    this.events = events;
    this.to = to;
    Thread.ofPlatform().daemon().name("browser-says").start(() -> read(from));
  }

  /// Asks and waits for the answer; an error of the browser fails the test with its words.
  JsonNode ask(@Nullable String session, String method, Map<String, ?> parameters, Duration within) {
    int id = ids.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    if (session != null) message.put("sessionId", session);
    message.set("params", JSON.valueToTree(parameters));
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, answer);
    try {
      write(JSON.writeValueAsString(message));
      JsonNode got = answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
      if (got.has("error")) throw new AssertionError(method + ": " + got.get("error"));
      return got.path("result");
    } catch (TimeoutException e) {
      throw new AssertionError("the browser does not answer " + method + " within " + within, e);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(method, e);
    } finally {
      pending.remove(id);
    }
  }

  private synchronized void write(String message) {
    try {
      to.write((message + '\0').getBytes(StandardCharsets.UTF_8));
      to.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException("the browser has ended", gone);
    }
  }

  private void read(InputStream from) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    byte[] some = new byte[1 << 16];
    try (from) {
      for (int n = from.read(some); n >= 0; n = from.read(some)) {
        int begin = 0;
        for (int i = 0; i < n; i++) {
          if (some[i] != 0) continue;
          message.write(some, begin, i - begin);
          take(JSON.readTree(message.toByteArray()));
          message.reset();
          begin = i + 1;
        }
        message.write(some, begin, n - begin);
      }
    } catch (IOException gone) {
      // The browser has ended; who waits is told by its time-out.
    }
  }

  private void take(JsonNode message) {
    CompletableFuture<JsonNode> wait = message.has("id") ? pending.get(message.get("id").asInt()) : null;
    if (wait != null) wait.complete(message);
    if (message.has("method")) events.accept(message.get("method").asString(), message.path("params"));
  }
}

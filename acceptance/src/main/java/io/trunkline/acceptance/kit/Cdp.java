package io.trunkline.acceptance.kit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

/// The Chrome DevTools protocol over one WebSocket, with flat sessions: a page is a session id. Any thread may call.
final class Cdp implements WebSocket.Listener {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final BiConsumer<String, JsonNode> events;
  private final WebSocket socket;

  /// `events` gets the method and the parameters of what the browser tells by itself.
  Cdp(HttpClient http, String url, BiConsumer<String, JsonNode> events) {
    this.events = events;
    this.socket = http.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10)).buildAsync(URI.create(url), this).join();
  }

  /// Asks and waits for the answer; an error of the browser fails the test with its words.
  JsonNode ask(@Nullable String session, String method, Map<String, ?> parameters, Duration within) {
    int id = ids.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    if (session != null) message.put("sessionId", session);
    message.set("params", JSON.valueToTree(parameters));
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, answer);
    synchronized (socket) {
      socket.sendText(JSON.writeValueAsString(message), true).join();
    }
    try {
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

  @Override public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      JsonNode message = JSON.readTree(text.toString());
      text.setLength(0);
      CompletableFuture<JsonNode> wait = message.has("id") ? pending.get(message.get("id").asInt()) : null;
      if (wait != null) wait.complete(message);
      if (message.has("method")) events.accept(message.get("method").asString(), message.path("params"));
    }
    from.request(1);
    return null;
  }
}

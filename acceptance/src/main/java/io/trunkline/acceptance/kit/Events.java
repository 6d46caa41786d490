package io.trunkline.acceptance.kit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the server pushes to one desk: all frames so far, and a way to wait for one. Any thread may ask.
public final class Events implements WebSocket.Listener, AutoCloseable {
  private final List<JsonNode> frames = new ArrayList<>();
  private final List<Wait> waits = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  private record Wait(Predicate<JsonNode> good, CompletableFuture<JsonNode> seen) {}

  Events(HttpClient http, URI address, String cookie, String origin) {
    socket = http.newWebSocketBuilder().header("Cookie", cookie).header("Origin", origin).connectTimeout(Duration.ofSeconds(10)).buildAsync(address, this).join();
  }

  @Override public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      JsonNode frame = Api.parse(text.toString());
      text.setLength(0);
      synchronized (frames) {
        frames.add(frame);
        waits.removeIf(w -> w.good().test(frame) && w.seen().complete(frame));
      }
    }
    from.request(1);
    return null;
  }

  /// The frames so far.
  public List<JsonNode> all() {
    synchronized (frames) {
      return List.copyOf(frames);
    }
  }

  /// How many frames came so far: a mark for [#await].
  public int mark() {
    synchronized (frames) {
      return frames.size();
    }
  }

  /// The first frame after `mark` that is good, now or later.
  public JsonNode await(int mark, Predicate<JsonNode> good, Duration within, String what) {
    CompletableFuture<JsonNode> seen = new CompletableFuture<>();
    synchronized (frames) {
      frames.stream().skip(mark).filter(good).findFirst().ifPresent(seen::complete);
      if (!seen.isDone()) waits.add(new Wait(good, seen));
    }
    try {
      return seen.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no event of " + what + " within " + within + "; there were " + all().stream().skip(mark).toList(), e);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override public void close() {
    socket.abort();
  }
}

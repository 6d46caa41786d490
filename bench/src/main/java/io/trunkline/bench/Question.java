package io.trunkline.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Something that a supervisor asks.
///
/// @param path of the n-th time: other values each time, as other people would ask
record Question(String name, Kind kind, IntFunction<String> path) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// A file has no promise but that its progress shows.
  enum Kind {
    REPORT(Duration.ofSeconds(1)), SEARCH(Duration.ofMillis(300)), COUNT(Duration.ofMillis(300)), FILE(null);

    private final @Nullable Duration promise;

    Kind(@Nullable Duration promise) {
      this.promise = promise;
    }

    @Nullable Duration promise() {
      return promise;
    }
  }

  /// How much came: rows, or what was counted, or kilobytes.
  long rows(byte[] answer) {
    if (kind == Kind.FILE) return answer.length / 1000;
    JsonNode body = JSON.readTree(new String(answer, StandardCharsets.UTF_8));
    if (kind == Kind.COUNT) return body.path("calls").asLong();
    return body.has("rows") ? body.path("rows").size() : body.path("items").size();
  }
}

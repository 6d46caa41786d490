package io.trunkline.server.ops;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A condition that holds, or held, and asks for somebody's eyes.
///
/// @param subject what it is about: a trunk's name, a node's, a path
/// @param figures what was seen last, by name: `load` → `0.82`
/// @param seen    when the condition was last found
/// @param cleared null while it stands
public record Alarm(AlarmKind kind, String subject, Map<String, String> figures, Instant since, Instant seen, @Nullable Instant cleared) {
  public Alarm {
    figures = Map.copyOf(figures);
  }

  public boolean stands() { return cleared == null; }
}

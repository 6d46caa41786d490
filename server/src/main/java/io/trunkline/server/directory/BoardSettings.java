package io.trunkline.server.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the supervisors of a tenant set for their board.
///
/// @param listeningShown whether agents see on their desk that somebody listens to them
/// @param thresholds     the more particular one counts: a queue's own before the one for all queues
public record BoardSettings(boolean listeningShown, List<Threshold> thresholds) {
  /// Most that a tenant may set.
  public static final int MOST = 200;

  public static final BoardSettings USUAL = new BoardSettings(false, List.of(
      new Threshold(Measure.WAITING, null, null, 5, 10, false),
      new Threshold(Measure.LONGEST_WAIT, null, null, 30, 60, false),
      new Threshold(Measure.SERVICE_LEVEL, null, null, 80, 60, false),
      new Threshold(Measure.AGENT_STATE, null, "NOT_READY", 900, 1800, false),
      new Threshold(Measure.AGENT_STATE, null, "TALKING", 600, 1200, false),
      new Threshold(Measure.AGENT_STATE, null, "WRAP_UP", 60, 180, false)));

  public BoardSettings {
    thresholds = List.copyOf(thresholds);
  }

  /// WAITING counts contacts, LONGEST_WAIT and AGENT_STATE seconds; SERVICE_LEVEL is percent, and draws attention below instead of above.
  public enum Measure { WAITING, LONGEST_WAIT, SERVICE_LEVEL, AGENT_STATE }

  /// @param queue for measures of queues; null: all
  /// @param state for AGENT_STATE: the state's name
  /// @param warn  from here on a reader should look
  /// @param alarm from here on somebody should act
  /// @param rings whether the alarm is heard too
  public record Threshold(Measure measure, @Nullable Long queue, @Nullable String state, int warn, int alarm, boolean rings) {}
}

package io.trunkline.server.ops.internal;

import io.trunkline.server.directory.TrunkSetup;
import io.trunkline.server.directory.TrunkStates.TrunkState;
import io.trunkline.server.ops.AlarmKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which figures are an alarm. Pure: every limit stands here.
final class Conditions {
  /// From here on the operator is told to grow.
  static final double GROW = 0.7;
  static final double DISK_LOW = 0.10;
  static final double DISK_FULL = 0.03;
  /// A shipper that is merely behind by a batch or two is no alarm.
  static final long BACKLOG = 5_000;
  static final int PENDING = 50;
  static final Duration CERTIFICATE = Duration.ofDays(14);
  static final Duration DRIFT = Duration.ofSeconds(2);

  /// @param state null = not driven here
  record Trunk(TrunkSetup setup, @Nullable TrunkState state) {}

  private Conditions() {}

  /// @param drift between this clock and the database's; null = not known
  static List<Finding> of(NodeState.Figures node, List<Trunk> trunks, @Nullable Duration drift, Instant now) {
    List<Finding> found = new ArrayList<>();
    node(found, node);
    for (Trunk trunk : trunks) trunk(found, trunk);
    storage(found, node, now);
    if (drift != null && drift.abs().compareTo(DRIFT) > 0) found.add(new Finding(AlarmKind.CLOCK_DRIFT, node.name(), Map.of("seconds", number(drift.toMillis() / 1000.0))));
    return found;
  }

  private static void node(List<Finding> found, NodeState.Figures node) {
    Map<String, String> figures = Map.of("calls", Integer.toString(node.callsNow()), "rated", Integer.toString(node.ratedCalls()), "percent", percent(node.load()));
    if (node.load() >= 1) found.add(new Finding(AlarmKind.NODE_FULL, node.name(), figures));
    else if (node.load() >= GROW) found.add(new Finding(AlarmKind.NODE_BUSY, node.name(), figures));
  }

  private static void trunk(List<Finding> found, Trunk trunk) {
    TrunkState state = trunk.state();
    if (!trunk.setup().enabled() || state == null) return;
    boolean probed = state.lastProbeAt() != null;
    if (probed && !state.reachable()) found.add(new Finding(AlarmKind.TRUNK_DOWN, trunk.setup().name(), Map.of("detail", state.detail())));
    double load = (double) state.callsNow() / Math.max(1, trunk.setup().maxCalls());
    if (load >= GROW) {
      found.add(new Finding(AlarmKind.TRUNK_BUSY, trunk.setup().name(),
          Map.of("calls", Integer.toString(state.callsNow()), "rated", Integer.toString(trunk.setup().maxCalls()), "percent", percent(load))));
    }
  }

  private static void storage(List<Finding> found, NodeState.Figures node, Instant now) {
    Map<String, String> backlog = Map.of("waiting", Long.toString(node.journalBacklog()));
    if (!node.database()) found.add(new Finding(AlarmKind.DATABASE_AWAY, node.name(), backlog));
    if (node.journalWaits() || node.journalBacklog() > BACKLOG) found.add(new Finding(AlarmKind.JOURNAL_WAITING, node.name(), backlog));
    double free = node.disk().freeShare();
    if (free < DISK_LOW) {
      found.add(new Finding(free < DISK_FULL ? AlarmKind.DISK_FULL : AlarmKind.DISK_LOW, node.disk().path(),
          Map.of("percent", percent(free), "gigabytes", number(node.disk().free() / 1e9))));
    }
    if (node.recordingsPending() > PENDING) found.add(new Finding(AlarmKind.RECORDINGS_PENDING, node.name(), Map.of("waiting", Integer.toString(node.recordingsPending()))));
    Instant ends = node.certificateEnds();
    if (ends != null && ends.isBefore(now.plus(CERTIFICATE))) {
      found.add(new Finding(AlarmKind.CERTIFICATE_ENDS, node.name(), Map.of("days", Long.toString(Duration.between(now, ends).toDays()))));
    }
  }

  private static String percent(double share) { return Long.toString(Math.round(share * 100)); }

  private static String number(double value) { return String.format(Locale.ROOT, "%.1f", value); }
}

package io.trunkline.server.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything an agent's page shows, after event `n`.
///
/// @param categories what a call can have been about; empty: the agent writes it
/// @param missed calls that nobody called back yet
public record DeskSnapshot(long n, Agent agent, State state, Station station, List<DeskCall> calls, List<Reason> reasons, List<String> categories, long missed) {
  public record Agent(long id, String name, @Nullable String extension) {}

  /// @param name   OFFLINE, NOT_READY, READY, RINGING, TALKING or WRAP_UP
  /// @param reason id 0 and a name in capitals where a rule or the desk itself set it
  /// @param until  when the state ends by itself
  /// @param next   what follows, where somebody asked for it
  public record State(String name, @Nullable Reason reason, Instant since, @Nullable Instant until, @Nullable String next) {}

  public record Reason(long id, String name) {}

  public record Station(String kind, @Nullable String number, boolean online) {}
}

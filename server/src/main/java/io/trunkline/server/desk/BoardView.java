package io.trunkline.server.desk;

import io.trunkline.server.directory.BoardSettings;
import io.trunkline.server.switchboard.CallStarted.Direction;
import io.trunkline.telephony.Conversation.Supervision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a supervisor's board shows, after frame `n`. Numbers are masked: a board hangs on a wall.
///
/// @param at the server's clock, for pages whose own is wrong
public record BoardView(long n, Instant at, List<QueueRow> queues, List<AgentRow> agents, List<WaitingRow> waiting, List<CallRow> calls, BoardSettings settings,
    List<DeskSnapshot.Reason> reasons) {

  /// @param waiting      with those whose agent rings
  /// @param oldest       since when the longest waits; null: nobody waits
  /// @param serviceLevel of the last half hour, percent; null: there was nothing to measure
  public record QueueRow(long id, String name, int serviceLevelSeconds, int waiting, @Nullable Instant oldest, Today today, @Nullable Integer serviceLevel) {}

  /// Since midnight of the tenant's time zone.
  ///
  /// @param offered   entered the queue
  /// @param answered  connected with an agent
  /// @param inTime    those of them within the queue's service level
  /// @param abandoned hung up waiting; short abandons are left out, as in reports
  public record Today(long offered, long answered, long inTime, long abandoned) {}

  /// @param queues those that the agent serves
  public record AgentRow(long id, String name, String extension, List<Long> queues, AgentNow now) {}

  /// What of an agent changes all day.
  ///
  /// @param call the call the agent is in
  public record AgentNow(long id, DeskSnapshot.State state, String station, boolean online, @Nullable String call) {}

  /// @param ringing the agent whose phone rings for it
  public record WaitingRow(String id, String number, @Nullable String area, long queue, Instant since, @Nullable Long ringing) {}

  /// @param since the call came up
  public record CallRow(String id, Direction direction, String number, @Nullable String area, @Nullable Long queue, State state, Instant since, List<Long> agents,
      List<Supervisor> supervisors) {
    public enum State { IVR, WAITING, RINGING, TALKING, HELD, CONSULTING, CONFERENCE }
  }

  /// @param answered false while the supervisor's own phone rings
  public record Supervisor(long id, String name, long agent, Supervision mode, boolean answered) {}

  /// What became different since the frame before. A row replaces the one of its id.
  public record Delta(List<QueueRow> queues, List<AgentNow> agents, List<WaitingRow> waiting, List<CallRow> calls, List<String> waitingGone, List<String> callsGone) {}
}

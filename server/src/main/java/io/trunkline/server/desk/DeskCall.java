package io.trunkline.server.desk;

import io.trunkline.server.switchboard.CallStarted.Direction;
import io.trunkline.telephony.Conversation.Supervision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call as one agent's page shows it.
///
/// @param since    the present state began
/// @param answerBy end of the offer
/// @param matches  customers with this number; more than one is for the agent to choose
/// @param practice the customer is a robot, and nothing of the call is kept
/// @param customerUnavailable customers could not be asked just now
public record DeskCall(
    String id, Direction direction, State state, String from, String to, @Nullable String area, @Nullable Named queue, @Nullable Long waitedSeconds,
    List<Pressed> ivr, @Nullable Customer customer, List<Customer> matches, boolean customerUnavailable, Instant since, @Nullable Instant answerBy,
    List<Party> parties, boolean recording, @Nullable Note notes, boolean practice, @Nullable Supervisor supervisor) {
  public enum State { OFFERED, RINGING, TALKING, HELD, CONSULTING, CONFERENCE, WRAP_UP }

  public record Named(long id, String name) {}

  /// A step of the flow, and what the caller pressed there.
  public record Pressed(String label, @Nullable String digits) {}

  public record Customer(long id, String name, @Nullable String level, @Nullable String company, @Nullable String notes) {}

  /// @param state TALKING, HELD, CONSULTED or RINGING
  public record Party(String id, String kind, @Nullable String name, String state, boolean muted) {}

  /// Who stands beside the agent, as far as the agent may know it.
  public record Supervisor(String name, Supervision mode) {}

  public record Note(@Nullable String text, @Nullable String category) {}
}

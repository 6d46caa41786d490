package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import io.trunkline.media.Audio;

/// The words of a conversation: between the served party (the customer) and one or more others (agents, people they called).
public final class Conversation {
  private Conversation() {}

  /// @param music what a party on hold hears
  public record Options(Audio music) {}

  /// What a party other than the customer may ask for; `by` is its leg.
  public sealed interface Command {
    LegId by();

    /// Takes `by` out: it hears silence; the customer, if nobody else is there, hears music.
    record Hold(LegId by) implements Command {}

    record Retrieve(LegId by) implements Command {}

    record Mute(LegId by, boolean muted) implements Command {}

    /// Keys to the others, for machines that they called.
    record SendDigits(LegId by, String digits) implements Command {
      @Override public String toString() { return "SendDigits[" + by + "]"; }
    }

    /// Hands the customer over at once. `by` is hung up, and the conversation ends with [Outcome.TransferWanted]: the script finds whom `to` means.
    record BlindTransfer(LegId by, Object to) implements Command {}

    /// Rings someone else while the customer hears music. `by` hears the ringing, then the one who answers.
    record Consult(LegId by, Destination to, DialOptions options) implements Command {}

    /// `by` leaves; the one consulted and the customer talk. Before the answer: the customer waits for it, with music.
    record CompleteConsult(LegId by) implements Command {}

    /// The one consulted is hung up; `by` is back with the customer.
    record CancelConsult(LegId by) implements Command {}

    /// All three talk.
    record Join(LegId by) implements Command {}

    record HangUp(LegId by) implements Command {}

    /// Rings a supervisor, who then stands beside `by` in this mode. `by` isn't asked.
    record Supervise(LegId by, Supervision mode, Destination supervisor, DialOptions options) implements Command {}

    /// The supervisor of this [DialOptions#subject], who hasn't answered yet, isn't rung any more.
    record CallOffSupervision(LegId by, Object supervisor) implements Command {}

    /// `by` is a supervisor already and goes on in another mode.
    record ChangeSupervision(LegId by, Supervision mode) implements Command {}
  }

  /// How a supervisor stands beside an agent.
  public enum Supervision {
    /// Hears what the agent says and hears; nobody hears the supervisor.
    LISTEN,
    /// Hears the same; only the agent hears the supervisor, also while the customer is on hold.
    WHISPER,
    /// Talks with all.
    BARGE,
    /// The agent is hung up, and the supervisor goes on with the customer. There is no way back from it.
    TAKE_OVER
  }

  public sealed interface Reply {
    enum Done implements Reply { INSTANCE }

    record Refused(Why why) implements Reply {}
  }

  /// Why a command wasn't obeyed.
  public enum Why {
    /// There is no conversation now, or the leg isn't in it.
    NOT_TALKING,
    /// The state doesn't allow it: retrieve without hold, consult during a consultation.
    NOT_NOW,
    /// The one consulted hasn't answered.
    NOT_ANSWERED,
    /// The call is over.
    CALL_ENDED
  }

  /// How a conversation ended. Unless the customer left, the customer is still there and hears music.
  public sealed interface Outcome {
    record CustomerLeft(Cause cause) implements Outcome {}

    /// The last of the others hung up.
    record OthersLeft(Leg last, Cause cause) implements Outcome {}

    /// The last of the others vanished without hanging up and didn't come back in time, or was gone before the conversation began: the customer
    /// needs someone else.
    record OthersLost(Leg last) implements Outcome {}

    record TransferWanted(Leg by, Object to) implements Outcome {}

    /// A consultation was completed before its answer, and then there was none.
    record TransferFailed(Destination to, DialOutcome.Failed why) implements Outcome {}
  }

  /// The `to` of a transfer that a SIP phone asked for by itself (RFC 3515): what was dialled on it.
  public record Dialled(String number) {}
}

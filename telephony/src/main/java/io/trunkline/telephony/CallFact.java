package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.media.LegStatistics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What happened on a call, in the past tense: for records, timelines and the desk.
public sealed interface CallFact {
  /// A call came in and was accepted for its tenant, or was begun here.
  record Started() implements CallFact {}

  /// The caller of an incoming call was answered by us; of one begun here, the party rung first answered.
  record Answered(Leg leg) implements CallFact {}

  /// Someone is rung.
  record Dialling(Destination to, @Nullable Object subject) implements CallFact {}

  record DialEnded(Destination to, @Nullable Object subject, DialOutcome outcome) implements CallFact {}

  /// The leg talks with the others from now on.
  record Joined(Leg leg) implements CallFact {}

  /// The leg left the conversation by hold: by its own key or by command.
  record Held(Leg leg) implements CallFact {}

  record Retrieved(Leg leg) implements CallFact {}

  record Muted(Leg leg, boolean muted) implements CallFact {}

  /// @param to what the command said
  record TransferStarted(Leg by, Object to, boolean consult) implements CallFact {}

  /// The one consulted answered, and hears only `by`.
  record Consulting(Leg by, Leg consulted) implements CallFact {}

  record ConsultCancelled(Leg by) implements CallFact {}

  record TransferCompleted(Leg by, Leg to) implements CallFact {}

  record ConferenceStarted(Leg by) implements CallFact {}

  /// A supervisor stands beside the agent from now on, or goes on in another mode.
  record Supervised(Leg supervisor, Leg agent, Conversation.Supervision mode) implements CallFact {}

  /// The supervisor has left, or talks with the customer as one of the parties.
  record SupervisionOver(Leg supervisor, Leg agent, Duration lasted) implements CallFact {}

  /// For `span` no packet has come from this party, though it should send: whoever is to hear it hears nothing (one-way sound). Nothing else changes.
  record FellSilent(Leg leg, Duration span) implements CallFact {}

  /// Packets come again from who had [FellSilent].
  record HeardAgain(Leg leg) implements CallFact {}

  /// How the leg sounded; told of everybody who took part, when the call is over.
  ///
  /// @param statistics at most a second short of the leg's end
  record Sounded(Leg leg, LegStatistics statistics) implements CallFact {}

  /// A party's sound is gone though nobody hung up; the others hear music.
  record Lost(Leg leg) implements CallFact {}

  /// The lost party is back, on another leg.
  record Reattached(Leg lost, Leg leg, Duration after) implements CallFact {}

  record Left(Leg leg, Cause cause) implements CallFact {}

  /// The script failed: a bug of ours, whose call is recorded as [Fault#OURS].
  record ScriptFailed(String what) implements CallFact {}

  /// The last leg has ended; the last fact of each call.
  ///
  /// @param detail for people: `BYE from the caller`, `486 Busy Here`
  record Ended(By by, Cause cause, Fault fault, String detail) implements CallFact {}

  /// Who ended a call: the party outside whom it is about, one of ours or of those they called, the script or an administrator, the network.
  enum By { CALLER, OTHER, SCRIPT, NETWORK }
}

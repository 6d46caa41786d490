package io.trunkline.server.records.internal;

import io.trunkline.server.records.Outcome;
import io.trunkline.server.switchboard.CallEnded.By;
import io.trunkline.server.switchboard.CallEnded.Fault;
import io.trunkline.server.switchboard.CallStarted.Direction;
import org.jspecify.annotations.Nullable;

/// How a call ended, decided once, in this order:
///
/// | | |
/// |---|---|
/// | LOST | the node died with the call |
/// | ANSWERED | the caller spoke with a person, however it went on |
/// | VOICEMAIL | else the caller left a message |
/// | FAILED | else our side, the trunk or, for a call of ours, the other side made it impossible; or the caller was turned away at the door, by a limit |
/// | ABANDONED | else the caller waited in a queue and nobody came, whoever hung up first |
/// | IVR_ONLY | else the caller got what there was without a person: an announcement, the menu, closing time |
final class Outcomes {
  private Outcomes() {}

  /// Null while the call runs.
  static @Nullable Outcome of(CallFold call) {
    CallFold.Ending end = call.ending();
    if (end == null) return null;
    if (end.lost() != null) return Outcome.LOST;
    if (call.talking().happened()) return Outcome.ANSWERED;
    if (call.voicemail()) return Outcome.VOICEMAIL;
    if (end.fault() == Fault.OURS || end.fault() == Fault.TRUNK) return Outcome.FAILED;
    if (call.answeredAt() == null && end.by() == By.SYSTEM) return Outcome.FAILED;
    if (call.start().direction() != Direction.IN) return call.answeredAt() == null ? Outcome.FAILED : Outcome.ANSWERED;
    return call.queue() == null ? Outcome.IVR_ONLY : Outcome.ABANDONED;
  }

  /// True for an incoming call that somebody should call back: the caller wanted a person and reached none. A voicemail has its own list.
  static boolean isMissed(CallFold call) {
    if (call.start().direction() != Direction.IN || call.ending() == null || call.talking().happened() || call.voicemail()) return false;
    return call.queue() != null || Outcomes.of(call) != Outcome.IVR_ONLY;
  }
}

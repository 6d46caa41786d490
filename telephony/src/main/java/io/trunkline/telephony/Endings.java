package io.trunkline.telephony;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.SipFailure;
import io.trunkline.telephony.DialOutcome.Failed;
import io.trunkline.telephony.DialOutcome.Retry;

/// The one table of how attempts end: what a SIP failure means to us, and what we say when we refuse. Pure.
final class Endings {
  private Endings() {}

  /// @param trunk the attempt went over a carrier's line, whose own troubles are then [Fault#TRUNK]
  static Failed of(SipFailure failure, boolean trunk) {
    String detail = failure.status() + " " + failure.reason();
    Cause cause = failure.cause();
    Fault line = trunk ? Fault.TRUNK : Fault.CALLEE;
    // What the network says in Q.850 is more exact than the status it chose for it.
    return switch (cause) {
      case USER_BUSY -> new Failed(cause, Fault.CALLEE, Retry.LATER, detail);
      case NO_ANSWER, NO_USER_RESPONDING, SUBSCRIBER_ABSENT -> new Failed(cause, Fault.CALLEE, Retry.ELSEWHERE, detail);
      case UNALLOCATED_NUMBER, NO_ROUTE, INVALID_NUMBER_FORMAT -> new Failed(cause, trunk ? Fault.CALLER : Fault.CALLEE, Retry.NEVER, detail);
      case CALL_REJECTED -> failure.status() == 401 || failure.status() == 407 || (failure.status() == 403 && trunk)
          ? new Failed(cause, line, Retry.ELSEWHERE, detail) : new Failed(cause, Fault.CALLEE, Retry.ELSEWHERE, detail);
      case DESTINATION_OUT_OF_ORDER, NO_CIRCUIT_AVAILABLE, NETWORK_OUT_OF_ORDER, TEMPORARY_FAILURE, SWITCHING_EQUIPMENT_CONGESTION, RESOURCE_UNAVAILABLE,
          RECOVERY_ON_TIMER_EXPIRY -> new Failed(cause, line, Retry.ELSEWHERE, detail);
      case BEARER_CAPABILITY_NOT_AVAILABLE, INCOMPATIBLE_DESTINATION, PROTOCOL_ERROR, INTERWORKING -> new Failed(cause, Fault.OURS, Retry.ELSEWHERE, detail);
      case NORMAL_CLEARING, NORMAL_UNSPECIFIED -> byStatus(failure, line, detail);
    };
  }

  private static Failed byStatus(SipFailure failure, Fault line, String detail) {
    int status = failure.status();
    if (status == 487) return new Failed(failure.cause(), Fault.CALLER, Retry.LATER, detail);
    if (status >= 300 && status < 400) return new Failed(failure.cause(), Fault.CALLEE, Retry.ELSEWHERE, detail);   // redirections aren't followed
    if (status >= 500 && status < 600) return new Failed(failure.cause(), line, Retry.ELSEWHERE, detail);
    return new Failed(failure.cause(), Fault.UNKNOWN, Retry.ELSEWHERE, detail);
  }

  /// Whether a trunk's next address may do better: the peer is away, or says that it can't now.
  static boolean isWorthAnotherAddress(SipFailure failure) {
    return failure.status() == 503 || failure.status() == 500 || failure.status() == 502 || failure.status() == 504
        || (failure.ours() && failure.status() == 408 && failure.cause() != Cause.NO_ANSWER);
  }

  /// What an unanswered caller gets for a cause (RFC 3398 §7.2.4.1).
  static int status(Cause cause) {
    return switch (cause) {
      case UNALLOCATED_NUMBER, NO_ROUTE -> 404;
      case NORMAL_CLEARING, NORMAL_UNSPECIFIED, NO_ANSWER, SUBSCRIBER_ABSENT -> 480;
      case USER_BUSY -> 486;
      case NO_USER_RESPONDING -> 408;
      case CALL_REJECTED -> 403;
      case DESTINATION_OUT_OF_ORDER, PROTOCOL_ERROR, INTERWORKING -> 500;
      case INVALID_NUMBER_FORMAT -> 484;
      case BEARER_CAPABILITY_NOT_AVAILABLE, INCOMPATIBLE_DESTINATION -> 488;
      case RECOVERY_ON_TIMER_EXPIRY -> 504;
      // Not 503, which would keep the carrier from sending us anybody's calls (RFC 3261 §21.5.4).
      case NO_CIRCUIT_AVAILABLE, NETWORK_OUT_OF_ORDER, TEMPORARY_FAILURE, SWITCHING_EQUIPMENT_CONGESTION, RESOURCE_UNAVAILABLE -> 480;
    };
  }
}

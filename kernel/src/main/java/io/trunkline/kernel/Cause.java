package io.trunkline.kernel;

/// Why a call or an attempt ended, in the terms of ITU-T Q.850; carried in SIP as `Reason: Q.850;cause=16` (RFC 3326).
public enum Cause {
  UNALLOCATED_NUMBER(1),
  NO_ROUTE(3),
  NORMAL_CLEARING(16),
  USER_BUSY(17),
  NO_USER_RESPONDING(18),
  NO_ANSWER(19),
  SUBSCRIBER_ABSENT(20),
  CALL_REJECTED(21),
  DESTINATION_OUT_OF_ORDER(27),
  INVALID_NUMBER_FORMAT(28),
  NORMAL_UNSPECIFIED(31),
  NO_CIRCUIT_AVAILABLE(34),
  NETWORK_OUT_OF_ORDER(38),
  TEMPORARY_FAILURE(41),
  SWITCHING_EQUIPMENT_CONGESTION(42),
  RESOURCE_UNAVAILABLE(47),
  BEARER_CAPABILITY_NOT_AVAILABLE(58),
  INCOMPATIBLE_DESTINATION(88),
  RECOVERY_ON_TIMER_EXPIRY(102),
  PROTOCOL_ERROR(111),
  INTERWORKING(127);

  private final int q850;

  Cause(int q850) { this.q850 = q850; }

  public int q850() { return q850; }

  /// The cause of this number, or [#NORMAL_UNSPECIFIED] for one that we have no name for.
  public static Cause of(int q850) {
    for (Cause cause : values()) if (cause.q850 == q850) return cause;
    return NORMAL_UNSPECIFIED;
  }
}

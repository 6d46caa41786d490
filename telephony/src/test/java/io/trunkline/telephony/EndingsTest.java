package io.trunkline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Cause;
import io.trunkline.sip.SipFailure;
import io.trunkline.sip.Status;
import io.trunkline.telephony.DialOutcome.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndingsTest {
  /// Every status that we know, over a trunk: what it means, whose trouble it is, whether to try again.
  @ParameterizedTest(name = "{0} is {1}, {2}, {3}")
  @CsvSource(textBlock = """
      302, NORMAL_UNSPECIFIED,              CALLEE,  ELSEWHERE
      400, TEMPORARY_FAILURE,               TRUNK,   ELSEWHERE
      401, CALL_REJECTED,                   TRUNK,   ELSEWHERE
      403, CALL_REJECTED,                   TRUNK,   ELSEWHERE
      404, UNALLOCATED_NUMBER,              CALLER,  NEVER
      405, INTERWORKING,                    OURS,    ELSEWHERE
      407, CALL_REJECTED,                   TRUNK,   ELSEWHERE
      408, RECOVERY_ON_TIMER_EXPIRY,        TRUNK,   ELSEWHERE
      410, UNALLOCATED_NUMBER,              CALLER,  NEVER
      415, BEARER_CAPABILITY_NOT_AVAILABLE, OURS,    ELSEWHERE
      416, INTERWORKING,                    OURS,    ELSEWHERE
      480, NO_USER_RESPONDING,              CALLEE,  ELSEWHERE
      481, TEMPORARY_FAILURE,               TRUNK,   ELSEWHERE
      482, INTERWORKING,                    OURS,    ELSEWHERE
      483, INTERWORKING,                    OURS,    ELSEWHERE
      484, INVALID_NUMBER_FORMAT,           CALLER,  NEVER
      486, USER_BUSY,                       CALLEE,  LATER
      487, NORMAL_CLEARING,                 CALLER,  LATER
      488, BEARER_CAPABILITY_NOT_AVAILABLE, OURS,    ELSEWHERE
      500, TEMPORARY_FAILURE,               TRUNK,   ELSEWHERE
      501, INTERWORKING,                    OURS,    ELSEWHERE
      502, NETWORK_OUT_OF_ORDER,            TRUNK,   ELSEWHERE
      503, TEMPORARY_FAILURE,               TRUNK,   ELSEWHERE
      504, RECOVERY_ON_TIMER_EXPIRY,        TRUNK,   ELSEWHERE
      600, USER_BUSY,                       CALLEE,  LATER
      603, CALL_REJECTED,                   CALLEE,  ELSEWHERE
      604, UNALLOCATED_NUMBER,              CALLER,  NEVER
      606, BEARER_CAPABILITY_NOT_AVAILABLE, OURS,    ELSEWHERE
      """)
  void eachStatusHasItsOutcome(int status, Cause cause, Fault fault, Retry retry) {
    DialOutcome.Failed failed = Endings.of(new SipFailure(status, Status.phrase(status), Status.cause(status), false, null), true);
    assertThat(failed).isEqualTo(new DialOutcome.Failed(cause, fault, retry, status + " " + Status.phrase(status)));
  }

  @Test void whatTheNetworkSaysInQ850CountsMoreThanItsStatus() {
    DialOutcome.Failed failed = Endings.of(new SipFailure(503, "Service Unavailable", Cause.USER_BUSY, false, null), true);
    assertThat(failed.fault()).isEqualTo(Fault.CALLEE);
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void noCauseOfOursMakesACarrierStopSendingCalls(Cause cause) { assertThat(Endings.status(cause)).isBetween(400, 699).isNotEqualTo(503); }
}

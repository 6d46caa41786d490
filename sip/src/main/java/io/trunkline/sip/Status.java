package io.trunkline.sip;

import io.trunkline.kernel.Cause;

/// Status codes, their phrases, and what they mean in the terms of Q.850 (RFC 3398 §8.2.6.1) both ways.
public final class Status {
  private Status() {}

  public static String phrase(int status) {
    return switch (status) {
      case 100 -> "Trying";
      case 180 -> "Ringing";
      case 181 -> "Call Is Being Forwarded";
      case 182 -> "Queued";
      case 183 -> "Session Progress";
      case 200 -> "OK";
      case 202 -> "Accepted";
      case 301 -> "Moved Permanently";
      case 302 -> "Moved Temporarily";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 407 -> "Proxy Authentication Required";
      case 408 -> "Request Timeout";
      case 410 -> "Gone";
      case 414 -> "Request-URI Too Long";
      case 415 -> "Unsupported Media Type";
      case 416 -> "Unsupported URI Scheme";
      case 420 -> "Bad Extension";
      case 422 -> "Session Interval Too Small";
      case 423 -> "Interval Too Brief";
      case 480 -> "Temporarily Unavailable";
      case 481 -> "Call/Transaction Does Not Exist";
      case 482 -> "Loop Detected";
      case 483 -> "Too Many Hops";
      case 484 -> "Address Incomplete";
      case 486 -> "Busy Here";
      case 487 -> "Request Terminated";
      case 488 -> "Not Acceptable Here";
      case 489 -> "Bad Event";
      case 491 -> "Request Pending";
      case 500 -> "Server Internal Error";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      case 504 -> "Server Time-out";
      case 505 -> "Version Not Supported";
      case 513 -> "Message Too Large";
      case 600 -> "Busy Everywhere";
      case 603 -> "Decline";
      case 604 -> "Does Not Exist Anywhere";
      case 606 -> "Not Acceptable";
      default -> switch (status / 100) {
        case 1 -> "Progress";
        case 2 -> "OK";
        case 3 -> "Redirection";
        case 4 -> "Request Failure";
        case 5 -> "Server Failure";
        default -> "Global Failure";
      };
    };
  }

  /// The cause that a failure status stands for, where the peer sent no `Reason: Q.850` (RFC 3398 §8.2.6.1).
  public static Cause cause(int status) {
    return switch (status) {
      case 400, 481, 500 -> Cause.TEMPORARY_FAILURE;
      case 401, 402, 403, 407, 603 -> Cause.CALL_REJECTED;
      case 404, 604 -> Cause.UNALLOCATED_NUMBER;
      case 405, 501 -> Cause.INTERWORKING;
      case 408, 504 -> Cause.RECOVERY_ON_TIMER_EXPIRY;
      case 410 -> Cause.UNALLOCATED_NUMBER;
      case 413, 414, 416, 420, 421, 482, 483, 493, 505, 513 -> Cause.INTERWORKING;
      case 415, 488, 606 -> Cause.BEARER_CAPABILITY_NOT_AVAILABLE;
      case 480 -> Cause.NO_USER_RESPONDING;
      case 484, 485 -> status == 484 ? Cause.INVALID_NUMBER_FORMAT : Cause.UNALLOCATED_NUMBER;
      case 486, 600 -> Cause.USER_BUSY;
      case 487 -> Cause.NORMAL_CLEARING;
      case 502 -> Cause.NETWORK_OUT_OF_ORDER;
      case 503 -> Cause.TEMPORARY_FAILURE;
      default -> status < 300 ? Cause.NORMAL_CLEARING : Cause.NORMAL_UNSPECIFIED;
    };
  }

  /// The cause of a failed request: what the peer says in `Reason`, else what its status stands for.
  public static Cause cause(SipResponse response) {
    Reason said = response.reason("Q.850");
    return said == null || said.cause() == 0 ? cause(response.status()) : Cause.of(said.cause());
  }
}

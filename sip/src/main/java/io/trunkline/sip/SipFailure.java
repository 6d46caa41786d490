package io.trunkline.sip;

import io.trunkline.kernel.Cause;
import org.jspecify.annotations.Nullable;

/// Why an attempt was not answered. `cause` is the peer's `Reason: Q.850`, else what RFC 3398 makes of the status. `ours` says that no peer sent this:
/// 408 is a timeout, 487 our cancellation, 503 a transport that failed. `response` is the whole response, for `Contact` of a redirection or `Retry-After`.
public record SipFailure(int status, String reason, Cause cause, boolean ours, @Nullable SipResponse response) {}

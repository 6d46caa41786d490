package io.trunkline.sip.auth;

import io.trunkline.sip.Headers;
import org.jspecify.annotations.Nullable;

/// What a [DigestServer] makes of a request.
public sealed interface Verdict {
  /// The user proved to know the secret.
  record Accepted(String username) implements Verdict {}

  /// Answer 401 with these headers. `username` is who tried, if anyone; only [Why#WRONG] is a failed attempt that defence should count.
  record Challenged(Headers headers, Why why, @Nullable String username) implements Verdict {}

  enum Why {
    /// The request carried no answer of ours to check: everyone's first one does so.
    UNASKED,
    /// The answer was right but its nonce is too old or used up: the client repeats by itself, without asking its user (RFC 7616 §3.3).
    STALE,
    /// Unknown user or wrong secret; which of them is not told.
    WRONG
  }
}

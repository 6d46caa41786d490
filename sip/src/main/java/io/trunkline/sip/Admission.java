package io.trunkline.sip;

import org.jspecify.annotations.Nullable;

/// Whether a request from this source is looked at: decided before any state is made for it.
public sealed interface Admission {
  Admission ALLOW = new Allow();
  Admission SILENCE = new Silence();

  /// Handle it.
  record Allow() implements Admission {}

  /// Drop it without a word: a scanner learns nothing, not even that someone is here.
  record Silence() implements Admission {}

  /// Answer without state (RFC 3261 §8.2.7). `retryAfterSeconds` is for 503: the peer sends nothing more until then.
  record Reject(int status, String reasonPhrase, @Nullable Integer retryAfterSeconds) implements Admission {}
}

package io.trunkline.sip.internal;

import io.trunkline.sip.HeaderName;
import io.trunkline.sip.SipRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which option tags we can be required to know (RFC 3261 §8.2.2.3).
final class Extensions {
  private static final Set<String> KNOWN = Set.of("100rel", "timer", "outbound", "path", "norefersub");

  private static final Set<String> WITH_SDP = Set.of("application/sdp", "application/*", "*/*");

  private Extensions() {}

  /// Whether our answer to this INVITE, a session description, is of a type that it takes; without `Accept` it is (RFC 3261 §20.1).
  static boolean takesSdp(SipRequest request) {
    if (!request.headers().has(HeaderName.ACCEPT)) return true;
    return request.headers().elements(HeaderName.ACCEPT).stream().map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)).anyMatch(WITH_SDP::contains);
  }

  /// The tags of `Require` that we don't know, as `Unsupported` wants them; null if there are none.
  static @Nullable String unsupported(SipRequest request) {
    List<String> unknown = request.headers().elements(HeaderName.REQUIRE).stream().filter(tag -> !KNOWN.contains(tag.toLowerCase(Locale.ROOT))).toList();
    return unknown.isEmpty() ? null : String.join(", ", unknown);
  }
}

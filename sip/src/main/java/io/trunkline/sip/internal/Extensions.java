package io.trunkline.sip.internal;

import io.trunkline.sip.HeaderName;
import io.trunkline.sip.SipRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which option tags we can be required to know (RFC 3261 §8.2.2.3). 100rel is not among them: our provisional responses are repeated by nobody.
final class Extensions {
  private static final Set<String> KNOWN = Set.of("timer", "outbound", "path", "norefersub");

  private Extensions() {}

  /// The tags of `Require` that we don't know, as `Unsupported` wants them; null if there are none.
  static @Nullable String unsupported(SipRequest request) {
    List<String> unknown = request.headers().elements(HeaderName.REQUIRE).stream().filter(tag -> !KNOWN.contains(tag.toLowerCase(Locale.ROOT))).toList();
    return unknown.isEmpty() ? null : String.join(", ", unknown);
  }
}

package io.trunkline.sip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step on a call's way to us: who passed it on, and why, in the words of RFC 5806 (`user-busy`, `no-answer`, `unconditional` …).
public record Redirection(SipUri by, @Nullable String reason) {
  private static final int MOST = 10;
  /// RFC 4458 §2: what `cause` of a URI means.
  private static final Map<String, String> REASONS = Map.of("302", "unconditional", "404", "unknown", "408", "no-answer", "480", "deflection", "486", "user-busy", "487", "deflection",
      "503", "unavailable");

  /// All that an INVITE tells, the latest first: by `Diversion` (RFC 5806) or else by `History-Info` (RFC 7044, and RFC 4244 before it). What can't be read, or is marked as
  /// private, is left out.
  public static List<Redirection> of(SipRequest invite) {
    List<Redirection> diversions = new ArrayList<>();
    for (NameAddr diverting : invite.addresses(HeaderName.DIVERSION)) {
      String privacy = diverting.parameters().get("privacy");
      boolean open = privacy == null || privacy.equalsIgnoreCase("off");
      if (open && diversions.size() < MOST) diversions.add(new Redirection(diverting.uri(), diverting.parameters().get("reason")));
    }
    return diversions.isEmpty() ? ofHistory(invite.addresses(HeaderName.HISTORY_INFO)) : List.copyOf(diversions);
  }

  /// RFC 7044 §5: an entry with `mp` (mapped to another user) was made of the entry with that index; its URI says the cause (RFC 4458). In RFC 4244 the
  /// entry that was left carries the reason itself, `?Reason=SIP%3Bcause%3D302`.
  private static List<Redirection> ofHistory(List<NameAddr> entries) {
    Map<String, SipUri> byIndex = new HashMap<>();
    List<Redirection> latestFirst = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      SipUri uri = entries.get(i).uri();
      Parameters said = entries.get(i).parameters();
      String mapped = said.get("mp");
      SipUri left = mapped == null ? null : byIndex.get(mapped);
      if (left != null && !isPrivate(left)) latestFirst.addFirst(new Redirection(left.asRequestUri(), reason(uri.parameters().get("cause"))));
      String cause = causeOf(uri);
      boolean wasLeft = cause != null && i < entries.size() - 1;
      if (wasLeft && !isPrivate(uri)) latestFirst.addFirst(new Redirection(uri.asRequestUri(), reason(cause)));
      String index = said.get("index");
      if (index != null) byIndex.put(index, uri);
    }
    return List.copyOf(latestFirst.subList(0, Math.min(MOST, latestFirst.size())));
  }

  private static @Nullable String reason(@Nullable String cause) { return cause == null ? null : REASONS.get(cause); }

  private static boolean isPrivate(SipUri uri) { return uri.headers().toLowerCase(Locale.ROOT).contains("privacy="); }

  private static @Nullable String causeOf(SipUri uri) {
    String headers = uri.headers();
    int at = headers.indexOf("Reason=SIP%3Bcause%3D");
    return at < 0 || headers.length() < at + 24 ? null : headers.substring(at + 21, at + 24);
  }
}

package io.trunkline.sip;

import io.trunkline.kernel.Cause;
import org.jspecify.annotations.Nullable;

/// `Reason: Q.850;cause=16;text="…"` or `SIP;cause=200` (RFC 3326).
public record Reason(String protocol, int cause, @Nullable String text) {
  /// For the CANCEL of the others when one of several phones answered, so that they show no missed call (RFC 3326 §3.1).
  public static final Reason COMPLETED_ELSEWHERE = new Reason("SIP", 200, "Call completed elsewhere");

  public static Reason of(Cause cause) { return new Reason("Q.850", cause.q850(), null); }

  static Reason parse(String text) {
    int semicolon = text.indexOf(';');
    String protocol = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    Parameters parameters = Parameters.parse(semicolon < 0 ? "" : text.substring(semicolon));
    String cause = parameters.get("cause");
    return new Reason(protocol, cause == null ? 0 : (int) Text.number(cause.strip(), 999), parameters.get("text"));
  }

  @Override public String toString() { return protocol + ";cause=" + cause + (text == null ? "" : ";text=" + Text.quote(text)); }
}

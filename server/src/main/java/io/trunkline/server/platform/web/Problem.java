package io.trunkline.server.platform.web;

import org.jspecify.annotations.Nullable;

/// An answer that isn't what was asked for: RFC 9457, with a stable `code` that pages translate and a `fix` that says what to do next.
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String fix;

  /// @param status HTTP status
  /// @param code   stable key, `lower-case-with-dashes`
  /// @param detail what is wrong, in a sentence
  /// @param fix    what to do about it; null where there is nothing to do
  public Problem(int status, String code, String detail, @Nullable String fix) {
    super(detail, null, false, false);   // no stack: an everyday answer, not a bug
    this.status = status;
    this.code = code;
    this.fix = fix;
  }

  /// What isn't there, or is another tenant's, which is the same to whoever asks.
  public static Problem notFound(String what) { return new Problem(404, "not-found", "there is no such " + what, "reload the list"); }

  public static Problem invalid(String code, String detail, String fix) { return new Problem(422, code, detail, fix); }

  public static Problem conflict(String code, String detail, String fix) { return new Problem(409, code, detail, fix); }

  public int status() { return status; }

  public String code() { return code; }

  public @Nullable String fix() { return fix; }
}

package io.trunkline.server.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// RFC 9457 with our members `code` (stable, translated by the pages) and `fix` (what to do).
public record ProblemBody(String type, String title, int status, String detail, String code, @Nullable String fix) {
  public static ProblemBody of(int status, String code, String detail, @Nullable String fix) {
    HttpStatus known = HttpStatus.resolve(status);
    return new ProblemBody("about:blank", known == null ? "Refused" : known.getReasonPhrase(), status, detail, code, fix);
  }
}

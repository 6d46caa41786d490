package io.trunkline.server.reporting;

import io.trunkline.server.reporting.internal.Rollup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a report is about: whose figures stand in a row.
public enum ReportKind {
  AGENT(Rollup.Key.AGENT), QUEUE(Rollup.Key.QUEUE), NUMBER(Rollup.Key.NUMBER), TRUNK(Rollup.Key.TRUNK), IVR(Rollup.Key.NUMBER);

  private final Rollup.Key subject;

  ReportKind(Rollup.Key subject) { this.subject = subject; }

  public Rollup.Key subject() { return subject; }

  public List<Measure> measures() {
    return switch (this) {
      case AGENT -> Measures.AGENT;
      case QUEUE -> Measures.QUEUE;
      case NUMBER -> Measures.NUMBER;
      case TRUNK -> Measures.TRUNK;
      case IVR -> Measures.IVR;
    };
  }

  public String path() { return name().toLowerCase(Locale.ROOT); }

  public static Optional<ReportKind> of(String path) {
    for (ReportKind kind : values()) if (kind.path().equals(path)) return Optional.of(kind);
    return Optional.empty();
  }
}

package io.trunkline.server.ops;

/// What can go wrong so that somebody on duty should look. The pages have a run-book entry for each, in each language: symptom, what it probably is, what
/// helps at once, what mends it for good.
public enum AlarmKind {
  /// Above 0.7 of the calls it is rated for: time to grow.
  NODE_BUSY(Severity.WARNING),
  /// At or above what it is rated for: new calls are refused.
  NODE_FULL(Severity.CRITICAL),
  TRUNK_DOWN(Severity.CRITICAL),
  /// Above 0.7 of its lines.
  TRUNK_BUSY(Severity.WARNING),
  DATABASE_AWAY(Severity.CRITICAL),
  /// Facts wait on the node for PostgreSQL.
  JOURNAL_WAITING(Severity.WARNING),
  /// Less than a tenth of the disk is free.
  DISK_LOW(Severity.WARNING),
  /// Less than three hundredths.
  DISK_FULL(Severity.CRITICAL),
  /// Recordings that ended long ago have no MP3 yet.
  RECORDINGS_PENDING(Severity.WARNING),
  CERTIFICATE_ENDS(Severity.WARNING),
  /// This machine's clock and PostgreSQL's differ.
  CLOCK_DRIFT(Severity.WARNING);

  public enum Severity { WARNING, CRITICAL }

  private final Severity severity;

  AlarmKind(Severity severity) { this.severity = severity; }

  public Severity severity() { return severity; }
}

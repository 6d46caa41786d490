package io.trunkline.server.platform;

/// What a capability knows of this node's load, for the operator's list. Several may be given; what one doesn't know it leaves at the default.
public interface NodeFigures {
  default int callsNow() { return 0; }

  /// Calls this node is rated for; 0 = not known here.
  default int ratedCalls() { return 0; }

  /// 1.0 = the rated load.
  default double load() { return 0; }

  default int mediaLegs() { return 0; }

  /// Facts written but not yet delivered.
  default long journalBacklog() { return 0; }

  /// True while PostgreSQL doesn't take the journal's facts.
  default boolean journalWaits() { return false; }

  /// Recordings that have ended and have no MP3 yet.
  default int recordingsPending() { return 0; }

  default boolean draining() { return false; }
}

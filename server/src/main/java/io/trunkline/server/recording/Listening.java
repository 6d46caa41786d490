package io.trunkline.server.recording;

import java.time.Instant;

/// Somebody heard a recording or took it away.
///
/// @param who `li.lei@demo`, `token:crm`
public record Listening(Instant at, String who, How how) {
  public enum How {
    HEARD("recording-heard"),
    DOWNLOADED("recording-downloaded");

    private final String action;

    How(String action) { this.action = action; }

    /// Its name in the audit log.
    public String action() { return action; }
  }
}

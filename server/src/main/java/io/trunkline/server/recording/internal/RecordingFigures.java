package io.trunkline.server.recording.internal;

import io.trunkline.server.platform.NodeFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/// How many recordings still wait to become MP3s, for the operator.
@Component
class RecordingFigures implements NodeFigures {
  private final Vault vault;

  RecordingFigures(Vault vault) { this.vault = vault; }

  @Override public int recordingsPending() {
    try {
      return vault.waiting();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

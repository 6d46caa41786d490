package io.trunkline.server.platform.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// How far the journal is delivered, remembered in the file `delivered`. It may be behind the truth after a crash: what is delivered
/// twice is recognised by its
/// number. It is never ahead.
final class Acknowledged {
  private final Path file;
  private final Path fresh;
  private volatile long sequence;

  Acknowledged(Path directory) throws IOException {
    this.file = directory.resolve("delivered");
    this.fresh = directory.resolve("delivered.new");
    if (!Files.exists(file)) return;
    try {
      sequence = Long.parseLong(Files.readString(file).strip());
    } catch (NumberFormatException torn) {
      sequence = 0;   // power loss: deliver again from the oldest segment
    }
  }

  long sequence() { return sequence; }

  /// @throws IOException when only this process knows it: after a restart these facts are delivered once more
  void upTo(long delivered) throws IOException {
    sequence = delivered;
    Files.writeString(fresh, delivered + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

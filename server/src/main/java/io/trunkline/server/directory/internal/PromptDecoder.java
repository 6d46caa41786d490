package io.trunkline.server.directory.internal;

import io.trunkline.server.platform.web.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Turns an uploaded WAV or MP3 into what calls play: 8,000 Hz, one channel, 16 bits. Foreign bytes are decoded by `sox` in a process of its own,
/// with bounds on memory, time and length, so that a crafted file can harm neither this program nor its calls.
@Component
public class PromptDecoder {
  private static final Logger LOG = LoggerFactory.getLogger(PromptDecoder.class);
  private static final int LONGEST_SECONDS = 600;
  private static final int WAIT_SECONDS = 60;
  private static final int HEADER_BYTES = 44;
  private static final int BYTES_PER_MILLI = 16;   // 8,000 samples/s of 2 bytes

  /// Writes `decoded` and returns how long it plays.
  ///
  /// @throws Problem when the file is no sound, or longer than ten minutes
  public Duration decode(Path uploaded, Path decoded) throws IOException {
    List<String> command = List.of("prlimit", "--as=536870912", "--cpu=30", "--fsize=20000000", "--",
        "sox", "-V1", "-t", type(uploaded), uploaded.toString(), "-t", "wav", "-e", "signed-integer", "-b", "16", "-r", "8000", "-c", "1",
        decoded.toString(), "trim", "0", Integer.toString(LONGEST_SECONDS + 1));
    Path said = Files.createTempFile("sox", ".out");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
      if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw unreadable();
      }
      long bytes = Files.exists(decoded) ? Files.size(decoded) - HEADER_BYTES : 0;
      if (process.exitValue() != 0 || bytes <= 0) {
        LOG.atInfo().addKeyValue("why", Files.readString(said).strip()).log("prompt.refused");
        throw unreadable();
      }
      Duration length = Duration.ofMillis(bytes / BYTES_PER_MILLI);
      if (length.toSeconds() > LONGEST_SECONDS) throw Problem.invalid("prompt-too-long", "a prompt lasts ten minutes at most", "upload a shorter one");
      return length;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw unreadable();
    } finally {
      Files.deleteIfExists(said);
    }
  }

  /// By its first bytes, never by its name.
  private static String type(Path file) throws IOException {
    byte[] head = new byte[4];
    try (var in = Files.newInputStream(file)) {
      if (in.readNBytes(head, 0, 4) < 4) throw unreadable();
    }
    if (head[0] == 'R' && head[1] == 'I' && head[2] == 'F' && head[3] == 'F') return "wav";
    boolean isMp3 = (head[0] == 'I' && head[1] == 'D' && head[2] == '3') || ((head[0] & 0xFF) == 0xFF && (head[1] & 0xE0) == 0xE0);
    if (isMp3) return "mp3";
    throw unreadable();
  }

  private static Problem unreadable() { return Problem.invalid("prompt-unreadable", "this is no WAV or MP3 file", "upload a WAV or MP3 file"); }
}

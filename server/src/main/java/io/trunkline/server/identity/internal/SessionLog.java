package io.trunkline.server.identity.internal;

import io.trunkline.server.identity.SignedIn;
import io.trunkline.server.platform.Options;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The local copy of who is signed in: `data/sessions/log`, a line per opening and per end, written anew at each start. Holds hashes of cookies, no cookie.
@Component
public class SessionLog {
  private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);

  private final Path file;
  private final JsonMapper json;
  private @Nullable FileChannel out;   // guarded by this

  /// @param opened null for an end
  record Line(@Nullable SignedIn opened, @Nullable String ended) {}

  SessionLog(Options options, JsonMapper json) throws IOException {
    Path directory = options.data().resolve("sessions");
    Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    this.file = directory.resolve("log");
    this.json = json;
  }

  /// Those who were signed in when the program ended. A torn last line is left out.
  public synchronized Collection<SignedIn> read() {
    Map<String, SignedIn> open = new LinkedHashMap<>();
    if (!Files.exists(file)) return List.of();
    try {
      for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        try {
          Line line = json.readValue(text, Line.class);
          if (line.opened() != null) open.put(line.opened().id(), line.opened());
          if (line.ended() != null) open.remove(line.ended());
        } catch (JacksonException _) {
          LOG.warn("session-log.line-unreadable");
        }
      }
    } catch (IOException failure) {
      LOG.atWarn().setCause(failure).log("session-log.unreadable");
    }
    return new ArrayList<>(open.values());
  }

  public synchronized void restart(Collection<SignedIn> open) {
    try {
      Path half = file.resolveSibling("log.part");
      Files.deleteIfExists(half);
      Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      StringBuilder lines = new StringBuilder();
      for (SignedIn session : open) lines.append(json.writeValueAsString(new Line(session, null))).append('\n');
      Files.writeString(half, lines);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      out = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public void opened(SignedIn session) { append(new Line(session, null)); }

  public void ended(SignedIn session) { append(new Line(null, session.id())); }

  private synchronized void append(Line line) {
    FileChannel channel = out;
    if (channel == null) return;
    try {
      ByteBuffer bytes = ByteBuffer.wrap((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) channel.write(bytes);
    } catch (IOException failure) {
      LOG.atWarn().setCause(failure).log("session-log.not-written");   // they stay signed in until the next restart
    }
  }

  @PreDestroy synchronized void stop() throws IOException {
    if (out != null) out.close();
    out = null;
  }
}

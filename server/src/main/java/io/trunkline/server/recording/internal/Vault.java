package io.trunkline.server.recording.internal;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.recording.RecordingStarted.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files of recordings. Names are made of ids only, never of anything that came with a request:
///
/// ```
/// recordings/<tenant>/<day>/<id>.segment   while the call runs, and until the MP3 is made
/// recordings/<tenant>/<day>/<id>.mp3.sealed
/// recordings/<tenant>/<day>/<id>.peaks.sealed   made with the MP3, and there before it
/// recordings/pending/<id>.open | .ended     what is still to be done, also after a crash
/// ```
///
/// The day is that of the id, whose first 48 bits are its time (RFC 9562 §5.7), so that a file is found without a database.
final class Vault {
  private static final String OPEN = ".open";
  private static final String ENDED = ".ended";
  private static final String PASSING = "listen";
  private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

  private final Path root;
  private final Path pending;

  Vault(Path data) throws IOException {
    root = Files.createDirectories(data.resolve("recordings"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    pending = Files.createDirectories(root.resolve("pending"));
    try (DirectoryStream<Path> left = Files.newDirectoryStream(root, PASSING + "*")) {
      for (Path each : left) Files.delete(each);   // somebody listened when the process was killed
    }
  }

  /// Something that began and isn't an MP3 yet.
  ///
  /// @param ended its end was told to the journal
  record Pending(TenantId tenant, CallId call, LegId id, Kind kind, boolean ended) {}

  Path root() { return root; }

  /// A file for an MP3 that is made in passing. Whoever asks deletes it.
  Path passing() throws IOException { return Files.createTempFile(root, PASSING, ".mp3"); }

  /// Makes the folder and the mark. The segment itself is made by the recorder.
  Path begin(Pending what) throws IOException {
    Path segment = segment(what.tenant(), what.id().value());
    Files.createDirectories(segment.getParent());
    Files.writeString(pending.resolve(what.id() + OPEN), what.tenant() + " " + what.call() + " " + what.kind());
    return segment;
  }

  void ended(LegId id) throws IOException { Files.move(pending.resolve(id + OPEN), pending.resolve(id + ENDED), StandardCopyOption.ATOMIC_MOVE); }

  /// Nothing more is to be done for it.
  void done(LegId id) throws IOException {
    Files.deleteIfExists(pending.resolve(id + OPEN));
    Files.deleteIfExists(pending.resolve(id + ENDED));
  }

  List<Pending> pending() throws IOException {
    List<Pending> found = new ArrayList<>();
    try (Stream<Path> marks = Files.list(pending)) {
      for (Path mark : (Iterable<Path>) marks::iterator) read(mark).ifPresent(found::add);
    }
    return found;
  }

  /// How many have ended and wait for their MP3.
  int waiting() throws IOException {
    try (Stream<Path> marks = Files.list(pending)) {
      return (int) marks.filter(mark -> mark.getFileName().toString().endsWith(ENDED)).count();
    }
  }

  private static Optional<Pending> read(Path mark) {
    String name = mark.getFileName().toString();
    boolean ended = name.endsWith(ENDED);
    if (!ended && !name.endsWith(OPEN)) return Optional.empty();
    try {
      String[] words = Files.readString(mark).split(" ", 3);
      if (words.length != 3) return Optional.empty();   // the machine died while it was written: there is no segment either
      LegId id = LegId.of(name.substring(0, name.lastIndexOf('.')));
      return Optional.of(new Pending(new TenantId(Long.parseLong(words[0])), CallId.of(words[1]), id, Kind.valueOf(words[2]), ended));
    } catch (NoSuchFileException | IllegalArgumentException gone) {
      return Optional.empty();
    } catch (IOException unreadable) {
      LOG.atError().addKeyValue("mark", mark).setCause(unreadable).log("recording.mark-unreadable");   // one of them doesn't hold up the others, nor the start
      return Optional.empty();
    }
  }

  Path segment(TenantId tenant, UUID id) { return file(tenant, id, ".segment"); }

  Path mp3(TenantId tenant, UUID id) { return file(tenant, id, ".mp3.sealed"); }

  /// What a waveform is drawn from.
  Path peaks(TenantId tenant, UUID id) { return file(tenant, id, ".peaks.sealed"); }

  /// Where an MP3 is made before it is sealed.
  Path work(TenantId tenant, UUID id) { return file(tenant, id, ".mp3.part"); }

  private Path file(TenantId tenant, UUID id, String suffix) {
    String day = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    return root.resolve(tenant.toString()).resolve(day).resolve(id + suffix);
  }
}

package io.trunkline.server.platform.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A file of frames, named by the sequence of its first fact: `00000000000000004711.jsonl`. Its first frame (sequence 0) is the head:
/// what was open when it began.
record Segment(Path file, long first) implements Comparable<Segment> {
  private static final String END = ".jsonl";

  static Segment of(Path directory, long first) { return new Segment(directory.resolve("%020d".formatted(first) + END), first); }

  /// The segments of a directory, oldest first.
  static List<Segment> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.flatMap(file -> Stream.ofNullable(parse(file))).sorted().toList();
    }
  }

  private static @Nullable Segment parse(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!name.endsWith(END)) return null;
    try {
      return new Segment(file, Long.parseLong(name.substring(0, name.length() - END.length())));
    } catch (NumberFormatException other) {
      return null;
    }
  }

  long bytes() throws IOException { return Files.size(file); }

  /// Makes the file with `content`, on disk and whole at once: who sees it may rely on the segment before getting no more lines.
  FileChannel create(ByteBuffer content) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".part");
    FileChannel fresh = FileChannel.open(half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      while (content.hasRemaining()) fresh.write(content);
      fresh.force(true);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      fresh.close();
      Files.deleteIfExists(half);
      throw refused;
    }
    force(file.resolveSibling("."));
    return fresh;
  }

  /// Opens the file again, to write behind its first `bytes` bytes.
  FileChannel reopen(long bytes) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE).truncate(bytes).position(bytes);
  }

  /// Reads at most `limit` bytes from `offset` on; fewer at the end of the file. A segment fits into memory by far, a whole backlog
  /// needn't.
  byte[] read(long offset, int limit) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(limit, in.size() - offset)));
      long at = offset;
      while (buffer.hasRemaining()) {
        int n = in.read(buffer, at);
        if (n < 0) break;
        at += n;
      }
      byte[] bytes = new byte[buffer.position()];
      buffer.flip().get(bytes);
      return bytes;
    }
  }

  /// Cuts the file after its last complete line: what follows was being written when the node died, and was promised to nobody.
  /// @return bytes cut off
  long repair() throws IOException {
    byte[] bytes = read(0, Integer.MAX_VALUE - 8);
    int end = 0;
    for (int next = Frame.lineEnd(bytes, 0, bytes.length); next > 0; next = Frame.lineEnd(bytes, end, bytes.length)) end = next;
    if (end == bytes.length) return 0;
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      out.truncate(end);
      out.force(true);
    }
    return (long) bytes.length - end;
  }

  static void force(Path directory) {
    try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
      entry.force(true);
    } catch (IOException notSupported) {
      // Some file systems can't sync a directory; the file itself is synced.
    }
  }

  @Override public int compareTo(Segment other) { return Long.compare(first, other.first); }
}

package io.trunkline.server.platform.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a journal in order, also while it is being written: a line without its end isn't there yet. One thread at a time.
final class JournalReader {
  /// Hears the head of each segment as the reader enters it.
  @FunctionalInterface interface HeadListener {
    void entered(long first, String head);
  }

  private static final int CHUNK = 2 * Frame.LONGEST;   // so that the longest line fits
  private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);

  private final Path directory;
  private final String node;
  private final FactJson json;
  private HeadListener heads = (_, _) -> { };
  private @Nullable Segment segment;
  private long offset;          // in the segment, of the byte after the buffer
  private byte[] buffer = {};
  private int position;         // in the buffer
  private long last;
  private long damaged;

  /// @param after number of the fact before the first one to read
  JournalReader(Path directory, String node, FactJson json, long after) {
    this.directory = directory;
    this.node = node;
    this.json = json;
    this.last = after;
  }

  void onHead(HeadListener listener) { heads = listener; }

  /// Lines that were skipped since they are damaged: never in a journal that only a crash has interrupted.
  long damaged() { return damaged; }

  /// Number of the first fact of the segment that is being read; 0 before there is one. Earlier segments aren't looked at again.
  long segmentFirst() { return segment == null ? 0 : segment.first(); }

  /// Number of the last fact that was read.
  long last() { return last; }

  /// The next facts, at most `limit`; empty when there is none yet.
  /// @throws IOException when the disk doesn't give the next one. Those before it have been returned: none is passed over
  List<NumberedFact> next(int limit) throws IOException {
    List<NumberedFact> facts = new ArrayList<>();
    while (facts.size() < limit) {
      int end = Frame.lineEnd(buffer, position, buffer.length);
      if (end > 0) {
        take(position, end, facts);
        position = end;
      } else if (!more(facts)) {
        break;
      }
    }
    return facts;
  }

  private boolean more(List<NumberedFact> facts) throws IOException {
    try {
      return refill();
    } catch (IOException refused) {
      if (facts.isEmpty()) throw refused;
      return false;   // said when there is nothing else to say
    }
  }

  private void take(int from, int end, List<NumberedFact> facts) {
    Frame frame = Frame.decode(buffer, from, end);
    if (frame == null) {
      damaged++;
      LOG.atError().addKeyValue("file", segment).addKeyValue("after", last).log("journal.line-damaged");
    } else if (frame.sequence() == 0) {
      if (segment != null) heads.entered(segment.first(), frame.payload());
    } else if (frame.sequence() > last) {
      last = frame.sequence();
      try {
        facts.add(json.read(node, last, frame.payload()));
      } catch (RuntimeException unreadable) {
        damaged++;
        LOG.atError().addKeyValue("sequence", last).setCause(unreadable).log("journal.line-unreadable");
      }
    }
  }

  /// Gets more bytes: of this segment, or of the next one when this one is at its end or gone. False when there is nothing more yet.
  private boolean refill() throws IOException {
    if (buffer.length - position >= CHUNK) passOver();
    List<Segment> segments = Segment.in(directory);   // listed before reading: a segment with a successor gets no more lines
    Segment current = segment;
    if (current == null) {
      current = start(segments);
      if (current == null) return false;
      enter(current);
    }
    Segment next = successor(segments, current);
    byte[] more;
    try {
      more = current.read(offset - (buffer.length - position), CHUNK);
    } catch (NoSuchFileException removed) {
      if (next == null) throw removed;
      LOG.atError().addKeyValue("file", current).addKeyValue("after", last).log("journal.segment-gone");
      enter(next);
      return true;
    }
    boolean grew = more.length > buffer.length - position;
    offset += more.length - (buffer.length - position);
    buffer = more;
    position = 0;
    if (grew) return true;
    if (next == null) return false;
    enter(next);
    return true;
  }

  /// So long a line is damage; its end will be as well.
  private void passOver() {
    damaged++;
    LOG.atError().addKeyValue("file", segment).addKeyValue("after", last).log("journal.line-endless");
    position = buffer.length;
  }

  private void enter(Segment chosen) {
    segment = chosen;
    offset = 0;
    buffer = new byte[0];
    position = 0;
  }

  /// The segment that holds the fact after the last one read: the newest that doesn't begin later.
  private @Nullable Segment start(List<Segment> segments) {
    Segment found = null;
    for (Segment each : segments) if (found == null || each.first() <= last + 1) found = each;
    return found;
  }

  private static @Nullable Segment successor(List<Segment> segments, Segment current) {
    for (Segment each : segments) if (each.first() > current.first()) return each;
    return null;
  }
}

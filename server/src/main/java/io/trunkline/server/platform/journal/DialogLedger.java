package io.trunkline.server.platform.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The SIP dialogs that are up, on disk: after `kill -9` the next start reads [#leftOver] and sends each far end a BYE, so that nobody's leg stays up and billed.
///
/// One file of frames, appended to and rewritten when most of it is past, or when the disk has refused a line: what is live is in memory, so a fresh file
/// holds it all. `put` and `remove` never block and never throw; one thread writes. Not forced to disk: after a power loss the far ends' own timers release them.
public final class DialogLedger implements AutoCloseable {
  private static final int QUEUE = 100_000;
  private static final int COMPACT_OVER = 4 << 20;
  private static final int RETRY_SECONDS = 1;
  private static final Logger LOG = LoggerFactory.getLogger(DialogLedger.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// `state` null: the dialog has ended. `key` null: the end of the ledger.
  private record Entry(@Nullable String key, @Nullable String state) {}

  private final Path file;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Map<String, String> live = new LinkedHashMap<>();   // the writer's
  private final Map<String, String> leftOver;
  private final Thread writer;
  FileChannel channel;                                              // the writer's
  private long compactOver = COMPACT_OVER;                          // the writer's
  private long size;                                                // the writer's
  private long number;                                              // the writer's
  private boolean torn;                                             // the writer's: the file lacks something, or ends in half a line
  private volatile boolean closed;

  public DialogLedger(Path file) throws IOException {
    this.file = file;
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) Files.createDirectories(parent);
    read();
    this.leftOver = Map.copyOf(live);
    this.channel = fresh();
    this.writer = Thread.ofPlatform().daemon().name("dialog-ledger").start(this::write);
  }

  /// The dialogs of an earlier life of this node that had not ended. They stay in the ledger until each is removed: a crash during the
  /// release loses none.
  public Map<String, String> leftOver() { return leftOver; }

  /// The dialog is up, or its state (CSeq, route, target) has changed.
  ///
  /// @param key   Call-ID and both tags, or anything else that names the dialog for its life
  /// @param state what is needed to send it a request later; JSON or any other text
  public void put(String key, String state) { offer(new Entry(key, state)); }

  /// The dialog has ended.
  public void remove(String key) { offer(new Entry(key, null)); }

  private void offer(Entry entry) {
    if (closed || !queue.offer(entry)) LOG.atError().addKeyValue("dialog", entry.key()).log("ledger.full");
  }

  private void write() {
    List<Entry> batch = new ArrayList<>();
    boolean ended = false;
    while (!ended) {
      try {
        Entry first = torn ? queue.poll(RETRY_SECONDS, TimeUnit.SECONDS) : queue.take();
        if (first != null) batch.add(first);
      } catch (InterruptedException stop) {
        continue;   // only the end entry stops the writer
      }
      queue.drainTo(batch, 1_023);
      ended = !batch.isEmpty() && batch.getLast().key() == null;
      note(batch);
      try {
        store(batch);
        torn = false;
      } catch (IOException | RuntimeException refused) {
        if (!torn) LOG.atError().setCause(refused).log("ledger.write-refused");
        torn = true;
      }
      batch.clear();
    }
    if (torn) compact();
    try {
      channel.close();
    } catch (IOException refused) {
      LOG.atWarn().setCause(refused).log("ledger.close-refused");
    }
  }

  private void note(List<Entry> batch) {
    for (Entry entry : batch) {
      if (entry.key() == null) continue;
      if (entry.state() == null) live.remove(entry.key());
      else live.put(entry.key(), entry.state());
    }
  }

  private void store(List<Entry> batch) throws IOException {
    if (torn) {
      renew();
      return;
    }
    List<byte[]> lines = new ArrayList<>(batch.size());
    for (Entry entry : batch) if (entry.key() != null) lines.add(line(entry.key(), entry.state()));
    size += append(channel, lines);
    if (size > compactOver && size > 4L * liveBytes()) compact();
  }

  private void compact() {
    try {
      renew();
      compactOver = COMPACT_OVER;
    } catch (IOException refused) {
      compactOver = 2 * size;   // goes on in the long one
      LOG.atError().setCause(refused).log("ledger.compaction-refused");
    }
  }

  private void renew() throws IOException {
    FileChannel old = channel;
    channel = fresh();
    old.close();
  }

  private byte[] line(String key, @Nullable String state) {
    Map<String, @Nullable String> line = new LinkedHashMap<>();
    line.put("dialog", key);
    line.put("state", state);
    return Frame.encode(++number, JSON.writeValueAsBytes(line));
  }

  /// @return bytes written
  private static long append(FileChannel out, List<byte[]> lines) throws IOException {
    int size = 0;
    for (byte[] line : lines) size += line.length;
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (byte[] line : lines) bytes.put(line);
    bytes.flip();
    while (bytes.hasRemaining()) out.write(bytes);
    return size;
  }

  private long liveBytes() {
    long bytes = 0;
    for (Map.Entry<String, String> each : live.entrySet()) bytes += each.getKey().length() + each.getValue().length() + 64L;
    return bytes;
  }

  private void read() throws IOException {
    if (!Files.exists(file)) return;
    byte[] bytes = Files.readAllBytes(file);
    int from = 0;
    for (int end = Frame.lineEnd(bytes, 0, bytes.length); end > 0; end = Frame.lineEnd(bytes, from, bytes.length)) {
      Frame frame = Frame.decode(bytes, from, end);
      from = end;
      if (frame == null) continue;   // torn by the crash
      JsonNode line = JSON.readTree(frame.payload());
      String key = line.path("dialog").asString("");
      JsonNode state = line.get("state");
      if (state == null || state.isNull()) live.remove(key);
      else live.put(key, state.asString());
    }
  }

  /// A file of what is live, in the old one's place.
  private FileChannel fresh() throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    try {
      long written = append(out, live.entrySet().stream().map(each -> line(each.getKey(), each.getValue())).toList());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      size = written;
      return out;
    } catch (IOException | RuntimeException refused) {
      out.close();
      throw refused;
    }
  }

  /// Writes what was put, then stops.
  @Override public void close() {
    if (closed) return;
    try {
      queue.offer(new Entry(null, null), 5, TimeUnit.SECONDS);
      writer.join(Duration.ofMinutes(1));   // a disk that hangs
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    closed = true;
  }
}

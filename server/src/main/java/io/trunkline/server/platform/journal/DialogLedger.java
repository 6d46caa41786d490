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

/// The SIP dialogs that are up, on disk: after `kill -9` the next start reads [#leftOver] and sends each far end a BYE, so that nobody's
/// leg stays up and billed.
/// One file of frames, appended to and rewritten when most of it is past. `put` and `remove` never block and never throw; one thread
/// writes.
/// Not forced to disk: after a power loss the far ends' own timers release them.
public final class DialogLedger implements AutoCloseable {
  private static final int QUEUE = 100_000;
  private static final int COMPACT_OVER = 4 << 20;
  private static final Logger LOG = LoggerFactory.getLogger(DialogLedger.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// `state` null: the dialog has ended. `key` null: the end of the ledger.
  private record Entry(@Nullable String key, @Nullable String state) {}

  private final Path file;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Map<String, String> live = new LinkedHashMap<>();   // the writer's
  private final Map<String, String> leftOver;
  private final Thread writer;
  private FileChannel channel;                                      // the writer's
  private long size;                                                // the writer's
  private long number;                                              // the writer's
  private volatile boolean closed;

  public DialogLedger(Path file) throws IOException {
    this.file = file;
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) Files.createDirectories(parent);
    read();
    this.leftOver = Map.copyOf(live);
    this.channel = rewrite();
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
        batch.add(queue.take());
      } catch (InterruptedException stop) {
        continue;   // only the end entry stops the writer
      }
      queue.drainTo(batch, 1_023);
      ended = batch.getLast().key() == null;
      try {
        store(batch);
      } catch (IOException | RuntimeException refused) {
        LOG.atError().setCause(refused).log("ledger.write-refused");
        tryRewrite();   // what is live is in memory: a fresh file holds it all
      }
      batch.clear();
    }
  }

  private void store(List<Entry> batch) throws IOException {
    for (Entry entry : batch) {
      if (entry.key() == null) continue;
      if (entry.state() == null) live.remove(entry.key());
      else live.put(entry.key(), entry.state());
    }
    for (Entry entry : batch) if (entry.key() != null) append(channel, entry.key(), entry.state());
    if (size > COMPACT_OVER && size > 4L * liveBytes()) tryRewrite();
  }

  private void append(FileChannel out, String key, @Nullable String state) throws IOException {
    Map<String, @Nullable String> line = new LinkedHashMap<>();
    line.put("dialog", key);
    line.put("state", state);
    byte[] frame = Frame.encode(++number, JSON.writeValueAsBytes(line));
    ByteBuffer bytes = ByteBuffer.wrap(frame);
    while (bytes.hasRemaining()) out.write(bytes);
    size += frame.length;
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

  private void tryRewrite() {
    try {
      FileChannel old = channel;
      channel = rewrite();
      old.close();
    } catch (IOException refused) {
      LOG.atError().setCause(refused).log("ledger.rewrite-refused");
    }
  }

  private FileChannel rewrite() throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    size = 0;
    for (Map.Entry<String, String> each : live.entrySet()) append(out, each.getKey(), each.getValue());
    out.force(true);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return out;
  }

  /// Writes what was put, then stops.
  @Override public void close() throws IOException {
    if (closed) return;
    try {
      queue.offer(new Entry(null, null), 5, TimeUnit.SECONDS);
      writer.join(Duration.ofSeconds(5));
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    closed = true;
    channel.close();
  }
}

package io.trunkline.server.platform.journal;

import io.trunkline.kernel.Time;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal of one node in a directory of its own: numbered frames in segment files.
///
/// `append` only puts the fact into a bounded queue. One thread (`journal-writer`) owns the files: it numbers, encodes and writes what
/// has gathered in one go,
/// and asks a second one (`journal-sync`) to force it to disk at most [#SYNC_WITHIN] later. When the disk refuses, it keeps what it holds
/// and tries again
/// every second, while the queue buffers; only a full queue drops facts, counted.
public final class FileJournal implements Journal, AutoCloseable {
  static final Duration SYNC_WITHIN = Duration.ofMillis(500);
  static final int QUEUE = 200_000;
  private static final int BATCH = 1_024;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);

  /// In the queue: a fact, somebody who waits until all before it is written, or the end.
  private sealed interface Entry {
    record Said(Fact fact) implements Entry {}
    record Mark(CompletableFuture<Void> reached) implements Entry {}
    record End() implements Entry {}
  }

  private final Path directory;
  private final String node;
  private final FactJson json;
  private final Time time;
  private final long segmentBytes;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicBoolean syncPlanned = new AtomicBoolean();
  private final OpenCalls open = new OpenCalls();          // the writer's
  private final List<OpenCall> leftOpen;
  private final Instant lastSign;
  private final Pulse pulse;
  private final Thread writer;
  private final FileChannel lock;                          // held for life: two writers would mix their numbers
  private final List<Consumer<Fact>> listeners = new CopyOnWriteArrayList<>();
  private volatile Runnable whenWritten = () -> { };
  private volatile long lastSequence;
  private volatile long forced;
  private volatile FileChannel channel;
  private volatile boolean closed;
  private Segment segment;                                 // the writer's
  private long segmentSize;                                // the writer's

  /// Opens the journal, repairs what a crash left and starts writing.
  ///
  /// @param directory    of this journal alone
  /// @param name         of this process; the journal's own mark is added, so that a directory made anew never repeats a number of an old
  ///   one
  /// @param segmentBytes size at which a new file is begun
  public FileJournal(Path directory, String name, long segmentBytes, FactJson json, Time time) throws IOException {
    this.directory = directory;
    this.json = json;
    this.time = time;
    this.segmentBytes = segmentBytes;
    Files.createDirectories(directory);
    this.lock = lock(directory);
    this.node = name + "/" + mark(directory);
    this.lastSequence = recover(Segment.in(directory));
    this.pulse = new Pulse(directory, time);
    this.lastSign = open.lastSign().isAfter(pulse.before()) ? open.lastSign() : pulse.before();
    this.leftOpen = open.all();
    this.segment = Segment.of(directory, lastSequence + 1);
    this.channel = begin(segment);
    if (leftOpen.isEmpty()) pulse.begin();
    this.writer = Thread.ofPlatform().daemon().name("journal-writer").start(this::write);
  }

  /// The name under which facts of this journal are known for ever.
  public String node() { return node; }

  /// Calls of an earlier life of this node that have no end. Whoever starts the program says what became of them by appending their last
  /// facts.
  public List<OpenCall> leftOpen() { return leftOpen; }

  /// When an earlier life of this node was last known to be alive, at most a second before its end; the epoch for a new journal.
  public Instant lastSign() { return lastSign; }

  /// Number of the newest fact that is with the operating system.
  public long lastSequence() { return lastSequence; }

  /// Facts that could not be taken since the start: always 0 on a healthy node.
  public long dropped() { return dropped.get(); }

  Path directory() { return directory; }

  void whenWritten(Runnable listener) { whenWritten = listener; }

  @Override public void append(Fact fact) {
    boolean taken = !closed && queue.offer(new Entry.Said(fact));
    for (Consumer<Fact> listener : listeners) tell(listener, fact);
    if (taken) return;
    if (dropped.getAndIncrement() % 1_000 == 0) LOG.atError().addKeyValue("dropped", dropped.get()).log("journal.full");
  }

  @Override public void hear(Consumer<Fact> heard) { listeners.add(heard); }

  private static void tell(Consumer<Fact> listener, Fact fact) {
    try {
      listener.accept(fact);
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).addKeyValue("fact", fact.getClass().getSimpleName()).log("journal.listener-failed");
    }
  }

  @Override public CompletionStage<Void> written() {
    CompletableFuture<Void> reached = new CompletableFuture<>();
    if (closed || !queue.offer(new Entry.Mark(reached))) reached.completeExceptionally(new IllegalStateException("journal.full"));
    return reached;
  }

  private void write() {
    List<Entry> batch = new ArrayList<>(BATCH);
    boolean ended = false;
    while (!ended) {
      try {
        batch.add(queue.take());
      } catch (InterruptedException stop) {
        continue;   // only End stops the writer: what was appended is written
      }
      queue.drainTo(batch, BATCH - 1);
      ended = batch.getLast() instanceof Entry.End;
      try {
        store(batch);
      } catch (RuntimeException bug) {
        LOG.atError().setCause(bug).log("journal.writer-failed");   // the next fact is written all the same
      }
      batch.clear();
    }
    sync();
  }

  private void store(List<Entry> batch) {
    List<byte[]> lines = new ArrayList<>(batch.size());
    List<CompletableFuture<Void>> waiting = new ArrayList<>();
    long sequence = lastSequence;
    for (Entry entry : batch) {
      switch (entry) {
        case Entry.Said(Fact fact) -> {
          byte[] payload = encoded(fact);
          if (payload == null) continue;
          lines.add(Frame.encode(++sequence, payload));
          open.see(fact);
        }
        case Entry.Mark(var reached) -> waiting.add(reached);
        case Entry.End() -> { }
      }
    }
    if (!lines.isEmpty()) persist(join(lines));
    lastSequence = sequence;
    if (!pulse.isBeating() && open.hasNoneOf(leftOpen)) pulse.begin();
    for (CompletableFuture<Void> each : waiting) each.complete(null);
    if (lines.isEmpty()) return;
    planSync();
    whenWritten.run();
    if (segmentSize >= segmentBytes) roll();
  }

  private byte @Nullable [] encoded(Fact fact) {
    try {
      byte[] payload = json.write(fact);
      if (payload.length < Frame.LONGEST - 64) return payload;
      LOG.atError().addKeyValue("type", fact.getClass().getSimpleName()).addKeyValue("bytes", payload.length).log("journal.fact-too-long");
    } catch (RuntimeException bug) {
      LOG.atError().addKeyValue("type", fact.getClass().getName()).setCause(bug).log("journal.fact-refused");
    }
    dropped.incrementAndGet();
    return null;
  }

  private static ByteBuffer join(List<byte[]> lines) {
    int size = 0;
    for (byte[] line : lines) size += line.length;
    ByteBuffer all = ByteBuffer.allocate(size);
    for (byte[] line : lines) all.put(line);
    return all.flip();
  }

  /// Writes all of it, however long the disk refuses. A part of a line that a refused write left is cut off first: no reader ever sees
  /// two halves.
  private void persist(ByteBuffer bytes) {
    for (boolean said = false; ; said = true) {
      try {
        if (!Files.exists(segment.file())) putBack();
        bytes.rewind();
        while (bytes.hasRemaining()) channel.write(bytes);
        segmentSize += bytes.limit();
        if (said) LOG.info("journal.writes-again");
        return;
      } catch (IOException refused) {
        if (!said) LOG.atError().setCause(refused).log("journal.write-refused");
        if (!cutBack()) return;
      }
    }
  }

  /// @return false when the journal was closed meanwhile
  private boolean cutBack() {
    while (pause()) {
      try {
        if (channel.isOpen()) channel.truncate(segmentSize);
        else channel = segment.reopen(segmentSize);
        return true;
      } catch (IOException stillRefused) {
        LOG.atDebug().setCause(stillRefused).log("journal.still-refused");
      }
    }
    return false;
  }

  /// Somebody removed the file that is being written. Its bytes are still ours, so it is made again under the same name: readers don't notice.
  private void putBack() throws IOException {
    LOG.atError().addKeyValue("file", segment.file()).log("journal.removed: nobody may touch this directory while the program runs");
    ByteBuffer written = ByteBuffer.allocate((int) segmentSize);
    for (int n = 0; n >= 0 && written.hasRemaining(); ) n = channel.read(written, written.position());
    Files.createDirectories(directory);
    keepMark(directory, node.substring(node.lastIndexOf('/') + 1));
    FileChannel gone = channel;
    channel = segment.create(written.flip());
    gone.close();
  }

  private boolean pause() {
    CompletableFuture<Void> later = new CompletableFuture<>();
    time.after(RETRY, () -> later.complete(null));
    later.join();
    return !closed;
  }

  private void roll() {
    FileChannel full = channel;
    Segment next = Segment.of(directory, lastSequence + 1);
    try {
      full.force(false);
      channel = begin(next);
      segment = next;
      full.close();
    } catch (IOException refused) {
      LOG.atError().setCause(refused).log("journal.roll-refused");   // goes on in the long one, and tries again behind the next fact
    }
  }

  private FileChannel begin(Segment fresh) throws IOException {
    byte[] head = Frame.encode(0, open.head());
    FileChannel begun = fresh.create(ByteBuffer.wrap(head));
    segmentSize = head.length;
    return begun;
  }

  private void planSync() {
    if (!syncPlanned.compareAndSet(false, true)) return;
    time.after(SYNC_WITHIN, () -> Thread.ofPlatform().daemon().name("journal-sync").start(this::sync));
  }

  private void sync() {
    syncPlanned.set(false);
    try {
      force(lastSequence);
    } catch (IOException refused) {
      LOG.atError().setCause(refused).log("journal.sync-refused");
    }
  }

  /// Forces the facts up to this one to the disk, if they aren't there. Done before they are told to others, who must not know what a power loss can still take
  /// back here: its number would be given again.
  void force(long upTo) throws IOException {
    if (upTo <= forced) return;
    long written = lastSequence;
    try {
      FileChannel current = channel;
      if (current.isOpen()) current.force(false);
    } catch (ClosedChannelException rolled) {
      // The roll has forced it.
    }
    forced = written;
  }

  /// Reads everything that stands here: the calls without an end, the last sign of life.
  /// @return the last number that was given, here or as far as others were told: it is never given again
  private long recover(List<Segment> segments) throws IOException {
    long told = new Acknowledged(directory).sequence();
    if (segments.isEmpty()) return told;
    long cut = segments.getLast().repair();
    if (cut > 0) LOG.atWarn().addKeyValue("bytes", cut).log("journal.torn-line-cut");
    JournalReader reader = new JournalReader(directory, node, json, segments.getFirst().first() - 1);
    reader.onHead((_, head) -> open.restore(head));
    for (List<NumberedFact> facts = reader.next(BATCH); !facts.isEmpty(); facts = reader.next(BATCH)) {
      for (NumberedFact numbered : facts) if (numbered.fact() != null) open.see(numbered.fact());
    }
    return Math.max(told, Math.max(reader.last(), segments.getLast().first() - 1));
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() != null) return lock;
    } catch (OverlappingFileLockException ourselves) {
      // The same process has it open already.
    }
    lock.close();
    throw new IOException("another process works in " + directory + ": stop it, or give this one its own data directory");
  }

  private static String mark(Path directory) throws IOException {
    Path file = directory.resolve("mark");
    if (Files.exists(file)) return Files.readString(file).strip();
    String mark = UUID.randomUUID().toString().substring(24);
    keepMark(directory, mark);
    return mark;
  }

  private static void keepMark(Path directory, String mark) throws IOException {
    Path half = directory.resolve("mark.part");
    Files.writeString(half, mark);
    try (FileChannel written = FileChannel.open(half, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(half, directory.resolve("mark"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Writes and syncs what was appended, then stops.
  @Override public void close() throws IOException {
    if (closed) return;
    try {
      queue.offer(new Entry.End(), 5, TimeUnit.SECONDS);
      writer.join(Duration.ofSeconds(10));
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    closed = true;
    pulse.close();
    channel.close();
    lock.close();
  }
}

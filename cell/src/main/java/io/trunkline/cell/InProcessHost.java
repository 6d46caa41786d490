package io.trunkline.cell;

import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.routing.Command;
import io.trunkline.routing.Event;
import io.trunkline.routing.Routing;
import io.trunkline.routing.TenantView;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Routing in this process: one thread owns the state machine and takes its commands from a bounded mailbox. Deadlines come through [Time] as messages like others.
/// The state lives as long as the process; the last commands are kept in a ring, to explain and to replay.
public final class InProcessHost implements RoutingHost, AutoCloseable {
  /// `mailbox` messages may wait; of a tenant's events `replay` are kept, of all commands `log`.
  public record Bounds(int mailbox, int replay, int log) {
    public static final Bounds DEFAULT = new Bounds(65_536, 4_096, 65_536);
  }

  private static final Logger LOG = System.getLogger(InProcessHost.class.getName());
  private static final TenantId ANY = new TenantId(1);

  private sealed interface Message {
    record Told(Command command) implements Message {}

    record Asked(TenantId tenant, CompletableFuture<TenantView> answer) implements Message {}

    record Joined(TenantId tenant, long after, RoutingListener listener) implements Message {}

    record Read(long after, CompletableFuture<List<LogRecord>> answer) implements Message {}

    record Printed(CompletableFuture<Long> answer) implements Message {}

    record Due() implements Message {}

    record Stop() implements Message {}
  }

  private final Time time;
  private final Bounds bounds;
  private final BlockingQueue<Message> mailbox;
  private final Thread thread;
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean stopping;
  private volatile long position;

  // Owned by the thread.
  private final Routing routing = new Routing();
  private final Ring<LogRecord> log;
  private final Map<TenantId, TenantFeed> feeds = new HashMap<>();
  private Time.@Nullable Timer timer;
  private @Nullable Instant timerAt;

  private InProcessHost(Time time, Bounds bounds) {
    this.time = time;
    this.bounds = bounds;
    this.mailbox = new ArrayBlockingQueue<>(bounds.mailbox());
    this.log = new Ring<>(bounds.log());
    this.thread = Thread.ofPlatform().daemon().name("routing").unstarted(this::run);
  }

  public static InProcessHost start(Time time) { return start(time, Bounds.DEFAULT); }

  public static InProcessHost start(Time time, Bounds bounds) {
    InProcessHost host = new InProcessHost(time, bounds);
    host.thread.start();
    return host;
  }

  @Override public Submission submit(Command command) {
    if (stopping) return Submission.UNAVAILABLE;
    if (isNewWork(command) && mailbox.remainingCapacity() < bounds.mailbox() / 10) return Submission.BUSY;
    return mailbox.offer(new Message.Told(command)) ? Submission.ACCEPTED : Submission.BUSY;
  }

  private static boolean isNewWork(Command command) {
    return switch (command) {
      case Command.Enqueue _, Command.OfferTo _, Command.StartContact _ -> true;
      case Command.PutQueue _, Command.RemoveQueue _, Command.PutAgent _, Command.RemoveAgent _, Command.SetState _, Command.StationChanged _,
          Command.EndWrapUp _, Command.AnswerOffer _, Command.DeclineOffer _, Command.StopWaiting _, Command.ReleaseAgent _, Command.EndContact _, Command.Tick _ -> false;
    };
  }

  @Override public Subscription subscribe(TenantId tenant, long after, RoutingListener listener) {
    Relay relay = new Relay(listener);
    if (!mailbox.offer(new Message.Joined(tenant, after, relay))) throw new IllegalStateException("routing has no room for another listener; try again");
    return relay;
  }

  /// Lets go of its listener at once, wherever the host's thread stands.
  private static final class Relay implements RoutingListener, Subscription {
    private final RoutingListener listener;
    volatile boolean closed;

    Relay(RoutingListener listener) { this.listener = listener; }

    @Override public void resync(TenantView view) { if (!closed) listener.resync(view); }

    @Override public void happened(Event event) { if (!closed) listener.happened(event); }

    @Override public void close() { closed = true; }
  }

  @Override public CompletionStage<TenantView> view(TenantId tenant) { return ask(answer -> new Message.Asked(tenant, answer)); }

  /// The commands carried out after `position`, as far as the ring still has them all; else those it has.
  public CompletionStage<List<LogRecord>> log(long after) { return ask(answer -> new Message.Read(after, answer)); }

  /// [Routing#fingerprint] after all commands submitted before by this thread.
  public CompletionStage<Long> fingerprint() { return ask(Message.Printed::new); }

  private <T> CompletionStage<T> ask(Function<CompletableFuture<T>, Message> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (stopping || !mailbox.offer(question.apply(answer))) answer.completeExceptionally(new IllegalStateException("routing is " + (stopping ? "stopped" : "busy")));
    return answer;
  }

  @Override public Health health() { return new Health(stopping ? Role.UNAVAILABLE : Role.SOLE, position, mailbox.size(), failures.get()); }

  /// Carries out what is waiting, then ends. Waits for that, at most ten seconds.
  @Override public void close() {
    stopping = true;
    try {
      mailbox.put(new Message.Stop());
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        Message message = mailbox.take();
        if (message instanceof Message.Stop) break;
        guarded(message);
      }
    } catch (InterruptedException interrupted) {
      LOG.log(Level.ERROR, "routing.interrupted", interrupted);
    }
    if (timer != null) timer.cancel();
  }

  /// One bad command must not end routing for every tenant.
  private void guarded(Message message) {
    try {
      handle(message);
    } catch (RuntimeException failure) {
      failures.incrementAndGet();
      LOG.log(Level.ERROR, "routing.failed message=" + message.getClass().getSimpleName(), failure);
    }
  }

  private void handle(Message message) {
    switch (message) {
      case Message.Told(Command command) -> carryOut(command);
      case Message.Due _ -> {
        timerAt = null;
        carryOut(new Command.Tick(ANY));
      }
      case Message.Asked(TenantId tenant, var answer) -> answer.complete(routing.view(tenant));
      case Message.Read(long after, var answer) -> {
        List<LogRecord> records = log.after(Math.max(after, log.first() - 1));
        answer.complete(records == null ? List.of() : records);
      }
      case Message.Printed(var answer) -> answer.complete(routing.fingerprint());
      case Message.Joined(TenantId tenant, long after, RoutingListener listener) -> {
        TenantFeed feed = feed(tenant);
        feed.listeners.removeIf(known -> known instanceof Relay relay && relay.closed);
        feed.join(listener, after, () -> routing.view(tenant));
        feed.listeners.add(listener);
      }
      case Message.Stop _ -> { }
    }
  }

  private void carryOut(Command command) {
    Instant now = time.now();
    log.add(new LogRecord(log.last() + 1, now, Command.VERSION, command));
    position = log.last();
    for (Event event : routing.next(command, now)) feed(event.tenant()).happened(event);
    armTimer(now);
  }

  private TenantFeed feed(TenantId tenant) { return feeds.computeIfAbsent(tenant, _ -> new TenantFeed(bounds.replay(), failures)); }

  private void armTimer(Instant now) {
    Routing.Deadline next = routing.nextDeadline();
    Instant at = next == null ? null : next.at();
    if (Objects.equals(at, timerAt)) return;
    if (timer != null) timer.cancel();
    timerAt = at;
    timer = at == null ? null : time.after(Duration.between(now, at), this::fallDue);
  }

  /// On the clock's thread, which must not wait: where the mailbox is full, time passes with the commands in it anyway.
  private void fallDue() {
    if (!mailbox.offer(new Message.Due())) time.after(Duration.ofMillis(10), this::fallDue);
  }
}

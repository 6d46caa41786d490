package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.routing.Event;
import io.trunkline.server.acd.AcdListener;
import io.trunkline.server.acd.AgentStatus;
import io.trunkline.server.desk.QueuePressure;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.TenantConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How busy each queue is, told to its agents' pages when it changed, at most once a second a tenant. Heard on routing's thread, told on the timer's.
public final class QueueWatch implements AcdListener {
  static final Duration PAUSE = Duration.ofSeconds(1);

  /// What the watch asks and where it tells.
  public interface Pages {
    Set<AgentId> present(TenantId tenant);

    TenantConfig config(TenantId tenant);

    List<AgentStatus> statuses(TenantId tenant);

    void tell(TenantId tenant, AgentId agent, List<QueuePressure> queues);
  }

  private record Waiting(QueueId queue, Instant since) {}

  /// One tenant's; guarded by itself.
  private static final class Hall {
    final Map<ContactId, Waiting> waiting = new HashMap<>();
    final Map<AgentId, List<QueuePressure>> told = new HashMap<>();
    boolean due;
  }

  private final Pages pages;
  private final Time time;
  private final Map<TenantId, Hall> halls = new ConcurrentHashMap<>();

  public QueueWatch(Pages pages, Time time) {
    this.pages = pages;
    this.time = time;
  }

  @Override public void happened(Event event) {
    Hall hall = halls.computeIfAbsent(event.tenant(), _ -> new Hall());
    synchronized (hall) {
      switch (event) {
        case Event.ContactQueued e -> hall.waiting.put(e.contact(), new Waiting(e.queue(), e.firstQueued()));
        case Event.ContactConnected e -> hall.waiting.remove(e.contact());
        case Event.ContactOverflowed e -> hall.waiting.remove(e.contact());
        case Event.ContactWithdrawn e -> hall.waiting.remove(e.contact());
        case Event.ContactAbandoned e -> hall.waiting.remove(e.contact());
        case Event.ContactEnded e -> hall.waiting.remove(e.contact());
        case Event.AgentStateChanged _, Event.AgentRemoved _ -> { }
        case Event.NextStateChanged _, Event.StationSeen _, Event.WrapUpEnded _, Event.ContactOffered _, Event.OfferEnded _, Event.ContactStarted _, Event.DirectOfferFailed _,
            Event.AgentReleased _, Event.Refused _ -> { return; }
      }
      if (hall.due) return;
      hall.due = true;
    }
    time.after(PAUSE, () -> tell(event.tenant()));
  }

  /// A page opened: it sees the present state, not the next change only.
  public void show(TenantId tenant, AgentId agent) {
    List<QueuePressure> own = of(pages.config(tenant), agent, all(tenant));
    Hall hall = halls.computeIfAbsent(tenant, _ -> new Hall());
    synchronized (hall) {
      hall.told.put(agent, own);
    }
    pages.tell(tenant, agent, own);
  }

  private void tell(TenantId tenant) {
    Hall hall = halls.computeIfAbsent(tenant, _ -> new Hall());
    synchronized (hall) {
      hall.due = false;
    }
    Set<AgentId> present = pages.present(tenant);
    Map<QueueId, QueuePressure> all = all(tenant);
    TenantConfig config = pages.config(tenant);
    Map<AgentId, List<QueuePressure>> news = new HashMap<>();
    synchronized (hall) {
      hall.told.keySet().retainAll(present);
      for (AgentId agent : present) {
        List<QueuePressure> own = of(config, agent, all);
        if (!own.equals(hall.told.put(agent, own))) news.put(agent, own);
      }
    }
    news.forEach((agent, own) -> pages.tell(tenant, agent, own));
  }

  private static List<QueuePressure> of(TenantConfig config, AgentId agent, Map<QueueId, QueuePressure> all) {
    List<QueuePressure> own = new ArrayList<>();
    for (QueueConfig queue : config.queues().values()) {
      QueuePressure pressure = all.get(queue.id());
      if (pressure != null && queue.members().stream().anyMatch(member -> member.agent().equals(agent))) own.add(pressure);
    }
    own.sort(Comparator.comparing(QueuePressure::name).thenComparingLong(QueuePressure::id));
    return List.copyOf(own);
  }

  private Map<QueueId, QueuePressure> all(TenantId tenant) {
    TenantConfig config = pages.config(tenant);
    Set<AgentId> ready = new HashSet<>();
    Set<AgentId> signedIn = new HashSet<>();
    for (AgentStatus status : pages.statuses(tenant)) {
      if (!status.state().name().equals("OFFLINE")) signedIn.add(status.agent());
      if (status.state().name().equals("READY") && status.reachable()) ready.add(status.agent());
    }
    Map<QueueId, Integer> waiting = new HashMap<>();
    Map<QueueId, Instant> oldest = new HashMap<>();
    Hall hall = halls.computeIfAbsent(tenant, _ -> new Hall());
    synchronized (hall) {
      for (Waiting each : hall.waiting.values()) {
        waiting.merge(each.queue(), 1, Integer::sum);
        oldest.merge(each.queue(), each.since(), (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    Map<QueueId, QueuePressure> all = new HashMap<>();
    for (QueueConfig queue : config.queues().values()) {
      @Nullable Instant first = oldest.get(queue.id());
      all.put(queue.id(), new QueuePressure(queue.id().value(), queue.name(), waiting.getOrDefault(queue.id(), 0), first, count(queue, ready), count(queue, signedIn),
          queue.serviceLevel().toSeconds()));
    }
    return all;
  }

  private static int count(QueueConfig queue, Set<AgentId> agents) {
    return Math.toIntExact(queue.members().stream().filter(member -> agents.contains(member.agent())).count());
  }
}

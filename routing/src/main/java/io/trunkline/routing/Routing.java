package io.trunkline.routing;

import io.trunkline.kernel.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The routing of all tenants of a cell, as one state machine: [#next] is a function of this state, a command and the time, and of nothing else.
/// The state is mutable and indexed, for speed; one thread owns it.
///
/// Time only moves forward, to the millisecond. Before a command is carried out, everything that fell due until then happens, at its own moment and in the order of
/// those: it makes no difference to the outcome how often the host lets time pass.
public final class Routing {
  private final Timers timers = new Timers();
  private final Map<TenantId, Exchange> exchanges = new TreeMap<>();
  private long lastMs = Long.MIN_VALUE;

  /// What follows from `command` at `now` (or at the last command's time, if that was later). Events of several tenants may come back: time passes for all.
  public List<Event> next(Command command, Instant now) {
    lastMs = Math.max(lastMs, now.toEpochMilli());
    List<Event> events = new ArrayList<>();
    for (Timers.Timer due = timers.takeDue(lastMs); due != null; due = timers.takeDue(lastMs)) events.addAll(due.exchange().due(due));
    if (!(command instanceof Command.Tick))
      events.addAll(exchanges.computeIfAbsent(command.tenant(), tenant -> new Exchange(tenant, timers)).apply(command, lastMs));
    return events;
  }

  /// When the next thing falls due: the host sends a [Command.Tick] of that tenant then.
  public @Nullable Deadline nextDeadline() {
    Timers.Timer first = timers.first();
    return first == null ? null : new Deadline(first.exchange().tenant, Instant.ofEpochMilli(first.atMs()));
  }

  public record Deadline(TenantId tenant, Instant at) {}

  /// Where a tenant stands after its last event. With the events that follow it, the same as having seen all of them.
  public TenantView view(TenantId tenant) {
    Exchange exchange = exchanges.get(tenant);
    return exchange == null ? TenantView.empty(tenant) : TenantView.of(exchange);
  }

  /// A digest of the whole state, equal on every machine that took the same commands at the same times. Walks everything: O(n log n).
  public long fingerprint() {
    Fingerprint print = new Fingerprint();
    print.add(timers.size());
    for (Exchange exchange : exchanges.values()) print.add(exchange);
    return print.value();
  }
}

package io.trunkline.cell;

import io.trunkline.routing.Event;
import io.trunkline.routing.TenantView;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// One tenant's last events and those who hear them. All methods but `listeners.remove` run on the host's thread.
final class TenantFeed {
  private static final Logger LOG = System.getLogger(TenantFeed.class.getName());

  private final Ring<Event> recent;
  private final AtomicLong failures;
  final Set<RoutingListener> listeners = new CopyOnWriteArraySet<>();

  TenantFeed(int replay, AtomicLong failures) {
    this.recent = new Ring<>(replay);
    this.failures = failures;
  }

  void happened(Event event) {
    recent.add(event);
    for (RoutingListener listener : listeners) guarded(() -> listener.happened(event));
  }

  void join(RoutingListener listener, long after, Supplier<TenantView> view) {
    List<Event> missed = after <= 0 ? null : recent.after(after);
    if (missed == null) {
      TenantView whole = view.get();
      guarded(() -> listener.resync(whole));
    } else {
      for (Event event : missed) guarded(() -> listener.happened(event));
    }
  }

  private void guarded(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException | Error failure) {
      failures.incrementAndGet();
      LOG.log(Level.ERROR, "routing.listener_failed", failure);
    }
  }
}

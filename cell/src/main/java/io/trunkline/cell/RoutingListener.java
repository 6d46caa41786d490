package io.trunkline.cell;

import io.trunkline.routing.Event;
import io.trunkline.routing.TenantView;

/// Hears a tenant's routing, on the host's thread: must not block, usually posts to the owner of some state. A listener that throws is logged and goes on hearing.
public interface RoutingListener {
  /// Forget what you knew: this is how things are after event `view.number()`. Events with the next number follow.
  void resync(TenantView view);

  /// In the order of their numbers, without a gap and each once.
  void happened(Event event);
}

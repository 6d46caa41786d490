package io.trunkline.server.acd.internal;

import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.Event;
import io.trunkline.server.acd.AcdSignal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who hears what becomes of a contact: the last one who asked something for it. Written from any thread before the command goes in, read on routing's.
public final class Signals {
  private record Key(TenantId tenant, ContactId contact) {}

  private final Map<Key, Consumer<AcdSignal>> ears = new ConcurrentHashMap<>();

  public void hear(TenantId tenant, ContactId contact, Consumer<AcdSignal> ear) { ears.put(new Key(tenant, contact), ear); }

  public void forget(TenantId tenant, ContactId contact) { ears.remove(new Key(tenant, contact)); }

  public int size() { return ears.size(); }

  public void tell(Event event) {
    switch (event) {
      case Event.ContactQueued e -> tell(e, e.contact(), new AcdSignal.Queued(e.queue(), e.ahead()));
      case Event.ContactOffered e -> tell(e, e.contact(), new AcdSignal.Offered(e.offer(), e.agent(), e.queue(), e.until()));
      case Event.OfferEnded e -> tell(e, e.contact(), new AcdSignal.OfferOver(e.offer(), e.agent(), e.why()));
      case Event.ContactConnected e -> tell(e, e.contact(), new AcdSignal.Connected(e.offer(), e.agent(), e.waited()));
      case Event.ContactOverflowed e -> tell(e, e.contact(), new AcdSignal.Overflowed(e.queue(), e.why(), e.to()));
      case Event.DirectOfferFailed e -> tell(e, e.contact(), new AcdSignal.NotTaken(e.agent(), e.why()));
      case Event.ContactStarted e -> tell(e, e.contact(), new AcdSignal.Started(e.agent()));
      case Event.ContactWithdrawn e -> tell(e, e.contact(), new AcdSignal.Withdrawn());
      case Event.ContactAbandoned e -> tell(e, e.contact(), new AcdSignal.Withdrawn());
      case Event.Refused e -> tell(e, e.contact(), new AcdSignal.Refused(e.why()));
      case Event.ContactEnded e -> forget(e.tenant(), e.contact());
      case Event.AgentStateChanged _, Event.NextStateChanged _, Event.StationSeen _, Event.WrapUpEnded _, Event.AgentRemoved _, Event.AgentReleased _ -> { }
    }
  }

  private void tell(Event event, @Nullable ContactId contact, AcdSignal signal) {
    if (contact == null) return;
    Consumer<AcdSignal> ear = ears.get(new Key(event.tenant(), contact));
    if (ear != null) ear.accept(signal);
  }
}

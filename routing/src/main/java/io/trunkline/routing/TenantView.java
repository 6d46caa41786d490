package io.trunkline.routing;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tenant after its event `number`, in the order of ids.
public record TenantView(TenantId tenant, long number, List<AgentView> agents, List<ContactView> contacts, List<QueueView> queues) {
  public record AgentView(AgentId agent, AgentState state, AgentState.@Nullable Next next, boolean reachable) {}

  /// `offer` while it rings; `queue` while it waits or rings from one.
  public record ContactView(ContactId contact, @Nullable QueueId queue, @Nullable OfferId offer, Instant pursuedSince, List<AgentId> agents) {}

  public record QueueView(QueueId queue, int present, int signedIn) {}

  static TenantView empty(TenantId tenant) { return new TenantView(tenant, 0, List.of(), List.of(), List.of()); }

  static TenantView of(Exchange exchange) {
    return new TenantView(exchange.tenant, exchange.lastEvent,
        exchange.agents.values().stream().map(agent -> new AgentView(agent.id, agent.state, agent.next, agent.reachable))
            .sorted(Comparator.comparing(AgentView::agent)).toList(),
        exchange.contacts.values().stream().map(TenantView::of).sorted(Comparator.comparing(ContactView::contact)).toList(),
        exchange.queues.values().stream().map(queue -> new QueueView(queue.id, queue.present, queue.signedIn)).toList());
  }

  private static ContactView of(Contact contact) {
    return new ContactView(contact.id, contact.queue == null ? null : contact.queue.id, contact.offer == null ? null : contact.offer.id(),
        Instant.ofEpochMilli(contact.pursuedSinceMs), contact.agents.stream().map(agent -> agent.id).toList());
  }
}

package io.trunkline.routing;

import java.util.Comparator;

/// A 64-bit digest (FNV-1a over longs, finished by MurmurHash3's mixer). Nothing in it depends on `hashCode` of an enum or object, which differs from run to run.
final class Fingerprint {
  private long hash = 0xcbf29ce484222325L;

  Fingerprint add(long value) {
    hash = (hash ^ value) * 0x100000001b3L;
    hash ^= hash >>> 29;
    return this;
  }

  Fingerprint add(String text) {
    add(text.length());
    for (int i = 0; i < text.length(); i++) add(text.charAt(i));
    return this;
  }

  void add(Exchange exchange) {
    add(exchange.tenant.value()).add(exchange.lastEvent).add(exchange.lastOffer).add(exchange.arrivals);
    exchange.agents.values().stream().sorted(Comparator.comparing(agent -> agent.id)).forEach(this::add);
    exchange.contacts.values().stream().sorted(Comparator.comparing(contact -> contact.id)).forEach(this::add);
    for (QueueBook queue : exchange.queues.values()) {
      add(queue.rules.toString()).add(queue.present).add(queue.signedIn);
      for (Contact contact : Contacts.waitingIn(queue)) add(contact.arrival);
    }
  }

  private void add(Agent agent) {
    // Records print their parts by name and in order, enums by name: stable text.
    add(agent.profile.toString()).add(agent.state.toString()).add(String.valueOf(agent.next));
    add(agent.reachable ? 1 : 0).add(agent.idleSinceMs).add(agent.wrapUpMs).add(agent.removed ? 1 : 0).add(agent.timer == null ? 0 : agent.timer.atMs());
  }

  private void add(Contact contact) {
    add(contact.id.value().getMostSignificantBits()).add(contact.id.value().getLeastSignificantBits());
    add(contact.priority).add(contact.placeMs).add(contact.arrival).add(contact.pursuedSinceMs).add(contact.deadlineMs).add(contact.needs.toString());
    add(contact.queue == null ? 0 : contact.queue.id.value()).add(contact.offer == null ? 0 : contact.offer.id().value());
    add(contact.passed.toString()).add(contact.tried.toString()).add(contact.timer == null ? 0 : contact.timer.atMs());
    for (Agent agent : contact.agents) add(agent.id.value());
  }

  long value() {
    long mixed = hash;
    mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}

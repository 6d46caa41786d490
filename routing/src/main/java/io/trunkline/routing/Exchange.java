package io.trunkline.routing;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One tenant's routing: the maps, the numbering of its events, and which part answers which command. The hash maps are only looked up in, never walked.
final class Exchange {
  final TenantId tenant;
  final Timers timers;
  final Matching matching = new Matching();
  final Map<AgentId, Agent> agents = new HashMap<>();
  final Map<ContactId, Contact> contacts = new HashMap<>();
  final Map<OfferId, Offer> offers = new HashMap<>();
  final Map<QueueId, QueueBook> queues = new TreeMap<>();
  /// Queues whose last agent left; looked at when the command is done.
  final TreeSet<QueueId> deserted = new TreeSet<>();
  final Agents desk;
  final Contacts floor;
  private final Configuration configuration;

  private List<Event> out = new ArrayList<>();
  long nowMs;
  long lastEvent;
  long lastOffer;
  long arrivals;

  Exchange(TenantId tenant, Timers timers) {
    this.tenant = tenant;
    this.timers = timers;
    this.desk = new Agents(this);
    this.floor = new Contacts(this);
    this.configuration = new Configuration(this);
  }

  List<Event> apply(Command command, long atMs) {
    nowMs = atMs;
    switch (command) {
      case Command.PutQueue c -> configuration.put(c.rules());
      case Command.RemoveQueue c -> configuration.remove(c.queue());
      case Command.PutAgent c -> configuration.put(c.profile());
      case Command.RemoveAgent c -> withAgent(c.agent(), null, configuration::remove);
      case Command.SetState c -> withAgent(c.agent(), null, agent -> desk.ask(agent, c.target(), c.by()));
      case Command.StationChanged c -> withAgent(c.agent(), null, agent -> desk.station(agent, c.reachable()));
      case Command.EndWrapUp c -> withAgent(c.agent(), null, agent -> desk.endWrapUp(agent, c.by()));
      case Command.Enqueue c -> floor.enqueue(c);
      case Command.OfferTo c -> floor.offerTo(c);
      case Command.StartContact c -> withAgent(c.agent(), c.contact(), agent -> floor.start(c, agent));
      case Command.AnswerOffer c -> withOffer(c.offer(), floor::answered);
      case Command.DeclineOffer c -> withOffer(c.offer(), offer -> floor.endOffer(offer, c.why()));
      case Command.StopWaiting c -> withContact(c.contact(), floor::stopWaiting);
      case Command.ReleaseAgent c -> withContact(c.contact(), contact -> floor.release(contact, c.agent()));
      case Command.EndContact c -> {
        Contact contact = contacts.get(c.contact());
        if (contact != null) floor.end(contact, false);
      }
      case Command.Tick _ -> { }
    }
    return settle();
  }

  List<Event> due(Timers.Timer timer) {
    nowMs = timer.atMs();
    switch (timer.owner()) {
      case Agent agent -> desk.due(agent);
      case Contact contact -> floor.due(contact);
    }
    return settle();
  }

  /// Pairs whoever can be paired and empties queues that nobody serves, until there is neither. Ends: each round offers a contact to a free agent, of whom there are
  /// finitely many, or moves contacts along their bounded chains.
  private List<Event> settle() {
    while (true) {
      Matching.Pair pair = matching.next();
      if (pair != null) {
        Seat seat = pair.seat();
        floor.offer(pair.contact(), seat.agent(), seat.queue(), seat.queue().rules.ringTime(), pair.why());
      } else if (!deserted.isEmpty()) {
        QueueBook queue = queues.get(deserted.removeFirst());
        if (queue != null && queue.isDeserted()) floor.leaveDeserted(queue);
      } else {
        List<Event> done = out;
        out = new ArrayList<>();
        return done;
      }
    }
  }

  void emit(Function<Event.Head, Event> event) {
    out.add(event.apply(new Event.Head(tenant, ++lastEvent, Instant.ofEpochMilli(nowMs))));
  }

  void refuse(@Nullable ContactId contact, @Nullable AgentId agent, Event.Refusal why) { emit(head -> new Event.Refused(head, contact, agent, why)); }

  Instant now() { return Instant.ofEpochMilli(nowMs); }

  private void withAgent(AgentId id, @Nullable ContactId contact, Consumer<Agent> work) {
    Agent agent = agents.get(id);
    if (agent == null) refuse(contact, id, Event.Refusal.UNKNOWN_AGENT);
    else work.accept(agent);
  }

  private void withContact(ContactId id, Consumer<Contact> work) {
    Contact contact = contacts.get(id);
    if (contact == null) refuse(id, null, Event.Refusal.UNKNOWN_CONTACT);
    else work.accept(contact);
  }

  private void withOffer(OfferId id, Consumer<Offer> work) {
    Offer offer = offers.get(id);
    if (offer == null) refuse(null, null, Event.Refusal.OFFER_OVER);
    else work.accept(offer);
  }
}

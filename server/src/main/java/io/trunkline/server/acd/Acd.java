package io.trunkline.server.acd;

import io.trunkline.cell.RoutingHost;
import io.trunkline.cell.RoutingHost.Submission;
import io.trunkline.cell.RoutingListener;
import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.routing.AgentState;
import io.trunkline.routing.By;
import io.trunkline.routing.Command;
import io.trunkline.routing.Event;
import io.trunkline.routing.OfferEnd;
import io.trunkline.routing.OfferId;
import io.trunkline.routing.Target;
import io.trunkline.routing.TenantView;
import io.trunkline.server.acd.internal.ConfigFeed;
import io.trunkline.server.acd.internal.NotesBook;
import io.trunkline.server.acd.internal.RoutingFacts;
import io.trunkline.server.acd.internal.Signals;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.Reason;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.switchboard.AgentStations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who gets the next contact. Feeds routing with the directory's changes and with what calls and agents do; writes its events into the journal; tells them to calls.
/// Safe from any thread, never blocks, needs no database. A voice contact is named by its call.
@Component
public class Acd {
  private final RoutingHost host;
  private final Directory directory;
  private final Journal journal;
  private final AgentStations stations;
  private final Time time;
  private final ConfigFeed feed;
  private final Signals signals = new Signals();
  private final NotesBook notes = new NotesBook();
  private final Set<TenantId> heard = ConcurrentHashMap.newKeySet();
  private final Map<TenantId, Map<AgentId, AgentStatus>> statuses = new ConcurrentHashMap<>();
  private final Map<Person, String> supervisors = new ConcurrentHashMap<>();
  private final List<AcdListener> listeners = new CopyOnWriteArrayList<>();

  private record Person(TenantId tenant, AgentId agent) {}

  Acd(RoutingHost host, Directory directory, Journal journal, AgentStations stations, Time time) {
    this.host = host;
    this.directory = directory;
    this.journal = journal;
    this.stations = stations;
    this.time = time;
    this.feed = new ConfigFeed(host, time);
    stations.listen(this::station);
    directory.onChange(this::configured);
  }

  private void configured(TenantConfig config) {
    if (heard.add(config.tenant())) host.subscribe(config.tenant(), 0, new Ear(config.tenant()));
    feed.changed(config);
  }

  /// Hears from now on; statuses that are known already are asked for.
  public void listen(AcdListener listener) { listeners.add(listener); }

  // Contacts.

  /// Puts the call into a queue. With `keepPlace` a call that waited before keeps its first time. `ear` hears every signal until it ends or someone else
  /// asks something for it, on routing's thread: `call::post`.
  public Submission enqueue(TenantId tenant, CallId call, QueueId queue, int priority, boolean keepPlace, Consumer<AcdSignal> ear) {
    signals.hear(tenant, contact(call), ear);
    return host.submit(new Command.Enqueue(tenant, contact(call), queue, Math.clamp(priority, 0, 100), List.of(), keepPlace));
  }

  /// Offers the call to this agent and nobody else: a transfer, a consultation, a call to a colleague.
  public Submission offerTo(TenantId tenant, CallId call, AgentId agent, Duration ring, Consumer<AcdSignal> ear) {
    signals.hear(tenant, contact(call), ear);
    return host.submit(new Command.OfferTo(tenant, contact(call), agent, ring));
  }

  /// The agent dials: busy from now on, until [#released] or [#ended].
  public Submission start(TenantId tenant, CallId call, AgentId agent, Duration wrapUp, Consumer<AcdSignal> ear) {
    signals.hear(tenant, contact(call), ear);
    return host.submit(new Command.StartContact(tenant, contact(call), agent, wrapUp));
  }

  /// The agent's station answered. [AcdSignal.Connected] follows, or [AcdSignal.OfferOver] came before: then the agent's leg is hung up.
  public void answered(TenantId tenant, OfferId offer) { must(new Command.AnswerOffer(tenant, offer)); }

  /// @param why NO_ANSWER, REJECTED or FAILED
  public void declined(TenantId tenant, OfferId offer, OfferEnd why) { must(new Command.DeclineOffer(tenant, offer, why)); }

  /// Out of the queue or the direct offer; the call goes on.
  public void stopWaiting(TenantId tenant, CallId call) { must(new Command.StopWaiting(tenant, contact(call))); }

  /// The agent's part in the call is over.
  public void released(TenantId tenant, CallId call, AgentId agent) { must(new Command.ReleaseAgent(tenant, contact(call), agent)); }

  /// The call is over, or needs no agent any more. Harmless when said twice.
  public void ended(TenantId tenant, CallId call) { must(new Command.EndContact(tenant, contact(call))); }

  // Agents.

  public Optional<AgentStatus> status(TenantId tenant, AgentId agent) { return Optional.ofNullable(statuses.getOrDefault(tenant, Map.of()).get(agent)); }

  /// Whether the agent talks in this call, or dials it.
  public boolean isServing(TenantId tenant, CallId call, AgentId agent) {
    return status(tenant, agent).map(AgentStatus::state).orElse(null) instanceof AgentState.Talking talking && talking.contact().equals(contact(call));
  }

  public List<AgentStatus> statuses(TenantId tenant) { return List.copyOf(statuses.getOrDefault(tenant, Map.of()).values()); }

  /// The agent asks for a state; while a contact rings or is talked to, it follows afterwards.
  public void ask(TenantId tenant, AgentId agent, Target target) {
    // Routing believes in a station until told otherwise; whoever begins to work is looked up anew.
    station(tenant, agent, stations.isReachable(tenant, agent));
    must(new Command.SetState(tenant, agent, target, By.AGENT));
  }

  /// A rule of ours changes the state.
  public void rule(TenantId tenant, AgentId agent, Target target) { must(new Command.SetState(tenant, agent, target, By.RULE)); }

  /// @param supervisor login, for the record
  public void force(TenantId tenant, AgentId agent, Target target, String supervisor) {
    supervisors.put(new Person(tenant, agent), supervisor);
    must(new Command.SetState(tenant, agent, target, By.SUPERVISOR));
  }

  public void endWrapUp(TenantId tenant, AgentId agent) { must(new Command.EndWrapUp(tenant, agent, By.AGENT)); }

  private void station(TenantId tenant, AgentId agent, boolean reachable) { must(new Command.StationChanged(tenant, agent, reachable)); }

  /// Kept until the agent has finished with the call; written at once if that was before.
  public void note(TenantId tenant, AgentId agent, CallId call, Notes written) {
    notes.put(tenant, agent, call, written);
    if (!status(tenant, agent).map(AgentStatus::state).map(state -> isWith(state, call)).orElse(false)) writeNotes(tenant, agent, call, false);
  }

  public @Nullable Notes notes(TenantId tenant, AgentId agent, CallId call) { return notes.get(tenant, agent, call); }

  private static boolean isWith(AgentState state, CallId call) {
    return switch (state) {
      case AgentState.Talking talking -> talking.contact().equals(contact(call));
      case AgentState.WrapUp wrapUp -> wrapUp.contact().equals(contact(call));
      // Routing says that they are connected before it says that the agent talks.
      case AgentState.Ringing ringing -> ringing.contact().equals(contact(call));
      case AgentState.Offline _, AgentState.NotReady _, AgentState.Ready _ -> false;
    };
  }

  /// Whose notes nothing will write any more: the agent is through with this contact, and no wrap-up follows.
  private static @Nullable ContactId left(Event.AgentStateChanged change) {
    return switch (change.from()) {
      case AgentState.Talking talking when !(change.to() instanceof AgentState.WrapUp) -> talking.contact();
      case AgentState.Ringing ringing when !(change.to() instanceof AgentState.Talking) -> ringing.contact();
      default -> null;
    };
  }

  private void writeNotes(TenantId tenant, AgentId agent, CallId call, boolean evenIfEmpty) {
    Notes written = notes.take(tenant, agent, call);
    if (written == null && !evenIfEmpty) return;
    Notes kept = written == null ? Notes.NONE : written;
    journal.append(new WrapUpEnded(tenant, time.now(), call, agent, kept.text(), kept.category()));
  }

  public RoutingHost.Health health() { return host.health(); }

  private static ContactId contact(CallId call) { return new ContactId(call.value()); }

  /// For what ends work or must not be lost: there is room kept for it; where even that is used up, a little later.
  private void must(Command command) {
    if (host.submit(command) == Submission.BUSY) time.after(Duration.ofMillis(50), () -> must(command));
  }

  /// One tenant's events, on routing's thread.
  private final class Ear implements RoutingListener, RoutingFacts.Names {
    private final TenantId tenant;
    private final Map<AgentId, AgentStatus> agents;

    Ear(TenantId tenant) {
      this.tenant = tenant;
      this.agents = statuses.computeIfAbsent(tenant, _ -> new ConcurrentHashMap<>());
    }

    @Override public void resync(TenantView view) {
      agents.clear();
      for (TenantView.AgentView agent : view.agents()) agents.put(agent.agent(), new AgentStatus(tenant, agent.agent(), agent.state(), agent.next(), agent.reachable()));
      for (AcdListener listener : listeners) listener.resynced(tenant, List.copyOf(agents.values()));
    }

    @Override public void happened(Event event) {
      AgentStatus changed = follow(event);
      RoutingFacts.of(event, this).forEach(journal::append);
      if (event instanceof Event.WrapUpEnded e) writeNotes(tenant, e.agent(), RoutingFacts.call(e.contact()), true);
      if (event instanceof Event.AgentStateChanged e) {
        ContactId left = left(e);
        if (left != null) writeNotes(tenant, e.agent(), RoutingFacts.call(left), false);
      }
      signals.tell(event);
      for (AcdListener listener : listeners) {
        if (changed != null) listener.changed(changed);
        listener.happened(event);
      }
    }

    private @Nullable AgentStatus follow(Event event) {
      return switch (event) {
        case Event.AgentStateChanged e -> agents.merge(e.agent(), new AgentStatus(tenant, e.agent(), e.to(), null, true),
            (before, _) -> new AgentStatus(tenant, e.agent(), e.to(), before.next(), before.reachable()));
        case Event.NextStateChanged e -> agents.computeIfPresent(e.agent(), (_, before) -> new AgentStatus(tenant, e.agent(), before.state(), e.next(), before.reachable()));
        case Event.StationSeen e -> agents.merge(e.agent(), new AgentStatus(tenant, e.agent(), new AgentState.Offline(e.at()), null, e.reachable()),
            (before, _) -> new AgentStatus(tenant, e.agent(), before.state(), before.next(), e.reachable()));
        case Event.AgentRemoved e -> {
          agents.remove(e.agent());
          yield null;
        }
        default -> null;
      };
    }

    @Override public @Nullable String reason(TenantId tenantOfReason, long id) {
      return directory.find(tenantOfReason).map(config -> config.reasons().get(id)).map(Reason::name).orElse(null);
    }

    @Override public @Nullable Duration serviceLevel(TenantId tenantOfQueue, QueueId id) {
      return directory.find(tenantOfQueue).map(config -> config.queues().get(id)).map(QueueConfig::serviceLevel).orElse(null);
    }

    @Override public @Nullable String supervisor(TenantId tenantOfAgent, AgentId agent) { return supervisors.get(new Person(tenantOfAgent, agent)); }
  }
}

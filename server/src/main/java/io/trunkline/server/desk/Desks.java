package io.trunkline.server.desk;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.routing.Event;
import io.trunkline.routing.Target;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.acd.AcdListener;
import io.trunkline.server.acd.AgentStatus;
import io.trunkline.server.acd.ContactAbandoned;
import io.trunkline.server.announcements.AnnouncementsChanged;
import io.trunkline.server.desk.internal.CallPicture;
import io.trunkline.server.desk.internal.CallPicture.Customers;
import io.trunkline.server.desk.internal.CallPicture.Share;
import io.trunkline.server.desk.internal.DeskViews;
import io.trunkline.server.desk.internal.MissedCalls;
import io.trunkline.server.desk.internal.Presence;
import io.trunkline.server.desk.internal.QueueWatch;
import io.trunkline.server.desk.internal.Supervisions;
import io.trunkline.server.desk.internal.TenantDesk;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.Category;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.CallContext;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.switchboard.AgentStations;
import io.trunkline.server.switchboard.CallFacts;
import io.trunkline.server.switchboard.Softphones;
import io.trunkline.server.switchboard.StationChoice;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallFact;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Every agent's desk: what it shows, and the numbered frames that keep its pages up to date. From memory, so that it works while PostgreSQL is away; who calls is
/// looked up beside and shown when found.
@Component
public class Desks implements AcdListener, TenantDesk.World, Presence.Shift, QueueWatch.Pages {
  private static final Logger LOG = LoggerFactory.getLogger(Desks.class);

  private final Acd acd;
  private final Directory directory;
  private final AgentStations stations;
  private final Softphones softphones;
  private final ObjectProvider<CustomerLookup> customers;
  private final MissedCalls missed;
  private final Supervisions supervisions;
  private final List<BiConsumer<TenantId, CallPicture>> watchers = new CopyOnWriteArrayList<>();
  private final Presence presence;
  private final QueueWatch queues;
  private final JsonMapper json;
  private final Map<TenantId, TenantDesk> desks = new ConcurrentHashMap<>();
  private final long firstNumber;

  Desks(Acd acd, Directory directory, AgentStations stations, Softphones softphones, CallFacts calls, Journal journal, ObjectProvider<CustomerLookup> customers, MissedCalls missed,
      Supervisions supervisions, Time time, JsonMapper json) {
    this.acd = acd;
    this.directory = directory;
    this.stations = stations;
    this.softphones = softphones;
    this.customers = customers;
    this.missed = missed;
    this.supervisions = supervisions;
    this.json = json;
    this.presence = new Presence(this, time);
    this.queues = new QueueWatch(this, time);
    // Above every number of a former life, and whole in JavaScript's numbers: no life tells a million frames a second.
    this.firstNumber = time.now().toEpochMilli() * 1_000;
    journal.hear(this::happened);
    calls.listen(this::happened);
    stations.listen(this::reachable);
    acd.listen(this);
    acd.listen(presence);
    acd.listen(queues);
    supervisions.listen((tenant, call) -> of(tenant).touch(call));
    missed.listen((tenant, count) -> of(tenant).missed(count));
  }

  private TenantDesk of(TenantId tenant) { return desks.computeIfAbsent(tenant, _ -> new TenantDesk(tenant, this, firstNumber)); }

  public DeskSnapshot snapshot(TenantId tenant, AgentId agent) { return of(tenant).snapshot(agent); }

  /// A page opened its stream; it hears what it missed after frame `after`, or everything anew.
  public void join(TenantId tenant, TenantDesk.Page page, long after) {
    of(tenant).join(page, after);
    presence.arrived(tenant, page.agent());
    queues.show(tenant, page.agent());
    missed.look(tenant);
  }

  public void leave(TenantId tenant, TenantDesk.Page page) {
    of(tenant).leave(page);
    presence.left(tenant, page.agent());
  }

  /// The person signed out, here or everywhere: no more calls, and the page's phone is void.
  public void signedOut(TenantId tenant, AgentId agent) {
    acd.rule(tenant, agent, new Target.Offline());
    softphones.revoke(tenant, agent);
  }

  /// The picture of a running call, for whoever acts on it.
  public @Nullable CallPicture picture(TenantId tenant, CallId call) { return of(tenant).picture(call); }

  /// A call that an agent begins: shown from now on.
  public void begins(TenantId tenant, CallPicture picture) { of(tenant).begins(picture); }

  /// Hears of each new picture of a call, under a lock: must be short.
  void watch(BiConsumer<TenantId, CallPicture> watcher) { watchers.add(watcher); }

  @Override public void pictured(TenantId tenant, CallPicture picture) { watchers.forEach(watcher -> watcher.accept(tenant, picture)); }

  public void notesChanged(TenantId tenant, CallId call) { of(tenant).touch(call); }

  /// Something for the agent to read; pages translate `code`.
  public void notice(TenantId tenant, AgentId agent, String code) { of(tenant).notice(agent, code); }

  /// Pages look anew; where PostgreSQL is away, they keep what they have.
  @EventListener
  void announced(AnnouncementsChanged event) {
    TenantDesk desk = of(event.tenant());
    for (AgentId agent : desk.present()) desk.passing(agent, "announcements", Map.of());
  }

  public void stationChosen(TenantId tenant, AgentId agent) { of(tenant).station(agent, station(tenant, agent)); }

  private void reachable(TenantId tenant, AgentId agent, boolean reachable) { stationChosen(tenant, agent); }

  private void happened(Fact fact) {
    of(fact.tenant()).happened(fact);
    if (fact instanceof ContactAbandoned) missed.lookSoon(fact.tenant());
  }

  private void happened(Call call, Instant at, CallFact fact) { of(call.tenant()).happened(call.id(), fact); }

  @Override public void changed(AgentStatus status) { of(status.tenant()).changed(status); }

  @Override public void happened(Event event) {
    of(event.tenant()).happened(event);
    ContactId contact = event instanceof Event.ContactOffered e ? e.contact() : event instanceof Event.ContactStarted e ? e.contact() : null;
    if (contact != null) lookUp(event.tenant(), new CallId(contact.value()));
  }

  private void lookUp(TenantId tenant, CallId call) {
    CallPicture picture = of(tenant).picture(call);
    CustomerLookup lookup = customers.getIfAvailable();
    if (picture == null || lookup == null || !picture.customers().equals(Customers.NONE)) return;
    Party outside = picture.outside();
    Thread.ofVirtual().name("customer-lookup").start(() -> new CallContext(tenant, call).run(() -> of(tenant).found(call, find(lookup, tenant, outside))));
  }

  private static Customers find(CustomerLookup lookup, TenantId tenant, Party number) {
    try {
      return new Customers(lookup.match(tenant, number), false);
    } catch (RuntimeException away) {
      LOG.atInfo().addKeyValue("why", away.toString()).log("desk.customer-unavailable");
      return new Customers(List.of(), true);
    }
  }

  private DeskSnapshot.Station station(TenantId tenant, AgentId agent) {
    StationChoice choice = stations.choice(tenant, agent);
    return new DeskSnapshot.Station(choice.kind().name(), choice.number() == null ? null : choice.number().dialable(), stations.isReachable(tenant, agent));
  }

  private static List<String> categories(TenantConfig config) { return config.categories().values().stream().map(Category::name).sorted().toList(); }

  // What the watch of queues asks.

  @Override public Set<AgentId> present(TenantId tenant) { return of(tenant).present(); }

  @Override public TenantConfig config(TenantId tenant) { return directory.config(tenant); }

  @Override public List<AgentStatus> statuses(TenantId tenant) { return acd.statuses(tenant); }

  @Override public void tell(TenantId tenant, AgentId agent, List<QueuePressure> pressures) { of(tenant).passing(agent, "queues", pressures); }

  // What presence asks.

  @Override public Optional<AgentStatus> status(TenantId tenant, AgentId agent) { return acd.status(tenant, agent); }

  @Override public boolean needsPage(TenantId tenant, AgentId agent) { return stations.choice(tenant, agent).kind() != StationChoice.Kind.PHONE; }

  @Override public void rule(TenantId tenant, AgentId agent, Target target) { acd.rule(tenant, agent, target); }

  // What tenants' desks ask.

  @Override public DeskCall call(TenantId tenant, CallPicture picture, AgentId agent, Share share) {
    TenantConfig config = directory.config(tenant);
    return DeskViews.call(picture, agent, share, config, acd.notes(tenant, agent, picture.id()), DeskViews.supervisor(supervisions.of(tenant, picture.id()), agent, config));
  }

  @Override public DeskSnapshot snapshot(TenantId tenant, AgentId agent, long n, List<DeskCall> calls) {
    TenantConfig config = directory.config(tenant);
    AgentConfig person = config.agents().get(agent);
    DeskSnapshot.Agent shown = new DeskSnapshot.Agent(agent.value(), person == null ? "" : person.name(), person == null ? null : person.extension().value());
    List<DeskSnapshot.Reason> reasons = config.reasons().values().stream().map(reason -> new DeskSnapshot.Reason(reason.id(), reason.name()))
        .sorted(Comparator.comparingLong(DeskSnapshot.Reason::id)).toList();
    return new DeskSnapshot(n, shown, DeskViews.state(acd.status(tenant, agent).orElse(null), config), station(tenant, agent), calls, reasons, categories(config), missed.last(tenant));
  }

  @Override public DeskSnapshot.State state(AgentStatus status) { return DeskViews.state(status, directory.config(status.tenant())); }

  @Override public String json(Object value) { return json.writeValueAsString(value); }
}

package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.routing.Event;
import io.trunkline.server.desk.BoardView;
import io.trunkline.server.desk.BoardView.AgentNow;
import io.trunkline.server.desk.BoardView.AgentRow;
import io.trunkline.server.desk.BoardView.CallRow;
import io.trunkline.server.desk.BoardView.QueueRow;
import io.trunkline.server.desk.BoardView.Supervisor;
import io.trunkline.server.desk.BoardView.Today;
import io.trunkline.server.desk.BoardView.WaitingRow;
import io.trunkline.server.desk.DeskSnapshot;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.TenantConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One tenant's board. What happens only marks rows; a few times a second all marked rows go out in one numbered frame, written once for all pages. So a thousand
/// agents cost as many rows as change, and a page as many frames as a person can see. Each method holds the lock for a short time and calls nothing that waits.
public final class TenantBoard {
  private static final int FRAMES = 512;
  private static final long FRAME_CHARS = 4_000_000;
  private static final int CALLS = 20_000;

  /// What the board asks while it makes rows: all from memory.
  public interface World {
    TenantConfig config();

    DeskSnapshot.State state(AgentId agent);

    DeskSnapshot.Station station(AgentId agent);

    List<Supervisor> supervisors(CallId call);

    Instant now();

    String json(Object value);

    /// Calls [#flush] soon, on a thread that may take its time.
    void flushSoon();
  }

  /// A page. [#tell] must not block.
  public interface Page {
    void tell(String frame);
  }

  private record Waiting(QueueId queue, Instant since, Instant came, @Nullable AgentId ringing) {}

  private record Up(CallPicture picture, Instant since) {}

  private record Numbered(long n, String text) {}

  private record Sent(long n, String type, Object data) {}

  private final World world;
  private final Map<ContactId, Waiting> waiting = new LinkedHashMap<>();
  private final Map<CallId, Up> calls = new LinkedHashMap<>();
  private final Map<AgentId, CallId> serving = new HashMap<>();
  private final Map<QueueId, QueueFigures> figures = new HashMap<>();
  private final Set<AgentId> agentsChanged = new HashSet<>();
  private final Set<QueueId> queuesChanged = new HashSet<>();
  private final Set<ContactId> waitingChanged = new HashSet<>();
  private final Set<CallId> callsChanged = new HashSet<>();
  private final List<Page> pages = new ArrayList<>();
  private final Deque<Numbered> frames = new ArrayDeque<>();
  private long frameChars;
  private long last;
  private boolean flushing;
  private boolean whole;

  public TenantBoard(World world, long firstNumber) {
    this.world = world;
    this.last = firstNumber;
  }

  // Pages.

  /// The page hears what it missed after frame `after`, or the whole picture where that is too long ago; then everything.
  public synchronized void join(Page page, long after) {
    boolean resumes = after == last || (after < last && !frames.isEmpty() && after >= frames.getFirst().n() - 1);
    if (resumes) {
      for (Numbered frame : frames) if (frame.n() > after) page.tell(frame.text());
    } else {
      page.tell(text(last, "snapshot", view()));
    }
    pages.add(page);
  }

  public synchronized void leave(Page page) { pages.remove(page); }

  public synchronized boolean isWatched() { return !pages.isEmpty(); }

  public synchronized BoardView view() {
    TenantConfig config = world.config();
    List<QueueConfig> queues = config.queues().values().stream().sorted(Comparator.comparing(QueueConfig::id)).toList();
    Map<AgentId, List<Long>> memberships = new HashMap<>();
    for (QueueConfig queue : queues) for (QueueConfig.Member member : queue.members()) memberships.computeIfAbsent(member.agent(), _ -> new ArrayList<>()).add(queue.id().value());
    List<AgentRow> agents = config.agents().values().stream().filter(agent -> !agent.disabled()).sorted(Comparator.comparing(agent -> agent.id()))
        .map(agent -> new AgentRow(agent.id().value(), agent.name(), agent.extension().value(), memberships.getOrDefault(agent.id(), List.of()), now(agent.id()))).toList();
    List<DeskSnapshot.Reason> reasons = config.reasons().values().stream().map(reason -> new DeskSnapshot.Reason(reason.id(), reason.name()))
        .sorted(Comparator.comparingLong(DeskSnapshot.Reason::id)).toList();
    return new BoardView(last, world.now(), queues.stream().map(queue -> row(queue)).toList(), agents, waiting.keySet().stream().map(contact -> row(contact)).toList(),
        calls.keySet().stream().map(call -> row(call)).toList(), config.settings().board(), reasons);
  }

  // What happens.

  /// Names, members, thresholds: the whole picture goes out anew.
  public synchronized void configured() {
    whole = true;
    soon();
  }

  public synchronized void agentChanged(AgentId agent) {
    agentsChanged.add(agent);
    soon();
  }

  public synchronized void supervisionChanged(CallId call) { if (calls.containsKey(call)) changed(call); }

  public synchronized void picture(CallPicture picture) {
    if (picture.ended()) {
      gone(picture.id());
      return;
    }
    Up before = calls.get(picture.id());
    if (before == null && calls.size() >= CALLS) return;
    calls.put(picture.id(), new Up(picture, before == null ? world.now() : before.since()));
    if (before != null) for (AgentId agent : before.picture().shares().keySet()) if (!isServing(picture, agent)) free(agent, picture.id());
    for (AgentId agent : picture.shares().keySet()) if (isServing(picture, agent) && !picture.id().equals(serving.put(agent, picture.id()))) agentsChanged.add(agent);
    changed(picture.id());
  }

  private static boolean isServing(CallPicture picture, AgentId agent) {
    CallPicture.Share share = picture.shares().get(agent);
    return share != null && share.part() == CallPicture.Part.SERVING;
  }

  private void gone(CallId call) {
    Up up = calls.remove(call);
    if (up == null) return;
    for (AgentId agent : up.picture().shares().keySet()) free(agent, call);
    changed(call);
  }

  private void free(AgentId agent, CallId call) { if (serving.remove(agent, call)) agentsChanged.add(agent); }

  private void changed(CallId call) {
    callsChanged.add(call);
    soon();
  }

  public synchronized void happened(Event event) {
    switch (event) {
      case Event.ContactQueued e -> {
        figures(e.queue()).offered(e.at());
        waits(e.contact(), new Waiting(e.queue(), e.firstQueued(), e.at(), null));
      }
      case Event.ContactOffered e -> rings(e.contact(), e.agent());
      case Event.OfferEnded e -> rings(e.contact(), null);
      case Event.ContactConnected e -> {
        if (e.queue() != null) figures(e.queue()).answered(e.at(), waitedIn(e.queue(), e.contact(), e.at()), threshold(e.queue()));
        waitsNoMore(e.contact(), e.queue());
      }
      case Event.ContactAbandoned e -> {
        if (e.queue() != null) figures(e.queue()).abandoned(e.at(), waitedIn(e.queue(), e.contact(), e.at()));
        waitsNoMore(e.contact(), e.queue());
      }
      case Event.ContactOverflowed e -> {
        // Turned away at the door of a queue that is full or deserted: came all the same.
        if (!waitsIn(e.queue(), e.contact())) figures(e.queue()).offered(e.at());
        figures(e.queue()).left(e.at());
        waitsNoMore(e.contact(), e.queue());
      }
      case Event.ContactWithdrawn e -> {
        if (e.queue() != null) figures(e.queue()).left(e.at());
        waitsNoMore(e.contact(), e.queue());
      }
      case Event.ContactEnded e -> waitsNoMore(e.contact(), null);
      case Event.AgentStateChanged _, Event.NextStateChanged _, Event.StationSeen _, Event.WrapUpEnded _, Event.AgentRemoved _, Event.ContactStarted _, Event.DirectOfferFailed _,
          Event.AgentReleased _, Event.Refused _ -> { }
    }
  }

  private void waits(ContactId contact, Waiting how) {
    Waiting before = waiting.put(contact, how);
    if (before != null) queuesChanged.add(before.queue());
    queuesChanged.add(how.queue());
    waitingChanged.add(contact);
    changed(new CallId(contact.value()));
  }

  private boolean waitsIn(QueueId queue, ContactId contact) {
    Waiting how = waiting.get(contact);
    return how != null && how.queue().equals(queue);
  }

  /// Routing tells the wait in all queues together; figures of a queue are about its own.
  private Duration waitedIn(QueueId queue, ContactId contact, Instant until) {
    Waiting how = waiting.get(contact);
    return how != null && how.queue().equals(queue) ? Duration.between(how.came(), until) : Duration.ZERO;
  }

  private void rings(ContactId contact, @Nullable AgentId agent) {
    Waiting before = waiting.get(contact);
    if (before != null) waits(contact, new Waiting(before.queue(), before.since(), before.came(), agent));
  }

  private void waitsNoMore(ContactId contact, @Nullable QueueId counted) {
    Waiting before = waiting.remove(contact);
    if (counted != null) queuesChanged.add(counted);
    if (before != null) {
      queuesChanged.add(before.queue());
      waitingChanged.add(contact);
      callsChanged.add(new CallId(contact.value()));
    }
    if (before != null || counted != null) soon();
  }

  /// What a former life of the program counted on this day.
  public synchronized void before(LocalDate day, Map<QueueId, Today> counted) {
    counted.forEach((queue, today) -> figures(queue).before(day, today, world.now()));
    queuesChanged.addAll(counted.keySet());
    soon();
  }

  /// Time alone changes the window's figures, and the day's at midnight.
  public synchronized void minutePassed() {
    queuesChanged.addAll(figures.keySet());
    soon();
  }

  private QueueFigures figures(QueueId queue) { return figures.computeIfAbsent(queue, _ -> new QueueFigures(world.config().settings().timeZone())); }

  private Duration threshold(QueueId queue) {
    QueueConfig known = world.config().queues().get(queue);
    return known == null ? Duration.ZERO : known.serviceLevel();
  }

  // Frames.

  private void soon() {
    if (flushing) return;
    flushing = true;
    world.flushSoon();
  }

  public synchronized void flush() {
    flushing = false;
    if (pages.isEmpty()) {
      // Nobody looks: whoever comes gets the whole picture.
      last++;
      frames.clear();
      frameChars = 0;
    } else if (whole) {
      tell("snapshot", ++last, view(last));
    } else {
      tell("delta", ++last, delta());
    }
    whole = false;
    agentsChanged.clear();
    queuesChanged.clear();
    waitingChanged.clear();
    callsChanged.clear();
  }

  private BoardView view(long n) {
    BoardView now = view();
    return new BoardView(n, now.at(), now.queues(), now.agents(), now.waiting(), now.calls(), now.settings(), now.reasons());
  }

  private BoardView.Delta delta() {
    TenantConfig config = world.config();
    return new BoardView.Delta(
        queuesChanged.stream().map(config.queues()::get).filter(queue -> queue != null).map(queue -> row(queue)).toList(),
        agentsChanged.stream().filter(config.agents()::containsKey).map(agent -> now(agent)).toList(),
        waitingChanged.stream().filter(waiting::containsKey).map(contact -> row(contact)).toList(),
        callsChanged.stream().filter(calls::containsKey).map(call -> row(call)).toList(),
        waitingChanged.stream().filter(contact -> !waiting.containsKey(contact)).map(contact -> contact.value().toString()).toList(),
        callsChanged.stream().filter(call -> !calls.containsKey(call)).map(CallId::toString).toList());
  }

  private void tell(String type, long n, Object data) {
    Numbered frame = new Numbered(n, text(n, type, data));
    frames.addLast(frame);
    frameChars += frame.text().length();
    while (frames.size() > FRAMES || frameChars > FRAME_CHARS) frameChars -= frames.removeFirst().text().length();
    for (Page page : pages) page.tell(frame.text());
  }

  private String text(long n, String type, Object data) { return world.json(new Sent(n, type, data)); }

  // Rows.

  private QueueRow row(QueueConfig queue) {
    int count = 0;
    Instant oldest = null;
    for (Waiting one : waiting.values()) {
      if (!one.queue().equals(queue.id())) continue;
      count++;
      if (oldest == null || one.since().isBefore(oldest)) oldest = one.since();
    }
    QueueFigures counted = figures(queue.id());
    return new QueueRow(queue.id().value(), queue.name(), (int) queue.serviceLevel().toSeconds(), count, oldest, counted.today(world.now()), counted.serviceLevel(world.now()));
  }

  private AgentNow now(AgentId agent) {
    DeskSnapshot.Station station = world.station(agent);
    CallId call = serving.get(agent);
    return new AgentNow(agent.value(), world.state(agent), station.kind(), station.online(), call == null ? null : call.toString());
  }

  private WaitingRow row(ContactId contact) {
    Waiting one = waiting.getOrDefault(contact, new Waiting(new QueueId(1), world.now(), world.now(), null));
    Up up = calls.get(new CallId(contact.value()));
    return new WaitingRow(contact.value().toString(), up == null ? "" : up.picture().outside().toString(), up == null ? null : up.picture().area(), one.queue().value(),
        one.since(), one.ringing() == null ? null : one.ringing().value());
  }

  private CallRow row(CallId id) {
    Up up = calls.get(id);
    if (up == null) throw new IllegalStateException("no such call on the board: " + id);
    CallPicture picture = up.picture();
    return new CallRow(id.toString(), picture.direction(), picture.outside().toString(), picture.area(), picture.queue() == null ? null : picture.queue().value(),
        state(picture), up.since(), picture.shares().keySet().stream().filter(agent -> isServing(picture, agent)).map(AgentId::value).toList(), world.supervisors(id));
  }

  private CallRow.State state(CallPicture picture) {
    List<CallPicture.Member> agents = picture.members().stream().filter(member -> member.party().agent() != null).toList();
    if (!agents.isEmpty()) {
      if (picture.consultBy() != null) return CallRow.State.CONSULTING;
      if (agents.stream().allMatch(member -> member.state().equals("HELD"))) return CallRow.State.HELD;
      return picture.conference() ? CallRow.State.CONFERENCE : CallRow.State.TALKING;
    }
    if (!picture.shares().isEmpty()) return CallRow.State.RINGING;
    return waiting.containsKey(new ContactId(picture.id().value())) ? CallRow.State.WAITING : CallRow.State.IVR;
  }
}

package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.AgentState;
import io.trunkline.routing.Event;
import io.trunkline.server.acd.AgentStatus;
import io.trunkline.server.desk.DeskCall;
import io.trunkline.server.desk.DeskSnapshot;
import io.trunkline.server.desk.internal.CallPicture.Share;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.telephony.CallFact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One tenant's desks: pictures of its running calls, the last frames, and the pages that listen. Each method holds the tenant's lock for a short time and calls
/// nothing that waits; whoever listens only puts the frame into its own queue.
///
/// Numbers begin anew with each life of the program at a value above all former ones, so that a page of an earlier life never resumes in the middle.
public final class TenantDesk {
  private static final int FRAMES = 4_096;
  private static final int CALLS = 20_000;

  /// What the desk asks others while it makes a view: all from memory.
  public interface World {
    DeskCall call(TenantId tenant, CallPicture picture, AgentId agent, Share share);

    /// With `n` and `calls` filled in by the desk.
    DeskSnapshot snapshot(TenantId tenant, AgentId agent, long n, List<DeskCall> calls);

    DeskSnapshot.State state(AgentStatus status);

    String json(Object value);

    /// The call is different now, or (ended) over.
    void pictured(TenantId tenant, CallPicture picture);
  }

  /// A page. [#tell] must not block.
  public interface Page {
    AgentId agent();

    void tell(String frame);
  }

  private final TenantId tenant;
  private final World world;
  private final Map<CallId, CallPicture> calls = new LinkedHashMap<>();
  private final Map<AgentId, Map<CallId, DeskCall>> shown = new HashMap<>();
  private final Map<AgentId, DeskSnapshot.State> states = new HashMap<>();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final List<Page> pages = new ArrayList<>();
  private long last;

  public TenantDesk(TenantId tenant, World world, long firstNumber) {
    this.tenant = tenant;
    this.world = world;
    this.last = firstNumber;
  }

  /// The page hears what it missed after frame `after`, or the whole picture where that is too long ago; then everything.
  public synchronized void join(Page page, long after) {
    boolean resumes = after <= last && !frames.isEmpty() && after >= frames.getFirst().n() - 1;
    if (resumes) {
      for (Frame frame : frames) if (frame.n() > after && frame.agent().equals(page.agent())) page.tell(frame.text());
    } else {
      page.tell(text(last, "snapshot", snapshot(page.agent())));
    }
    pages.add(page);
  }

  public synchronized void leave(Page page) { pages.remove(page); }

  public synchronized DeskSnapshot snapshot(AgentId agent) {
    return world.snapshot(tenant, agent, last, List.copyOf(shown.getOrDefault(agent, Map.of()).values()));
  }

  public synchronized @Nullable CallPicture picture(CallId call) { return calls.get(call); }

  /// A call that an agent begins is known before its first fact, so that the page shows it at once.
  public synchronized void begins(CallPicture picture) { if (!calls.containsKey(picture.id())) put(picture); }

  public synchronized void happened(Fact fact) {
    CallId id = fact.call();
    if (id == null) return;
    if (fact instanceof CallStarted f && !calls.containsKey(id)) put(CallPicture.begun(id, f.direction(), f.from(), f.dialled(), f.area()));
    else change(id, picture -> CallNews.next(picture, fact));
  }

  public synchronized void happened(CallId id, CallFact fact) { change(id, picture -> CallNews.next(picture, fact)); }

  public synchronized void happened(Event event) {
    if (event instanceof Event.AgentStateChanged e) {
      ContactId from = contact(e.from());
      ContactId to = contact(e.to());
      if (from != null) change(new CallId(from.value()), picture -> CallNews.next(picture, event));
      if (to != null && !to.equals(from)) change(new CallId(to.value()), picture -> CallNews.next(picture, event));
      return;
    }
    ContactId contact = contact(event);
    if (contact != null) change(new CallId(contact.value()), picture -> CallNews.next(picture, event));
  }

  private static @Nullable ContactId contact(AgentState state) {
    return switch (state) {
      case AgentState.Talking talking -> talking.contact();
      case AgentState.WrapUp wrapUp -> wrapUp.contact();
      case AgentState.Ringing _, AgentState.Offline _, AgentState.NotReady _, AgentState.Ready _ -> null;
    };
  }

  public synchronized void found(CallId id, CallPicture.Customers customers) { change(id, picture -> picture.of(customers)); }

  /// The notes changed: what the page shows of the call does too.
  public synchronized void touch(CallId id) { change(id, picture -> picture); }

  public synchronized void changed(AgentStatus status) {
    DeskSnapshot.State state = world.state(status);
    if (!state.equals(states.put(status.agent(), state))) tell(status.agent(), "state", state);
  }

  public synchronized void station(AgentId agent, DeskSnapshot.Station station) { tell(agent, "station", station); }

  public synchronized void notice(AgentId agent, String code) { tell(agent, "notice", Map.of("code", code)); }

  /// What matters only now: without a number of its own, not kept, not told again after a break.
  public synchronized void passing(AgentId agent, String type, Object data) {
    String frame = text(last, type, data);
    for (Page page : pages) if (page.agent().equals(agent)) page.tell(frame);
  }

  /// Agents with a page.
  public synchronized Set<AgentId> present() { return pages.stream().map(Page::agent).collect(Collectors.toSet()); }

  public synchronized void missed(long count) {
    for (AgentId agent : present()) tell(agent, "missed", Map.of("missed", count));
  }

  private void change(CallId id, UnaryOperator<CallPicture> change) {
    CallPicture before = calls.get(id);
    if (before == null) return;
    put(change.apply(before));
    CallPicture after = calls.get(id);
    if (after != null && after.isForgettable()) calls.remove(id);
  }

  private void put(CallPicture picture) {
    CallPicture before = calls.put(picture.id(), picture);
    if (!picture.equals(before)) world.pictured(tenant, picture);
    if (calls.size() > CALLS) forget(calls.keySet().iterator().next());
    if (before != null) for (AgentId agent : before.shares().keySet()) if (!picture.shares().containsKey(agent)) gone(agent, picture.id());
    picture.shares().forEach((agent, share) -> {
      DeskCall view = world.call(tenant, picture, agent, share);
      DeskCall seen = shown.computeIfAbsent(agent, _ -> new LinkedHashMap<>()).put(picture.id(), view);
      if (!view.equals(seen)) tell(agent, "call", view);
    });
  }

  private void forget(CallId id) {
    CallPicture picture = calls.remove(id);
    if (picture != null) world.pictured(tenant, picture.over());
    if (picture != null) for (AgentId agent : picture.shares().keySet()) gone(agent, id);
  }

  private void gone(AgentId agent, CallId id) {
    Map<CallId, DeskCall> own = shown.get(agent);
    if (own == null || own.remove(id) == null) return;
    if (own.isEmpty()) shown.remove(agent);
    tell(agent, "call-ended", Map.of("id", id.toString()));
  }

  private void tell(AgentId agent, String type, Object data) {
    Frame frame = new Frame(++last, agent, text(last, type, data));
    frames.addLast(frame);
    if (frames.size() > FRAMES) frames.removeFirst();
    for (Page page : pages) if (page.agent().equals(agent)) page.tell(frame.text());
  }

  private String text(long n, String type, Object data) { return world.json(new Sent(n, type, data)); }

  private record Sent(long n, String type, Object data) {}

  private static @Nullable ContactId contact(Event event) {
    return switch (event) {
      case Event.ContactQueued e -> e.contact();
      case Event.ContactOffered e -> e.contact();
      case Event.OfferEnded e -> e.contact();
      case Event.ContactConnected e -> e.contact();
      case Event.ContactStarted e -> e.contact();
      case Event.AgentStateChanged _, Event.AgentReleased _, Event.ContactEnded _, Event.NextStateChanged _, Event.StationSeen _, Event.WrapUpEnded _, Event.AgentRemoved _, Event.ContactOverflowed _,
          Event.DirectOfferFailed _, Event.ContactWithdrawn _, Event.ContactAbandoned _, Event.Refused _ -> null;
    };
  }
}

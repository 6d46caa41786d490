package io.trunkline.server.desk.web;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.desk.Desks;
import io.trunkline.server.desk.internal.TenantDesk;
import io.trunkline.server.identity.Sessions;
import io.trunkline.server.identity.SignedIn;
import io.trunkline.server.platform.web.Actor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/// The stream of desk events: one [Outlet] a page.
@Component
class EventsSocket extends TextWebSocketHandler {
  static final String ACTOR = "actor";
  static final String AFTER = "after";
  static final String SESSION = "session";

  private static final Logger LOG = LoggerFactory.getLogger(EventsSocket.class);
  private static final int QUEUE = 512;
  private static final int PAGES_PER_PERSON = 20;

  private final Desks desks;
  private final Time time;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  EventsSocket(Desks desks, Sessions sessions, Time time) {
    this.desks = desks;
    this.time = time;
    sessions.onEnd(this::signedOut);
  }

  private void signedOut(SignedIn session) {
    for (Page page : pages.values()) {
      if (!page.isOf(session)) continue;
      page.outlet.close(Outlet.SIGNED_OUT);
      if (pages.values().stream().noneMatch(other -> page.isOfSamePerson(other) && !other.isOf(session))) desks.signedOut(page.tenant, page.agent);
    }
  }

  @Override public void afterConnectionEstablished(WebSocketSession session) {
    Actor actor = (Actor) session.getAttributes().get(ACTOR);
    if (actor == null) throw new IllegalStateException("a stream without an actor");
    Page page = new Page(session, actor.tenantId(), actor.agentId());
    if (pages.values().stream().filter(page::isOfSamePerson).count() >= PAGES_PER_PERSON) {
      page.outlet.close(Outlet.TOO_MANY);
      return;
    }
    pages.put(session.getId(), page);
    desks.join(page.tenant, page, session.getAttributes().get(AFTER) instanceof Long after ? after : 0);
    page.outlet.start("events-" + page.agent);
  }

  @Override protected void handlePongMessage(WebSocketSession session, PongMessage message) {
    Page page = pages.get(session.getId());
    if (page != null) page.outlet.answered();
  }

  @Override protected void handleTextMessage(WebSocketSession session, TextMessage message) {}   // pages talk by REST

  @Override public void handleTransportError(WebSocketSession session, Throwable failure) {
    LOG.atDebug().addKeyValue("why", failure.toString()).log("events.broken");
  }

  @Override public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    Page page = pages.remove(session.getId());
    if (page == null) return;
    page.outlet.end();
    desks.leave(page.tenant, page);
  }

  private final class Page implements TenantDesk.Page {
    final WebSocketSession session;
    final TenantId tenant;
    final AgentId agent;
    final Outlet outlet;

    Page(WebSocketSession session, TenantId tenant, AgentId agent) {
      this.session = session;
      this.tenant = tenant;
      this.agent = agent;
      this.outlet = new Outlet(session, time, QUEUE);
    }

    boolean isOf(SignedIn signedIn) { return signedIn.equals(session.getAttributes().get(SESSION)); }

    boolean isOfSamePerson(Page other) { return tenant.equals(other.tenant) && agent.equals(other.agent); }

    @Override public AgentId agent() { return agent; }

    @Override public void tell(String frame) { outlet.tell(frame); }
  }
}

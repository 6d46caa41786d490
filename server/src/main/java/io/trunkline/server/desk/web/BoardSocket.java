package io.trunkline.server.desk.web;

import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.desk.Boards;
import io.trunkline.server.desk.internal.TenantBoard;
import io.trunkline.server.identity.Sessions;
import io.trunkline.server.identity.SignedIn;
import io.trunkline.server.platform.web.Actor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/// The stream of a supervisor's board: one [Outlet] a page.
@Component
class BoardSocket extends TextWebSocketHandler {
  private static final int QUEUE = 64;   // sixteen seconds of frames
  private static final int PAGES_PER_TENANT = 200;

  private final Boards boards;
  private final Time time;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  BoardSocket(Boards boards, Sessions sessions, Time time) {
    this.boards = boards;
    this.time = time;
    sessions.onEnd(this::signedOut);
  }

  private void signedOut(SignedIn session) {
    for (Page page : pages.values()) if (session.equals(page.session.getAttributes().get(EventsSocket.SESSION))) page.outlet.close(Outlet.SIGNED_OUT);
  }

  @Override public void afterConnectionEstablished(WebSocketSession session) {
    Actor actor = (Actor) session.getAttributes().get(EventsSocket.ACTOR);
    if (actor == null) throw new IllegalStateException("a stream without an actor");
    Page page = new Page(session, actor.tenantId(), new Outlet(session, time, QUEUE));
    if (pages.values().stream().filter(other -> other.tenant.equals(page.tenant)).count() >= PAGES_PER_TENANT) {
      page.outlet.close(Outlet.TOO_MANY);
      return;
    }
    pages.put(session.getId(), page);
    boards.join(page.tenant, page, session.getAttributes().get(EventsSocket.AFTER) instanceof Long after ? after : 0);
    page.outlet.start("board-page-" + page.tenant);
  }

  @Override protected void handlePongMessage(WebSocketSession session, PongMessage message) {
    Page page = pages.get(session.getId());
    if (page != null) page.outlet.answered();
  }

  @Override protected void handleTextMessage(WebSocketSession session, TextMessage message) {}   // pages talk by REST

  @Override public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    Page page = pages.remove(session.getId());
    if (page == null) return;
    page.outlet.end();
    boards.leave(page.tenant, page);
  }

  private record Page(WebSocketSession session, TenantId tenant, Outlet outlet) implements TenantBoard.Page {
    @Override public void tell(String frame) { outlet.tell(frame); }
  }
}

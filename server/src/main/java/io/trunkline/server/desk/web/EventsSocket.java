package io.trunkline.server.desk.web;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.desk.Desks;
import io.trunkline.server.desk.internal.TenantDesk;
import io.trunkline.server.identity.Sessions;
import io.trunkline.server.identity.SignedIn;
import io.trunkline.server.platform.web.Actor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/// The stream of desk events. Each page has a bounded queue and a virtual thread that writes; a page that can't keep up is closed and resumes where it was.
/// A page that answers no ping is gone, however long its TCP connection seems to live.
@Component
class EventsSocket extends TextWebSocketHandler {
  static final String ACTOR = "actor";
  static final String AFTER = "after";
  static final String SESSION = "session";

  private static final Logger LOG = LoggerFactory.getLogger(EventsSocket.class);
  private static final int QUEUE = 512;
  private static final int PAGES_PER_PERSON = 20;
  private static final Duration PING = Duration.ofSeconds(10);
  private static final CloseStatus TOO_SLOW = new CloseStatus(4000, "too slow, resume");
  private static final CloseStatus SIGNED_OUT = new CloseStatus(4001, "signed out");
  private static final CloseStatus TOO_MANY = new CloseStatus(4002, "too many pages");

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
      page.close(SIGNED_OUT);
      if (pages.values().stream().noneMatch(other -> page.isOfSamePerson(other) && !other.isOf(session))) desks.signedOut(page.tenant, page.agent);
    }
  }

  @Override public void afterConnectionEstablished(WebSocketSession session) {
    Actor actor = (Actor) session.getAttributes().get(ACTOR);
    if (actor == null) throw new IllegalStateException("a stream without an actor");
    Page page = new Page(session, actor.tenantId(), actor.agentId());
    if (pages.values().stream().filter(page::isOfSamePerson).count() >= PAGES_PER_PERSON) {
      page.close(TOO_MANY);
      return;
    }
    pages.put(session.getId(), page);
    Thread.ofVirtual().name("events-" + page.agent).start(page::write);
    desks.join(page.tenant, page, session.getAttributes().get(AFTER) instanceof Long after ? after : 0);
    page.ping();
  }

  @Override protected void handlePongMessage(WebSocketSession session, PongMessage message) {
    Page page = pages.get(session.getId());
    if (page != null) page.answers = true;
  }

  @Override protected void handleTextMessage(WebSocketSession session, TextMessage message) {}   // pages talk by REST

  @Override public void handleTransportError(WebSocketSession session, Throwable failure) {
    LOG.atDebug().addKeyValue("why", failure.toString()).log("events.broken");
  }

  @Override public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    Page page = pages.remove(session.getId());
    if (page == null) return;
    page.end();
    desks.leave(page.tenant, page);
  }

  private final class Page implements TenantDesk.Page {
    final WebSocketSession session;
    final TenantId tenant;
    final AgentId agent;
    /// An empty one is the end.
    final BlockingQueue<Optional<WebSocketMessage<?>>> queue = new ArrayBlockingQueue<>(QUEUE);
    volatile boolean answers = true;
    volatile boolean over;
    volatile Time.@Nullable Timer timer;

    Page(WebSocketSession session, TenantId tenant, AgentId agent) {
      this.session = session;
      this.tenant = tenant;
      this.agent = agent;
    }

    boolean isOf(SignedIn signedIn) { return signedIn.equals(session.getAttributes().get(SESSION)); }

    boolean isOfSamePerson(Page other) { return tenant.equals(other.tenant) && agent.equals(other.agent); }

    @Override public AgentId agent() { return agent; }

    @Override public void tell(String frame) { if (!over && !queue.offer(Optional.of(new TextMessage(frame)))) close(TOO_SLOW); }

    void ping() {
      if (over) return;
      if (!answers) {
        close(CloseStatus.SESSION_NOT_RELIABLE);
        return;
      }
      answers = false;
      if (!queue.offer(Optional.of(new PingMessage(ByteBuffer.allocate(0))))) close(TOO_SLOW);
      timer = time.after(PING, this::ping);
    }

    /// Closing may wait for the network, so somebody else does it.
    void close(CloseStatus why) {
      over = true;
      Thread.ofVirtual().name("events-close").start(() -> {
        try {
          session.close(why);
        } catch (IOException gone) {
          LOG.atDebug().addKeyValue("why", gone.toString()).log("events.close-failed");
        }
      });
    }

    void end() {
      over = true;
      if (timer != null) timer.cancel();
      queue.clear();
      if (!queue.offer(Optional.empty())) LOG.atWarn().log("events.writer-left");
    }

    void write() {
      try {
        while (true) {
          Optional<WebSocketMessage<?>> message = queue.take();
          if (message.isEmpty()) return;
          session.sendMessage(message.get());
        }
      } catch (IOException | IllegalStateException broken) {
        close(CloseStatus.SESSION_NOT_RELIABLE);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

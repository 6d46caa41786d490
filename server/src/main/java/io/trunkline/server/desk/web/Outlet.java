package io.trunkline.server.desk.web;

import io.trunkline.kernel.Time;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/// The way of frames to one page: a bounded queue and a virtual thread that writes. A page that can't keep up is closed and resumes where it was; one that answers
/// no ping is gone, however long its TCP connection seems to live. A page can't see pings, so a beat goes along: where none comes, the page knows that it is cut off.
final class Outlet {
  static final CloseStatus SIGNED_OUT = new CloseStatus(4001, "signed out");
  static final CloseStatus TOO_MANY = new CloseStatus(4002, "too many pages");
  private static final CloseStatus TOO_SLOW = new CloseStatus(4000, "too slow, resume");
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final int MOST_UNANSWERED = 1;
  private static final TextMessage BEAT_FRAME = new TextMessage("{\"type\":\"beat\"}");
  private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);

  private final WebSocketSession session;
  private final Time time;
  /// An empty one is the end.
  private final BlockingQueue<Optional<WebSocketMessage<?>>> queue;
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile boolean over;
  private volatile Time.@Nullable Timer timer;

  Outlet(WebSocketSession session, Time time, int mostFrames) {
    this.session = session;
    this.time = time;
    this.queue = new ArrayBlockingQueue<>(mostFrames);
  }

  void start(String thread) {
    Thread.ofVirtual().name(thread).start(this::write);
    beat();
  }

  void tell(String frame) { if (!over && !queue.offer(Optional.of(new TextMessage(frame)))) close(TOO_SLOW); }

  void answered() { unanswered.set(0); }

  private void beat() {
    if (over) return;
    if (unanswered.getAndIncrement() > MOST_UNANSWERED) {
      close(CloseStatus.SESSION_NOT_RELIABLE);
      return;
    }
    if (!queue.offer(Optional.of(new PingMessage(ByteBuffer.allocate(0)))) || !queue.offer(Optional.of(BEAT_FRAME))) close(TOO_SLOW);
    timer = time.after(BEAT, this::beat);
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

  private void write() {
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

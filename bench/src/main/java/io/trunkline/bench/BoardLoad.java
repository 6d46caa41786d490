package io.trunkline.bench;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Events;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.kernel.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// So many agents change their states, ordered by a supervisor as fast as told; some boards are open. Counts frames, rows and bytes at the pages, and the server's
/// CPU with and without boards.
record BoardLoad(Centre centre, int agents) {
  private static final int PAGES = 5;
  private static final int SECONDS = 20;
  private static final int WORKERS = 8;
  private static final int CHANGES_PER_SECOND = 200;

  void run() {
    Tenant tenant = centre.openTenant("board", 100, agents + 10);
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < agents; i++) {
      JsonNode made = tenant.admin().post("/agents", Map.of("login", "x" + i, "name", "Agent " + i, "role", "AGENT", "extension", Integer.toString(10_000 + i), "skills", List.of(),
          "queues", List.of(), "disabled", false));
      ids.add(made.has("agent") ? made.path("agent").path("id").asLong() : made.path("id").asLong());
    }
    try (Agent boss = tenant.supervisor("boss", "9001")) {
      double alone = cpuWhile(boss, ids, List.of());
      List<Events> pages = new ArrayList<>();
      for (int i = 0; i < PAGES; i++) pages.add(boss.api().board(0));
      Eventually.get(() -> pages.stream().mapToInt(Events::mark).min().orElse(0), got -> got > 0, Duration.ofSeconds(30), "snapshots");
      int snapshot = pages.getFirst().all().getFirst().toString().length();
      int mark = pages.getFirst().mark();
      double watched = cpuWhile(boss, ids, pages);
      List<JsonNode> frames = pages.getFirst().all().stream().skip(mark).toList();
      long rows = frames.stream().mapToLong(frame -> frame.path("data").path("agents").size()).sum();
      long chars = frames.stream().mapToLong(frame -> frame.toString().length()).sum();
      System.out.printf("board: %d agents, %d boards open, %.1f frames/s a page, %.0f rows/s, %.0f kB/s a page; snapshot %d kB; server %.3f cores for the changes alone, %.3f with the boards%n",
          agents, PAGES, (double) frames.size() / SECONDS, (double) rows / SECONDS, chars / 1000.0 / SECONDS, snapshot / 1000, alone, watched);
      pages.forEach(Events::close);
    }
  }

  /// Cores that the server used while agents changed their states.
  private double cpuWhile(Agent boss, List<Long> ids, List<Events> pages) {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicLong next = new AtomicLong();
    CountDownLatch over = new CountDownLatch(WORKERS);
    long began = SystemTime.INSTANCE.nanos();
    Duration before = centre.server().cpuTime();
    for (int w = 0; w < WORKERS; w++) Thread.ofVirtual().name("orders-" + w).start(() -> {
      while (!stop.get()) {
        long n = next.getAndIncrement();
        long dueNs = n * 1_000_000_000L / CHANGES_PER_SECOND - (SystemTime.INSTANCE.nanos() - began);
        if (dueNs > 0) Eventually.pass(Duration.ofNanos(dueNs));
        String state = n / ids.size() % 2 == 0 ? "NOT_READY" : "OFFLINE";
        var _ = boss.api().post("/supervision/agents/" + ids.get((int) (n % ids.size())) + "/state", Map.of("state", state));
      }
      over.countDown();
    });
    Eventually.pass(Duration.ofSeconds(SECONDS));
    double cores = centre.server().cpuTime().minus(before).toMillis() / 1000.0 / SECONDS;
    stop.set(true);
    try {
      over.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    System.out.printf("board: %d orders in %d s, %d boards open%n", next.get(), SECONDS, pages.size());
    return cores;
  }
}

package io.trunkline.server.ops.web;

import io.trunkline.server.platform.NodeFigures;
import io.trunkline.server.platform.Options;
import io.trunkline.server.platform.db.Database;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Role;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How loaded each process of this installation is.
@RestController
@RequestMapping("/api/v1/nodes")
@Allow(Role.OPERATOR)
class NodesController {
  enum Reach { UP, DOWN }

  record Node(String name, int callsNow, int ratedCalls, double load, int mediaLegs, Reach database, long journalBacklog, Instant startedAt,
      boolean draining) {}

  private final Options options;
  private final Database database;
  private final ObjectProvider<NodeFigures> figures;

  NodesController(Options options, Database database, ObjectProvider<NodeFigures> figures) {
    this.options = options;
    this.database = database;
    this.figures = figures;
  }

  @GetMapping Page<Node> list() {
    List<NodeFigures> known = figures.stream().toList();
    return Page.all(List.of(new Node(options.node(), known.stream().mapToInt(NodeFigures::callsNow).sum(), known.stream().mapToInt(NodeFigures::ratedCalls).sum(),
        known.stream().mapToDouble(NodeFigures::load).max().orElse(0), known.stream().mapToInt(NodeFigures::mediaLegs).sum(),
        database.isUp() ? Reach.UP : Reach.DOWN, known.stream().mapToLong(NodeFigures::journalBacklog).sum(),
        Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()), known.stream().anyMatch(NodeFigures::draining))));
  }
}

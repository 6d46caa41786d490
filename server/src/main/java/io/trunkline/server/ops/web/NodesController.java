package io.trunkline.server.ops.web;

import io.trunkline.server.ops.internal.NodeState;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How loaded each process of this installation is.
@RestController
@RequestMapping("/api/v1/nodes")
@Allow(Role.OPERATOR)
class NodesController {
  enum Reach { UP, DOWN }

  /// @param diskFree bytes; -1 = it can't be told
  record Node(String name, int callsNow, int ratedCalls, double load, int mediaLegs, Reach database, long journalBacklog, int recordingsPending, String diskPath,
      long diskFree, long diskTotal, @Nullable Instant certificateEnds, long memoryUsed, long memoryMost, int processors, double systemLoad, Instant startedAt,
      boolean draining) {}

  private final NodeState state;

  NodesController(NodeState state) { this.state = state; }

  @GetMapping Page<Node> list() {
    NodeState.Figures now = state.now();
    return Page.all(List.of(new Node(now.name(), now.callsNow(), now.ratedCalls(), now.load(), now.mediaLegs(), now.database() ? Reach.UP : Reach.DOWN,
        now.journalBacklog(), now.recordingsPending(), now.disk().path(), now.disk().free(), now.disk().total(), now.certificateEnds(), now.memoryUsed(),
        now.memoryMost(), now.processors(), now.systemLoad(), now.startedAt(), now.draining())));
  }
}

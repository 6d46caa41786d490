package io.trunkline.server.directory.web;

import io.trunkline.server.directory.internal.AgentImport;
import io.trunkline.server.directory.internal.ConfigChanges;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Takes a change of the configuration back. The entries themselves are the audit log's.
@RestController
@RequestMapping("/api/v1/audit")
@Allow(Role.ADMIN)
class HistoryController {
  private final ConfigChanges changes;
  private final AgentImport imports;

  HistoryController(ConfigChanges changes, AgentImport imports) {
    this.changes = changes;
    this.imports = imports;
  }

  /// 409 `undo-newer` names who changed the same since; nothing is changed then.
  @PostMapping("/{id}/undo") @ResponseStatus(HttpStatus.NO_CONTENT) void undo(Actor actor, @PathVariable long id) { changes.undo(actor, id, imports); }
}

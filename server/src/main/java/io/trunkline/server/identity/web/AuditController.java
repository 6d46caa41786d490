package io.trunkline.server.identity.web;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Allow;
import io.trunkline.server.platform.web.Id;
import io.trunkline.server.platform.web.Page;
import io.trunkline.server.platform.web.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who changed what, newest first: a tenant's to its administrator, the installation's to the operator.
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {
  private final TenantTx tx;
  private final Audit audit;

  AuditController(TenantTx tx, Audit audit) {
    this.tx = tx;
    this.audit = audit;
  }

  @Allow({Role.ADMIN, Role.OPERATOR})
  @GetMapping Page<Audit.Entry> list(Actor actor, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
    int size = Page.limit(limit);
    long before = after == null || after.isEmpty() ? Long.MAX_VALUE : Id.cursor(after);
    TenantId tenant = actor.tenant();
    List<Audit.Entry> fetched = tenant == null
        ? tx.operator(jdbc -> audit.list(jdbc, before, size + 1))
        : tx.in(tenant, jdbc -> audit.list(jdbc, before, size + 1));
    return Page.of(fetched, size, entry -> Long.toString(entry.id()));
  }
}

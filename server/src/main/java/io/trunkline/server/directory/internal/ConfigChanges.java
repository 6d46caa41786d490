package io.trunkline.server.directory.internal;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A change of a tenant's set-up: one transaction with its line in the audit log; afterwards the snapshot has it, so the answer can be read from there.
@Component
public class ConfigChanges {
  private final TenantTx tx;
  private final Audit audit;
  private final Directory directory;

  ConfigChanges(TenantTx tx, Audit audit, Directory directory) {
    this.tx = tx;
    this.audit = audit;
    this.directory = directory;
  }

  /// @param work does it and returns the id of what was changed
  public long by(Actor actor, String action, String kind, Map<String, ?> detail, Function<JdbcClient, Long> work) {
    TenantId tenant = actor.tenantId();
    long id = tx.in(tenant, jdbc -> {
      long changed = work.apply(jdbc);
      audit.record(jdbc, actor, action, kind + "/" + changed, detail);
      return changed;
    });
    directory.refresh(tenant);
    return id;
  }

  public TenantConfig config(Actor actor) { return directory.config(actor.tenantId()); }
}

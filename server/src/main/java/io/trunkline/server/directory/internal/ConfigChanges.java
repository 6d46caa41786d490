package io.trunkline.server.directory.internal;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.identity.Sessions;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Problem;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// A change of a tenant's set-up: one transaction with its line in the audit log, before and after; afterwards the snapshot has it, so the answer can be read
/// from there.
@Component
public class ConfigChanges {
  private final TenantTx tx;
  private final Audit audit;
  private final Directory directory;
  private final History history;
  private final Sessions sessions;

  ConfigChanges(TenantTx tx, Audit audit, Directory directory, History history, Sessions sessions) {
    this.tx = tx;
    this.audit = audit;
    this.directory = directory;
    this.history = history;
    this.sessions = sessions;
  }

  /// Makes something new.
  ///
  /// @param work does it and returns the id of what was made
  public long make(Actor actor, String action, String kind, Map<String, ?> detail, Function<JdbcClient, Long> work) {
    return in(actor.tenantId(), jdbc -> {
      history.begin(jdbc);
      long id = work.apply(jdbc);
      history.record(jdbc, actor, action, kind, id, detail, null);
      return id;
    });
  }

  /// Changes or removes what is there.
  ///
  /// @param work throws a [Problem] when there is no such thing
  public long change(Actor actor, String action, String kind, long id, Map<String, ?> detail, Consumer<JdbcClient> work) {
    return in(actor.tenantId(), jdbc -> {
      history.begin(jdbc);
      ObjectNode before = history.before(jdbc, kind, id);
      work.accept(jdbc);
      history.record(jdbc, actor, action, kind, id, detail, before);
      return id;
    });
  }

  /// Many things at once; `work` writes its own line in the audit log. It sees the set-up as it is when its turn comes.
  public <R> R together(Actor actor, BiFunction<JdbcClient, TenantConfig, R> work) {
    directory.refresh(actor.tenantId());
    return in(actor.tenantId(), jdbc -> {
      history.begin(jdbc);
      return work.apply(jdbc, directory.config(actor.tenantId()));
    });
  }

  /// Something that leaves no trace in the set-up: a new password.
  public long note(Actor actor, String action, String object, Map<String, ?> detail, Function<JdbcClient, Long> work) {
    return in(actor.tenantId(), jdbc -> {
      long id = work.apply(jdbc);
      audit.record(jdbc, actor, action, object + "/" + id, detail);
      return id;
    });
  }

  /// @throws Problem 404 for another tenant's entry, 409 when something newer stands in the way
  public void undo(Actor actor, long entryId, AgentImport imports) {
    TenantId tenant = actor.tenantId();
    History.Undone undone = in(tenant, jdbc -> {
      history.begin(jdbc);
      Audit.Entry entry = audit.find(jdbc, entryId).orElseThrow(() -> Problem.notFound("entry"));
      return entry.action().equals(AgentImport.ACTION) ? imports.undo(jdbc, actor, entry) : history.undo(jdbc, actor, entry);
    });
    undone.leave().forEach(user -> sessions.endAll(tenant, user, null));
  }

  public TenantConfig config(Actor actor) { return directory.config(actor.tenantId()); }

  private <R> R in(TenantId tenant, Function<JdbcClient, R> work) {
    R result = tx.in(tenant, work);
    directory.refresh(tenant);
    return result;
  }
}

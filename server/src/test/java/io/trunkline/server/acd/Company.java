package io.trunkline.server.acd;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.db.TenantTx;

/// A tenant for tests, with people and queues put straight into its tables.
public final class Company {
  public final TenantId tenant;
  public final String code;
  private final TenantTx tx;
  private final Directory directory;
  private int extensions = 1000;

  public Company(TenantTx tx, Directory directory, String code) {
    this.tx = tx;
    this.directory = directory;
    this.code = code;
    this.tenant = new TenantId(tx.operator(jdbc -> jdbc.sql("insert into tenancy.tenant (code, name, seats, max_calls) values (?, ?, 50, 50) returning id")
        .params(code, code).query(Long.class).single()));
    tx.run(tenant, jdbc -> jdbc.sql("insert into directory.settings (tenant_id, allowed_prefixes) values (platform.tenant(), '{+86}')").update());
  }

  public AgentId hires(String login, String role) {
    String extension = String.valueOf(++extensions);
    return new AgentId(tx.in(tenant, jdbc -> {
      long id = jdbc.sql("insert into identity.person (tenant_id, login, name, role, password_hash) values (platform.tenant(), ?, ?, ?, 'none') returning id")
          .params(login, login, role).query(Long.class).single();
      jdbc.sql("insert into directory.agent (tenant_id, id, extension) values (platform.tenant(), ?, ?)").params(id, extension).update();
      return id;
    }));
  }

  public QueueId queue(String name, int wrapUpSeconds, AgentId... members) {
    return new QueueId(tx.in(tenant, jdbc -> {
      long id = jdbc.sql("insert into directory.queue (tenant_id, name, wrap_up_seconds) values (platform.tenant(), ?, ?) returning id")
          .params(name, wrapUpSeconds).query(Long.class).single();
      for (AgentId member : members)
        jdbc.sql("insert into directory.queue_member (tenant_id, queue_id, agent_id) values (platform.tenant(), ?, ?)").params(id, member.value()).update();
      return id;
    }));
  }

  public long reason(String name) {
    return tx.in(tenant, jdbc -> jdbc.sql("insert into directory.reason (tenant_id, name) values (platform.tenant(), ?) returning id").param(name)
        .query(Long.class).single());
  }

  /// Makes what was put in known to routing.
  public void opens() { directory.refresh(tenant); }
}

package io.trunkline.server.tenancy;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.platform.audit.Audit;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Problem;
import io.trunkline.server.tenancy.TenantStarter.OpenTenant;
import io.trunkline.server.tenancy.TenantStarter.Opening;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Opens, changes and suspends tenants.
@Component
public class Tenancy {
  private static final String COLUMNS = "select id, code, name, seats, max_calls, state from tenancy.tenant ";

  private final TenantTx tx;
  private final Audit audit;
  private final ObjectProvider<TenantStarter> starters;
  private final ApplicationEventPublisher events;

  Tenancy(TenantTx tx, Audit audit, ObjectProvider<TenantStarter> starters, ApplicationEventPublisher events) {
    this.tx = tx;
    this.audit = audit;
    this.starters = starters;
    this.events = events;
  }

  /// A new tenant, and its administrator's login and password, which is shown this once.
  public record Opened(Tenant tenant, long adminId, String adminLogin, String adminPassword) {}

  /// @param seats null = as it is; likewise the others
  public record Change(@Nullable String name, @Nullable Integer seats, @Nullable Integer maxCalls, Tenant.@Nullable State state) {}

  /// One transaction: the tenant is there with everything it needs, or not at all.
  public Opened open(OpenTenant request, Actor by) {
    Opened opened = tx.across(tenants -> {
      Tenant tenant = tenants.asOperator().sql("insert into tenancy.tenant (code, name, seats, max_calls) values (?, ?, ?, ?) "
          + "returning id, code, name, seats, max_calls, state")
          .params(request.code(), request.name(), request.seats(), request.maxCalls()).query(Tenancy::read).single();
      Opening opening = new Opening(tenant.id(), tenants.as(tenant.id()), request);
      starters.orderedStream().forEach(starter -> starter.start(opening));
      audit.record(tenants.asOperator(), by, "tenant-opened", "tenant/" + tenant.id(), Map.of("code", tenant.code(), "seats", tenant.seats()));
      return new Opened(tenant, opening.adminId(), "admin@" + tenant.code(), opening.adminPassword());
    });
    events.publishEvent(new TenantChanged(opened.tenant().id()));
    return opened;
  }

  public Tenant change(TenantId id, Change change, Actor by) {
    Tenant tenant = tx.operator(jdbc -> {
      Tenant now = find(jdbc, id);
      Tenant then = new Tenant(id, now.code(), change.name() == null ? now.name() : change.name(), change.seats() == null ? now.seats() : change.seats(),
          change.maxCalls() == null ? now.maxCalls() : change.maxCalls(), change.state() == null ? now.state() : change.state());
      jdbc.sql("update tenancy.tenant set name = ?, seats = ?, max_calls = ?, state = ? where id = ?")
          .params(then.name(), then.seats(), then.maxCalls(), then.state().name(), id.value()).update();
      audit.record(jdbc, by, "tenant-changed", "tenant/" + id,
          Map.of("name", then.name(), "seats", then.seats(), "maxCalls", then.maxCalls(), "state", then.state()));
      return then;
    });
    events.publishEvent(new TenantChanged(id));
    if (tenant.state() == Tenant.State.SUSPENDED) events.publishEvent(new TenantSuspended(id));
    return tenant;
  }

  public List<Tenant> list(long after, int limit) {
    return tx.operator(jdbc -> jdbc.sql(COLUMNS + "where id > ? order by id limit ?").params(after, limit).query(Tenancy::read).list());
  }

  /// @throws Problem 404 when there is none
  public Tenant get(TenantId id) { return tx.operator(jdbc -> find(jdbc, id)); }

  public boolean isEmpty() { return list(0, 1).isEmpty(); }

  private static Tenant find(JdbcClient jdbc, TenantId id) {
    return jdbc.sql(COLUMNS + "where id = ?").param(id.value()).query(Tenancy::read).optional().orElseThrow(() -> Problem.notFound("tenant"));
  }

  private static Tenant read(ResultSet row, int number) throws SQLException {
    return new Tenant(new TenantId(row.getLong(1)), row.getString(2), row.getString(3), row.getInt(4), row.getInt(5),
        Tenant.State.valueOf(row.getString(6)));
  }
}

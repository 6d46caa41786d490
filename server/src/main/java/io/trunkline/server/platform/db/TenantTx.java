package io.trunkline.server.platform.db;

import io.trunkline.kernel.TenantId;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/// The only place where transactions begin, and with them the only way to a table.
///
/// A transaction belongs to one tenant: row-level security shows and takes that tenant's rows and no other's; without a tenant it shows nothing.
/// Operator-level tables (tenants, trunks) are for [#operator]. Transactions don't nest: hand the `JdbcClient` on.
/// Throws [DatabaseAway] at once when PostgreSQL is unreachable.
@Component
public class TenantTx {
  private static final ScopedValue<Boolean> INSIDE = ScopedValue.newInstance();

  private final Database database;

  TenantTx(Database database) { this.database = database; }

  public <R extends @Nullable Object> R in(TenantId tenant, Function<JdbcClient, R> work) {
    return transact(jdbc -> {
      become(jdbc, tenant);
      return work.apply(jdbc);
    });
  }

  public void run(TenantId tenant, Consumer<JdbcClient> work) {
    in(tenant, jdbc -> {
      work.accept(jdbc);
      return null;
    });
  }

  /// For the operator's own tables. Sees no row of any tenant's tables, but all tenants' existence.
  public <R extends @Nullable Object> R operator(Function<JdbcClient, R> work) {
    return transact(jdbc -> {
      jdbc.sql("select set_config('trunkline.operator', 'on', true)").query().singleValue();
      return work.apply(jdbc);
    });
  }

  /// One transaction over several tenants and the operator's tables, one tenant at a time: delivering facts, opening a tenant.
  public <R extends @Nullable Object> R across(Function<Tenants, R> work) {
    return operator(jdbc -> work.apply(new Tenants(jdbc)));
  }

  /// Moves a transaction from tenant to tenant.
  public static final class Tenants {
    private final JdbcClient jdbc;

    private Tenants(JdbcClient jdbc) { this.jdbc = jdbc; }

    /// From now on the transaction is this tenant's.
    public JdbcClient as(TenantId tenant) {
      become(jdbc, tenant);
      return jdbc;
    }

    /// The operator's tables only.
    public JdbcClient asOperator() {
      jdbc.sql("select set_config('trunkline.tenant', '', true)").query().singleValue();
      return jdbc;
    }
  }

  private static void become(JdbcClient jdbc, TenantId tenant) {
    jdbc.sql("select set_config('trunkline.tenant', ?, true)").param(Long.toString(tenant.value())).query().singleValue();
  }

  private <R extends @Nullable Object> R transact(Function<JdbcClient, R> work) {
    if (INSIDE.isBound()) throw new IllegalStateException("transactions don't nest: hand the JdbcClient on");
    DataSource source = database.source();
    try {
      TransactionTemplate template = new TransactionTemplate(new JdbcTransactionManager(source));
      return ScopedValue.where(INSIDE, true).call(() -> template.execute(_ -> work.apply(JdbcClient.create(source))));
    } catch (CannotCreateTransactionException | DataAccessResourceFailureException failure) {
      throw new DatabaseAway("the database is away", failure);
    } catch (TransactionSystemException cut) {
      // Not even a rollback went through: whatever the work threw, the connection is gone.
      Throwable first = cut.getOriginalException();
      throw new DatabaseAway("the connection was cut", first == null ? cut : first);
    }
  }
}

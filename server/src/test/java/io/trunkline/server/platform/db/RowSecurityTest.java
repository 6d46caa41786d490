package io.trunkline.server.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.kernel.TenantId;
import io.trunkline.server.ServerTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RowSecurityTest {
  @Autowired TenantTx tx;

  @Test void everyTableWithATenantForcesAPolicy() {
    List<String> open = names("""
        select c.oid::regclass::text
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema')
          and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
          and not (c.relrowsecurity and c.relforcerowsecurity
                   and exists (select 1 from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
                               and p.qual like '%tenant_id%' and p.with_check like '%tenant_id%'))
        order by 1""");
    assertThat(open).isEmpty();
  }

  @Test void theProgramsRoleCanNotPassPoliciesAndOwnsNothing() {
    assertThat(names("select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls or rolcreaterole)")).isEmpty();
    assertThat(names("select oid::regclass::text from pg_class where relowner = current_user::regrole")).isEmpty();
  }

  @Test void partitionsAreReachedThroughTheirParentOnly() {
    assertThat(names("select oid::regclass::text from pg_class where relispartition and relkind = 'r' and has_table_privilege(oid, 'select')")).isEmpty();
  }

  @Test void viewsAreReadWithTheRightsOfWhoeverAsks() {
    assertThat(names("""
        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema')
          and not coalesce(c.reloptions @> array['security_invoker=true'] or c.reloptions @> array['security_invoker=on'], false)""")).isEmpty();
  }

  @Test void aTenantSeesItsRowsOnlyAndWithoutOneNothingIsSeen() {
    TenantId one = new TenantId(900_001);
    TenantId other = new TenantId(900_002);
    tx.run(one, jdbc -> jdbc.sql("insert into platform.audit (tenant_id, actor, action, object) values (platform.tenant(), 'test', 'tested', 'x/1')").update());
    String query = "select id::text from platform.audit where tenant_id = 900001";
    List<String> own = tx.in(one, jdbc -> jdbc.sql(query).query(String.class).list());
    List<String> foreign = tx.in(other, jdbc -> jdbc.sql(query).query(String.class).list());
    assertThat(own).isNotEmpty();
    assertThat(foreign).isEmpty();
    assertThat(names(query)).isEmpty();
  }

  @Test void theAuditLogCanNotBeRewritten() {
    assertThatThrownBy(() -> tx.run(new TenantId(900_001), jdbc -> jdbc.sql("delete from platform.audit").update())).hasStackTraceContaining("permission denied");
  }

  private List<String> names(String query) { return tx.operator(jdbc -> jdbc.sql(query).query(String.class).list()); }
}

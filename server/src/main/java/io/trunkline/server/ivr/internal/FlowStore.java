package io.trunkline.server.ivr.internal;

import io.trunkline.server.ivr.FlowVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of flows and their versions. Internal to this capability; public because Java has no word for that.
public final class FlowStore {
  private static final String COLUMNS = "select id, name, draft, published from ivr.flow where tenant_id = platform.tenant()";

  public record Row(long id, String name, String draft, @Nullable Integer published) {}

  public List<Row> list(JdbcClient db) { return db.sql(COLUMNS + " order by name, id").query(FlowStore::row).list(); }

  public Optional<Row> find(long id, JdbcClient db) { return db.sql(COLUMNS + " and id = ?").param(id).query(FlowStore::row).optional(); }

  public Optional<Row> lock(long id, JdbcClient db) { return db.sql(COLUMNS + " and id = ? for update").param(id).query(FlowStore::row).optional(); }

  public long count(JdbcClient db) { return db.sql("select count(*) from ivr.flow where tenant_id = platform.tenant()").query(Long.class).single(); }

  public long insert(String name, String draft, String by, JdbcClient db) {
    return db.sql("insert into ivr.flow (tenant_id, name, draft, updated_by) values (platform.tenant(), ?, ?, ?) returning id")
        .params(name, draft, by).query(Long.class).single();
  }

  public boolean update(long id, String name, String draft, String by, JdbcClient db) {
    return db.sql("update ivr.flow set name = ?, draft = ?, updated_by = ?, updated_at = now() where tenant_id = platform.tenant() and id = ?")
        .params(name, draft, by, id).update() == 1;
  }

  public void delete(long id, JdbcClient db) { db.sql("delete from ivr.flow where tenant_id = platform.tenant() and id = ?").param(id).update(); }

  /// @return its number; the first is 1
  public int version(long id, String graph, @Nullable String note, String by, JdbcClient db) {
    return db.sql("""
        insert into ivr.flow_version (tenant_id, flow_id, version, graph, note, made_by)
        select platform.tenant(), :id, coalesce(max(version), 0) + 1, :graph, :note, :by
        from ivr.flow_version where tenant_id = platform.tenant() and flow_id = :id
        returning version""")
        .param("id", id).param("graph", graph).param("note", note, Types.VARCHAR).param("by", by).query(Integer.class).single();
  }

  public void published(long id, int version, String by, @Nullable String note, JdbcClient db) {
    db.sql("update ivr.flow set published = ? where tenant_id = platform.tenant() and id = ?").params(version, id).update();
    db.sql("insert into ivr.publication (tenant_id, flow_id, version, by, note) values (platform.tenant(), :id, :version, :by, :note)")
        .param("id", id).param("version", version).param("by", by).param("note", note, Types.VARCHAR).update();
  }

  public Optional<String> graph(long id, int version, JdbcClient db) {
    return db.sql("select graph from ivr.flow_version where tenant_id = platform.tenant() and flow_id = ? and version = ?")
        .params(id, version).query(String.class).optional();
  }

  public List<FlowVersion> versions(long id, @Nullable Integer current, JdbcClient db) {
    return db.sql("""
        select v.version, v.note, p.at, p.by
        from ivr.flow_version v
        join lateral (select at, by from ivr.publication p where p.tenant_id = v.tenant_id and p.flow_id = v.flow_id and p.version = v.version
                      order by id desc limit 1) p on true
        where v.tenant_id = platform.tenant() and v.flow_id = ?
        order by v.version desc limit 200""")
        .param(id)
        .query((row, _) -> new FlowVersion(row.getInt("version"), row.getString("note"), row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("by"), current != null && current == row.getInt("version")))
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    Integer published = row.getObject("published", Integer.class);
    return new Row(row.getLong("id"), row.getString("name"), row.getString("draft"), published);
  }
}

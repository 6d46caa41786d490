package io.trunkline.server.directory;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where the owner of flows (ivr) puts the version that calls shall run, within its own transaction of the tenant; then [Directory#refresh].
@Component
public class PublishedFlows {
  /// From the commit on, calls run this.
  public void put(JdbcClient jdbc, PublishedFlow flow) {
    jdbc.sql("""
        insert into directory.published_flow (tenant_id, flow_id, version, name, graph) values (platform.tenant(), :id, :version, :name, :graph)
        on conflict (tenant_id, flow_id) do update set version = :version, name = :name, graph = :graph""")
        .param("id", flow.id()).param("version", flow.version()).param("name", flow.name()).param("graph", flow.graph()).update();
  }

  /// Calls stop running it. Refused by a foreign key while a number leads there: ask [#usedBy] first.
  public void remove(JdbcClient jdbc, long flow) {
    jdbc.sql("delete from directory.published_flow where flow_id = ?").param(flow).update();
  }

  /// A number that leads to the flow.
  public Optional<String> usedBy(JdbcClient jdbc, long flow) {
    return jdbc.sql("select number from directory.number where flow_id = ? order by id limit 1").param(flow).query(String.class).optional();
  }
}

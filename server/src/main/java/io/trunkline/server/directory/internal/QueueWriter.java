package io.trunkline.server.directory.internal;

import io.trunkline.server.platform.web.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes a queue with its members and needs.
@Component
public class QueueWriter {
  private static final List<String> COLUMNS = List.of("name", "strategy", "ring_seconds", "max_wait_seconds", "max_waiting", "wrap_up_seconds",
      "service_level_seconds", "music_prompt_id", "on_timeout", "on_timeout_queue_id", "on_full", "on_full_queue_id", "on_no_agents",
      "on_no_agents_queue_id");
  private static final String INSERT = "insert into directory.queue (tenant_id, " + String.join(", ", COLUMNS) + ") values (platform.tenant(), :"
      + String.join(", :", COLUMNS) + ") returning id";
  private static final String UPDATE = "update directory.queue set "
      + String.join(", ", COLUMNS.stream().map(column -> column + " = :" + column).toList()) + " where id = :id";

  public long add(JdbcClient jdbc, Map<String, @Nullable Object> columns, Map<Long, Integer> skills, Map<Long, Integer> members) {
    long id = jdbc.sql(INSERT).params(columns).query(Long.class).single();
    fill(jdbc, id, skills, members);
    return id;
  }

  public void change(JdbcClient jdbc, long id, Map<String, @Nullable Object> columns, Map<Long, Integer> skills, Map<Long, Integer> members) {
    if (jdbc.sql(UPDATE).params(columns).param("id", id).update() == 0) throw Problem.notFound("queue");
    jdbc.sql("delete from directory.queue_skill where queue_id = ?").param(id).update();
    jdbc.sql("delete from directory.queue_member where queue_id = ?").param(id).update();
    fill(jdbc, id, skills, members);
    for (String why : List.of("on_timeout", "on_full", "on_no_agents")) noCircle(jdbc, id, why);
  }

  private static void fill(JdbcClient jdbc, long queue, Map<Long, Integer> skills, Map<Long, Integer> members) {
    skills.forEach((skill, level) -> jdbc.sql("insert into directory.queue_skill (tenant_id, queue_id, skill_id, min_level) values (platform.tenant(), ?, ?, ?)")
        .params(queue, skill, level).update());
    members.forEach((agent, priority) -> jdbc
        .sql("insert into directory.queue_member (tenant_id, queue_id, agent_id, priority) values (platform.tenant(), ?, ?, ?)")
        .params(queue, agent, priority).update());
  }

  /// A caller who overflows from queue to queue must arrive somewhere.
  private static void noCircle(JdbcClient jdbc, long start, String why) {
    Set<Long> passed = new HashSet<>();
    long at = start;
    while (at != 0) {
      if (!passed.add(at)) {
        throw Problem.invalid("overflow-circle", "the overflow leads back to this queue", "end the chain in voicemail or hang-up");
      }
      at = jdbc.sql("select coalesce(" + why + "_queue_id, 0) from directory.queue where id = ?").param(at).query(Long.class).optional().orElse(0L);
    }
  }
}

package io.trunkline.server.directory.internal;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes what telephony and routing know of a person.
@Component
public class AgentWriter {
  public void add(JdbcClient jdbc, long id, String extension, Map<Long, Integer> skills, Map<Long, Integer> queues) {
    jdbc.sql("insert into directory.agent (tenant_id, id, extension) values (platform.tenant(), ?, ?)").params(id, extension).update();
    fill(jdbc, id, skills, queues);
  }

  public void change(JdbcClient jdbc, long id, String extension, Map<Long, Integer> skills, Map<Long, Integer> queues) {
    jdbc.sql("update directory.agent set extension = ? where id = ?").params(extension, id).update();
    jdbc.sql("delete from directory.agent_skill where agent_id = ?").param(id).update();
    jdbc.sql("delete from directory.queue_member where agent_id = ?").param(id).update();
    fill(jdbc, id, skills, queues);
  }

  private static void fill(JdbcClient jdbc, long agent, Map<Long, Integer> skills, Map<Long, Integer> queues) {
    skills.forEach((skill, level) -> jdbc.sql("insert into directory.agent_skill (tenant_id, agent_id, skill_id, level) values (platform.tenant(), ?, ?, ?)")
        .params(agent, skill, level).update());
    queues.forEach((queue, priority) -> jdbc
        .sql("insert into directory.queue_member (tenant_id, queue_id, agent_id, priority) values (platform.tenant(), ?, ?, ?)")
        .params(queue, agent, priority).update());
  }
}

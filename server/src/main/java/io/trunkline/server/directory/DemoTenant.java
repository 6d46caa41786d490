package io.trunkline.server.directory;

import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.UserId;
import io.trunkline.server.directory.internal.AgentWriter;
import io.trunkline.server.identity.People;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Actor;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.tenancy.Tenancy;
import io.trunkline.server.tenancy.TenantStarter.OpenTenant;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tenant that a first start brings along for trying out: `demo`, two agents, a hotline, a page to call from.
@Component
public class DemoTenant {
  public static final String CODE = "demo";
  public static final String NUMBER = "4008001000";

  private static final List<String> AGENTS = List.of("1001", "1002");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Tenancy tenancy;
  private final People people;
  private final AgentWriter agents;
  private final TenantTx tx;
  private final Directory directory;

  DemoTenant(Tenancy tenancy, People people, AgentWriter agents, TenantTx tx, Directory directory) {
    this.tenancy = tenancy;
    this.people = people;
    this.agents = agents;
    this.tx = tx;
    this.directory = directory;
  }

  /// @return passwords by login, the administrator's first
  public Map<String, String> open(Actor by) {
    Tenancy.Opened opened = tenancy.open(new OpenTenant("演示公司 Demo", CODE, 20, 100, List.of(NUMBER), "演示管理员 Admin"), by);
    TenantId tenant = opened.tenant().id();
    Map<String, String> passwords = new LinkedHashMap<>();
    passwords.put(opened.adminLogin(), opened.adminPassword());
    tx.run(tenant, jdbc -> {
      Map<Long, Integer> queues = new HashMap<>();
      for (long queue : jdbc.sql("select id from directory.queue").query(Long.class).list()) queues.put(queue, 1);
      for (String extension : AGENTS) {
        People.Made made = people.add(jdbc, extension, "坐席 " + extension, Role.AGENT);
        agents.add(jdbc, made.id().value(), extension, Map.of(), queues);
        passwords.put(extension + "@" + CODE, made.password());
      }
      addLink(jdbc);
    });
    directory.refresh(tenant);
    return passwords;
  }

  /// New passwords for all of its people, by login; empty when there is no such tenant any more.
  public Map<String, String> resetPasswords() {
    Map<String, String> passwords = new LinkedHashMap<>();
    directory.byCode(CODE).ifPresent(demo -> tx.run(demo.tenant(), jdbc -> {
      record Person(long id, String login) {}
      for (Person person : jdbc.sql("select id, login from identity.person where login in ('admin', '1001', '1002') order by id")
          .query((row, _) -> new Person(row.getLong(1), row.getString(2))).list()) {
        passwords.put(person.login() + "@" + CODE, people.resetPassword(jdbc, demo.tenant(), new UserId(person.id())));
      }
    }));
    return passwords;
  }

  private static void addLink(JdbcClient jdbc) {
    byte[] token = new byte[16];
    RANDOM.nextBytes(token);
    jdbc.sql("insert into directory.web_link (tenant_id, token, number_id, name) select platform.tenant(), ?, min(id), '官网 Web site' from directory.number")
        .param(Base64.getUrlEncoder().withoutPadding().encodeToString(token)).update();
  }
}

package io.trunkline.server.directory.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.SkillId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.BoardSettings;
import io.trunkline.server.directory.CalendarConfig;
import io.trunkline.server.directory.Category;
import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.directory.PromptConfig;
import io.trunkline.server.directory.PublishedFlow;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.QueueConfig.Overflow;
import io.trunkline.server.directory.Reason;
import io.trunkline.server.directory.Settings;
import io.trunkline.server.directory.StationCredential;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.directory.TrunkSetup;
import io.trunkline.server.directory.WebLink;
import io.trunkline.server.platform.Sealed;
import io.trunkline.server.platform.web.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads snapshots out of the tables: one query a table, all rows of one tenant.
@Component
class ConfigReader {
  private final JsonMapper json;
  private final Sealed sealed;

  ConfigReader(JsonMapper json, Sealed sealed) {
    this.json = json;
    this.sealed = sealed;
  }

  /// Versions of all tenants; in the operator's transaction.
  Map<TenantId, Long> versions(JdbcClient jdbc) {
    Map<TenantId, Long> versions = new HashMap<>();
    each(jdbc, "select tenant_id, version from directory.config_version", row -> versions.put(new TenantId(row.getLong(1)), row.getLong(2)));
    return versions;
  }

  /// Null when the tenant is gone. The version is read first: content may be newer than it says, never older.
  @Nullable TenantConfig read(JdbcClient jdbc, TenantId tenant) {
    long version = jdbc.sql("select version from directory.config_version").query(Long.class).optional().orElse(0L);
    return jdbc.sql("select code, name, state, seats, max_calls from tenancy.tenant where id = platform.tenant()")
        .query((row, _) -> new TenantConfig(tenant, version, row.getString("code"), row.getString("name"), row.getString("state").equals("ACTIVE"),
            row.getInt("seats"), row.getInt("max_calls"), settings(jdbc), numbers(jdbc), flows(jdbc), queues(jdbc), skills(jdbc), agents(jdbc),
            stations(jdbc), reasons(jdbc), categories(jdbc), calendars(jdbc), prompts(jdbc), webLinks(jdbc)))
        .optional().orElse(null);
  }

  List<TrunkSetup> trunks(JdbcClient jdbc) {
    return jdbc.sql("select * from directory.trunk order by id").query((row, _) -> {
      String password = row.getString("password");
      return new TrunkSetup(row.getLong("id"), row.getString("name"), TrunkSetup.Kind.valueOf(row.getString("kind")), texts(row, "addresses"),
          TrunkSetup.Transport.valueOf(row.getString("transport")), row.getString("username"), password == null ? null : sealed.open(password),
          row.getInt("max_calls"), TrunkSetup.Format.valueOf(row.getString("outbound_format")), row.getString("outbound_prefix"),
          row.getString("inbound_prefix"), row.getString("area_code"), TrunkSetup.CallerIdHeader.valueOf(row.getString("caller_id_header")),
          row.getBoolean("enabled"));
    }).list();
  }

  private Settings settings(JdbcClient jdbc) {
    return chosen(jdbc).with(jdbc.sql("select listening_shown, thresholds from directory.board")
        .query((row, _) -> new BoardSettings(row.getBoolean(1), List.of(json.readValue(row.getString(2), BoardSettings.Threshold[].class))))
        .optional().orElse(BoardSettings.USUAL));
  }

  private static Settings chosen(JdbcClient jdbc) {
    return jdbc.sql("select time_zone, country_code, allowed_prefixes, outbound_caller_id from directory.settings")
        .query((row, _) -> new Settings(ZoneId.of(row.getString(1)), row.getString(2), texts(row, "allowed_prefixes"), row.getString(4)))
        .optional().orElse(Settings.USUAL);
  }

  private static Map<Long, NumberConfig> numbers(JdbcClient jdbc) {
    Map<Long, NumberConfig> numbers = new HashMap<>();
    each(jdbc, "select id, number, name, flow_id, trunk_id from directory.number", row -> numbers.put(row.getLong(1),
        new NumberConfig(row.getLong(1), Party.parse(row.getString(2)), row.getString(3), id(row, "flow_id"), id(row, "trunk_id"))));
    return numbers;
  }

  private static Map<Long, PublishedFlow> flows(JdbcClient jdbc) {
    Map<Long, PublishedFlow> flows = new HashMap<>();
    each(jdbc, "select flow_id, name, version, graph from directory.published_flow", row -> flows.put(row.getLong(1),
        new PublishedFlow(row.getLong(1), row.getString(2), row.getInt(3), row.getString(4))));
    return flows;
  }

  private static Map<QueueId, QueueConfig> queues(JdbcClient jdbc) {
    Map<Long, List<QueueConfig.SkillNeed>> needs = new HashMap<>();
    each(jdbc, "select queue_id, skill_id, min_level from directory.queue_skill order by skill_id", row -> needs
        .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(new QueueConfig.SkillNeed(new SkillId(row.getLong(2)), row.getInt(3))));
    Map<Long, List<QueueConfig.Member>> members = new HashMap<>();
    each(jdbc, "select queue_id, agent_id, priority from directory.queue_member order by priority, agent_id", row -> members
        .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(new QueueConfig.Member(new AgentId(row.getLong(2)), row.getInt(3))));
    Map<QueueId, QueueConfig> queues = new HashMap<>();
    each(jdbc, "select * from directory.queue", row -> {
      long id = row.getLong("id");
      queues.put(new QueueId(id), new QueueConfig(new QueueId(id), row.getString("name"), QueueConfig.Strategy.valueOf(row.getString("strategy")),
          seconds(row, "ring_seconds"), seconds(row, "max_wait_seconds"), row.getInt("max_waiting"), seconds(row, "wrap_up_seconds"),
          seconds(row, "service_level_seconds"), id(row, "music_prompt_id"), needs.getOrDefault(id, List.of()), members.getOrDefault(id, List.of()),
          overflow(row, "on_timeout"), overflow(row, "on_full"), overflow(row, "on_no_agents")));
    });
    return queues;
  }

  private static Overflow overflow(ResultSet row, String column) throws SQLException {
    Long queue = id(row, column + "_queue_id");
    return new Overflow(Overflow.Kind.valueOf(row.getString(column)), queue == null ? null : new QueueId(queue));
  }

  private static Map<SkillId, String> skills(JdbcClient jdbc) {
    Map<SkillId, String> skills = new HashMap<>();
    each(jdbc, "select id, name from directory.skill", row -> skills.put(new SkillId(row.getLong(1)), row.getString(2)));
    return skills;
  }

  private static Map<AgentId, AgentConfig> agents(JdbcClient jdbc) {
    Map<Long, List<AgentConfig.SkillLevel>> levels = new HashMap<>();
    each(jdbc, "select agent_id, skill_id, level from directory.agent_skill order by skill_id", row -> levels
        .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(new AgentConfig.SkillLevel(new SkillId(row.getLong(2)), row.getInt(3))));
    Map<AgentId, AgentConfig> agents = new HashMap<>();
    each(jdbc, """
        select a.id, p.login, p.name, p.role, a.extension, p.disabled
        from directory.agent a join identity.person p on p.tenant_id = a.tenant_id and p.id = a.id""", row -> agents.put(new AgentId(row.getLong(1)),
        new AgentConfig(new AgentId(row.getLong(1)), row.getString(2), row.getString(3), Role.valueOf(row.getString(4)), new Extension(row.getString(5)),
            levels.getOrDefault(row.getLong(1), List.of()), row.getBoolean(6))));
    return agents;
  }

  private static Map<String, StationCredential> stations(JdbcClient jdbc) {
    Map<String, StationCredential> stations = new HashMap<>();
    each(jdbc, "select agent_id, username, ha1_md5, ha1_sha256 from directory.station", row -> stations.put(row.getString(2),
        new StationCredential(new AgentId(row.getLong(1)), row.getString(2), row.getString(3), row.getString(4))));
    return stations;
  }

  private static Map<Long, Reason> reasons(JdbcClient jdbc) {
    Map<Long, Reason> reasons = new HashMap<>();
    each(jdbc, "select id, name from directory.reason", row -> reasons.put(row.getLong(1), new Reason(row.getLong(1), row.getString(2))));
    return reasons;
  }

  private static Map<Long, Category> categories(JdbcClient jdbc) {
    Map<Long, Category> categories = new HashMap<>();
    each(jdbc, "select id, name from directory.category", row -> categories.put(row.getLong(1), new Category(row.getLong(1), row.getString(2))));
    return categories;
  }

  private Map<Long, CalendarConfig> calendars(JdbcClient jdbc) {
    Map<Long, CalendarConfig> calendars = new HashMap<>();
    each(jdbc, "select id, name, rules from directory.calendar", row -> calendars.put(row.getLong(1),
        new CalendarConfig(row.getLong(1), row.getString(2), json.readValue(row.getString(3), CalendarConfig.Rules.class))));
    return calendars;
  }

  private static Map<Long, PromptConfig> prompts(JdbcClient jdbc) {
    Map<Long, PromptConfig> prompts = new HashMap<>();
    each(jdbc, "select id, name, language, file, duration_ms from directory.prompt", row -> prompts.put(row.getLong(1),
        new PromptConfig(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), Duration.ofMillis(row.getLong(5)))));
    return prompts;
  }

  private static Map<Long, WebLink> webLinks(JdbcClient jdbc) {
    Map<Long, WebLink> links = new HashMap<>();
    each(jdbc, "select id, token, number_id, name, enabled from directory.web_link", row -> links.put(row.getLong(1),
        new WebLink(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4), row.getBoolean(5))));
    return links;
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private static void each(JdbcClient jdbc, String query, Row reader) { jdbc.sql(query).query(row -> { reader.read(row); }); }

  private static Duration seconds(ResultSet row, String column) throws SQLException { return Duration.ofSeconds(row.getInt(column)); }

  private static @Nullable Long id(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}

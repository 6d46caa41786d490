package io.trunkline.server.directory.internal;

import io.trunkline.server.directory.internal.Thing.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Things as JSON, whole, and back into their rows. Columns aren't named here: a column that is added later is kept and put back like the others, and one
/// that an old entry doesn't know stays as it is.
@Component
class Snapshots {
  /// What [io.trunkline.server.identity.People] owns of an agent. Never the password.
  static final List<String> PERSON = List.of("login", "name", "role", "disabled");

  private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final JsonMapper json;

  Snapshots(JsonMapper json) { this.json = json; }

  /// Null when there is no such thing.
  @Nullable ObjectNode read(JdbcClient jdbc, Thing thing, long id) {
    ObjectNode content = json.createObjectNode();
    if (thing.table() != null) {
      String row = jdbc.sql("select (to_jsonb(t) - 'tenant_id' - 'id')::text from " + thing.table() + " t where t.tenant_id = platform.tenant()" + where("t", thing.key()))
          .param("id", id).query(String.class).optional().orElse(null);
      if (row == null) return null;
      content.setAll((ObjectNode) json.readTree(row));
    }
    if (thing == Thing.AGENT) content.setAll((ObjectNode) json.readTree(person(jdbc, id)));
    for (Part part : thing.parts()) content.set(part.name(), json.readTree(rows(jdbc, part, id)));
    return content;
  }

  private static String person(JdbcClient jdbc, long id) {
    return jdbc.sql("""
        select jsonb_build_object('login', login, 'name', name, 'role', role, 'disabled', disabled)::text
        from identity.person where tenant_id = platform.tenant() and id = ?""").param(id).query(String.class).single();
  }

  private static String rows(JdbcClient jdbc, Part part, long id) {
    return jdbc.sql("select coalesce(jsonb_agg(r order by r::text), '[]')::text from (select " + row("p", part) + " r from " + part.table()
        + " p where p.tenant_id = platform.tenant()" + where("p", part.key()) + ") s").param("id", id).query(String.class).single();
  }

  /// Puts a thing back that was removed, under its old id.
  void insert(JdbcClient jdbc, Thing thing, long id, ObjectNode content) {
    List<String> columns = columns(jdbc, table(thing), content);
    String names = String.join(", ", columns);
    jdbc.sql("insert into " + table(thing) + " (tenant_id, id, " + names + ") overriding system value select platform.tenant(), :id, " + prefixed("r", columns)
        + " from jsonb_populate_record(null::" + table(thing) + ", :row::jsonb) r").param("id", id).param("row", content.toString()).update();
    for (Part part : thing.parts()) addRows(jdbc, part, id, content.path(part.name()));
  }

  /// Sets the members of `content`, in the thing's own row only.
  void update(JdbcClient jdbc, Thing thing, long id, ObjectNode content) {
    List<String> columns = columns(jdbc, table(thing), content);
    if (columns.isEmpty()) return;
    jdbc.sql("update " + table(thing) + " t set (" + String.join(", ", columns) + ") = (select " + prefixed("r", columns) + " from jsonb_populate_record(null::"
        + table(thing) + ", :row::jsonb) r) where t.tenant_id = platform.tenant()" + where("t", thing.key()))
        .param("id", id).param("row", content.toString()).update();
  }

  void delete(JdbcClient jdbc, Thing thing, long id) {
    jdbc.sql("delete from " + table(thing) + " t where t.tenant_id = platform.tenant()" + where("t", thing.key())).param("id", id).update();
  }

  void addRows(JdbcClient jdbc, Part part, long id, JsonNode rows) {
    if (rows.isEmpty()) return;
    List<String> columns = columns(jdbc, part.table(), rows.get(0));
    String own = part.key() == null ? "" : part.key() + ", ";
    jdbc.sql("insert into " + part.table() + " (tenant_id, " + own + String.join(", ", columns) + ") select platform.tenant(), " + (part.key() == null ? "" : ":id, ")
        + prefixed("r", columns) + " from jsonb_populate_recordset(null::" + part.table() + ", :rows::jsonb) r")
        .param("id", id).param("rows", rows.toString()).update();
  }

  void removeRows(JdbcClient jdbc, Part part, long id, JsonNode rows) {
    if (rows.isEmpty()) return;
    jdbc.sql("delete from " + part.table() + " p where p.tenant_id = platform.tenant()" + where("p", part.key()) + " and " + row("p", part)
        + " in (select jsonb_array_elements(:rows::jsonb))").param("id", id).param("rows", rows.toString()).update();
  }

  private static String row(String alias, Part part) {
    return "(to_jsonb(" + alias + ") - 'tenant_id'" + (part.key() == null ? "" : " - '" + part.key() + "'") + ")";
  }

  private static String where(String alias, @Nullable String key) { return key == null ? " and :id::bigint is not null" : " and " + alias + "." + key + " = :id"; }

  private static String table(Thing thing) {
    if (thing.table() == null) throw new IllegalArgumentException(thing + " has no row of its own");
    return thing.table();
  }

  /// Those members of `content` that the table has today.
  private List<String> columns(JdbcClient jdbc, String table, JsonNode content) {
    JsonNode today = json.readTree(jdbc.sql("select to_jsonb(jsonb_populate_record(null::" + table + ", '{}'))::text").query(String.class).single());
    List<String> columns = new ArrayList<>();
    for (String name : content.propertyNames()) {
      boolean own = name.equals("tenant_id") || name.equals("id");
      if (today.has(name) && !own && COLUMN.matcher(name).matches()) columns.add(name);
    }
    return columns;
  }

  private static String prefixed(String alias, List<String> columns) { return String.join(", ", columns.stream().map(column -> alias + "." + column).toList()); }
}

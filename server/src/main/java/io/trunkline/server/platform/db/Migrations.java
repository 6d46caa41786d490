package io.trunkline.server.platform.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Brings every capability's schema up to date: files `db/<capability>/V0001__what.sql`, one schema and one history per capability.
///
/// Runs as the owner, who passes row-level security: a forced policy would make a back-fill change no row in silence.
/// Afterwards the program's role gets its rights on every table that isn't a partition (rights on a partition would pass its parent's policy);
/// a table whose comment contains "append-only" gets no update and no delete.
final class Migrations {
  /// Order of the arrows: a schema may refer to those before it. A capability without files is skipped.
  private static final List<String> SCHEMAS = List.of("platform", "tenancy", "identity", "directory", "journal", "switchboard",
      "customers", "announcements", "recording", "acd", "ivr", "records", "reporting", "desk", "ops");

  private Migrations() {}

  static void run(DataSource owner, String appRole) throws SQLException {
    ClassLoader loader = Migrations.class.getClassLoader();
    for (String schema : SCHEMAS) {
      if (!hasFiles(loader, schema)) continue;
      Flyway.configure(loader).dataSource(owner).locations("classpath:db/" + schema).schemas(schema).defaultSchema(schema)
          .validateMigrationNaming(true).load().migrate();
    }
    grant(owner, appRole);
  }

  private static boolean hasFiles(ClassLoader loader, String schema) {
    try {
      return new PathMatchingResourcePatternResolver(loader).getResources("classpath*:db/" + schema + "/V*.sql").length > 0;
    } catch (java.io.IOException _) {
      return false;   // no such directory
    }
  }

  private static void grant(DataSource owner, String appRole) throws SQLException {
    try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
      List<String> grants = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("""
          select format('%I', n.nspname) as schema, format('%I.%I', n.nspname, c.relname) as name, c.relkind,
                 coalesce(obj_description(c.oid, 'pg_class'), '') like '%append-only%' as append_only
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = any (string_to_array('""" + String.join(",", SCHEMAS) + """
          ', ',')) and c.relkind in ('r', 'p', 'v', 'm', 'S') and not c.relispartition and c.relname <> 'flyway_schema_history'
          order by 1, 2""")) {
        while (rows.next()) {
          String rights = switch (rows.getString("relkind")) {
            case "S" -> "usage, select on sequence ";
            case "v", "m" -> "select on ";
            default -> rows.getBoolean("append_only") ? "select, insert on " : "select, insert, update, delete on ";
          };
          String schema = "grant usage on schema " + rows.getString("schema") + " to ";
          if (!grants.contains(schema)) grants.add(schema);
          grants.add("grant " + rights + rows.getString("name") + " to ");
        }
      }
      for (String grant : grants) statement.execute(grant + '"' + appRole.replace("\"", "\"\"") + '"');
    }
  }
}

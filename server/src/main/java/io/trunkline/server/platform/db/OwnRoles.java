package io.trunkline.server.platform.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The roles and the database inside our own PostgreSQL. For an external one the operator makes them: docs/configuration.md has the same statements.
final class OwnRoles {
  private OwnRoles() {}

  static String url(int port, String database) { return "jdbc:postgresql://127.0.0.1:" + port + "/" + database; }

  /// Idempotent. Passwords are set each time, so that a lost secrets file can be replaced.
  static void make(int port, PostgresSecrets secrets) throws SQLException {
    try (Connection connection = Connections.open(url(port, "postgres"), PostgresSecrets.SUPERUSER, secrets.superuser());
         Statement statement = connection.createStatement()) {
      // The owner passes row-level security (migrations), the program's role never does.
      role(statement, PostgresSecrets.OWNER, "login nosuperuser createdb bypassrls", secrets.owner());
      role(statement, PostgresSecrets.APP, "login nosuperuser nocreatedb nocreaterole nobypassrls", secrets.app());
      if (!exists(statement, "select 1 from pg_database where datname = '" + PostgresSecrets.DATABASE + "'")) {
        statement.execute("create database " + PostgresSecrets.DATABASE + " owner " + PostgresSecrets.OWNER);
        statement.execute("revoke all on database " + PostgresSecrets.DATABASE + " from public");
        statement.execute("grant connect on database " + PostgresSecrets.DATABASE + " to " + PostgresSecrets.APP);
      }
    }
  }

  private static void role(Statement statement, String name, String attributes, String password) throws SQLException {
    boolean there = exists(statement, "select 1 from pg_roles where rolname = '" + name + "'");
    statement.execute((there ? "alter role " : "create role ") + name + " " + attributes + " password '" + password + "'");
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}

package io.trunkline.server.platform.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Connections outside the pool. None of them waits for ever: a server that is frozen, or whose machine has vanished, takes a connection and never says a word.
final class Connections {
  private static final String SECONDS_TO_CONNECT = "3";
  private static final String SECONDS_TO_SIGN_IN = "10";
  private static final String SECONDS_WITHOUT_AN_ANSWER = "15";

  private Connections() {}

  /// For short questions.
  static Connection open(String url, String role, String password) throws SQLException {
    Properties how = how();
    how.setProperty("user", role);
    how.setProperty("password", password);
    how.setProperty("socketTimeout", SECONDS_WITHOUT_AN_ANSWER);
    return DriverManager.getConnection(url, how);
  }

  /// For migrations, which may take their time once they are connected.
  static DataSource patient(String url, String role, String password) {
    DriverManagerDataSource source = new DriverManagerDataSource(url, role, password);
    source.setConnectionProperties(how());
    return source;
  }

  private static Properties how() {
    Properties how = new Properties();
    how.setProperty("connectTimeout", SECONDS_TO_CONNECT);
    how.setProperty("loginTimeout", SECONDS_TO_SIGN_IN);
    how.setProperty("tcpKeepAlive", "true");
    return how;
  }
}

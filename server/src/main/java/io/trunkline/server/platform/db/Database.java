package io.trunkline.server.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.trunkline.server.platform.Options;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The life of the database as this process sees it: started or found, migrated, up or away, its notifications.
///
/// One thread keeps a connection of its own; while that holds, the database is up. When it breaks, every use fails at once with [DatabaseAway]
/// instead of waiting for a pool, until the thread has connected again. The program starts without a database too, if it had one before.
@Component
public class Database {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int FIRST_WAIT_SECONDS = 90;
  private static final int RETRY_MILLIS = 500;
  private static final int PING_MILLIS = 2_000;

  private final Options options;
  private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
  private final List<Runnable> whenUp = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstTry = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread keeper;
  private volatile @Nullable HikariDataSource pool;
  private volatile boolean up;
  private @Nullable PostgresLauncher own;      // the keeper's, but for stop
  private boolean migrated;                    // the keeper's

  Database(Options options) throws InterruptedException {
    this.options = options;
    this.keeper = Thread.ofVirtual().name("database").start(this::keep);
    if (!firstTry.await(FIRST_WAIT_SECONDS, TimeUnit.SECONDS)) LOG.warn("database.slow");
  }

  public boolean isUp() { return up; }

  /// Runs `work` on the database's thread each time it becomes reachable, also now if it is. What was missed meanwhile must be looked up there.
  public void whenUp(Runnable work) {
    whenUp.add(work);
    if (up) work.run();
  }

  /// Hears `NOTIFY channel`; called on the database's thread. One listener per channel, named before or after it is up.
  public void listen(String channel, Consumer<String> heard) { listeners.put(channel, heard); }

  /// @throws DatabaseAway when it is known to be unreachable
  DataSource source() {
    HikariDataSource current = pool;
    if (!up || current == null) throw new DatabaseAway();
    return current;
  }

  private void keep() {
    boolean said = false;
    while (stopped.getCount() > 0) {
      try {
        stayConnected();
        said = false;
      } catch (SQLException | IOException | FlywayException failure) {
        up = false;
        if (stopped.getCount() == 0) return;
        if (!said) LOG.atWarn().addKeyValue("why", firstLine(failure)).log("database.away");
        said = true;
      } catch (RuntimeException failure) {
        up = false;
        LOG.atError().setCause(failure).log("database.keeper-failed");
      }
      firstTry.countDown();
      pause(RETRY_MILLIS);
    }
  }

  private void stayConnected() throws SQLException, IOException {
    Access access = options.db().url() == null ? ownAccess() : externalAccess();
    if (!migrated) {
      Migrations.run(Connections.patient(access.url(), access.ownerRole(), access.ownerPassword()), access.appRole());
      migrated = true;
    }
    usePool(access);
    try (Connection connection = Connections.open(access.url(), access.appRole(), access.appPassword())) {
      int listening = listenToAll(connection);
      up = true;
      LOG.info("database.up");
      firstTry.countDown();
      for (Runnable work : whenUp) work.run();
      while (stopped.getCount() > 0) {
        hear(connection);
        if (listening != listeners.size()) listening = listenToAll(connection);
      }
    }
  }

  /// Repeating a LISTEN does nothing.
  private int listenToAll(Connection connection) throws SQLException {
    List<String> channels = List.copyOf(listeners.keySet());
    try (Statement statement = connection.createStatement()) {
      statement.execute("set application_name = 'trunkline notifications'");
      for (String channel : channels) statement.execute("listen " + channel);
    }
    return channels.size();
  }

  private void hear(Connection connection) throws SQLException {
    PGNotification @Nullable [] heard = connection.unwrap(PGConnection.class).getNotifications(PING_MILLIS);
    if (heard == null || heard.length == 0) {
      if (!connection.isValid(3)) throw new SQLException("the database doesn't answer");
      return;
    }
    for (PGNotification notification : heard) {
      Consumer<String> listener = listeners.get(notification.getName());
      if (listener != null) listener.accept(notification.getParameter());
    }
  }

  private Access ownAccess() throws IOException, SQLException {
    PostgresLauncher launcher = own;
    if (launcher == null) own = launcher = PostgresLauncher.under(options.data().resolve("pg"));
    boolean first = !migrated;
    // Killed: start it again at once. Stopped in order by somebody else: that was meant, so it is theirs to start.
    if (!launcher.isRunning() && !first && !launcher.wasKilled()) throw new IOException("PostgreSQL was stopped");
    if (first || !launcher.isRunning()) launcher.start();
    if (first) OwnRoles.make(launcher.port(), launcher.secrets());
    String url = OwnRoles.url(launcher.port(), PostgresSecrets.DATABASE);
    return new Access(url, PostgresSecrets.OWNER, launcher.secrets().owner(), PostgresSecrets.APP, launcher.secrets().app());
  }

  private Access externalAccess() {
    Options.Db db = options.db();
    String password = db.password() == null ? "" : db.password();
    String appPassword = db.appPassword() == null ? password : db.appPassword();
    return new Access(java.util.Objects.requireNonNull(db.url()), db.user(), password, db.appUser(), appPassword);
  }

  /// One pool for life, but for the day on which our PostgreSQL's port was taken by another program while it was down.
  private void usePool(Access access) {
    HikariDataSource current = pool;
    if (current != null && access.url().equals(current.getJdbcUrl())) return;
    pool = pool(access);
    if (current != null) current.close();
  }

  private HikariDataSource pool(Access access) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("trunkline");
    config.setJdbcUrl(access.url());
    config.setUsername(access.appRole());
    config.setPassword(access.appPassword());
    config.setMaximumPoolSize(options.db().connections());
    config.setMinimumIdle(2);
    config.setConnectionTimeout(3_000);
    config.setValidationTimeout(1_000);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "trunkline");
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("options", "-c statement_timeout=20000 -c lock_timeout=5000");
    return new HikariDataSource(config);
  }

  /// Flyway adds a table of details; the first line says it.
  private static String firstLine(Exception failure) { return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.toString()); }

  private void pause(int millis) {
    try {
      stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy void stop() throws InterruptedException {
    stopped.countDown();
    keeper.join(java.time.Duration.ofSeconds(5));
    up = false;
    HikariDataSource current = pool;
    if (current != null) current.close();
    PostgresLauncher launcher = own;
    if (launcher != null) launcher.stop();
  }

  private record Access(String url, String ownerRole, String ownerPassword, String appRole, String appPassword) {
    @Override public String toString() { return "Access[" + url + "]"; }
  }
}

package io.trunkline.server.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PostgresLauncherTest {
  @Test void anInstanceIsAdoptedRecoveredAfterAKillAndStopped() throws Exception {
    // Under target, not in the machine's temporary directory: PostgreSQL's user must be able to reach it.
    Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "pg");
    PostgresLauncher first = PostgresLauncher.under(home);
    first.start();
    OwnRoles.make(first.port(), first.secrets());
    write(first, "create table kept (n int); insert into kept values (7)");
    assertThat(Files.getPosixFilePermissions(home.resolve("secrets.properties"))).hasSize(2);
    assertThat(word(first, "show fsync")).isEqualTo("on");
    assertThat(word(first, "show listen_addresses")).isEqualTo("127.0.0.1");

    // The server was killed and PostgreSQL went on: the next server takes it over, on the same port, with the same passwords.
    PostgresLauncher second = PostgresLauncher.under(home);
    second.start();
    assertThat(second.port()).isEqualTo(first.port());
    assertThat(word(second, "select n::text from kept")).isEqualTo("7");

    // PostgreSQL itself is killed: what was committed is there.
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(home.resolve("cluster/postmaster.pid")).getFirst().strip())).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().get(10, TimeUnit.SECONDS);
    assertThat(second.wasKilled()).isTrue();

    // The first attempt to start it again fails: that doesn't make it one that was stopped in order.
    Path program = home.resolve("bin-" + PostgresBinaries.VERSION + "/bin/postgres");
    Path aside = Files.move(program, home.resolve("aside"));
    assertThatThrownBy(second::start).isInstanceOf(IOException.class);
    assertThat(second.wasKilled()).isTrue();
    Files.move(aside, program);
    second.start();
    assertThat(word(second, "select n::text from kept")).isEqualTo("7");

    second.stop();
    assertThat(second.isRunning()).isFalse();
    assertThat(second.wasKilled()).isFalse();   // stopped in order: nobody starts it again behind the operator's back
  }

  @Test void whatAnInterruptedFirstStartLeftIsNotTakenForADatabase() throws Exception {
    Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "pg");
    Path half = Files.createDirectories(home.resolve("cluster.part-1"));
    Files.writeString(half.resolve("PG_VERSION"), "18\n");
    PostgresLauncher launcher = PostgresLauncher.under(home);
    launcher.start();
    try {
      OwnRoles.make(launcher.port(), launcher.secrets());
      assertThat(word(launcher, "show idle_in_transaction_session_timeout")).isEqualTo("1min");
    } finally {
      launcher.stop();
    }
  }

  private static void write(PostgresLauncher postgres, String sql) throws Exception {
    try (Connection connection = connect(postgres); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String word(PostgresLauncher postgres, String sql) throws Exception {
    try (Connection connection = connect(postgres); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(PostgresLauncher postgres) throws Exception {
    return DriverManager.getConnection(OwnRoles.url(postgres.port(), PostgresSecrets.DATABASE), PostgresSecrets.OWNER, postgres.secrets().owner());
  }
}

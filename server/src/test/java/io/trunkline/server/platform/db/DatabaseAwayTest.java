package io.trunkline.server.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Party;
import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Company;
import io.trunkline.server.TrunklineServer;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.platform.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Has a server of its own, since it takes the database away from it.
@ServerTest
@TestPropertySource(properties = "trunkline.node=away")
@DirtiesContext
class DatabaseAwayTest {
  @Autowired TestServer server;
  @Autowired Directory directory;
  @Autowired Database database;
  @Autowired Options options;
  @TempDir Path other;

  @Test void peopleGoOnWhileItIsAwayAndAreStillKnownToAServerThatStartsWithoutIt() throws Exception {
    Company company = server.company(5);
    Party number = directory.config(company.opened().tenant().id()).numbers().values().iterator().next().number();
    PostgresLauncher postgres = PostgresLauncher.under(options.data().resolve("pg"));
    postgres.stop();

    assertThat(company.admin().get("/api/v1/session").status()).isEqualTo(200);
    assertThat(company.admin().get("/api/v1/queues").status()).isEqualTo(200);
    assertThat(directory.byNumber(number)).isPresent();
    Answer change = company.admin().post("/api/v1/skills", "{\"name\":\"English\"}");
    assertThat(change.status()).isEqualTo(503);
    assertThat(change.code()).isEqualTo("database-away");
    assertThat(server.browser().post("/api/v1/session", "{\"login\":\"admin@" + company.opened().tenant().code() + "\",\"password\":\"anything\"}").status())
        .isEqualTo(503);

    copyWhatIsLocal();
    try (ConfigurableApplicationContext restarted = new SpringApplicationBuilder(TrunklineServer.class).properties("trunkline.data=" + other,
        "trunkline.http=0", "trunkline.sip=0", "trunkline.node=restarted", "trunkline.db.url=jdbc:postgresql://127.0.0.1:1/none").run()) {
      assertThat(restarted.getBean(Directory.class).byNumber(number)).isPresent();
      assertThat(company.admin().at(restarted.getEnvironment().getRequiredProperty("local.server.port", Integer.class)).get("/api/v1/session").status())
          .isEqualTo(200);
    }

    // Whoever stopped it starts it again: everything goes on by itself.
    postgres.start();
    CountDownLatch back = new CountDownLatch(1);
    database.whenUp(back::countDown);
    assertThat(back.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(company.admin().at(null).post("/api/v1/skills", "{\"name\":\"English\"}").status()).isEqualTo(201);
  }

  private void copyWhatIsLocal() throws IOException {
    for (String part : List.of("config", "sessions", "keys")) {
      Files.createDirectories(other.resolve(part));
      try (Stream<Path> files = Files.list(options.data().resolve(part))) {
        for (Path file : files.toList()) Files.copy(file, other.resolve(part).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}

package io.trunkline.server.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Party;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.ServerTest;
import io.trunkline.server.platform.Options;
import io.trunkline.server.platform.db.TenantTx;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class DirectoryTest {
  @Autowired Directory directory;
  @Autowired TenantTx tx;
  @Autowired JsonMapper json;
  @Autowired Options options;

  @Test void aChangeArrivesByItselfAndStandsInTheLocalCopy() throws Exception {
    TenantId tenant = tenant("dir-one");
    CompletableFuture<TenantConfig> heard = new CompletableFuture<>();
    directory.onChange(config -> {
      if (config.tenant().equals(tenant) && !config.numbers().isEmpty()) heard.complete(config);
    });
    tx.run(tenant, jdbc -> jdbc.sql("insert into directory.number (tenant_id, number, name) values (platform.tenant(), '4009990001', 'hotline')").update());

    TenantConfig config = heard.get(5, TimeUnit.SECONDS);
    assertThat(directory.config(tenant)).isEqualTo(config);
    assertThat(directory.byNumber(Party.parse("4009990001"))).get().extracting(found -> found.tenant().code()).isEqualTo("dir-one");
    assertThat(json.readValue(options.data().resolve("config/tenant-" + tenant + ".json").toFile(), TenantConfig.class)).isEqualTo(config);
  }

  @Test void whatIsRefreshedIsSeenAtOnce() {
    TenantId tenant = tenant("dir-two");
    tx.run(tenant, jdbc -> jdbc.sql("insert into directory.reason (tenant_id, name) values (platform.tenant(), 'lunch')").update());
    directory.refresh(tenant);
    assertThat(directory.config(tenant).reasons().values()).extracting(Reason::name).containsExactly("lunch");
  }

  @Test void trunkPasswordsAreSealedOnDisk() throws Exception {
    assertThat(directory.trunks()).isNotNull();
    assertThat(Files.getPosixFilePermissions(options.data().resolve("keys/secrets"))).hasSize(2);
  }

  private TenantId tenant(String code) {
    return new TenantId(tx.operator(jdbc -> jdbc.sql("insert into tenancy.tenant (code, name, seats, max_calls) values (?, ?, 5, 5) returning id")
        .params(code, code).query(Long.class).single()));
  }
}

package io.trunkline.server.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.ServerTest;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.switchboard.CallAnswered;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PostgresDeliveryTest {
  private static final TenantId ONE = new TenantId(910_001);
  private static final TenantId OTHER = new TenantId(910_002);
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.123456789Z");

  @Autowired TenantTx tx;
  @Autowired FactJson json;
  private final List<Long> projected = new ArrayList<>();

  @Test void factsOfSeveralTenantsAreStoredAndProjectedOnceHoweverOftenTheyAreTold() {
    PostgresDelivery delivery = new PostgresDelivery(tx, List.of((facts, _) -> facts.forEach(fact -> projected.add(fact.sequence()))));
    String node = "test/" + CallId.random();
    List<NumberedFact> batch = List.of(fact(node, 1, ONE), fact(node, 2, OTHER), fact(node, 3, ONE));
    delivery.deliver(batch.subList(0, 2));
    delivery.deliver(batch);
    delivery.deliver(batch);
    assertThat(projected).containsExactly(1L, 2L, 3L);
    assertThat(stored(node, ONE)).containsExactly(1L, 3L);
    assertThat(stored(node, OTHER)).containsExactly(2L);
  }

  @Test void whatAProjectorRefusesLeavesNoTraceAndCanBeSetAside() {
    PostgresDelivery delivery = new PostgresDelivery(tx, List.of((_, _) -> {
      throw new IllegalStateException("refused");
    }));
    String node = "test/" + CallId.random();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> delivery.deliver(List.of(fact(node, 1, ONE)))).hasMessageContaining("refused");
    assertThat(stored(node, ONE)).isEmpty();
    delivery.setAside(fact(node, 1, ONE), "refused");
    assertThat(stored(node, ONE)).containsExactly(1L);
    assertThat(delivery.answers()).isTrue();
  }

  private NumberedFact fact(String node, long sequence, TenantId tenant) {
    CallAnswered fact = new CallAnswered(tenant, NOON.plusSeconds(sequence), CallId.random());
    return json.read(node, sequence, new String(json.write(fact), StandardCharsets.UTF_8));
  }

  private List<Long> stored(String node, TenantId tenant) {
    return tx.in(tenant, db -> db.sql("select sequence from journal.fact where node = ? order by sequence").param(node).query(Long.class).list());
  }
}

package io.trunkline.server.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.ServerTest;
import io.trunkline.server.platform.db.DatabaseAway;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.switchboard.CallAnswered;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.UncategorizedSQLException;

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
    assertThatThrownBy(() -> delivery.deliver(List.of(fact(node, 1, ONE)))).hasMessageContaining("refused");
    assertThat(stored(node, ONE)).isEmpty();
    delivery.setAside(fact(node, 1, ONE), "refused");
    assertThat(stored(node, ONE)).containsExactly(1L);
    assertThat(delivery.answers()).isTrue();
  }

  @Test void aConnectionThatIsCutInTheMiddleIsNoFactsFault() {
    PostgresDelivery delivery = new PostgresDelivery(tx, List.of((facts, db) -> {
      if (projected.size() < 2) db.sql("select pg_terminate_backend(pg_backend_pid())").query(Boolean.class).single();
      facts.forEach(fact -> projected.add(fact.sequence()));
    }));
    String node = "test/" + CallId.random();
    List<NumberedFact> batch = List.of(fact(node, 1, ONE), fact(node, 2, ONE));
    assertThatThrownBy(() -> delivery.deliver(batch)).isInstanceOfSatisfying(RuntimeException.class, cut -> assertThat(delivery.isPassing(cut)).isTrue());
    projected.addAll(List.of(0L, 0L));
    delivery.deliver(batch);
    assertThat(stored(node, ONE)).containsExactly(1L, 2L);
  }

  @Test void onlyWhatPostgresHoldsAgainstTheFactItselfIsARefusal() {
    PostgresDelivery delivery = new PostgresDelivery(tx, List.of());
    for (String state : List.of("53100", "57014", "40P01", "55P03", "25006", "08006", "58030")) {
      assertThat(delivery.isPassing(new UncategorizedSQLException("insert", null, new SQLException("", state)))).as(state).isTrue();
    }
    for (String state : List.of("22P05", "23505", "42P01", "54000")) {
      assertThat(delivery.isPassing(new DatabaseAway("", new SQLException("", state)))).as(state).isFalse();
    }
    assertThat(delivery.isPassing(new DatabaseAway())).isTrue();
    assertThat(delivery.isPassing(new IllegalStateException("a projector's bug"))).isFalse();
  }

  @Test void whatNoRowCanHoldIsSaidToBeSo() {
    NumberedFact good = fact("test/" + CallId.random(), 1, ONE);
    NumberedFact halfACharacter = new NumberedFact(good.node(), 1, ONE, good.at(), good.call(), good.type(), "{\"note\":\"\\ud800\"}", null);
    PostgresDelivery delivery = new PostgresDelivery(tx, List.of());
    assertThatThrownBy(() -> delivery.setAside(halfACharacter, "refused")).isInstanceOf(IllegalArgumentException.class);
  }

  private NumberedFact fact(String node, long sequence, TenantId tenant) {
    CallAnswered fact = new CallAnswered(tenant, NOON.plusSeconds(sequence), CallId.random());
    return json.read(node, sequence, new String(json.write(fact), StandardCharsets.UTF_8));
  }

  private List<Long> stored(String node, TenantId tenant) {
    return tx.in(tenant, db -> db.sql("select sequence from journal.fact where node = ? order by sequence").param(node).query(Long.class).list());
  }
}

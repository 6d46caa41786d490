package io.trunkline.server.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.ManualTime;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.AgentState;
import io.trunkline.routing.By;
import io.trunkline.routing.Reason;
import io.trunkline.routing.Target;
import io.trunkline.server.acd.AgentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final TenantId TENANT = new TenantId(1);
  private static final AgentId ANNA = new AgentId(1);
  private static final Target GONE = new Target.NotReady(Reason.of(Reason.Kind.DESK_GONE));

  private final ManualTime time = new ManualTime(NOON);
  private final List<Target> orders = new ArrayList<>();
  private AgentState state = new AgentState.Ready(NOON);
  private boolean needsPage = true;
  private final Presence presence = new Presence(new Presence.Shift() {
    @Override public Optional<AgentStatus> status(TenantId tenant, AgentId agent) { return Optional.of(now()); }

    @Override public boolean needsPage(TenantId tenant, AgentId agent) { return needsPage; }

    @Override public void rule(TenantId tenant, AgentId agent, Target target) { orders.add(target); }
  }, time);

  private AgentStatus now() { return new AgentStatus(TENANT, ANNA, state, null, true); }

  private void goes(AgentState next) {
    state = next;
    presence.changed(now());
  }

  @Test void aReloadOrTenSecondsWithoutNetworkAreNoAbsence() {
    presence.arrived(TENANT, ANNA);
    presence.left(TENANT, ANNA);
    time.passes(Duration.ofSeconds(10));
    presence.arrived(TENANT, ANNA);
    time.passes(Duration.ofMinutes(20));
    assertThat(orders).isEmpty();
  }

  @Test void aSecondTabKeepsTheDesk() {
    presence.arrived(TENANT, ANNA);
    presence.arrived(TENANT, ANNA);
    presence.left(TENANT, ANNA);
    time.passes(Duration.ofMinutes(20));
    assertThat(orders).isEmpty();
  }

  @Test void whoStaysAwayIsNotReadyAndLaterOffline() {
    presence.arrived(TENANT, ANNA);
    presence.left(TENANT, ANNA);
    time.passes(Duration.ofSeconds(30));
    assertThat(orders).containsExactly(GONE);
    goes(new AgentState.NotReady(time.now(), Reason.of(Reason.Kind.DESK_GONE), By.RULE));
    time.passes(Duration.ofMinutes(10));
    assertThat(orders).containsExactly(GONE, new Target.Offline());
  }

  @Test void aCallThatIsUpGoesOnAndIsFollowedByTheRule() {
    state = new AgentState.Talking(NOON, ContactId.random());
    presence.arrived(TENANT, ANNA);
    presence.left(TENANT, ANNA);
    time.passes(Duration.ofMinutes(30));
    assertThat(orders).isEmpty();
    goes(new AgentState.Ready(time.now()));
    assertThat(orders).containsExactly(GONE);
  }

  @Test void anOrdinaryTelephoneNeedsNoPage() {
    needsPage = false;
    presence.arrived(TENANT, ANNA);
    presence.left(TENANT, ANNA);
    time.passes(Duration.ofMinutes(30));
    assertThat(orders).isEmpty();
  }
}

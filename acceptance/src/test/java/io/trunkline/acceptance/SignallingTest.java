package io.trunkline.acceptance;

import static io.trunkline.acceptance.Heard.AGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Sipp;
import io.trunkline.acceptance.kit.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The signalling of a foreign peer at a steady rate.
class SignallingTest {
  private static final int CALLS = 60;

  @Test void H8_fiveCallsASecondAllReachAnAgent() {
    assumeTrue(Sipp.isInstalled(), "sipp isn't installed");
    Centre centre = Centre.shared();
    Tenant tenant = centre.openTenant("sipp");
    long queue = tenant.queue("service");
    tenant.flowToQueue(queue);
    List<Agent> agents = new ArrayList<>();
    try (Sipp sipp = Sipp.onTrunkOf(centre)) {
      for (int i = 0; i < 12; i++) {
        Agent agent = tenant.agent("agent" + i, "10" + (10 + i), queue);
        agents.add(agent);
        agent.withAnsweringPhone(AGENT, Duration.ofMillis(500));
        agent.goesReady();
      }
      Sipp.Counts counts = sipp.call(tenant.number(), CALLS, 5);
      assertThat(counts).isEqualTo(new Sipp.Counts(CALLS, 0));
      Eventually.get(() -> tenant.admin().get("/calls?outcome=ANSWERED&limit=200").path("items").size(), n -> n >= CALLS, Duration.ofSeconds(20), "all records");
      assertThat(tenant.admin().get("/calls?limit=200").path("items")).hasSize(CALLS);
    } finally {
      agents.forEach(Agent::close);
    }
  }
}

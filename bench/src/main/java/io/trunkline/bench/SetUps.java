package io.trunkline.bench;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Sipp;
import io.trunkline.acceptance.kit.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// SIPp calls; each call hears the welcome, waits in a queue, is answered by an agent's phone and hung up by it after half a second.
record SetUps(Centre centre, int perSecond, int calls) {
  private static final Duration TALK = Duration.ofMillis(500);

  void run() {
    Tenant tenant = centre.openTenant("setups");
    long queue = tenant.queue("service", Map.of("ringSeconds", 20, "wrapUpSeconds", 0, "maxWaiting", 10_000));
    tenant.flowToQueue(queue);
    List<Agent> agents = new ArrayList<>();
    for (int i = 0; i < perSecond * 3; i++) {
      Agent agent = tenant.agent("b" + i, Integer.toString(2000 + i), queue);
      var _ = agent.withAnsweringPhone(1000, TALK);
      agents.add(agent.goesReady());
    }
    try (Sipp sipp = Sipp.onTrunkOf(centre)) {
      Eventually.pass(Duration.ofSeconds(3));
      Duration cpuBefore = centre.server().cpuTime();
      Sipp.Counts counts = sipp.call(tenant.number(), calls, perSecond);
      Eventually.pass(Duration.ofSeconds(2));
      double cpu = centre.server().cpuTime().minus(cpuBefore).toMillis() / 1000.0;
      System.out.printf("set-ups: %d calls at %d a second, %d good, %d failed; %.1f CPU-seconds of the server with media, recording, facts and MP3: %.0f set-ups per CPU-second%n",
          calls, perSecond, counts.good(), counts.failed(), cpu, counts.good() / cpu);
    } finally {
      agents.forEach(Agent::close);
    }
  }
}

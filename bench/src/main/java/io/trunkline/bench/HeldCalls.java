package io.trunkline.bench;

import io.trunkline.acceptance.audio.Sound;
import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Programs;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.kit.Traffic;
import io.trunkline.acceptance.phone.Phone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// So many callers talk with as many agents at once, everything recorded; packets are counted at every telephone.
record HeldCalls(Centre centre, int calls, int holdSeconds) {
  private static final double CALLER = 600;
  private static final double AGENT = 1000;
  private static final int UP_PER_SECOND = 10;

  void run() {
    Tenant tenant = centre.openTenant("held");
    long queue = tenant.queue("service", Map.of("ringSeconds", 20, "wrapUpSeconds", 0, "maxWaiting", 10_000));
    tenant.flowToQueue(queue);
    List<Agent> agents = new ArrayList<>();
    List<Phone> phones = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      Agent agent = tenant.agent("a" + i, Integer.toString(3000 + i), queue);
      phones.add(agent.withAnsweringPhone(AGENT, Duration.ZERO));
      agents.add(agent.goesReady());
    }
    Phone carrier = centre.loadCarrier("held");
    long memoryBefore = centre.server().residentBytes();
    try (Traffic traffic = Traffic.start(carrier, tenant, UP_PER_SECOND, CALLER)) {
      Eventually.pass(Duration.ofMillis(1000L * calls / UP_PER_SECOND));
      List<Traffic.Made> made = traffic.stop();
      Eventually.get(() -> phones.stream().mapToLong(Phone::callsUp).sum(), up -> up >= Math.min(calls, made.size()), Duration.ofSeconds(60), "all calls talking");
      measure(tenant, made, phones, memoryBefore);
    } finally {
      agents.forEach(Agent::close);
      carrier.close();
    }
  }

  private void measure(Tenant tenant, List<Traffic.Made> made, List<Phone> phones, long memoryBefore) {
    long lostBefore = lost(made, phones);
    long sentBefore = made.stream().mapToLong(m -> m.call().packetsSent()).sum();
    long heardBefore = phones.stream().mapToLong(Phone::packetsReceived).sum();
    Duration cpuBefore = centre.server().cpuTime();
    Eventually.pass(Duration.ofSeconds(holdSeconds));
    double cpu = centre.server().cpuTime().minus(cpuBefore).toMillis() / 1000.0 / holdSeconds;
    long memory = centre.server().residentBytes();
    long sent = made.stream().mapToLong(m -> m.call().packetsSent()).sum() - sentBefore;
    long heard = phones.stream().mapToLong(Phone::packetsReceived).sum() - heardBefore;
    long lost = lost(made, phones) - lostBefore;
    long alive = made.stream().filter(m -> m.wasAnswered() && !m.call().isEnded()).count();
    System.out.printf("held: %d recorded calls for %d s, %d alive at the end; callers sent %d packets, agents got %d; %d lost in sequence; "
            + "server %.2f cores (%.2f %% of a core a call), %.0f kB a call%n",
        made.size(), holdSeconds, alive, sent, heard, lost, cpu, cpu * 100 / made.size(), (memory - memoryBefore) / 1000.0 / made.size());
    made.forEach(m -> m.call().hangsUp());
    Traffic.awaitEnd(made, Duration.ofSeconds(30));
    recordings(tenant, made);
  }

  private void recordings(Tenant tenant, List<Traffic.Made> made) {
    Traffic.Made one = made.get(made.size() - 10);   // among the newest records, and one that had an agent
    JsonNode record = tenant.awaitRecord(one.from(), r -> r.path("hasRecording").asBoolean(), Duration.ofMinutes(2));
    String id = Eventually.get(() -> tenant.admin().get("/calls/" + record.path("id").asString()).path("recordings"),
        all -> all.valueStream().anyMatch(r -> r.path("state").asString().equals("READY")), Duration.ofMinutes(5), "the recording").get(0).path("id").asString();
    Sound[] sides = Programs.decodeMp3(tenant.admin().bytes("/recordings/" + id + "/audio.mp3"));
    double seconds = sides[0].seconds();
    System.out.printf("held: one recording of them: %.2f s, caller's tone in %.2f s of the left channel, agent's in %.2f s of the right%n", seconds,
        sides[0].secondsWithTone(CALLER), sides[1].secondsWithTone(AGENT));
  }

  private static long lost(List<Traffic.Made> made, List<Phone> phones) {
    return made.stream().mapToLong(m -> m.call().packetsLost()).sum() + phones.stream().mapToLong(Phone::packetsLost).sum();
  }
}

package io.trunkline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.acceptance.kit.Agent;
import io.trunkline.acceptance.kit.Centre;
import io.trunkline.acceptance.kit.Eventually;
import io.trunkline.acceptance.kit.Graph;
import io.trunkline.acceptance.kit.Tenant;
import io.trunkline.acceptance.kit.Traffic;
import io.trunkline.acceptance.phone.Phone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A tenant whose hotline is busy: callers at a steady rate, agents whose phones answer by themselves, talk for a while and hang up.
final class Crowd implements AutoCloseable {
  static final int PER_SECOND = 5;

  private final Tenant tenant;
  private final Phone carrier;
  private final List<Agent> agents = new ArrayList<>();
  private final List<Phone> phones = new ArrayList<>();

  Crowd(Centre centre, int agents, Duration talk) {
    this.tenant = centre.openTenant("crowd");
    this.carrier = centre.loadCarrier("crowd");
    long queue = tenant.queue("service", Map.of("wrapUpSeconds", 1, "ringSeconds", 10, "maxWaitSeconds", 120));
    tenant.flow(Graph.startingAt("wait").queue("wait", queue, 5, "bye").hangUp("bye"));
    for (int i = 0; i < agents; i++) {
      Agent agent = tenant.agent("a" + i, Integer.toString(1001 + i), queue);
      phones.add(agent.withAnsweringPhone(Heard.AGENT, talk));
      agent.goesReady();
      this.agents.add(agent);
    }
  }

  Tenant tenant() {
    return tenant;
  }

  List<Agent> agents() {
    return agents;
  }

  /// Agents' phones with a call up.
  long agentsTalking() {
    return phones.stream().mapToLong(Phone::callsUp).sum();
  }

  Traffic calls() {
    return Traffic.start(carrier, tenant, PER_SECOND, Heard.CALLER);
  }

  /// The one record of each of these calls, by the caller's number, once all have one that is closed. Fails if any has none, or two.
  Map<String, JsonNode> awaitRecords(List<Traffic.Made> calls, Duration within) {
    List<JsonNode> rows = Eventually.get(tenant::records, all -> all.size() >= calls.size() && all.stream().noneMatch(r -> r.path("endedAt").isNull()), within,
        "a closed record of each of " + calls.size() + " calls");
    Map<String, List<JsonNode>> byCaller = rows.stream().collect(Collectors.groupingBy(r -> lastDigits(r.path("from").asString())));
    for (Traffic.Made call : calls) assertThat(byCaller.get(lastDigits(call.from()))).as("records of the call from " + call.from()).hasSize(1);
    assertThat(rows).as("no record of a call that nobody made").hasSize(calls.size());
    return calls.stream().collect(Collectors.toMap(Traffic.Made::from, call -> byCaller.get(lastDigits(call.from())).getFirst()));
  }

  private static String lastDigits(String number) {
    return number.substring(Math.max(0, number.length() - 8));
  }

  static Map<String, Long> outcomes(Map<String, JsonNode> records) {
    return records.values().stream().collect(Collectors.groupingBy(r -> r.path("outcome").asString(), Collectors.counting()));
  }

  @Override public void close() {
    agents.forEach(Agent::close);
    carrier.close();
  }
}

package io.trunkline.bench;

import io.trunkline.acceptance.kit.Api;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A tenant that is given a past, set up by its administrator as any other.
///
/// @param agents each serves queue `i` and the next one
record Company(long id, String login, String password, List<Line> lines, List<Queue> queues, List<Person> agents) {
  /// A number that callers dial.
  record Line(long id, String number) {}

  record Queue(long id, String name) {}

  record Person(long id, String extension) {}

  private static final List<String> QUEUES = List.of("销售", "售后", "账单", "投诉", "预约", "English");
  private static final int LINES = 6;

  /// @param digits of the first five of its numbers' last eight, so that two companies' differ
  static Company open(URI server, Api operator, String code, int digits, int agents) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < LINES; i++) numbers.add("+8621" + digits + "%03d".formatted(i));
    JsonNode made = operator.post("/tenants", Map.of("name", code, "code", code, "seats", agents + 10, "maxCalls", 1000, "numbers", numbers));
    Api admin = Api.signIn(server, made.path("adminLogin").asString(), made.path("adminPassword").asString());
    List<Line> lines = admin.get("/numbers").path("items").valueStream().map(line -> new Line(line.path("id").asLong(), line.path("number").asString())).toList();
    List<Queue> queues = new ArrayList<>();
    for (String name : QUEUES) {
      Map<String, Object> hangUp = Map.of("kind", "HANG_UP");
      queues.add(new Queue(admin.post("/queues", Map.of("name", name, "strategy", "LONGEST_IDLE", "ringSeconds", 20, "maxWaitSeconds", 600, "maxWaiting", 500, "wrapUpSeconds", 30,
          "serviceLevelSeconds", 20, "skills", List.of(), "members", List.of(), "overflow", Map.of("timeout", hangUp, "full", hangUp, "noAgents", hangUp))).path("id").asLong(), name));
    }
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < agents; i++) people.add(person(admin, "p" + i, "AGENT", Integer.toString(2000 + i)).person());
    Made boss = person(admin, "boss", "SUPERVISOR", "1999");
    return new Company(made.path("tenant").path("id").asLong(), "boss@" + code, boss.password(), lines, queues, people);
  }

  private record Made(Person person, String password) {}

  private static Made person(Api admin, String login, String role, String extension) {
    JsonNode made = admin.post("/agents", Map.of("login", login, "name", "坐席 " + login, "role", role, "extension", extension, "skills", List.of(), "queues", List.of(), "disabled", false));
    long id = made.has("agent") ? made.path("agent").path("id").asLong() : made.path("id").asLong();
    return new Made(new Person(id, extension), made.path("password").asString());
  }

  /// As its supervisor; null while the server has no database.
  @Nullable Api signIn(URI server) {
    try {
      return Api.signIn(server, login, password);
    } catch (AssertionError refused) {
      return null;
    }
  }
}

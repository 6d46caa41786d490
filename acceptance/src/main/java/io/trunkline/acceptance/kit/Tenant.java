package io.trunkline.acceptance.kit;

import io.trunkline.acceptance.audio.Sound;
import io.trunkline.acceptance.phone.PhoneCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// One tenant of the product, seen by its administrator.
public final class Tenant {
  private static final Duration SOON = Duration.ofSeconds(15);

  private final Centre centre;
  private final long id;
  private final String code;
  private final String number;
  private final String adminLogin;
  private final String adminPassword;
  private final Api admin;

  Tenant(Centre centre, long id, String code, String number, String adminLogin, String adminPassword) {
    this.centre = centre;
    this.id = id;
    this.code = code;
    this.number = number;
    this.adminLogin = adminLogin;
    this.adminPassword = adminPassword;
    this.admin = Api.signIn(centre.server().http(), adminLogin, adminPassword);
  }

  public long id() {
    return id;
  }

  public String code() {
    return code;
  }

  public String number() {
    return number;
  }

  public String adminLogin() {
    return adminLogin;
  }

  public String adminPassword() {
    return adminPassword;
  }

  public Api admin() {
    return admin;
  }

  public Centre centre() {
    return centre;
  }

  /// A subscriber calls this tenant.
  public PhoneCall call(String from) {
    return centre.call(from, number);
  }

  /// A queue in which agents are rung for 5 s, nobody waits longer than 60 s and wrap-up lasts 3 s, but for the `changes`.
  public long queue(String name, Map<String, ?> changes) {
    Map<String, Object> queue = new HashMap<>(Map.of("name", name, "strategy", "LONGEST_IDLE", "ringSeconds", 5, "maxWaitSeconds", 60, "maxWaiting", 500,
        "wrapUpSeconds", 3, "serviceLevelSeconds", 15, "skills", List.of(), "members", List.of(), "overflow", Map.of("timeout", Map.of("kind", "HANG_UP"),
            "full", Map.of("kind", "HANG_UP"), "noAgents", Map.of("kind", "HANG_UP"))));
    queue.putAll(changes);
    queue.putIfAbsent("musicPromptId", null);
    return admin.post("/queues", queue).path("id").asLong();
  }

  public long queue(String name) {
    return queue(name, Map.of());
  }

  /// Makes an agent of these queues and signs him in. `priority` 1 for all.
  public Agent agent(String login, String extension, long... queues) {
    return person(login, extension, "AGENT", queues);
  }

  /// Makes a supervisor and signs him in.
  public Agent supervisor(String login, String extension) {
    return person(login, extension, "SUPERVISOR");
  }

  private Agent person(String login, String extension, String role, long... queues) {
    List<Map<String, Object>> member = new ArrayList<>();
    for (long queue : queues) {
      member.add(Map.of("queueId", queue, "priority", 1));
    }
    JsonNode made = admin.post("/agents", Map.of("login", login, "name", login, "role", role, "extension", extension, "skills", List.of(), "queues", member,
        "disabled", false));
    long agentId = made.has("agent") ? made.path("agent").path("id").asLong() : made.path("id").asLong();
    return new Agent(this, agentId, login, extension, made.path("password").asString());
  }

  /// Publishes this flow for the tenant's number.
  public long flow(Graph graph) {
    long flow = admin.post("/flows", Map.of("name", "flow-" + code, "draft", graph.json())).path("id").asLong();
    admin.post("/flows/" + flow + "/publish", Map.of("note", "test"));
    for (JsonNode n : admin.get("/numbers").path("items")) {
      admin.patch("/numbers/" + n.path("id").asLong(), Map.of("flowId", flow));
    }
    return flow;
  }

  /// Publishes the shortest flow: welcome, then this queue.
  public void flowToQueue(long queue) {
    flow(Graph.startingAt("hello").play("hello", "welcome", "wait").queue("wait", queue, 5, "bye").hangUp("bye"));
  }

  /// Uploads a second of this tone and returns it as a [Graph]'s prompt.
  public String tonePrompt(double hz) {
    return prompt("tone-" + hz, "tone.wav", Sound.tone(hz, Duration.ofSeconds(1), -15).wav());
  }

  /// Uploads a file and returns it as a [Graph]'s prompt.
  public String prompt(String name, String file, byte[] content) {
    return "#" + admin.upload("/prompts", Map.of("name", name, "language", "zh"), file, content).path("id").asLong();
  }

  /// Only numbers that begin so may be dialled.
  public void allowsDialling(String... prefixes) {
    admin.put("/settings", Map.of("timeZone", "Asia/Shanghai", "countryCode", "CN", "allowedPrefixes", List.of(prefixes), "outboundCallerId", number));
  }

  /// The one record of the call from this number, once it is good.
  public JsonNode awaitRecord(String from, Predicate<JsonNode> good, Duration within) {
    JsonNode rows = Eventually.get(() -> admin.get("/calls?limit=50"),
        all -> all.path("items").valueStream().anyMatch(r -> isFrom(r, from) && good.test(r)), within, "a record of the call from " + from);
    List<JsonNode> mine = rows.path("items").valueStream().filter(r -> isFrom(r, from)).toList();
    if (mine.size() != 1) throw new AssertionError("one call has " + mine.size() + " records: " + mine);
    return admin.get("/calls/" + mine.getFirst().path("id").asString());
  }

  /// All records of its calls, newest first.
  public List<JsonNode> records() {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = admin.get("/calls?limit=200" + after);
      page.path("items").forEach(all::add);
      String next = page.path("next").asString("");
      after = next.isEmpty() ? "" : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    } while (!after.isEmpty());
    return all;
  }

  public JsonNode awaitRecord(String from) {
    return awaitRecord(from, r -> !r.path("outcome").isNull() && !r.path("outcome").isMissingNode(), SOON);
  }

  private static boolean isFrom(JsonNode record, String from) {
    String digits = from.replaceAll("\\D", "");
    return record.path("from").asString("").replaceAll("\\D", "").endsWith(digits.substring(Math.max(0, digits.length() - 8)));
  }
}

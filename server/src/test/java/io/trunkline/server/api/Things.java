package io.trunkline.server.api;

import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Company;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// One thing of each kind that a tenant can own, and a valid body to change it with.
final class Things {
  private static final Map<String, String> BODIES = Map.ofEntries(
      Map.entry("skills", "{\"name\":\"Stolen\"}"),
      Map.entry("categories", "{\"name\":\"Stolen\"}"),
      Map.entry("reasons", "{\"name\":\"Stolen\"}"),
      Map.entry("queues", """
          {"name":"Stolen","strategy":"IN_ORDER","ringSeconds":10,"maxWaitSeconds":60,"maxWaiting":5,"wrapUpSeconds":5,"serviceLevelSeconds":20,
           "overflow":{"timeout":{"kind":"HANG_UP"},"full":{"kind":"HANG_UP"},"noAgents":{"kind":"HANG_UP"}}}"""),
      Map.entry("calendars", "{\"name\":\"Stolen\",\"hours\":[]}"),
      Map.entry("agents", "{\"login\":\"stolen\",\"name\":\"Stolen\",\"role\":\"AGENT\",\"extension\":\"4444\",\"disabled\":false}"),
      Map.entry("web-links", "{\"numberId\":1,\"name\":\"Stolen\",\"enabled\":false}"),
      Map.entry("numbers", "{\"name\":\"Stolen\"}"),
      Map.entry("api-tokens", "{}"));

  /// Made where there is none, but asked with an empty body: what they need is more than a line.
  private static final Map<String, String> OTHERS = Map.of("flows", "", "announcements", "{\"title\":\"Ours\",\"body\":\"\"}", "customers", "{\"name\":\"Ours\",\"numbers\":[\"13800138000\"]}");

  private Things() {}

  static boolean knows(String collection) { return BODIES.containsKey(collection); }

  static String body(String collection, String path) { return BODIES.getOrDefault(collection, "{}"); }

  /// The ids of what the company has, made where there was none.
  static Map<String, Long> of(Company company) throws Exception {
    Map<String, Long> ids = new TreeMap<>();
    for (String collection : BODIES.keySet()) {
      Answer list = company.admin().get("/api/v1/" + collection);
      if (list.body().at("/items").isEmpty()) {
        long number = company.admin().get("/api/v1/numbers").body().at("/items/0/id").asLong();
        String body = collection.equals("api-tokens") ? "{\"name\":\"program\"}"
            : BODIES.getOrDefault(collection, "{}").replace("Stolen", "Ours").replace("\"numberId\":1", "\"numberId\":" + number);
        Answer made = company.admin().post("/api/v1/" + collection, body);
        if (made.status() != 201) throw new AssertionError(collection + ": " + made.status() + " " + made.body());
        ids.put(collection, made.body().get("id").asLong());
      } else {
        ids.put(collection, list.body().at("/items/0/id").asLong());
      }
    }
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      Answer list = company.admin().get("/api/v1/" + other.getKey());
      if (list.body().at("/items").isEmpty()) list = company.admin().post("/api/v1/" + other.getKey(), other.getValue());
      JsonNode thing = list.body().has("items") ? list.body().at("/items/0") : list.body();
      if (!thing.has("id")) throw new AssertionError(other.getKey() + ": " + list.status() + " " + list.body());
      ids.put(other.getKey(), thing.get("id").asLong());
    }
    return ids;
  }
}

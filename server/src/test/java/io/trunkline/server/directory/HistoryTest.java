package io.trunkline.server.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Browser;
import io.trunkline.server.TestServer.Company;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Who changed what, before and after, and taking it back.
@ServerTest
class HistoryTest {
  @Autowired TestServer server;

  private Company company;
  private Browser admin;

  @BeforeEach void openCompany() throws Exception {
    company = server.company(9);
    admin = company.admin();
  }

  @Test void aChangeIsToldBeforeAndAfterAndTakenBack() throws Exception {
    long queue = queue("Sales", 25);
    String before = get("/api/v1/queues/" + queue);
    change(queue, "Shop", 40);
    JsonNode entry = newest();
    assertThat(entry.get("action").asString()).isEqualTo("queue-changed");
    assertThat(entry.at("/detail/change/before").toString()).isEqualTo("{\"name\":\"Sales\",\"ring_seconds\":25}");
    assertThat(entry.at("/detail/change/after").toString()).isEqualTo("{\"name\":\"Shop\",\"ring_seconds\":40}");

    assertThat(undo(entry).status()).isEqualTo(204);
    assertThat(get("/api/v1/queues/" + queue)).isEqualTo(before);
    assertThat(newest().get("action").asString()).isEqualTo("undone");
    assertThat(undo(entry).code()).as("it is taken back already").isEqualTo("undo-newer");
    assertThat(undo(newest()).status()).as("and can be done again").isEqualTo(204);
    assertThat(get("/api/v1/queues/" + queue)).contains("Shop");
  }

  @Test void somethingNewerStandsInTheWayOnlyWhereItTouchesTheSame() throws Exception {
    long queue = queue("Sales", 25);
    change(queue, "Sales", 40);
    JsonNode ring = newest();
    change(queue, "Shop", 40);
    JsonNode name = newest();
    assertThat(undo(ring).status()).isEqualTo(204);
    assertThat(get("/api/v1/queues/" + queue)).contains("Shop").contains("\"ringSeconds\":25");

    change(queue, "Store", 25);
    Answer refused = undo(name);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("undo-newer");
    assertThat(refused.body().get("detail").asString()).isEqualTo(company.opened().adminLogin());
    assertThat(get("/api/v1/queues/" + queue)).contains("Store");
  }

  @Test void whatWasRemovedComesBackWithWhatBelongedToIt() throws Exception {
    long skill = admin.post("/api/v1/skills", "{\"name\":\"English\"}").body().get("id").asLong();
    String agent = "{\"login\":\"admin\",\"name\":\"Admin\",\"role\":\"ADMIN\",\"extension\":\"1000\",\"skills\":[{\"skillId\":" + skill + ",\"level\":7}]}";
    assertThat(admin.put("/api/v1/agents/" + company.opened().adminId(), agent).status()).isEqualTo(200);
    long queue = queue("Sales", 25);
    String before = get("/api/v1/queues/" + queue);
    assertThat(admin.delete("/api/v1/queues/" + queue).status()).isEqualTo(204);
    assertThat(undo(newest()).status()).isEqualTo(204);
    assertThat(get("/api/v1/queues/" + queue)).isEqualTo(before);

    assertThat(admin.delete("/api/v1/skills/" + skill).status()).isEqualTo(204);
    assertThat(undo(newest()).status()).isEqualTo(204);
    assertThat(get("/api/v1/skills/" + skill)).contains("English");
    assertThat(get("/api/v1/agents/" + company.opened().adminId())).contains("\"level\":7");
  }

  @Test void whatWasMadeGoesUnlessSomethingUsesIt() throws Exception {
    long skill = admin.post("/api/v1/skills", "{\"name\":\"English\"}").body().get("id").asLong();
    assertThat(undo(newest()).status()).isEqualTo(204);
    assertThat(admin.get("/api/v1/skills/" + skill).status()).isEqualTo(404);

    long target = queue("Target", 25);
    JsonNode made = newest();
    String other = body("Other", 25).replace("\"timeout\":{\"kind\":\"HANG_UP\"}", "\"timeout\":{\"kind\":\"QUEUE\",\"queueId\":" + target + "}");
    assertThat(admin.post("/api/v1/queues", other).status()).isEqualTo(201);
    assertThat(undo(made).code()).isEqualTo("in-use");
  }

  @Test void anAgentsSettingsGoBackAndTheirSessionEndsWithTheirRole() throws Exception {
    JsonNode made = admin.post("/api/v1/agents", "{\"login\":\"li\",\"name\":\"Li\",\"role\":\"AGENT\",\"extension\":\"2001\"}").body();
    long id = made.get("id").asLong();
    JsonNode added = newest();
    String promoted = "{\"login\":\"li\",\"name\":\"Li Lei\",\"role\":\"ADMIN\",\"extension\":\"2009\"}";
    assertThat(admin.put("/api/v1/agents/" + id, promoted).status()).isEqualTo(200);
    Browser li = server.browser().signIn("li@" + company.opened().tenant().code(), made.get("password").asString());
    assertThat(undo(newest()).status()).isEqualTo(204);
    assertThat(li.get("/api/v1/session").status()).isEqualTo(401);
    assertThat(get("/api/v1/agents/" + id)).contains("\"role\":\"AGENT\"").contains("\"extension\":\"2001\"").contains("\"name\":\"Li\"");
    assertThat(undo(added).status()).as("who was added is disabled").isEqualTo(204);
    assertThat(get("/api/v1/agents/" + id)).contains("\"disabled\":true");
  }

  @Test void settingsCalendarsAndNumbersGoBackToo() throws Exception {
    String settings = get("/api/v1/settings");
    assertThat(admin.put("/api/v1/settings", "{\"timeZone\":\"Asia/Tokyo\",\"countryCode\":\"JP\",\"allowedPrefixes\":[\"+81\"]}").status()).isEqualTo(200);
    assertThat(undo(newest()).status()).isEqualTo(204);
    assertThat(get("/api/v1/settings")).isEqualTo(settings);

    JsonNode calendar = admin.get("/api/v1/calendars").body().at("/items/0");
    assertThat(admin.put("/api/v1/calendars/" + calendar.get("id").asLong(), "{\"name\":\"Never\",\"hours\":[]}").status()).isEqualTo(200);
    assertThat(undo(newest()).status()).isEqualTo(204);
    assertThat(admin.get("/api/v1/calendars").body().at("/items/0")).isEqualTo(calendar);

    JsonNode number = admin.get("/api/v1/numbers").body().at("/items/0");
    assertThat(admin.send("PATCH", "/api/v1/numbers/" + number.get("id").asLong(), "{\"name\":\"Hotline\"}").status()).isEqualTo(200);
    assertThat(undo(newest()).status()).isEqualTo(204);
    assertThat(admin.get("/api/v1/numbers").body().at("/items/0")).isEqualTo(number);
  }

  @Test void theMatrixIsChangedAtOnceAndNobodyOverwritesAnother() throws Exception {
    long skill = admin.post("/api/v1/skills", "{\"name\":\"English\"}").body().get("id").asLong();
    String cell = "{\"agentId\":" + company.opened().adminId() + ",\"skillId\":" + skill;
    assertThat(admin.put("/api/v1/skill-levels", "{\"cells\":[" + cell + ",\"from\":null,\"to\":7}]}").status()).isEqualTo(204);
    assertThat(get("/api/v1/agents/" + company.opened().adminId())).contains("\"level\":7");
    JsonNode entry = newest();
    assertThat(admin.put("/api/v1/skill-levels", "{\"cells\":[" + cell + ",\"from\":3,\"to\":4}]}").code()).isEqualTo("changed-meanwhile");
    assertThat(admin.put("/api/v1/skill-levels", "{\"cells\":[" + cell + ",\"from\":7,\"to\":11}]}").status()).isEqualTo(422);
    assertThat(undo(entry).status()).isEqualTo(204);
    assertThat(get("/api/v1/agents/" + company.opened().adminId())).doesNotContain("\"level\":7");
  }

  @Test void anotherTenantsEntryIsNotThereAndWhatLeftNoTraceCantBeUndone() throws Exception {
    queue("Sales", 25);
    JsonNode entry = newest();
    assertThat(server.company(2).admin().post("/api/v1/audit/" + entry.get("id").asLong() + "/undo", "{}").status()).isEqualTo(404);
    admin.post("/api/v1/agents/" + company.opened().adminId() + "/sip-credentials", "{}");
    assertThat(undo(newest()).code()).isEqualTo("undo-impossible");
  }

  private long queue(String name, int ring) throws Exception { return admin.post("/api/v1/queues", body(name, ring)).body().get("id").asLong(); }

  private void change(long queue, String name, int ring) throws Exception {
    assertThat(admin.put("/api/v1/queues/" + queue, body(name, ring)).status()).isEqualTo(200);
  }

  private String body(String name, int ring) {
    return "{\"name\":\"" + name + "\",\"strategy\":\"IN_ORDER\",\"ringSeconds\":" + ring + ",\"maxWaitSeconds\":60,\"maxWaiting\":5,\"wrapUpSeconds\":5,"
        + "\"serviceLevelSeconds\":20,\"members\":[{\"agentId\":" + company.opened().adminId() + ",\"priority\":1}],"
        + "\"overflow\":{\"timeout\":{\"kind\":\"HANG_UP\"},\"full\":{\"kind\":\"HANG_UP\"},\"noAgents\":{\"kind\":\"HANG_UP\"}}}";
  }

  /// The newest change; signing in is noted too.
  private JsonNode newest() throws Exception {
    for (JsonNode entry : admin.get("/api/v1/audit?limit=20").body().get("items")) if (!entry.get("action").asString().startsWith("sign")) return entry;
    throw new AssertionError("nothing was changed");
  }

  private Answer undo(JsonNode entry) throws Exception { return admin.post("/api/v1/audit/" + entry.get("id").asLong() + "/undo", "{}"); }

  private String get(String path) throws Exception {
    Answer answer = admin.get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.body().toString();
  }
}

package io.trunkline.server.ivr;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Browser;
import io.trunkline.server.TestServer.Company;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.PublishedFlow;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.ivr.graph.GraphJson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class FlowsTest {
  @Autowired TestServer server;
  @Autowired Directory directory;

  @Test void aNewTenantHasAPublishedFlowAndItsNumbersLeadThere() throws Exception {
    Company company = server.company(3);
    TenantConfig config = directory.config(company.opened().tenant().id());
    assertThat(config.flows()).hasSize(1);
    assertThat(config.numbers().values()).allSatisfy(number -> assertThat(config.flows()).containsKey(number.flow()));
    Answer flows = company.admin().get("/api/v1/flows");
    assertThat(flows.body().at("/items/0/published").asInt()).isEqualTo(1);
    assertThat(flows.body().at("/items/0/problems")).isEmpty();
    assertThat(flows.body().at("/items/0/draft/nodes/1/kind").asString()).isEqualTo("menu");
  }

  @Test void aDraftMayHaveDeadEndsButIsNotPublishedWithThem() throws Exception {
    Browser admin = server.company(3).admin();
    Answer made = admin.post("/api/v1/flows", """
        {"name":"Night","draft":{"start":"a","nodes":[{"id":"a","kind":"play","name":"Hello","x":17,"prompts":[{"builtin":"welcome"}],"next":"gone"}]}}""");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.body().at("/problems/0/code").asString()).isEqualTo("target-missing");
    assertThat(made.body().at("/problems/0/nodeId").asString()).isEqualTo("a");
    String path = "/api/v1/flows/" + made.body().get("id").asLong();
    Answer refused = admin.post(path + "/publish", "{\"note\":\"first\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("flow-has-problems");
    assertThat(admin.get(path).body().get("published").isNull()).isTrue();
  }

  @Test void versionsArePublishedAndTakenBackAndCallsHaveThemAtOnce() throws Exception {
    Company company = server.company(3);
    Browser admin = company.admin();
    long id = admin.post("/api/v1/flows", flow("Day", "welcome")).body().get("id").asLong();
    String path = "/api/v1/flows/" + id;
    assertThat(admin.post(path + "/publish", "{\"note\":\"spring\"}").body().get("version").asInt()).isEqualTo(1);
    assertThat(admin.put(path, flow("Day", "closed")).status()).isEqualTo(200);
    assertThat(running(company, id)).contains("welcome");
    assertThat(admin.post(path + "/publish", "{\"note\":\"summer\"}").body().get("version").asInt()).isEqualTo(2);
    assertThat(running(company, id)).contains("closed");

    assertThat(admin.post(path + "/versions/1/publish", "").status()).isEqualTo(200);
    assertThat(running(company, id)).contains("welcome");
    Answer versions = admin.get(path + "/versions");
    assertThat(versions.body().at("/items/0/version").asInt()).isEqualTo(2);
    assertThat(versions.body().at("/items/0/current").asBoolean()).isFalse();
    assertThat(versions.body().at("/items/1/current").asBoolean()).isTrue();
    assertThat(versions.body().at("/items/1/note").asString()).isEqualTo("spring");
    assertThat(versions.body().at("/items/1/publishedBy").asString()).startsWith("admin@");
    assertThat(admin.post(path + "/versions/9/publish", "").status()).isEqualTo(404);
  }

  @Test void aFlowInUseStaysAndAnotherTenantSeesNothing() throws Exception {
    Company company = server.company(3);
    long used = company.admin().get("/api/v1/flows").body().at("/items/0/id").asLong();
    assertThat(company.admin().delete("/api/v1/flows/" + used).code()).isEqualTo("flow-in-use");
    long id = company.admin().post("/api/v1/flows", flow("Spare", "welcome")).body().get("id").asLong();
    Browser stranger = server.company(3).admin();
    assertThat(stranger.get("/api/v1/flows/" + id).status()).isEqualTo(404);
    assertThat(stranger.put("/api/v1/flows/" + id, flow("Mine", "welcome")).status()).isEqualTo(404);
    assertThat(stranger.post("/api/v1/flows/" + id + "/publish", "{}").status()).isEqualTo(404);
    assertThat(stranger.delete("/api/v1/flows/" + id).status()).isEqualTo(404);
    assertThat(company.admin().delete("/api/v1/flows/" + id).status()).isEqualTo(204);
    assertThat(company.admin().get("/api/v1/flows/" + id).status()).isEqualTo(404);
  }

  @Test void namesAreUniqueAndWhatIsNoFlowIsRefused() throws Exception {
    Browser admin = server.company(3).admin();
    assertThat(admin.post("/api/v1/flows", flow("Same", "welcome")).status()).isEqualTo(201);
    assertThat(admin.post("/api/v1/flows", flow("Same", "welcome")).code()).isEqualTo("name-taken");
    assertThat(admin.post("/api/v1/flows", "{\"name\":\"Odd\",\"draft\":{\"nodes\":[{\"id\":\"a\",\"kind\":\"dance\"}]}}").code()).isEqualTo("flow-unreadable");
    assertThat(admin.post("/api/v1/flows", "{\"name\":\" \"}").code()).isEqualTo("name-invalid");
  }

  @Test void theSchemaNamesEachKindOfNode() throws Exception {
    Answer schema = server.company(3).admin().get("/api/v1/flows/schema");
    assertThat(schema.status()).isEqualTo(200);
    for (String kind : new String[] {"play", "menu", "collect", "time", "queue", "voicemail", "transfer", "hangup"}) {
      assertThat(schema.body().at("/$defs/" + kind + "/properties/kind/const").asString()).isEqualTo(kind);
    }
  }

  private String running(Company company, long flow) {
    PublishedFlow now = directory.config(company.opened().tenant().id()).flows().get(flow);
    assertThat(now).isNotNull();
    return now == null ? "" : GraphJson.read(now.graph()).toString();
  }

  private static String flow(String name, String prompt) {
    return "{\"name\":\"" + name + "\",\"draft\":{\"start\":\"a\",\"nodes\":[{\"id\":\"a\",\"kind\":\"hangup\",\"prompts\":[{\"builtin\":\"" + prompt + "\"}]}]}}";
  }
}

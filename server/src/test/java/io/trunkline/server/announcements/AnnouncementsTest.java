package io.trunkline.server.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Browser;
import io.trunkline.server.TestServer.Company;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class AnnouncementsTest {
  private static final String CURRENT = "/api/v1/announcements/current";

  @Autowired TestServer server;

  private Browser agentOf(Company company) throws Exception {
    Answer made = company.admin().post("/api/v1/agents", """
        {"login":"anna","name":"Anna","role":"AGENT","extension":"1001","skills":[],"queues":[],"disabled":false}""");
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    return server.browser().signIn("anna@" + company.opened().tenant().code(), made.body().get("password").asString());
  }

  @Test void whatIsAnnouncedIsReadConfirmedAndCounted() throws Exception {
    Company company = server.company(5);
    Browser agent = agentOf(company);
    Answer made = company.admin().post("/api/v1/announcements", "{\"title\":\"维护\",\"body\":\"今晚 22:00\",\"urgent\":true}");
    assertThat(made.status()).isEqualTo(201);
    String path = "/api/v1/announcements/" + made.body().get("id").asLong();
    JsonNode seen = agent.get(CURRENT).body().at("/items/0");
    assertThat(seen.get("title").asString()).isEqualTo("维护");
    assertThat(seen.get("readAt").isNull()).isTrue();
    assertThat(seen.get("readers").isNull()).as("who has read it is for those who write").isTrue();

    assertThat(agent.post(path + "/read", "{}").status()).isEqualTo(204);
    assertThat(agent.get(CURRENT).body().at("/items/0/readAt").isNull()).isFalse();
    JsonNode counted = company.admin().get("/api/v1/announcements").body().at("/items/0");
    assertThat(counted.get("readers").asLong()).isEqualTo(1);
    assertThat(counted.get("people").asLong()).isEqualTo(2);
    JsonNode receipts = company.admin().get(path + "/receipts").body().get("items");
    assertThat(receipts.at("/0/readAt").isNull()).as("those who haven't stand first").isTrue();
    assertThat(receipts.at("/1/name").asString()).isEqualTo("Anna");
  }

  @Test void otherWordsAreReadAnewAnotherEndIsNot() throws Exception {
    Company company = server.company(5);
    Browser agent = agentOf(company);
    String path = "/api/v1/announcements/" + company.admin().post("/api/v1/announcements", "{\"title\":\"A\",\"body\":\"b\"}").body().get("id").asLong();
    agent.post(path + "/read", "{}");
    company.admin().put(path, "{\"title\":\"A\",\"body\":\"b\",\"urgent\":true,\"endsAt\":\"2099-01-01T00:00:00Z\"}");
    assertThat(agent.get(CURRENT).body().at("/items/0/readAt").isNull()).isFalse();
    company.admin().put(path, "{\"title\":\"A\",\"body\":\"c\"}");
    assertThat(agent.get(CURRENT).body().at("/items/0/readAt").isNull()).isTrue();
    assertThat(company.admin().delete(path).status()).isEqualTo(204);
    assertThat(agent.get(CURRENT).body().get("items").isEmpty()).isTrue();
  }

  @Test void agentsDontWriteAndNobodySeesAnotherTenants() throws Exception {
    Company company = server.company(5);
    Browser agent = agentOf(company);
    assertThat(agent.post("/api/v1/announcements", "{\"title\":\"A\",\"body\":\"\"}").status()).isEqualTo(403);
    String path = "/api/v1/announcements/" + company.admin().post("/api/v1/announcements", "{\"title\":\"A\",\"body\":\"\"}").body().get("id").asLong();
    Company other = server.company(5);
    assertThat(other.admin().get(CURRENT).body().get("items").isEmpty()).isTrue();
    assertThat(other.admin().post(path + "/read", "{}").status()).isEqualTo(404);
    assertThat(other.admin().get(path + "/receipts").status()).isEqualTo(404);
    assertThat(other.admin().put(path, "{\"title\":\"B\",\"body\":\"\"}").status()).isEqualTo(404);
  }

  @Test void whatIsWrongIsSaid() throws Exception {
    Browser admin = server.company(5).admin();
    assertThat(admin.post("/api/v1/announcements", "{\"title\":\" \",\"body\":\"\"}").code()).isEqualTo("title-invalid");
    assertThat(admin.post("/api/v1/announcements", "{\"title\":\"A\",\"body\":\"\",\"endsAt\":\"2020-01-01T00:00:00Z\"}").code()).isEqualTo("end-passed");
  }
}

package io.trunkline.server.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.Party;
import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Browser;
import io.trunkline.server.TestServer.Company;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.identity.Operators;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class OpenTenantTest {
  @Autowired TestServer server;
  @Autowired Directory directory;
  @Autowired Operators operators;

  private Browser operator;

  @BeforeEach void signIn() throws Exception {
    operator = server.browser().signIn("tester", operators.setUp("tester", "Tester"));
  }

  @Test void oneRequestOpensATenantThatCanWorkAtOnce() throws Exception {
    Answer answer = operator.post("/api/v1/tenants",
        "{\"name\":\"花店\",\"code\":\"flowers\",\"seats\":3,\"maxCalls\":5,\"numbers\":[\"400 888 1234\", \"010-6234 5678\"]}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().at("/tenant/numbers").size()).isEqualTo(2);
    assertThat(directory.byNumber(Party.parse("4008881234"))).isPresent();
    assertThat(directory.byNumber(Party.parse("+861062345678"))).isPresent();

    Browser admin = server.browser().signIn(answer.body().get("adminLogin").asString(), answer.body().get("adminPassword").asString());
    assertThat(admin.get("/api/v1/queues").body().at("/items").size()).isEqualTo(2);
    assertThat(admin.get("/api/v1/queues").body().at("/items/0/members/0/agentId").asLong()).isPositive();
    assertThat(admin.get("/api/v1/reasons").body().at("/items").size()).isPositive();
    assertThat(admin.get("/api/v1/calendars").body().at("/items/0/holidays").size()).isGreaterThan(20);
  }

  @Test void aNumberThatIsSomebodysLeavesNothingBehind() throws Exception {
    Company company = server.company(3);
    String number = directory.config(company.opened().tenant().id()).numbers().values().iterator().next().number().dialable();
    Answer answer = operator.post("/api/v1/tenants",
        "{\"name\":\"Second\",\"code\":\"second-shop\",\"seats\":3,\"maxCalls\":5,\"numbers\":[\"" + number + "\"]}");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(directory.byCode("second-shop")).isEmpty();
    assertThat(operator.get("/api/v1/tenants?limit=200").body().toString()).doesNotContain("second-shop");
  }

  @Test void seatsAreCounted() throws Exception {
    Company company = server.company(2);
    assertThat(agent(company.admin(), "li.lei", "2001").status()).isEqualTo(201);
    Answer full = agent(company.admin(), "han.mei", "2002");
    assertThat(full.status()).isEqualTo(409);
    assertThat(full.code()).isEqualTo("no-seat");
    operator.send("PATCH", "/api/v1/tenants/" + company.opened().tenant().id(), "{\"seats\":3}");
    assertThat(agent(company.admin(), "han.mei", "2002").status()).isEqualTo(201);
  }

  @Test void suspendingShowsEverybodyOut() throws Exception {
    Company company = server.company(3);
    String path = "/api/v1/tenants/" + company.opened().tenant().id();
    assertThat(operator.send("PATCH", path, "{\"state\":\"SUSPENDED\"}").status()).isEqualTo(200);
    assertThat(company.admin().get("/api/v1/session").status()).isEqualTo(401);
    assertThat(directory.config(company.opened().tenant().id()).active()).isFalse();
    assertThat(operator.send("PATCH", path, "{\"state\":\"ACTIVE\"}").status()).isEqualTo(200);
    server.browser().signIn(company.opened().adminLogin(), company.opened().adminPassword());
  }

  @Test void theOperatorSeesNoTenantsContent() throws Exception {
    assertThat(operator.get("/api/v1/queues").status()).isEqualTo(403);
    assertThat(operator.get("/api/v1/tenants?limit=0").status()).isEqualTo(422);
    assertThat(operator.get("/api/v1/tenants?limit=201").status()).isEqualTo(422);
    assertThat(operator.get("/api/v1/nodes").body().at("/items/0/database").asString()).isEqualTo("UP");
  }

  @Test void aTrunksPasswordGoesInAndNeverComesOut() throws Exception {
    Answer made = operator.post("/api/v1/trunks",
        "{\"name\":\"carrier\",\"kind\":\"REGISTRATION\",\"addresses\":[\"192.0.2.1:5060\"],\"username\":\"tl\",\"password\":\"s3cret-word\",\"maxCalls\":30}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.body().toString()).doesNotContain("s3cret-word");
    Answer changed = operator.put("/api/v1/trunks/" + made.body().get("id").asLong(),
        "{\"name\":\"carrier\",\"kind\":\"REGISTRATION\",\"addresses\":[\"192.0.2.1:5060\",\"192.0.2.2\"],\"username\":\"tl\",\"maxCalls\":30}");
    assertThat(changed.body().get("addresses").size()).isEqualTo(2);
    assertThat(directory.trunks()).anySatisfy(trunk -> assertThat(trunk.password()).isEqualTo("s3cret-word"));
    assertThat(operator.delete("/api/v1/trunks/" + made.body().get("id").asLong()).status()).isEqualTo(204);
  }

  private static Answer agent(Browser admin, String login, String extension) throws Exception {
    return admin.post("/api/v1/agents", "{\"login\":\"" + login + "\",\"name\":\"Somebody\",\"role\":\"AGENT\",\"extension\":\"" + extension + "\"}");
  }
}

package io.trunkline.server.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Browser;
import io.trunkline.server.TestServer.Company;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// H17 (beginnings): a sheet of people, looked at, taken over as a whole, taken back.
@ServerTest
class AgentImportTest {
  private static final String TITLES = "姓名,登录名,分机,角色,队列,技能\r\n";

  @Autowired TestServer server;

  @Test void aSheetBecomesPeopleWhoCanSignInAndIsTakenBack() throws Exception {
    Company company = server.company(9);
    Browser admin = company.admin();
    admin.post("/api/v1/skills", "{\"name\":\"英语\"}");
    byte[] sheet = (TITLES + "李雷,Li.Lei,2001,,销售 Sales:2；服务 Service,英语:8\r\n韩梅梅,han,2002,班长,,\r\n").getBytes(StandardCharsets.UTF_8);
    Answer preview = admin.upload("/api/v1/agent-imports/preview", sheet);
    assertThat(preview.body().get("problems").size()).as(preview.body().toString()).isZero();
    assertThat(preview.body().at("/rows/0/login").asString()).isEqualTo("li.lei");
    assertThat(admin.get("/api/v1/agents").body().get("items").size()).as("a preview makes nobody").isEqualTo(1);

    Answer made = admin.upload("/api/v1/agent-imports", sheet);
    assertThat(made.status()).isEqualTo(201);
    String login = made.body().at("/made/0/login").asString();
    assertThat(login).isEqualTo("li.lei@" + company.opened().tenant().code());
    Browser li = server.browser().signIn(login, made.body().at("/made/0/password").asString());
    assertThat(li.get("/api/v1/session").status()).isEqualTo(200);
    JsonNode agent = admin.get("/api/v1/agents/" + made.body().at("/made/0/id").asLong()).body();
    assertThat(agent.at("/skills/0/level").asInt()).isEqualTo(8);
    assertThat(agent.get("queues").size()).isEqualTo(2);
    JsonNode log = admin.get("/api/v1/audit?limit=20").body();
    assertThat(log.toString()).doesNotContain(made.body().at("/made/0/password").asString());

    long entry = 0;
    for (JsonNode line : log.get("items")) if (line.get("action").asString().equals("agents-imported")) entry = line.get("id").asLong();
    assertThat(admin.post("/api/v1/audit/" + entry + "/undo", "{}").status()).isEqualTo(204);
    assertThat(li.get("/api/v1/session").status()).isEqualTo(401);
    assertThat(admin.get("/api/v1/agents").body().toString()).contains("\"login\":\"li.lei\"").contains("\"disabled\":true");
    assertThat(admin.post("/api/v1/audit/" + entry + "/undo", "{}").code()).isEqualTo("undo-overtaken");
  }

  @Test void everyWrongCellIsNamedAndNothingIsTakenOver() throws Exception {
    Company company = server.company(4);
    Browser admin = company.admin();
    byte[] sheet = (TITLES + "李雷,li lei,2001,,,\r\n,admin,1000,厨师,没有,英语:5\r\n韩梅梅,han,2001,,销售 Sales:0,\r\n吉姆,jim,3,,,\r\n").getBytes(StandardCharsets.UTF_8);
    JsonNode problems = admin.upload("/api/v1/agent-imports/preview", sheet).body().get("problems");
    assertThat(problems.toString())
        .contains(problem(2, "LOGIN", "form", "li lei")).contains(problem(3, "NAME", "empty", "")).contains(problem(3, "LOGIN", "taken", "admin"))
        .contains(problem(3, "EXTENSION", "taken", "1000")).contains(problem(3, "ROLE", "role-unknown", "厨师")).contains(problem(3, "QUEUES", "unknown", "没有"))
        .contains(problem(3, "SKILLS", "unknown", "英语")).contains(problem(4, "EXTENSION", "twice", "2")).contains(problem(4, "QUEUES", "number", "销售 Sales:0"))
        .contains(problem(5, "EXTENSION", "form", "3")).contains("\"row\":0,\"column\":null,\"code\":\"no-seat\",\"detail\":\"4/3\"");
    Answer refused = admin.upload("/api/v1/agent-imports", sheet);
    assertThat(refused.code()).isEqualTo("sheet-has-problems");
    assertThat(admin.get("/api/v1/agents").body().get("items").size()).isEqualTo(1);
  }

  @Test void theTemplateIsASheetThatCanBeTakenOver() throws Exception {
    Browser admin = server.company(4).admin();
    for (String format : new String[] {"xlsx", "csv"}) {
      HttpResponse<String> template = admin.get("/api/v1/agent-imports/template?format=" + format).raw();
      assertThat(template.statusCode()).isEqualTo(200);
      assertThat(template.headers().firstValue("Content-Disposition").orElse("")).contains("attachment").contains(format);
    }
  }

  @Test void onlyAdministratorsMayBringOne() throws Exception {
    Company company = server.company(4);
    String password = company.admin().post("/api/v1/agents", "{\"login\":\"li\",\"name\":\"Li\",\"role\":\"SUPERVISOR\",\"extension\":\"2001\"}").body().get("password").asString();
    Browser supervisor = server.browser().signIn("li@" + company.opened().tenant().code(), password);
    assertThat(supervisor.upload("/api/v1/agent-imports/preview", TITLES.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(403);
  }

  private static String problem(int row, String column, String code, String detail) {
    return "{\"row\":" + row + ",\"column\":\"" + column + "\",\"code\":\"" + code + "\",\"detail\":\"" + detail + "\"}";
  }
}

package io.trunkline.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Browser;
import io.trunkline.server.TestServer.Company;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SignInTest {
  @Autowired TestServer server;

  @Test void aPersonSignsInSeesThemselvesAndSignsOut() throws Exception {
    Company company = server.company(5);
    Answer session = company.admin().get("/api/v1/session");
    assertThat(session.status()).isEqualTo(200);
    assertThat(session.body().at("/user/login").asString()).isEqualTo(company.opened().adminLogin());
    assertThat(session.body().at("/user/role").asString()).isEqualTo("ADMIN");
    assertThat(session.body().at("/tenant/code").asString()).isEqualTo(company.opened().tenant().code());
    assertThat(session.body().get("agentId").asLong()).isEqualTo(company.opened().adminId());

    assertThat(company.admin().delete("/api/v1/session").status()).isEqualTo(204);
    assertThat(company.admin().get("/api/v1/session").status()).isEqualTo(401);
  }

  @Test void theCookieIsOutOfReachOfScriptsAndEveryAnswerCarriesItsHeaders() throws Exception {
    Company company = server.company(5);
    Answer answer = server.browser().post("/api/v1/session",
        "{\"login\":\"" + company.opened().adminLogin() + "\",\"password\":\"" + company.opened().adminPassword() + "\"}");
    assertThat(answer.raw().headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
    assertThat(answer.raw().headers().firstValue("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'none'");
    assertThat(answer.raw().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test void aWriteWithoutTheSessionsHeaderIsRefused() throws Exception {
    Company company = server.company(5);
    Answer answer = company.admin().withoutHeader().post("/api/v1/skills", "{\"name\":\"English\"}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("csrf");
  }

  @Test void whoIsUnknownAndWhoIsWrongHearTheSame() throws Exception {
    Company company = server.company(5);
    String code = company.opened().tenant().code();
    Answer wrong = server.browser().post("/api/v1/session", "{\"login\":\"admin@" + code + "\",\"password\":\"not this one\"}");
    Answer unknown = server.browser().post("/api/v1/session", "{\"login\":\"nobody@" + code + "\",\"password\":\"not this one\"}");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.body()).isEqualTo(unknown.body());
    assertThat(wrong.code()).isEqualTo("sign-in-failed");
  }

  @Test void guessingIsSlowedDownAlsoForTheRightPassword() throws Exception {
    Company company = server.company(5);
    String login = company.opened().adminLogin();
    for (int i = 0; i < 5; i++) server.browser().post("/api/v1/session", "{\"login\":\"" + login + "\",\"password\":\"guess " + i + "\"}");
    Answer answer = server.browser().post("/api/v1/session", "{\"login\":\"" + login + "\",\"password\":\"" + company.opened().adminPassword() + "\"}");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.code()).isEqualTo("too-many-tries");
    assertThat(company.admin().get("/api/v1/session").status()).isEqualTo(200);   // who is signed in isn't harmed
  }

  @Test void aNewPasswordShowsTheOtherBrowsersOut() throws Exception {
    Company company = server.company(5);
    Browser other = server.browser().signIn(company.opened().adminLogin(), company.opened().adminPassword());
    Answer weak = company.admin().put("/api/v1/session/password", "{\"old\":\"" + company.opened().adminPassword() + "\",\"new\":\"short\"}");
    assertThat(weak.code()).isEqualTo("password-length");
    Answer changed = company.admin().put("/api/v1/session/password", "{\"old\":\"" + company.opened().adminPassword() + "\",\"new\":\"tulips & ferries 9\"}");
    assertThat(changed.status()).isEqualTo(204);
    assertThat(company.admin().get("/api/v1/session").status()).isEqualTo(200);
    assertThat(other.get("/api/v1/session").status()).isEqualTo(401);
    server.browser().signIn(company.opened().adminLogin(), "tulips & ferries 9");
  }

  @Test void aTokenWorksUntilItIsWithdrawnAndNeverAboveItsRole() throws Exception {
    Company company = server.company(5);
    Answer made = company.admin().post("/api/v1/api-tokens", "{\"name\":\"crm\",\"role\":\"SUPERVISOR\"}");
    assertThat(made.status()).isEqualTo(201);
    Browser program = server.browser().withToken(made.body().get("token").asString());
    assertThat(program.get("/api/v1/queues").status()).isEqualTo(200);
    assertThat(program.post("/api/v1/queues", "{}").status()).isEqualTo(403);
    assertThat(company.admin().get("/api/v1/api-tokens").body().toString()).doesNotContain(made.body().get("token").asString());
    assertThat(company.admin().delete("/api/v1/api-tokens/" + made.body().get("id").asLong()).status()).isEqualTo(204);
    assertThat(program.get("/api/v1/queues").status()).isEqualTo(401);
  }

  @Test void theAuditLogSaysWhoDidIt() throws Exception {
    Company company = server.company(5);
    company.admin().post("/api/v1/skills", "{\"name\":\"English\"}");
    Answer log = company.admin().get("/api/v1/audit");
    assertThat(log.body().at("/items/0/action").asString()).isEqualTo("skill-added");
    assertThat(log.body().at("/items/0/actor").asString()).isEqualTo(company.opened().adminLogin());
  }
}

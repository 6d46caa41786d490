package io.trunkline.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.routing.Target;
import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Company;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.acd.ContactConnected;
import io.trunkline.server.acd.ContactQueued;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.switchboard.AgentStations;
import io.trunkline.server.switchboard.CallAnswered;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.server.switchboard.StationChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// The list of what to do next, in a tenant that is set up, taken apart and tried.
@ServerTest
class SetUpTest {
  @Autowired TestServer server;
  @Autowired Directory directory;
  @Autowired AgentStations stations;
  @Autowired Acd acd;
  @Autowired Journal journal;
  @Autowired Time time;

  private Company company;
  private TenantId tenant;
  private AgentId admin;

  @BeforeEach void openCompany() throws Exception {
    company = server.company(5);
    tenant = company.opened().tenant().id();
    admin = new AgentId(company.opened().adminId());
  }

  @Test void aFreshTenantLacksAPhoneAndThenSomebodyReadyAndThenACall() throws Exception {
    assertThat(missing("NUMBER")).isNull();
    assertThat(missing("FLOW")).isNull();
    assertThat(missing("AGENTS")).isNull();
    assertThat(missing("STATION")).isEqualTo("NO_STATION");
    assertThat(missing("TEST_CALL")).isEqualTo("NO_CALL");

    stations.choose(tenant, admin, new StationChoice(StationChoice.Kind.PHONE, new E164("+8613900000001")));
    assertThat(missing("STATION")).isEqualTo("NOBODY_READY");
    assertThat(step("STATION").at("/names/0").asString()).isEqualTo("Admin");

    acd.ask(tenant, admin, new Target.Ready());
    await(() -> missing("STATION") == null);

    call(false);
    await(() -> "NO_ANSWER".equals(missing("TEST_CALL")));
    call(true);
    await(() -> missing("TEST_CALL") == null);
  }

  @Test void whatIsTakenApartIsMissingAgain() throws Exception {
    int queues = company.admin().get("/api/v1/queues").body().at("/items").size();
    String agents = "{\"login\":\"admin\",\"name\":\"Admin\",\"role\":\"ADMIN\",\"extension\":\"1000\",\"queues\":[]}";
    assertThat(company.admin().put("/api/v1/agents/" + company.opened().adminId(), agents).status()).isEqualTo(200);
    assertThat(missing("AGENTS")).isEqualTo("QUEUE_WITHOUT_AGENTS");
    assertThat(step("AGENTS").get("names").size()).isEqualTo(queues);
    assertThat(missing("STATION")).isEqualTo("NO_STATION");
  }

  @Test void onlyAnAdministratorIsTold() throws Exception {
    String password = company.admin().post("/api/v1/agents", "{\"login\":\"li\",\"name\":\"Li\",\"role\":\"SUPERVISOR\",\"extension\":\"2001\"}").body()
        .get("password").asString();
    assertThat(server.browser().signIn("li@" + company.opened().tenant().code(), password).get("/api/v1/setup").status()).isEqualTo(403);
  }

  private JsonNode step(String name) throws Exception {
    for (JsonNode step : company.admin().get("/api/v1/setup").body().get("steps")) if (step.get("step").asString().equals(name)) return step;
    throw new AssertionError(name);
  }

  private @Nullable String missing(String name) {
    try {
      JsonNode missing = step(name).get("missing");
      return missing.isNull() ? null : missing.asString();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  /// As telephony tells it: one call to the tenant's number, with or without somebody's answer.
  private void call(boolean answered) {
    CallId call = CallId.random();
    NumberConfig number = directory.config(tenant).numbers().values().iterator().next();
    QueueId queue = directory.config(tenant).queues().keySet().iterator().next();
    Instant at = time.now().minusSeconds(20);
    E164 caller = new E164("+8613800138000");
    journal.append(new CallStarted(tenant, at, call, CallStarted.Direction.IN, caller, "13800138000", number.number(), null, number.id(), null, null));
    if (answered) {
      ContactId contact = new ContactId(call.value());
      journal.append(new CallAnswered(tenant, at, call));
      journal.append(new ContactQueued(tenant, at.plusSeconds(1), call, contact, queue, 0, Duration.ofSeconds(20)));
      journal.append(new ContactConnected(tenant, at.plusSeconds(2), call, contact, queue, admin, Duration.ofSeconds(1)));
    }
    journal.append(new CallEnded(tenant, at.plusSeconds(9), call, CallEnded.By.CALLER, Cause.NORMAL_CLEARING, CallEnded.Fault.NONE));
  }

  private void await(BooleanSupplier done) throws InterruptedException {
    for (int i = 0; i < 400; i++) {
      if (done.getAsBoolean()) return;
      CountDownLatch later = new CountDownLatch(1);
      time.after(Duration.ofMillis(50), later::countDown);
      later.await(1, TimeUnit.SECONDS);
    }
    throw new AssertionError("it never came");
  }
}

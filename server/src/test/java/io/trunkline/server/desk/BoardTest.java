package io.trunkline.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.UserId;
import io.trunkline.routing.Target;
import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.acd.Company;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.identity.Sessions;
import io.trunkline.server.identity.SignedIn;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.web.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The board's stream as a supervisor's page hears it.
@ServerTest
class BoardTest {
  @Autowired Acd acd;
  @Autowired Directory directory;
  @Autowired Sessions sessions;
  @Autowired TenantTx tx;
  @Autowired JsonMapper json;
  @Autowired TestServer server;
  @LocalServerPort int port;

  private final HttpClient http = HttpClient.newHttpClient();

  private final class Tab implements WebSocket.Listener {
    final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    long last;

    WebSocket opens(Company company, AgentId person, Role role, long after) {
      Sessions.Opened session = sessions.open(new UserId(person.value()), person + "@" + company.code, "Boss", role, "en",
          new SignedIn.TenantOfPerson(company.tenant, company.code, company.code));
      return http.newWebSocketBuilder().header("Cookie", "trunkline=" + session.cookie())
          .buildAsync(URI.create("ws://localhost:" + port + "/api/v1/supervision/events?after=" + after), this).join();
    }

    @Override public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean whole) {
      part.append(data);
      if (whole) {
        JsonNode frame = json.readTree(part.toString());
        if (!frame.path("type").asString().equals("beat")) frames.add(frame);
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    JsonNode hears(String type, Predicate<JsonNode> good) throws InterruptedException {
      while (true) {
        JsonNode frame = next(type);
        if (frame.path("type").asString().equals(type) && good.test(frame.path("data"))) return frame.path("data");
      }
    }

    /// Rows as they change, or all of them: where names or members changed in the same moment, the whole picture goes out anew.
    JsonNode sees(String what, Predicate<JsonNode> good) throws InterruptedException {
      while (true) {
        JsonNode frame = next(what);
        if (good.test(frame.path("data"))) return frame.path("data");
      }
    }

    private JsonNode next(String what) throws InterruptedException {
      JsonNode frame = frames.poll(10, TimeUnit.SECONDS);
      assertThat(frame).as("waiting for %s", what).isNotNull();
      assertThat(frame.path("n").asLong()).isGreaterThanOrEqualTo(last);
      last = frame.path("n").asLong();
      return frame;
    }
  }

  @Test void Q3_aSupervisorSeesQueuesAndAgentsAndEveryChangeAfterwards() throws Exception {
    Company company = new Company(tx, directory, "board-1");
    AgentId anna = company.hires("anna", "AGENT");
    AgentId boss = company.hires("boss", "SUPERVISOR");
    QueueId queue = company.queue("Sales", 15, anna);
    company.opens();
    Tab tab = new Tab();
    WebSocket socket = tab.opens(company, boss, Role.SUPERVISOR, 0);
    JsonNode whole = tab.hears("snapshot", data -> !data.path("queues").isEmpty());
    assertThat(whole.path("queues").get(0).path("name").asString()).isEqualTo("Sales");
    assertThat(whole.path("agents")).hasSize(2);
    assertThat(whole.path("agents").get(0).path("queues").get(0).asLong()).isEqualTo(queue.value());
    assertThat(whole.path("settings").path("thresholds")).isNotEmpty();

    acd.ask(company.tenant, anna, new Target.NotReady(io.trunkline.routing.Reason.chosen(0)));
    tab.sees("the agent's state", data -> data.path("agents").valueStream().anyMatch(row -> row.path("id").asLong() == anna.value() && stateOf(row).equals("NOT_READY")));
    socket.abort();

    CallId call = CallId.random();
    acd.enqueue(company.tenant, call, queue, 5, false, _ -> { });
    Tab back = new Tab();
    back.last = tab.last;
    back.opens(company, boss, Role.SUPERVISOR, tab.last);
    back.sees("the caller who waits", data -> data.path("queues").valueStream().anyMatch(row -> row.path("waiting").asInt() == 1 && row.path("today").path("offered").asInt() == 1));
    acd.ended(company.tenant, call);
    back.sees("nobody who waits; who leaves so soon doesn't count as lost", data -> data.path("queues").valueStream().anyMatch(row -> row.path("waiting").asInt() == 0
        && row.path("today").path("offered").asInt() == 1 && row.path("today").path("abandoned").asInt() == 0));
  }

  /// A row of a delta is the state itself; one of the whole picture has it beside the name.
  private static String stateOf(JsonNode row) { return (row.has("now") ? row.path("now") : row).path("state").path("name").asString(); }

  @Test void Q3_agentsHaveNoBoard() {
    Company company = new Company(tx, directory, "board-2");
    AgentId anna = company.hires("anna", "AGENT");
    company.opens();
    Throwable refused = null;
    try {
      new Tab().opens(company, anna, Role.AGENT, 0);
    } catch (CompletionException failure) {
      refused = failure.getCause();
    }
    assertThat(refused).isInstanceOfSatisfying(WebSocketHandshakeException.class, failure -> assertThat(failure.getResponse().statusCode()).isEqualTo(403));
  }

  @Test void Q3_thresholdsAreKeptForTheCompany() throws Exception {
    TestServer.Company company = server.company(3);
    TestServer.Browser admin = company.admin();
    String body = """
        {"listeningShown":true,"thresholds":[{"measure":"WAITING","queue":null,"state":null,"warn":3,"alarm":6,"rings":true}]}""";
    assertThat(admin.put("/api/v1/supervision/settings", body).status()).isEqualTo(200);
    JsonNode kept = admin.get("/api/v1/supervision/settings").body();
    assertThat(kept.path("listeningShown").asBoolean()).isTrue();
    assertThat(kept.path("thresholds").get(0).path("alarm").asInt()).isEqualTo(6);
    assertThat(admin.get("/api/v1/supervision/board").body().path("settings")).isEqualTo(kept);
    assertThat(admin.put("/api/v1/supervision/settings", body.replace("\"alarm\":6", "\"alarm\":1")).code()).isEqualTo("threshold-order");
    assertThat(admin.put("/api/v1/supervision/settings", body.replace("\"queue\":null", "\"queue\":4711")).status()).isEqualTo(404);
  }
}

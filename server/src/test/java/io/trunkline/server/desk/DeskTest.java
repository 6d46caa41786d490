package io.trunkline.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.cell.InProcessHost;
import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.Time;
import io.trunkline.kernel.UserId;
import io.trunkline.server.ServerTest;
import io.trunkline.server.acd.Acd;
import io.trunkline.server.acd.AcdSignal;
import io.trunkline.server.acd.Company;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.identity.Sessions;
import io.trunkline.server.identity.SignedIn;
import io.trunkline.server.ivr.DigitsPressed;
import io.trunkline.server.ivr.IvrStep;
import io.trunkline.server.platform.db.TenantTx;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.platform.web.Role;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.server.switchboard.PartyJoined;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class DeskTest {
  @Autowired Acd acd;
  @Autowired Directory directory;
  @Autowired InProcessHost host;
  @Autowired Journal journal;
  @Autowired Sessions sessions;
  @Autowired TenantTx tx;
  @Autowired Time time;
  @Autowired JsonMapper json;
  @LocalServerPort int port;

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<AcdSignal> mailbox = new LinkedBlockingQueue<>();

  /// A browser's tab: its cookie, and the frames that it heard.
  private final class Tab implements WebSocket.Listener {
    final Sessions.Opened session;
    final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    /// What carries no number of its own.
    final BlockingQueue<JsonNode> passing = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    long last;

    Tab(Company company, AgentId agent, Role role) {
      session = sessions.open(new UserId(agent.value()), agent + "@" + company.code, "Anna", role, "en", new SignedIn.TenantOfPerson(company.tenant, company.code, company.code));
    }

    WebSocket opens(long after) {
      return http.newWebSocketBuilder().header("Cookie", "trunkline=" + session.cookie())
          .buildAsync(URI.create("ws://localhost:" + port + "/api/v1/events?after=" + after), this).join();
    }

    @Override public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean whole) {
      part.append(data);
      if (whole) {
        JsonNode frame = json.readTree(part.toString());
        String type = frame.get("type").asString();
        if (!type.equals("beat")) (type.equals("queues") || type.equals("announcements") ? passing : frames).add(frame);
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.complete(status);
      return null;
    }

    /// The next frame of this type; those before it are passed over.
    JsonNode hears(String type) throws InterruptedException {
      List<String> before = new ArrayList<>();
      while (true) {
        JsonNode frame = frames.poll(5, TimeUnit.SECONDS);
        assertThat(frame).as("waiting for %s after %s", type, before).isNotNull();
        assertThat(frame.get("n").asLong()).as("numbers grow").isGreaterThanOrEqualTo(last);
        last = frame.get("n").asLong();
        if (frame.get("type").asString().equals(type)) return frame.get("data");
        before.add(frame.toString());
      }
    }

    JsonNode hearsState(String name) throws InterruptedException {
      JsonNode state = hears("state");
      while (!state.get("name").asString().equals(name)) state = hears("state");
      return state;
    }

    JsonNode hearsCall(String state) throws InterruptedException {
      JsonNode call = hears("call");
      while (!call.get("state").asString().equals(state)) call = hears("call");
      return call;
    }

    HttpResponse<String> asks(String method, String path, @Nullable String body) throws IOException, InterruptedException {
      return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path)).header("Cookie", "trunkline=" + session.cookie())
          .header("X-CSRF-Token", session.session().csrf()).header("Content-Type", "application/json")
          .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode desk() throws IOException, InterruptedException { return json.readTree(asks("GET", "/desk", null).body()); }
  }

  private AcdSignal.Offered offer() throws InterruptedException {
    while (true) {
      AcdSignal signal = mailbox.poll(5, TimeUnit.SECONDS);
      assertThat(signal).isNotNull();
      if (signal instanceof AcdSignal.Offered offered) return offered;
    }
  }

  @Test void aPageSeesTheCallFromItsOfferThroughWrapUpToItsEndAndAgainAfterAReload() throws Exception {
    Company company = new Company(tx, directory, "desk-one");
    AgentId anna = company.hires("anna", "AGENT");
    QueueId sales = company.queue("Sales", 30, anna);
    company.opens();
    tx.run(company.tenant, jdbc -> {
      long id = jdbc.sql("insert into customers.customer (tenant_id, name, updated_by) values (platform.tenant(), '王先生', 'test') returning id").query(Long.class).single();
      jdbc.sql("insert into customers.number (tenant_id, customer_id, number, place) values (platform.tenant(), ?, '+8613912345678', 0)").param(id).update();
    });
    Tab tab = new Tab(company, anna, Role.AGENT);
    WebSocket socket = tab.opens(0);
    assertThat(tab.hears("snapshot").get("state").get("name").asString()).isEqualTo("OFFLINE");

    assertThat(tab.asks("PUT", "/desk/station", "{\"kind\":\"PHONE\",\"number\":\"13800138000\"}").statusCode()).isEqualTo(200);
    assertThat(tab.hears("station").get("number").asString()).isEqualTo("+8613800138000");
    assertThat(tab.asks("POST", "/desk/state", "{\"state\":\"READY\"}").statusCode()).isEqualTo(202);
    tab.hearsState("READY");

    CallId call = CallId.random();
    journal.append(new CallStarted(company.tenant, time.now(), call, CallStarted.Direction.IN, new E164("+8613912345678"), "13912345678", new ServiceCode("4008001000"),
        "carrier", 1L, "北京市", null));
    journal.append(new IvrStep(company.tenant, time.now(), call, "menu", "menu", "Main menu"));
    journal.append(new DigitsPressed(company.tenant, time.now(), call, "menu", "1", true));
    acd.enqueue(company.tenant, call, sales, 0, false, mailbox::add);
    JsonNode offered = tab.hears("call");
    assertThat(offered.get("state").asString()).isEqualTo("OFFERED");
    assertThat(offered.get("from").asString()).isEqualTo("+8613912345678");
    assertThat(offered.get("area").asString()).isEqualTo("北京市");
    assertThat(offered.get("queue").get("name").asString()).isEqualTo("Sales");
    assertThat(offered.get("ivr").get(0).get("digits").asString()).isEqualTo("1");
    assertThat(offered.get("answerBy").asString()).isNotBlank();
    JsonNode known = offered;
    while (known.get("customer").isNull()) known = tab.hears("call");   // looked up beside: the ring doesn't wait for it
    assertThat(known.get("customer").get("name").asString()).isEqualTo("王先生");

    long seen = tab.last;
    socket.abort();
    acd.answered(company.tenant, offer().offer());
    journal.append(new PartyJoined(company.tenant, time.now(), call, CallParty.customer(new E164("+8613912345678"))));
    journal.append(new PartyJoined(company.tenant, time.now(), call, CallParty.agent(anna)));
    Tab resumed = new Tab(company, anna, Role.AGENT);
    resumed.opens(seen);
    resumed.hearsCall("TALKING");
    assertThat(resumed.asks("PUT", "/desk/calls/" + call + "/notes", "{\"text\":\"wants a quote\"}").statusCode()).isEqualTo(204);

    acd.ended(company.tenant, call);
    journal.append(new CallEnded(company.tenant, time.now(), call, CallEnded.By.CALLER, Cause.NORMAL_CLEARING, CallEnded.Fault.NONE));
    assertThat(resumed.hearsCall("WRAP_UP").get("notes").get("text").asString()).isEqualTo("wants a quote");
    assertThat(resumed.desk().get("calls").size()).isEqualTo(1);
    assertThat(resumed.asks("POST", "/desk/wrap-up/end", null).statusCode()).isEqualTo(202);
    assertThat(resumed.hears("call-ended").get("id").asString()).isEqualTo(call.toString());
    assertThat(resumed.desk().get("calls").size()).isZero();
    assertThat(resumed.desk().get("state").get("name").asString()).isEqualTo("READY");
  }

  @Test void anAgentHearsNothingOfColleaguesAndNothingOfOtherTenants() throws Exception {
    Company company = new Company(tx, directory, "desk-two");
    AgentId anna = company.hires("anna", "AGENT");
    AgentId ben = company.hires("ben", "AGENT");
    company.opens();
    Tab tab = new Tab(company, anna, Role.AGENT);
    tab.opens(0);
    tab.hears("snapshot");
    new Tab(company, ben, Role.AGENT).asks("POST", "/desk/state", "{\"state\":\"NOT_READY\"}");
    tab.asks("POST", "/desk/state", "{\"state\":\"NOT_READY\"}");
    assertThat(tab.hearsState("NOT_READY").get("until").isNull()).isTrue();
    assertThat(tab.frames).isEmpty();
  }

  @Test void aNumberOfAFormerLifeBringsTheWholePicture() throws Exception {
    Company company = new Company(tx, directory, "desk-three");
    AgentId anna = company.hires("anna", "AGENT");
    company.opens();
    Tab tab = new Tab(company, anna, Role.AGENT);
    tab.opens(17);
    assertThat(tab.hears("snapshot").get("agent").get("id").asLong()).isEqualTo(anna.value());
  }

  @Test void onlyASupervisorMayChangeAnothersState() throws Exception {
    Company company = new Company(tx, directory, "desk-four");
    AgentId anna = company.hires("anna", "AGENT");
    AgentId boss = company.hires("boss", "SUPERVISOR");
    long lunch = company.reason("lunch");
    company.opens();
    Company other = new Company(tx, directory, "desk-five");
    AgentId foreign = other.hires("cid", "AGENT");
    other.opens();
    Tab tab = new Tab(company, anna, Role.AGENT);
    tab.opens(0);
    tab.hears("snapshot");
    Tab supervisor = new Tab(company, boss, Role.SUPERVISOR);
    String order = "{\"state\":\"NOT_READY\",\"reasonId\":" + lunch + "}";
    assertThat(tab.asks("POST", "/supervision/agents/" + boss + "/state", order).statusCode()).isEqualTo(403);
    assertThat(supervisor.asks("POST", "/supervision/agents/" + foreign + "/state", order).statusCode()).isEqualTo(404);
    assertThat(supervisor.asks("POST", "/supervision/agents/" + anna + "/state", order).statusCode()).isEqualTo(202);
    assertThat(tab.hearsState("NOT_READY").get("reason").get("name").asString()).isEqualTo("lunch");
    assertThat(json.readTree(supervisor.asks("GET", "/supervision/agents", null).body()).get("items").size()).isEqualTo(2);
    assertThat(tab.asks("POST", "/desk/state", "{\"state\":\"NOT_READY\",\"reasonId\":999999}").statusCode()).isEqualTo(404);
    assertThat(tab.asks("PUT", "/desk/calls/" + CallId.random() + "/notes", "{\"text\":\"x\"}").statusCode()).isEqualTo(404);
  }

  @Test void whoIsNotSignedInGetsNoStreamAndWhoSignsOutLosesIt() throws Exception {
    assertThat(http.newWebSocketBuilder().buildAsync(URI.create("ws://localhost:" + port + "/api/v1/events"), new WebSocket.Listener() {})).failsWithin(Duration.ofSeconds(5));
    Company company = new Company(tx, directory, "desk-six");
    AgentId anna = company.hires("anna", "AGENT");
    company.opens();
    Tab tab = new Tab(company, anna, Role.AGENT);
    tab.opens(0);
    tab.hears("snapshot");
    tab.asks("POST", "/desk/state", "{\"state\":\"NOT_READY\"}");
    tab.hearsState("NOT_READY");
    sessions.end(tab.session.session());
    host.view(company.tenant).toCompletableFuture().join();
    assertThat(acd.status(company.tenant, anna)).get().extracting(status -> status.state().name()).isEqualTo("OFFLINE");
    assertThat(tab.closed).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(4001);
  }

  /// The own queues, once the first of them has so many callers.
  private static JsonNode hearsWaiting(Tab tab, int callers) throws InterruptedException {
    while (true) {
      JsonNode frame = tab.passing.poll(5, TimeUnit.SECONDS);
      assertThat(frame).as("never %s waiting", callers).isNotNull();
      if (frame.at("/data/0/waiting").asInt() == callers) return frame.get("data");
    }
  }

  @Test void aPageSeesHowBusyItsQueuesAre() throws Exception {
    Company company = new Company(tx, directory, "desk-seven");
    AgentId anna = company.hires("anna", "AGENT");
    QueueId sales = company.queue("Sales", 30, anna);
    company.queue("Not hers", 30);
    company.opens();
    Tab tab = new Tab(company, anna, Role.AGENT);
    tab.opens(0);
    JsonNode quiet = hearsWaiting(tab, 0);
    assertThat(quiet.size()).isEqualTo(1);
    assertThat(quiet.at("/0/name").asString()).isEqualTo("Sales");
    tab.asks("POST", "/desk/state", "{\"state\":\"NOT_READY\"}");   // else the queue has nobody, and nobody waits there
    tab.hearsState("NOT_READY");
    CallId call = CallId.random();
    acd.enqueue(company.tenant, call, sales, 0, false, mailbox::add);
    JsonNode busy = hearsWaiting(tab, 1);
    assertThat(busy.at("/0/oldest").isNull()).isFalse();
    assertThat(busy.at("/0/signedIn").asInt()).isEqualTo(1);
    acd.ended(company.tenant, call);
    hearsWaiting(tab, 0);
  }

  @Test void aRobotCallsWhoWantsToPractiseAndNothingOfItIsKept() throws Exception {
    Company company = new Company(tx, directory, "desk-eight");
    AgentId anna = company.hires("anna", "AGENT");
    company.queue("Sales", 30, anna);
    tx.run(company.tenant, jdbc -> jdbc.sql("insert into directory.category (tenant_id, name) values (platform.tenant(), 'After-sales/Return')").update());
    company.opens();
    Tab tab = new Tab(company, anna, Role.AGENT);
    tab.opens(0);
    assertThat(tab.hears("snapshot").at("/categories/0").asString()).isEqualTo("After-sales/Return");
    tab.asks("PUT", "/desk/station", "{\"kind\":\"PHONE\",\"number\":\"13800138000\"}");
    assertThat(tab.asks("POST", "/desk/calls/practice", "{\"language\":\"fr\"}").statusCode()).isEqualTo(422);
    HttpResponse<String> begun = tab.asks("POST", "/desk/calls/practice", "{\"language\":\"en\"}");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    JsonNode offered = tab.hearsCall("OFFERED");
    assertThat(offered.get("practice").asBoolean()).isTrue();
    String notes = "/desk/calls/" + offered.get("id").asString() + "/notes";
    assertThat(tab.asks("PUT", notes, "{\"category\":\"Something else\"}").statusCode()).isEqualTo(422);
    // There is no carrier: the station can't be rung, so the robot is told and goes.
    tab.hears("call-ended");
    assertThat(json.readTree(tab.asks("GET", "/calls", null).body()).get("items").size()).isZero();
  }
}

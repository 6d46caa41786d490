package io.trunkline.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Browser;
import io.trunkline.server.TestServer.Company;
import io.trunkline.server.ivr.VoicemailLeft;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class RecordsRestTest {
  @Autowired TestServer server;
  @Autowired Journal journal;
  @Autowired Time time;

  @Test void aCallIsSearchedReadAndNobodyElses() throws Exception {
    Company company = server.company(3);
    Browser admin = company.admin();
    CallId call = CallId.random();
    LegId message = LegId.random();
    call(company.opened().tenant().id(), call, message);
    Answer list = until(admin, "/api/v1/calls", "/items/0/outcome", "VOICEMAIL");
    assertThat(list.body().at("/items/0/from").asString()).isEqualTo("+8613800138000");
    assertThat(list.body().at("/items/0/id").asString()).isEqualTo(call.toString());
    Answer detail = admin.get("/api/v1/calls/" + call);
    assertThat(detail.body().get("outcome").asString()).isEqualTo("VOICEMAIL");
    assertThat(detail.body().at("/timeline/0/type").asString()).isEqualTo("CallStarted");
    assertThat(detail.body().at("/timeline").size()).isEqualTo(3);
    assertThat(admin.get("/api/v1/calls?number=0138-0013-8000&direction=IN&outcome=VOICEMAIL").body().at("/items").size()).isEqualTo(1);
    assertThat(admin.get("/api/v1/calls?number=999").body().at("/items").size()).isZero();
    assertThat(admin.get("/api/v1/calls?after=garbage").status()).isEqualTo(422);
    assertThat(admin.get("/api/v1/voicemails").body().at("/items/0/id").asString()).isEqualTo(message.toString());
    assertThat(admin.send("PATCH", "/api/v1/voicemails/" + message, "{\"heard\":true}").body().get("heard").asBoolean()).isTrue();
    assertThat(admin.get("/api/v1/missed-calls").body().at("/items").size()).isZero();
    assertThat(admin.post("/api/v1/missed-calls/" + call + "/handled", "").status()).isEqualTo(404);

    admin.post("/api/v1/customers", "{\"name\":\"王芳\",\"numbers\":[\"13800138000\"]}");
    assertThat(admin.get("/api/v1/calls?customer=%E7%8E%8B").body().at("/items/0/customerName").asString()).isEqualTo("王芳");
    assertThat(admin.get("/api/v1/calls?customer=nobody").body().at("/items").size()).isZero();
    assertThat(admin.get("/api/v1/calls?dialled=4008001000&trunk=carrier&endedBy=CALLER&recording=false&note=false").body().at("/items").size()).isEqualTo(1);
    assertThat(admin.get("/api/v1/calls?callId=" + call).body().at("/items").size()).isEqualTo(1);
    assertThat(admin.get("/api/v1/calls?extension=8999").body().at("/items").size()).isZero();
    assertThat(admin.get("/api/v1/calls/count?number=138").body().get("calls").asInt()).isEqualTo(1);
    for (String wrong : List.of("number=1", "number=abc", "minWaitSeconds=-1", "outcome=NICE", "from=yesterday", "text=" + "x".repeat(101))) {
      assertThat(admin.get("/api/v1/calls?" + wrong).status()).as(wrong).isEqualTo(422);
    }

    Browser stranger = server.company(3).admin();
    assertThat(stranger.get("/api/v1/calls?customer=%E7%8E%8B").body().at("/items").size()).isZero();
    assertThat(stranger.get("/api/v1/calls/count").body().get("calls").asInt()).isZero();
    assertThat(stranger.get("/api/v1/calls/" + call).status()).isEqualTo(404);
    assertThat(stranger.get("/api/v1/calls").body().at("/items").size()).isZero();
    assertThat(stranger.send("PATCH", "/api/v1/voicemails/" + message, "{\"heard\":true}").status()).isEqualTo(404);
  }

  @Test void theDescriptionNamesEveryFilter() throws Exception {
    JsonNode parameters = server.browser().get("/api/openapi.json").body().at("/paths/~1api~1v1~1calls/get/parameters");
    assertThat(parameters.valueStream().map(each -> each.get("name").asString())).contains("callId", "from", "to", "number", "customer", "dialled", "agentId", "extension",
        "queueId", "trunk", "direction", "outcome", "endedBy", "minTalkSeconds", "maxTalkSeconds", "minWaitSeconds", "maxWaitSeconds", "recording", "note", "text", "figure", "subject", "after", "limit");
    assertThat(parameters.valueStream().filter(each -> each.get("name").asString().equals("queueId")).findFirst().orElseThrow().path("description").asString()).contains("passed");
  }

  private void call(TenantId tenant, CallId call, LegId message) {
    Instant start = time.now().minusSeconds(60);
    journal.append(new CallStarted(tenant, start, call, CallStarted.Direction.IN, new E164("+8613800138000"), "013800138000", new ServiceCode("4008001000"),
        "carrier", 1L, "北京", null));
    journal.append(new VoicemailLeft(tenant, start.plusSeconds(30), call, null, message, Duration.ofSeconds(9)));
    journal.append(new CallEnded(tenant, start.plusSeconds(31), call, CallEnded.By.CALLER, Cause.NORMAL_CLEARING, CallEnded.Fault.NONE));
  }

  /// Facts arrive by another thread: asks again until they are there.
  private Answer until(Browser who, String path, String place, String value) throws Exception {
    for (int i = 0; i < 200; i++) {
      Answer answer = who.get(path);
      if (answer.body().at(place).asString("").equals(value)) return answer;
      CountDownLatch later = new CountDownLatch(1);
      time.after(Duration.ofMillis(50), later::countDown);
      later.await(1, TimeUnit.SECONDS);
    }
    throw new AssertionError("it never came: " + place + " of " + path);
  }
}

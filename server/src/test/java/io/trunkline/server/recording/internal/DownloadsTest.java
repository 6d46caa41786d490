package io.trunkline.server.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.media.Codec;
import io.trunkline.media.recording.RecordingSink;
import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Browser;
import io.trunkline.server.TestServer.Company;
import io.trunkline.server.acd.ContactConnected;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.recording.RecordingStarted.Kind;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Taking recordings away, and who is told of it.
@ServerTest
class DownloadsTest {
  /// Ids that no company of these tests ever comes to.
  private static final QueueId GONE_QUEUE = new QueueId(9_000_031);
  private static final AgentId GONE = new AgentId(9_000_077);

  @Autowired DiskCallRecorder calls;
  @Autowired Vault vault;
  @Autowired Journal journal;
  @Autowired Time time;
  @Autowired TestServer server;

  private record Recorded(UUID call, UUID recording) {}

  private Recorded record(TenantId tenant, String from, AgentId agent) throws Exception {
    CallId call = CallId.random();
    LegId id = LegId.random();
    Instant start = time.now().minusSeconds(60);
    journal.append(new CallStarted(tenant, start, call, CallStarted.Direction.IN, new E164(from), from, new ServiceCode("4008001000"), "carrier", 1L, "北京", null));
    RecordingSink sink = calls.begin(tenant, call, id, Kind.CALL);
    byte[] loud = new byte[160];
    java.util.Arrays.fill(loud, (byte) 0xAA);
    for (int i = 0; i < 50; i++) sink.frame(loud, new byte[160], 160, Codec.PCMA, Codec.PCMA, 0);
    journal.append(new ContactConnected(tenant, start.plusSeconds(5), call, new ContactId(call.value()), GONE_QUEUE, agent, Duration.ofSeconds(3)));
    sink.ended();
    journal.append(new CallEnded(tenant, start.plusSeconds(50), call, CallEnded.By.CALLER, Cause.NORMAL_CLEARING, CallEnded.Fault.NONE));
    eventually(() -> Files.exists(vault.mp3(tenant, id.value())));
    return new Recorded(call.value(), id.value());
  }

  private void eventually(Callable<Boolean> condition) throws Exception {
    for (int i = 0; i < 400; i++) {
      if (condition.call()) return;
      CountDownLatch later = new CountDownLatch(1);
      time.after(Duration.ofMillis(50), later::countDown);
      later.await(1, TimeUnit.SECONDS);
    }
    throw new AssertionError("it never came");
  }

  private static Browser person(TestServer server, Company company, String login, String role, String extension) throws Exception {
    JsonNode made = company.admin().post("/api/v1/agents", "{\"login\":\"" + login + "\",\"name\":\"" + login + "\",\"role\":\"" + role + "\",\"extension\":\"" + extension
        + "\",\"skills\":[],\"queues\":[],\"disabled\":false}").body();
    return server.browser().signIn(login + "@" + company.opened().tenant().code(), made.get("password").asString());
  }

  private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) files.put(entry.getName(), zip.readAllBytes());
    }
    return files;
  }

  @Test void aSearchIsTakenAwayAsOneArchiveAndEveryRecordingSaysByWhom() throws Exception {
    Company company = server.company(9);
    TenantId tenant = company.opened().tenant().id();
    Browser supervisor = person(server, company, "ban", "SUPERVISOR", "1001");
    Recorded one = record(tenant, "+8613800138001", GONE);
    Recorded two = record(tenant, "+8613800138002", GONE);
    record(tenant, "+8613900139000", GONE);
    eventually(() -> supervisor.get("/api/v1/calls?number=8001380&recording=true&outcome=ANSWERED").body().at("/items").size() == 2);
    eventually(() -> supervisor.get("/api/v1/recordings/" + one.recording() + "/waveform").status() == 200);
    assertThat(supervisor.get("/api/v1/calls/recordings/plan?number=8001380").body().get("calls").asInt()).isEqualTo(2);

    UUID job = UUID.randomUUID();
    HttpResponse<byte[]> archive = supervisor.download("/api/v1/calls/recordings.zip?number=8001380&language=en&job=" + job);
    assertThat(archive.statusCode()).isEqualTo(200);
    Map<String, byte[]> files = unzip(archive.body());
    assertThat(files).hasSize(3);
    assertThat(files.keySet()).filteredOn(name -> name.endsWith("_" + GONE_QUEUE + "_" + GONE + ".mp3")).hasSize(2);
    assertThat(new String(files.get("index.csv"), StandardCharsets.UTF_8)).startsWith("\uFEFFFile,Call").contains(one.call().toString()).contains(two.call().toString());
    byte[] alone = supervisor.download("/api/v1/recordings/" + one.recording() + "/audio.mp3").body();
    assertThat(files.values()).anySatisfy(file -> assertThat(file).isEqualTo(alone));
    JsonNode progress = supervisor.get("/api/v1/calls/downloads/" + job).body();
    assertThat(progress.get("state").asString()).isEqualTo("DONE");
    assertThat(progress.get("done").asInt()).isEqualTo(2);
    assertThat(server.company(3).admin().get("/api/v1/calls/downloads/" + job).status()).isEqualTo(404);

    JsonNode listenings = supervisor.get("/api/v1/recordings/" + one.recording() + "/listenings").body().get("items");
    assertThat(listenings.size()).isEqualTo(2);
    assertThat(listenings.get(0).get("how").asString()).isEqualTo("HEARD");
    assertThat(listenings.get(1).get("how").asString()).isEqualTo("DOWNLOADED");
    assertThat(listenings.get(0).get("who").asString()).startsWith("ban@");
  }

  @Test void whoeverListensLeavesOneTraceHoweverThePlayerAsks() throws Exception {
    Company company = server.company(9);
    Recorded sound = record(company.opened().tenant().id(), "+8613800138001", GONE);
    String audio = "/api/v1/recordings/" + sound.recording() + "/audio.mp3";
    Browser ban = person(server, company, "ban", "SUPERVISOR", "1001");
    Browser wu = person(server, company, "wu", "SUPERVISOR", "1002");
    eventually(() -> ban.get("/api/v1/recordings/" + sound.recording() + "/listenings").status() == 200);
    for (String range : new String[] {"bytes=1-", "bytes=200-299", "bytes=0-", "bytes=-100"}) assertThat(ban.part(audio, range).statusCode()).as(range).isEqualTo(206);
    assertThat(listeners(ban, sound)).containsExactly("ban@" + company.opened().tenant().code() + " HEARD");
    assertThat(wu.part(audio, "bytes=-1").statusCode()).isEqualTo(206);
    assertThat(listeners(ban, sound)).containsExactly("wu@" + company.opened().tenant().code() + " HEARD", "ban@" + company.opened().tenant().code() + " HEARD");
  }

  private static List<String> listeners(Browser asks, Recorded sound) throws Exception {
    return asks.get("/api/v1/recordings/" + sound.recording() + "/listenings").body().get("items").valueStream()
        .map(each -> each.get("who").asString() + " " + each.get("how").asString()).toList();
  }

  @Test void anAgentTakesOwnCallsOneByOneAndNothingElse() throws Exception {
    Company company = server.company(9);
    TenantId tenant = company.opened().tenant().id();
    Browser agent = person(server, company, "li", "AGENT", "1001");
    AgentId li = new AgentId(company.admin().get("/api/v1/agents").body().get("items").valueStream().filter(each -> each.get("login").asString().startsWith("li"))
        .findFirst().orElseThrow().get("id").asLong());
    Recorded own = record(tenant, "+8613800138001", li);
    Recorded other = record(tenant, "+8613800138002", GONE);
    String mine = "/api/v1/calls/" + own.call() + "/recordings/" + own.recording() + "/audio.mp3";
    eventually(() -> agent.download(mine).statusCode() == 200);
    assertThat(agent.download(mine).headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment").contains("8613800138001").contains("li.mp3");
    eventually(() -> company.admin().get("/api/v1/calls?recording=true").body().at("/items").size() == 2);
    assertThat(agent.get("/api/v1/calls").body().at("/items").size()).isEqualTo(1);
    assertThat(agent.get("/api/v1/calls?agentId=" + GONE).body().at("/items").size()).isZero();
    assertThat(agent.get("/api/v1/calls?number=138002").body().at("/items").size()).isZero();
    assertThat(agent.get("/api/v1/calls/count").body().get("calls").asInt()).isEqualTo(1);
    assertThat(agent.download("/api/v1/calls/" + other.call() + "/recordings/" + other.recording() + "/audio.mp3").statusCode()).isEqualTo(404);
    assertThat(agent.download("/api/v1/calls/" + own.call() + "/recordings/" + other.recording() + "/audio.mp3").statusCode()).isEqualTo(404);
    assertThat(agent.get("/api/v1/recordings/" + other.recording() + "/waveform").status()).isEqualTo(404);
    for (String path : new String[] {"/calls/recordings.zip", "/calls/recordings/plan", "/calls/export.csv", "/recordings/" + own.recording() + "/listenings"}) {
      assertThat(agent.get("/api/v1" + path).status()).as(path).isEqualTo(403);
    }
    Company stranger = server.company(3);
    assertThat(unzip(stranger.admin().download("/api/v1/calls/recordings.zip").body())).containsOnlyKeys("index.csv");
    assertThat(stranger.admin().get("/api/v1/calls/export.csv").raw().body().lines()).hasSize(1);
    assertThat(company.admin().get("/api/v1/calls/export.csv?language=en").raw().body()).contains("'+8613800138001").contains("li");
  }
}

package io.trunkline.server.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.E164;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.ServiceCode;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.Time;
import io.trunkline.server.ServerTest;
import io.trunkline.server.TestServer;
import io.trunkline.server.TestServer.Answer;
import io.trunkline.server.TestServer.Browser;
import io.trunkline.server.TestServer.Company;
import io.trunkline.server.acd.ContactAbandoned;
import io.trunkline.server.acd.ContactConnected;
import io.trunkline.server.acd.ContactQueued;
import io.trunkline.server.platform.journal.Journal;
import io.trunkline.server.switchboard.CallAnswered;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// As a supervisor's page and a program see reports.
@ServerTest
class ReportsRestTest {
  private static final QueueId SALES = new QueueId(31);

  @Autowired TestServer server;
  @Autowired Reporting reporting;
  @Autowired Journal journal;
  @Autowired Time time;

  @Test void figuresAreReadOpenedAndTakenAway() throws Exception {
    Company company = server.company(3);
    Browser admin = company.admin();
    TenantId tenant = company.opened().tenant().id();
    call(tenant, 10, true);
    call(tenant, 40, true);
    call(tenant, 12, false);
    LocalDate day = time.now().minusSeconds(3_600).atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
    String period = "?from=" + day + "&to=" + day.plusDays(1);

    JsonNode totals = until(admin, "/api/v1/reports/queue" + period, "/totals/offered", 3).at("/totals");
    assertThat(totals.get("answered").asDouble()).isEqualTo(2);
    assertThat(totals.get("abandoned").asDouble()).isEqualTo(1);
    assertThat(totals.get("serviceLevel").asDouble()).isEqualTo(1.0 / 3);
    assertThat(totals.get("asa").asDouble()).isEqualTo(25_000);
    assertThat(totals.get("longestWait").asDouble()).isEqualTo(40_000);

    VisitCounts counted = reporting.visits(tenant, time.now().minusSeconds(7_200), time.now()).getOrDefault(SALES, new VisitCounts(0, 0, 0, 0, 0, 0));
    assertThat(counted).isEqualTo(new VisitCounts(3, 0, 2, 1, 1, 0));
    assertThat(counted.serviceLevel()).as("as a board computes it").isEqualTo(1.0 / 3);

    JsonNode row = admin.get("/api/v1/reports/queue" + period + "&by=subject").body().at("/rows/0");
    assertThat(row.get("subject").asString()).isEqualTo("31");
    Answer behind = admin.get("/api/v1/calls?figure=queue.abandoned&subject=31&from=" + row.get("from").asString() + "&to=" + row.get("to").asString());
    assertThat(behind.body().at("/items").size()).isEqualTo(1);
    assertThat(behind.body().at("/items/0/outcome").asString()).isEqualTo("ABANDONED");
    assertThat(behind.body().at("/items/0/times").asLong()).isEqualTo(1);

    assertThat(admin.get("/api/v1/reports").body().at("/kinds/1/measures/0/definition/zh").asString()).isNotEmpty();
    String csv = admin.get("/api/v1/reports/queue/file" + period + "&by=subject&format=csv&language=en").raw().body();
    assertThat(csv).contains("Offered,Answered").contains("#31,3,2,1");
    assertThat(admin.get("/api/v1/reports/queue/file" + period).raw().headers().firstValue("Content-Disposition").orElse("")).contains(".xlsx");

    Browser stranger = server.company(3).admin();
    assertThat(stranger.get("/api/v1/reports/queue" + period).body().at("/totals/offered").asDouble()).isZero();
    assertThat(stranger.get("/api/v1/calls?figure=queue.abandoned").body().at("/items").size()).isZero();
  }

  @Test void whatMakesNoSenseIsSaid() throws Exception {
    Browser admin = server.company(3).admin();
    assertThat(admin.get("/api/v1/reports/nothing").status()).isEqualTo(404);
    assertThat(admin.get("/api/v1/reports/queue").code()).isEqualTo("day-invalid");
    assertThat(admin.get("/api/v1/reports/queue?from=2026-02-01&to=2026-01-01").code()).isEqualTo("dates-reversed");
    assertThat(admin.get("/api/v1/reports/queue?from=2020-02-01&to=2026-01-01").code()).isEqualTo("report-too-long");
    assertThat(admin.get("/api/v1/reports/queue?from=2026-01-01&to=2026-06-01&by=time&granularity=quarter").code()).isEqualTo("report-too-fine");
    assertThat(admin.get("/api/v1/calls?figure=queue.longest").code()).isEqualTo("figure-unknown");
    assertThat(admin.get("/api/v1/report-rebuilds").status()).isEqualTo(403);
  }

  private void call(TenantId tenant, int waitSeconds, boolean answered) {
    CallId call = CallId.random();
    Instant start = time.now().minusSeconds(3_600);
    ContactId contact = new ContactId(call.value());
    journal.append(new CallStarted(tenant, start, call, CallStarted.Direction.IN, new E164("+8613800138000"), "013800138000", new ServiceCode("4008001000"), "carrier", 1L, "北京", null));
    journal.append(new CallAnswered(tenant, start, call));
    journal.append(new ContactQueued(tenant, start, call, contact, SALES, 0, Duration.ofSeconds(20)));
    Instant left = start.plusSeconds(waitSeconds);
    journal.append(answered ? new ContactConnected(tenant, left, call, contact, SALES, new AgentId(41), Duration.ofSeconds(waitSeconds))
        : new ContactAbandoned(tenant, left, call, contact, SALES, Duration.ofSeconds(waitSeconds)));
    journal.append(new CallEnded(tenant, left.plusSeconds(60), call, CallEnded.By.CALLER, Cause.NORMAL_CLEARING, CallEnded.Fault.NONE));
  }

  /// Facts arrive by another thread: asks again until they are there.
  private JsonNode until(Browser who, String path, String place, double value) throws Exception {
    JsonNode last = who.get(path).body();
    for (int i = 0; i < 200 && last.at(place).asDouble(-1) != value; i++) {
      CountDownLatch later = new CountDownLatch(1);
      time.after(Duration.ofMillis(50), later::countDown);
      later.await(1, TimeUnit.SECONDS);
      last = who.get(path).body();
    }
    assertThat(last.at(place).asDouble(-1)).as("%s of %s", place, last).isEqualTo(value);
    return last;
  }
}

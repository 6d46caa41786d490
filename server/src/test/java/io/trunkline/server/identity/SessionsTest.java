package io.trunkline.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.kernel.ManualTime;
import io.trunkline.kernel.TenantId;
import io.trunkline.kernel.UserId;
import io.trunkline.server.identity.internal.SessionLogs;
import io.trunkline.server.platform.web.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
  private static final SignedIn.TenantOfPerson DEMO = new SignedIn.TenantOfPerson(new TenantId(1), "demo", "Demo");

  @TempDir Path data;
  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T09:00:00Z"));

  @Test void whoIsSignedInStaysSoOverARestart() {
    Sessions before = sessions();
    Sessions.Opened opened = open(before);
    Sessions.Opened left = open(before);
    before.end(left.session());
    Sessions after = sessions();
    assertThat(after.find(opened.cookie())).contains(opened.session());
    assertThat(after.find(left.cookie())).isEmpty();
  }

  @Test void theCookieItselfIsKeptNowhere() throws Exception {
    Sessions.Opened opened = open(sessions());
    assertThat(Files.readString(data.resolve("sessions/log"))).contains("1001@demo").doesNotContain(opened.cookie());
  }

  @Test void aTornLineCostsOnlyItself() throws Exception {
    Sessions.Opened opened = open(sessions());
    Files.writeString(data.resolve("sessions/log"), Files.readString(data.resolve("sessions/log")) + "{\"opened\":{\"id\":\"ab");
    assertThat(sessions().find(opened.cookie())).isPresent();
  }

  @Test void twelveIdleHoursEndItAndUseKeepsItAlive() {
    Sessions sessions = sessions();
    Sessions.Opened opened = open(sessions);
    for (int i = 0; i < 5; i++) {
      time.passes(Duration.ofHours(11));
      assertThat(sessions.find(opened.cookie())).isPresent();
    }
    time.passes(Duration.ofHours(13));
    assertThat(sessions.find(opened.cookie())).isEmpty();
  }

  private Sessions sessions() { return new Sessions(time, SessionLogs.in(data)); }

  private static Sessions.Opened open(Sessions sessions) { return sessions.open(new UserId(5), "1001@demo", "Li Lei", Role.AGENT, "zh-CN", DEMO); }
}

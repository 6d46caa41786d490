package io.trunkline.server.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.records.CallRow;
import io.trunkline.server.records.Outcome;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallStarted.Direction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallCsvTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static CallRow call(@Nullable String customer, @Nullable String queue) {
    Instant start = Instant.parse("2026-11-27T16:30:12Z");
    return new CallRow(new UUID(7, 9), start, start.plusSeconds(1), null, Direction.IN, "+8613800138000", "4008001000", "北京", 3L, queue, 4L, "李雷", 6, 2, 60,
        Outcome.ANSWERED, CallEnded.By.CALLER, "NORMAL_CLEARING", true, false, customer, null);
  }

  @Test void aNameIsNeverAFormula() {
    CallCsv csv = new CallCsv(false, SHANGHAI);
    for (String evil : new String[] {"=HYPERLINK(\"http://x\")", "+1+2", "-2+3", "@SUM(A1)", "\t=1", "\r=1"}) {
      String line = csv.line(call(evil, null));
      assertThat(line).as(evil).contains("'" + evil.replace("\"", "\"\""));
      assertThat(Arrays.asList(line.split(",", -1))).as(evil).noneMatch(cell -> cell.startsWith(evil) || cell.startsWith("\"" + evil.charAt(0)));
    }
  }

  @Test void cellsAreQuotedWhereTheyMust() {
    assertThat(new CallCsv(false, SHANGHAI).line(call("Wang, \"Fang\"\nBeijing", null))).contains(",\"Wang, \"\"Fang\"\"\nBeijing\",").endsWith("\r\n");
  }

  @Test void aLineReadsInThePersonsWordsAndTheTenantsTime() {
    assertThat(new CallCsv(true, SHANGHAI).line(call(null, "销售"), "a.mp3"))
        .isEqualTo("a.mp3,00000000-0000-0007-0000-000000000009,2026-11-28 00:30:12,2026-11-28 00:30:13,,呼入,'+8613800138000,4008001000,北京,,销售,李雷,6,2,60,已接听,客户,NORMAL_CLEARING,有\r\n");
    assertThat(new CallCsv(true, SHANGHAI).head("文件").split(",", -1)).hasSameSizeAs(new CallCsv(false, SHANGHAI).line(call(null, null), "a.mp3").split(",", -1));
  }

  @Test void aFileSaysWhatIsInItOnEveryDisk() {
    assertThat(RecordingName.of(call(null, "销售 / VIP:*?"), null, SHANGHAI)).isEqualTo("2026-11-28_00-30-12_8613800138000_销售VIP_李雷.mp3");
    assertThat(RecordingName.of(call(null, "../../etc"), "voicemail", SHANGHAI)).isEqualTo("2026-11-28_00-30-12_8613800138000_etc_李雷_voicemail.mp3");
  }
}

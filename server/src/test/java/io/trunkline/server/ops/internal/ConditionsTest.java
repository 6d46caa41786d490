package io.trunkline.server.ops.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.server.directory.TrunkSetup;
import io.trunkline.server.directory.TrunkStates.TrunkState;
import io.trunkline.server.ops.AlarmKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

  @Test void aFineNodeRaisesNothing() { assertThat(of(node(0.69, true, 0, false, 20, NOW.plus(Duration.ofDays(30))), null)).isEmpty(); }

  @Test void fromSevenTenthsTheOperatorIsToldToGrowAndAtOneThatItIsFull() {
    assertThat(of(node(0.7, true, 0, false, 20, null), null)).containsExactly(AlarmKind.NODE_BUSY);
    assertThat(of(node(1.0, true, 0, false, 20, null), null)).containsExactly(AlarmKind.NODE_FULL);
  }

  @Test void aDatabaseThatIsAwayIsAnAlarmAndSoIsWhatWaitsForIt() {
    assertThat(of(node(0, false, 3, true, 20, null), null)).containsExactly(AlarmKind.DATABASE_AWAY, AlarmKind.JOURNAL_WAITING);
    assertThat(of(node(0, true, Conditions.BACKLOG + 1, false, 20, null), null)).containsExactly(AlarmKind.JOURNAL_WAITING);
  }

  @Test void aDiskIsLowBelowATenthAndFullBelowThreeHundredths() {
    assertThat(of(node(0, true, 0, false, 9, null), null)).containsExactly(AlarmKind.DISK_LOW);
    assertThat(of(node(0, true, 0, false, 2, null), null)).containsExactly(AlarmKind.DISK_FULL);
  }

  @Test void aCertificateIsToldOfTwoWeeksBefore() {
    assertThat(of(node(0, true, 0, false, 20, NOW.plus(Duration.ofDays(13))), null)).containsExactly(AlarmKind.CERTIFICATE_ENDS);
    assertThat(of(node(0, true, 0, false, 20, NOW.plus(Duration.ofDays(15))), null)).isEmpty();
  }

  @Test void clocksMayDifferByTwoSeconds() {
    assertThat(of(node(0, true, 0, false, 20, null), Duration.ofMillis(-1_900))).isEmpty();
    assertThat(of(node(0, true, 0, false, 20, null), Duration.ofMillis(-2_100))).containsExactly(AlarmKind.CLOCK_DRIFT);
  }

  @Test void aTrunkIsDownWhenProbesSaySoAndNeverWhileNoneWasMade() {
    assertThat(trunk(true, new TrunkState(false, NOW, NOW, 0, 0, "no answer"))).containsExactly(AlarmKind.TRUNK_DOWN);
    assertThat(trunk(true, new TrunkState(false, null, null, 0, 0, "not probed yet"))).isEmpty();
    assertThat(trunk(true, null)).isEmpty();
    assertThat(trunk(false, new TrunkState(false, NOW, NOW, 0, 0, "switched off"))).isEmpty();
    assertThat(trunk(true, new TrunkState(true, NOW, NOW, 7, 0, "answers"))).containsExactly(AlarmKind.TRUNK_BUSY);
    assertThat(trunk(true, new TrunkState(true, NOW, NOW, 6, 0, "answers"))).isEmpty();
  }

  private static List<AlarmKind> trunk(boolean enabled, @Nullable TrunkState state) {
    TrunkSetup setup = new TrunkSetup(1, "carrier", TrunkSetup.Kind.ADDRESS, List.of("192.0.2.1:5060"), TrunkSetup.Transport.UDP, null, null, 10,
        TrunkSetup.Format.E164, "", "", null, TrunkSetup.CallerIdHeader.FROM, enabled);
    return Conditions.of(node(0, true, 0, false, 20, null), List.of(new Conditions.Trunk(setup, state)), null, NOW).stream().map(Finding::kind).toList();
  }

  private static List<AlarmKind> of(NodeState.Figures node, @Nullable Duration drift) {
    return Conditions.of(node, List.of(), drift, NOW).stream().map(Finding::kind).toList();
  }

  private static NodeState.Figures node(double load, boolean database, long backlog, boolean waits, long freePercent, @Nullable Instant certificate) {
    return new NodeState.Figures("node-1", (int) (load * 100), 100, load, 0, database, backlog, waits, 0, new NodeState.Disk("/data", freePercent, 100), certificate, 1, 2, 2,
        0.5, NOW, false);
  }
}

package io.trunkline.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What is counted of a stream, packet by packet, with the moments of their arrival given.
class RtpInTest {
  private static final long MS = 1_000_000;

  private final RtpIn in = new RtpIn();
  private final RtpPacket packet = new RtpPacket();

  private void arrives(int number, long afterMs) {
    packet.sequence = (65_000 + number) & 0xFFFF;   // wraps on the way
    packet.timestamp = number * 160;
    packet.payloadLength = 160;
    in.accept(packet, (1_000 + number * 20L + afterMs) * MS);
  }

  @Test void whatABufferWouldNotWaitForIsLate() {
    for (int i = 0; i < 1000; i++) arrives(i, i % 20 == 7 ? 70 : i % 20 == 13 ? 50 : 5);
    assertThat(in.late).isEqualTo(50);
    assertThat(in.lost()).isZero();
    assertThat(Quality.received(in, Duration.ZERO)).as("as 5 %% lost").isCloseTo(EModel.mos(91.1 - 15.8), within(0.02));
  }

  @Test void aWayThatBecomesLongerIsFollowed() {
    for (int i = 0; i < 2000; i++) arrives(i, i < 1000 ? 0 : 100);
    assertThat(in.late).isLessThanOrEqualTo(10);
  }

  @Test void aClockThatDriftsMakesNothingLate() {
    for (int i = 0; i < 180_000; i++) arrives(i, i / 250);   // an hour at 200 ppm: 720 ms in all
    assertThat(in.late).isZero();
  }

  @Test void lossInRunsIsMoreThanChance() {
    for (int i = 0; i < 1000; i++) if (i % 100 < 95) arrives(i, 0);
    assertThat(in.lost()).isEqualTo(45);   // the last five are not missed yet
    assertThat(in.burstRatio()).isCloseTo(5 * 0.95, within(0.05));
  }

  @Test void aMomentSaysNothing() {
    for (int i = 0; i < 49; i++) arrives(i, 0);
    assertThat(Quality.received(in, Duration.ZERO)).isZero();
    arrives(49, 0);
    assertThat(Quality.received(in, Duration.ZERO)).isCloseTo(4.36, within(0.01));
    assertThat(Quality.received(in, Duration.ofMillis(640))).as("400 ms from mouth to ear").isCloseTo(EModel.mos(62.2), within(0.01));
  }
}

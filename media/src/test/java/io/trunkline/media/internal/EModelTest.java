package io.trunkline.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against what the recommendations print.
class EModelTest {
  private static double at(double lost, double burstRatio, int ms) { return EModel.rating(lost, burstRatio, Duration.ofMillis(ms)); }

  /// G.107 §7.7: "with the default values … R = 93.2".
  @Test void nothingLostAndNoDelayIsTheRatingOfTheDefaultValues() {
    assertThat(at(0, 1, 0)).isCloseTo(93.2, within(0.05));
    assertThat(EModel.mos(93.2)).isCloseTo(4.41, within(0.005));
  }

  /// G.107 Annex B, table B.1, and G.109 table 1.
  @ParameterizedTest @CsvSource({"90,4.34", "80,4.03", "70,3.60", "60,3.10", "50,2.58"})
  void scoresOfRatings(double rating, double mos) { assertThat(EModel.mos(rating)).isCloseTo(mos, within(0.006)); }

  @Test void scoresStayWithinTheirRange() {
    assertThat(EModel.mos(0)).isEqualTo(1);
    assertThat(EModel.mos(3)).isEqualTo(1);
    assertThat(EModel.mos(100)).isEqualTo(4.5);
    assertThat(at(1, 1, 0)).isBetween(0.0, 20.0);
    assertThat(at(1, 1, 10_000)).isZero();
  }

  /// G.113 Appendix I, provisional impairments of G.711 with concealment under random loss; their formula in G.107 comes within three points.
  @ParameterizedTest @CsvSource({"0,0", "1,5", "2,7", "3,10", "5,15", "7,20", "10,25", "15,35", "20,45"})
  void impairmentByRandomLoss(double percent, double impairment) { assertThat(93.2 - at(percent / 100, 1, 0)).isCloseTo(impairment, within(3.0)); }

  @Test void lossInBurstsIsWorse() {
    assertThat(at(0.05, 2, 0)).isLessThan(at(0.05, 1, 0) - 0.5);
    assertThat(at(0.05, 4, 0)).isLessThan(at(0.05, 2, 0));
  }

  /// G.114: up to 150 ms users are very satisfied (R about 90), at 400 ms many are not (60 to 70).
  @Test void delayCostsLittleAtFirstAndMuchLater() {
    assertThat(at(0, 1, 150)).isBetween(89.0, 91.0);
    assertThat(at(0, 1, 400)).isBetween(60.0, 70.0);
    for (int ms = 0; ms < 1000; ms += 10) assertThat(at(0, 1, ms + 10)).isLessThanOrEqualTo(at(0, 1, ms));
  }
}

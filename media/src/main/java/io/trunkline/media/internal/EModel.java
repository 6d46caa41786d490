package io.trunkline.media.internal;

import java.time.Duration;

/// How people would judge what they hear, reckoned from what happened to its packets: the E-model (ITU-T G.107 with its default values: handsets in a quiet room, an
/// echo 65 dB down), and G.113 Appendix I for G.711 whose holes the listener's device conceals, as all usual ones do. Pure.
///
/// `R = Ro − Is − Id − Ie,eff`, from 93.2 (nothing lost, no delay) down to 0; the mean opinion score is made of it by G.107 Annex B.
final class EModel {
  /// §7.2, §7.3: what noise and loudness of the default values leave.
  private static final double SIGNAL_TO_NOISE = 94.769;
  private static final double SIMULTANEOUS = 1.414;
  /// Robustness against loss, Bpl (G.113 Appendix I): G.711 with concealment. Its equipment impairment Ie is 0.
  private static final double ROBUSTNESS = 25.1;
  private static final double TALKER_ECHO_DB = 65;
  private static final double RECEIVE_LOUDNESS_DB = 2;
  private static final double NOISE_DBM0P = -61.179;
  private static final double LISTENER_ECHO_DB = 110;

  private EModel() {}

  /// The rating R.
  ///
  /// @param lost        share of the packets that can't be played, 0 to 1
  /// @param burstRatio  how much longer runs of loss are than they'd be by chance; 1 when by chance
  /// @param oneWay      from mouth to ear
  static double rating(double lost, double burstRatio, Duration oneWay) {
    return Math.clamp(SIGNAL_TO_NOISE - SIMULTANEOUS - delay(oneWay.toNanos() / 1e6) - loss(lost, burstRatio), 0, 100);
  }

  /// §7.5: Ie,eff.
  private static double loss(double lost, double burstRatio) {
    double percent = 100 * lost;
    return 95 * percent / (percent / burstRatio + ROBUSTNESS);
  }

  /// §7.4: Id = Idte + Idle + Idd, of what talkers and listeners hear come back, and of the wait itself.
  private static double delay(double ms) {
    double talkerEcho = TALKER_ECHO_DB - 40 * Math.log10((1 + ms / 10) / (1 + ms / 150)) + 6 * Math.exp(-0.3 * ms * ms);
    double undisturbed = -1.5 * (NOISE_DBM0P - RECEIVE_LOUDNESS_DB);
    double talker = (half(undisturbed - (80 + 2.5 * (talkerEcho - 14)), 100) - 1) * (1 - Math.exp(-ms));
    double listener = half(SIGNAL_TO_NOISE - 10.5 * (LISTENER_ECHO_DB + 7) * Math.pow(2 * ms + 1, -0.25), 169);
    return talker + listener + wait(ms);
  }

  /// `x/2 + √(x²/4 + smooth)`: nothing for a negative x, x for a large one, and a bend between.
  private static double half(double x, double smooth) { return x / 2 + Math.sqrt(x * x / 4 + smooth); }

  private static double wait(double ms) {
    if (ms <= 100) return 0;
    double x = Math.log(ms / 100) / Math.log(2);
    return 25 * (Math.pow(1 + Math.pow(x, 6), 1.0 / 6) - 3 * Math.pow(1 + Math.pow(x / 3, 6), 1.0 / 6) + 2);
  }

  /// Annex B: the mean opinion score of a rating, 1 (bad) to 4.5 (excellent).
  static double mos(double rating) {
    return rating >= 100 ? 4.5 : Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
  }
}

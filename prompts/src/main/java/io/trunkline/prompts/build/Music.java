package io.trunkline.prompts.build;

import java.util.List;

/// Two calm pieces of our own for callers who wait. Each is a ring: a note that sounds past the end goes on at the
/// beginning, so the loop has no seam.
///
/// Fundamentals lie between 160 and 1000 Hz and partials below 3 kHz, where a telephone line carries them.
final class Music {
  private static final double A4 = 440;
  private final double[] ring;

  private Music(double seconds) {
    ring = new double[(int) (seconds * Sound.RATE)];
  }

  /// Broken chords over I–vi–IV–V in C and its turn through ii–iii, 72 beats a minute, 16 bars of 4: 53.3 s.
  static Sound arpeggios() {
    double beat = 60.0 / 72;
    List<int[]> bars = List.of(chord(60, 64, 67, 72), chord(57, 60, 64, 69), chord(53, 60, 65, 69), chord(55, 59, 62, 67),
        chord(60, 64, 67, 76), chord(64, 67, 71, 76), chord(53, 57, 60, 65), chord(55, 62, 65, 71),
        chord(57, 60, 64, 72), chord(52, 59, 64, 67), chord(53, 57, 60, 69), chord(60, 64, 67, 72),
        chord(62, 65, 69, 74), chord(55, 59, 65, 71), chord(60, 64, 67, 71), chord(55, 62, 67, 71));
    int[] order = {0, 1, 2, 3, 2, 1, 2, 1};
    Music music = new Music(bars.size() * 4 * beat);
    for (int bar = 0; bar < bars.size(); bar++) {
      int[] notes = bars.get(bar);
      for (int eighth = 0; eighth < order.length; eighth++) {
        music.pluck((bar * 4 + eighth * 0.5) * beat, notes[order[eighth]], eighth == 0 ? 0.9 : 0.6);
      }
      music.pad(bar * 4 * beat, 4 * beat, notes[0], 0.20);
    }
    return music.finished();
  }

  /// Slow chords with a melody above, in D, 60 beats a minute, 10 bars of 4: 40 s.
  static Sound chords() {
    double beat = 1.0;
    List<int[]> bars = List.of(chord(62, 66, 69, 74), chord(59, 62, 66, 71), chord(55, 59, 62, 67), chord(57, 61, 64, 69),
        chord(62, 66, 69, 73), chord(66, 69, 73, 78), chord(55, 62, 67, 71), chord(57, 64, 67, 73),
        chord(59, 62, 66, 74), chord(57, 62, 64, 69));
    int[][] melody = {{78, 76, 74}, {74, 73, 71}, {71, 74, 76}, {76, 73, 69}, {78, 81, 78}, {76, 78, 73}, {74, 71, 74}, {73, 76, 79},
        {78, 74, 71}, {74, 76, 73}};
    double[] at = {0, 1.5, 2.5};
    Music music = new Music(bars.size() * 4 * beat);
    for (int bar = 0; bar < bars.size(); bar++) {
      for (int note : bars.get(bar)) {
        music.pad(bar * 4 * beat, 4 * beat, note, 0.22);
      }
      for (int i = 0; i < at.length; i++) {
        music.pluck((bar * 4 + at[i]) * beat, melody[bar][i], i == 0 ? 0.8 : 0.6);
      }
    }
    return music.finished();
  }

  private static int[] chord(int... midi) {
    return midi;
  }

  private static double pitch(int midi) {
    return A4 * Math.pow(2, (midi - 69) / 12.0);
  }

  /// A soft string-like note: quick rise, partials that die the faster the higher they are.
  private void pluck(double startSeconds, int midi, double loudness) {
    double hz = pitch(midi);
    for (int i = 0; i < 2.6 * Sound.RATE; i++) {
      double t = (double) i / Sound.RATE;
      double rise = Math.min(1, t / 0.012);
      double release = Math.min(1, (2.6 - t) / 0.4);
      double sum = 0;
      for (int partial = 1; partial <= 4 && partial * hz < 3000; partial++) {
        sum += Math.sin(2 * Math.PI * hz * partial * t) * Math.exp(-t * (1.1 + 0.9 * partial)) / (partial * partial);
      }
      add(startSeconds, i, loudness * rise * release * sum);
    }
  }

  /// A held note with slow swell and a second, slightly detuned voice.
  private void pad(double startSeconds, double seconds, int midi, double loudness) {
    double hz = pitch(midi);
    double length = seconds + 0.8;
    for (int i = 0; i < length * Sound.RATE; i++) {
      double t = (double) i / Sound.RATE;
      double shape = Math.min(1, Math.min(t / 0.8, (length - t) / 0.8));
      double voice = Math.sin(2 * Math.PI * hz * t) + 0.7 * Math.sin(2 * Math.PI * (hz + 0.6) * t) + 0.2 * Math.sin(4 * Math.PI * hz * t);
      add(startSeconds, i, loudness * shape * shape * voice / 1.9);
    }
  }

  private void add(double startSeconds, int offset, double value) {
    ring[Math.floorMod(Math.round(startSeconds * Sound.RATE) + offset, ring.length)] += value;
  }

  /// With two echoes, which also run around the ring.
  private Sound finished() {
    double[] out = ring.clone();
    int first = (int) (0.283 * Sound.RATE);
    int second = (int) (0.441 * Sound.RATE);
    for (int i = 0; i < ring.length; i++) {
      out[i] += 0.22 * ring[Math.floorMod(i - first, ring.length)] + 0.13 * ring[Math.floorMod(i - second, ring.length)];
    }
    return new Sound(out).levelled(Sound.MUSIC_LEVEL_DB);
  }
}

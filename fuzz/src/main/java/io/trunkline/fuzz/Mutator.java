package io.trunkline.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Makes new inputs of known ones: bytes turned, cut out, doubled, moved, numbers made extreme, words and parts of other inputs spliced in. The same seed makes
/// the same inputs.
final class Mutator {
  static final int LONGEST = 65_535;
  private static final String[] NUMBERS = {"0", "-1", "00000001", "127", "128", "255", "256", "65535", "65536", "2147483647", "2147483648", "4294967295", "4294967296",
    "9223372036854775807", "9223372036854775808", "99999999999999999999"};
  private static final int MOST_CHANGES = 8;

  private final SplittableRandom random;
  private final List<byte[]> seeds;
  private final List<byte[]> words;

  Mutator(long seed, List<byte[]> seeds, List<String> words) {
    this.random = new SplittableRandom(seed);
    this.seeds = seeds;
    this.words = new ArrayList<>(words.stream().map(Target::bytes).toList());
    for (String number : NUMBERS) this.words.add(Target.bytes(number));
  }

  byte[] next() {
    byte[] input = any(seeds).clone();
    for (int changes = random.nextInt(1, MOST_CHANGES); changes > 0; changes--) input = changed(input);
    return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
  }

  private byte[] changed(byte[] input) {
    if (input.length == 0) return any(seeds).clone();
    int at = random.nextInt(input.length);
    int to = Math.min(input.length, at + 1 + random.nextInt(random.nextInt(8) == 0 ? input.length : 16));
    return switch (random.nextInt(11)) {
      case 0 -> with(input, at, (byte) (input[at] ^ 1 << random.nextInt(8)));
      case 1 -> with(input, at, (byte) random.nextInt(256));
      case 2 -> with(input, at, (byte) (random.nextBoolean() ? 0 : 0xFF));
      case 3 -> spliced(input, at, to, new byte[0]);
      case 4 -> spliced(input, at, at, Arrays.copyOfRange(input, at, to));
      case 5 -> repeated(input, at, to);
      case 6 -> Arrays.copyOf(input, at);
      case 7 -> spliced(input, at, to, any(words));
      case 8 -> spliced(input, at, at, any(words));
      case 9 -> joined(input, at);
      default -> number(input, at);
    };
  }

  private static byte[] with(byte[] input, int at, byte value) {
    input[at] = value;
    return input;
  }

  private byte[] repeated(byte[] input, int at, int to) {
    int times = 1 << random.nextInt(1, 13);
    byte[] part = Arrays.copyOfRange(input, at, to);
    byte[] row = new byte[Math.min(LONGEST, part.length * times)];
    for (int i = 0; i < row.length; i++) row[i] = part[i % part.length];
    return spliced(input, at, to, row);
  }

  /// The head of this one and the tail of another.
  private byte[] joined(byte[] input, int at) {
    byte[] other = any(seeds);
    int from = other.length == 0 ? 0 : random.nextInt(other.length);
    return spliced(input, at, input.length, Arrays.copyOfRange(other, from, other.length));
  }

  /// The decimal number that stands at or after `at` becomes an extreme one.
  private byte[] number(byte[] input, int at) {
    int from = at;
    while (from < input.length && (input[from] < '0' || input[from] > '9')) from++;
    int to = from;
    while (to < input.length && input[to] >= '0' && input[to] <= '9') to++;
    return from == input.length ? input : spliced(input, from, to, Target.bytes(NUMBERS[random.nextInt(NUMBERS.length)]));
  }

  private static byte[] spliced(byte[] input, int from, int to, byte[] middle) {
    byte[] made = new byte[from + middle.length + input.length - to];
    System.arraycopy(input, 0, made, 0, from);
    System.arraycopy(middle, 0, made, from, middle.length);
    System.arraycopy(input, to, made, from + middle.length, input.length - to);
    return made;
  }

  private byte[] any(List<byte[]> of) { return of.get(random.nextInt(of.size())); }
}

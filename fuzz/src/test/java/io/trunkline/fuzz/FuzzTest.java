package io.trunkline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each target with its seeds, with every input that was ever a fault, and with the same mutations at each run. `fuzz/run` goes on from here, guided by coverage.
class FuzzTest {
  private static final long SEED = 4475;
  private static final int INPUTS = 20_000;
  /// Targets whose inputs cost a hundred times as much: a handshake, a stack that plays calls to their end, keys that are derived.
  private static final int COSTLY_INPUTS = 2_000;
  private static final List<String> COSTLY = List.of("dtls", "sip-stack", "srtp", "segment");
  private static final Path FOUND = Path.of("src/main/resources/io/trunkline/fuzz/found");

  static List<String> targets() { return Targets.names(); }

  @ParameterizedTest
  @MethodSource("targets")
  void nonsenseIsEaten(String name) {
    Target target = Targets.named(name);
    Mutator mutator = new Mutator(SEED, target.seeds(), target.words());
    try (Bounds bounds = new Bounds(name, target)) {
      target.seeds().forEach(bounds::give);
      for (int i = COSTLY.contains(name) ? COSTLY_INPUTS : INPUTS; i > 0; i--) bounds.give(mutator.next());
    }
  }

  /// Files are called after their target: `sip-message-a-few-words.txt`.
  @ParameterizedTest
  @MethodSource("targets")
  void whatWasAFaultIsNoneAnyMore(String name) throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.list(FOUND)) {
      found = files.filter(file -> file.getFileName().toString().startsWith(name + "-")).sorted().toList();
    }
    try (Bounds bounds = new Bounds(name, Targets.named(name))) {
      for (Path file : found) bounds.give(Escaped.read(Files.readString(file)));
    }
  }

  // ---- the fuzzer itself

  @Test void theSameSeedMakesTheSameInputs() {
    List<byte[]> seeds = List.of(Target.bytes("INVITE sip:1@h SIP/2.0\r\n"));
    Mutator one = new Mutator(1, seeds, List.of("x"));
    Mutator other = new Mutator(1, seeds, List.of("x"));
    for (int i = 0; i < 1_000; i++) assertThat(one.next()).isEqualTo(other.next()).hasSizeLessThanOrEqualTo(Mutator.LONGEST);
  }

  @Test void anInputIsKeptAsTextThatGivesItBack() {
    byte[] input = new byte[2_000];
    new SplittableRandom(1).nextBytes(input);
    assertThat(Escaped.read(Escaped.of(input))).isEqualTo(input);
    assertThat(Escaped.of(Target.bytes("a\\b\r\n\0é"))).isEqualTo("a\\\\b\\r\\n\n\\x00\\xC3\\xA9");
  }

  @Test void whatEscapesIsAFaultThatSaysHowToPlayItAgain() {
    byte[] bad = Target.bytes("bad\r\n");
    assertThatThrownBy(() -> given(_ -> { throw new IllegalStateException("oops"); }, bad)).isInstanceOf(Fault.class).hasMessageContaining("oops")
        .hasMessageContaining("fuzz/run replay test ").hasMessageContaining("bad\\r\\n");
  }

  @Test void whatTakesLongOrMuchIsAFault() {
    assertThatThrownBy(() -> given(_ -> spin(), new byte[1])).isInstanceOf(Fault.class).hasMessageContaining("takes longer");
    List<byte[]> much = new ArrayList<>();
    assertThatThrownBy(() -> given(_ -> much.add(new byte[16 << 20]), new byte[1])).isInstanceOf(Fault.class).hasMessageContaining("allocates");
    given(input -> Arrays.fill(input, (byte) 0), new byte[1]);
  }

  private static void spin() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long until = threads.getCurrentThreadCpuTime() + 2 * Bounds.MOST_TIME.toNanos();
    while (threads.getCurrentThreadCpuTime() < until) Thread.onSpinWait();
  }

  private interface Eating {
    void eat(byte[] input);
  }

  private static void given(Eating eating, byte[] input) {
    Target target = new Target() {
      @Override public void eat(byte[] bytes) { eating.eat(bytes); }

      @Override public List<byte[]> seeds() { return List.of(); }
    };
    try (Bounds bounds = new Bounds("test", target)) {
      bounds.give(input);
    }
  }
}

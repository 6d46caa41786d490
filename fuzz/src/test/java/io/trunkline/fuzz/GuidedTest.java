package io.trunkline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `./test` shows that guidance by coverage works; `./test --long` gives each target an hour (`TRUNKLINE_FUZZ_SECONDS`).
class GuidedTest {
  private static final boolean LONG = Boolean.getBoolean("trunkline.long");
  private static final String LIMIT = LONG ? "-max_total_time=" + Integer.getInteger("trunkline.fuzz.seconds", 3_600) : "-runs=3000";

  static List<String> targets() { return LONG ? Targets.names() : List.of("sip-message"); }

  @ParameterizedTest
  @MethodSource("targets")
  void nothingIsFound(String name) throws Exception {
    String tried = Guided.run(name, LIMIT);
    System.out.println(name + ": " + tried);
    assertThat(tried).startsWith("Done ");
  }

  /// Behind four comparisons, where chance alone would come once in four billion times.
  public static final class Planted implements Target {
    @Override public void eat(byte[] input) {
      if (input.length > 3 && input[0] == 'S' && input[1] == 'I' && input[2] == 'P' && input[3] == '/') throw new IllegalStateException("planted");
    }

    @Override public List<byte[]> seeds() { return List.of(Target.bytes("abcd")); }
  }

  @Test void whatStandsBehindComparisonsIsFound() {
    assertThatThrownBy(() -> Guided.run(Planted.class.getName(), "-runs=500000")).isInstanceOf(AssertionError.class).hasMessageContaining("planted")
        .hasMessageContaining("fuzz/run replay");
  }
}

package io.trunkline.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What an input did to a target. Its message holds the input and how to play it again; the input is kept in a file too.
public final class Fault extends AssertionError {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 2_000;

  private Fault(String message, Throwable cause) { super(message, cause); }

  static Fault of(String target, byte[] input, String what, Throwable cause) {
    Path kept = keep(target, input);
    String shown = Escaped.of(input.length > SHOWN ? Arrays.copyOf(input, SHOWN) : input);
    return new Fault(target + ": " + what + "\nagain: fuzz/run replay " + target + " " + kept + "\n" + shown, cause);
  }

  private static Path keep(String target, byte[] input) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "faults").toAbsolutePath());
      return Files.writeString(folder.resolve(target + "-%08x.txt".formatted(Arrays.hashCode(input))), Escaped.of(input));
    } catch (IOException failure) {
      throw new UncheckedIOException("the input could not be kept", failure);
    }
  }
}

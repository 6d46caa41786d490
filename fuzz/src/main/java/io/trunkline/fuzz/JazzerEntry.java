package io.trunkline.fuzz;

import org.jspecify.annotations.Nullable;

/// Where Jazzer comes in, by its own convention of names.
public final class JazzerEntry {
  private static @Nullable Bounds bounds;

  private JazzerEntry() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Bounds known = bounds;
    if (known == null) {   // here, since the thread that gives the inputs is the one that is looked at
      String name = System.getProperty("trunkline.fuzz.target", "");
      known = new Bounds(name, Targets.named(name));
      bounds = known;
    }
    known.give(input);
  }
}

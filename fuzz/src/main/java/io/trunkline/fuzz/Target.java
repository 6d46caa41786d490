package io.trunkline.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// One parser of the wire. Used by one thread at a time.
public interface Target {
  /// Takes any bytes and returns. What the parser documents as its answer to nonsense is caught here; whatever else is thrown, takes too long or allocates
  /// too much is a fault, and so is an [AssertionError] about what must hold for accepted input.
  void eat(byte[] input) throws Exception;

  /// Real inputs to begin with.
  List<byte[]> seeds();

  /// What may be spliced in.
  default List<String> words() { return List.of(); }

  static byte[] bytes(String text) { return text.getBytes(StandardCharsets.UTF_8); }

  static void mustHold(boolean holds, String what) {
    if (!holds) throw new AssertionError(what);
  }

  static void mustBeEqual(Object one, Object other) {
    if (!one.equals(other)) throw new AssertionError("not the same after writing: " + one + " and " + other);
  }
}

package io.trunkline.telephony;

/// What came of asking for keys.
public sealed interface Input {
  /// Perhaps the number of a card: printed only as its length.
  record Digits(String value) implements Input {
    @Override public String toString() { return "Digits[" + "*".repeat(value.length()) + "]"; }
  }

  enum Silence implements Input { INSTANCE }
}

package io.trunkline.sip.sdp;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.StringTokenizer;

/// A line `a=crypto` (RFC 4568): the key with which its sender encrypts what it sends. Whoever can read the description can listen, so it protects as well as its transport does.
///
/// @param key master key and salt in base64
public record Crypto(int tag, CryptoSuite suite, String key) {
  /// Bytes of a secret from which every suite's key can be taken.
  public static final int LONGEST_KEY = 44;

  /// The key that both directions of a stream were agreed on: each side has its own.
  public record Keys(CryptoSuite suite, String ours, String theirs) {
    @Override public String toString() { return "Keys[" + suite + "]"; }
  }

  /// Empty for what we can't do: another suite, several keys or a key identifier (it would stand in each packet), session parameters that must be understood (§6.3).
  static Optional<Crypto> parse(String value) {
    StringTokenizer words = new StringTokenizer(value, " ");
    if (words.countTokens() < 3) return Optional.empty();
    String tag = words.nextToken();
    String name = words.nextToken();
    String inline = words.nextToken();
    while (words.hasMoreTokens()) if (!words.nextToken().startsWith("WSH=")) return Optional.empty();   // §6.3.7: a hint
    Optional<CryptoSuite> suite = Arrays.stream(CryptoSuite.values()).filter(known -> known.name().equals(name)).findFirst();
    if (suite.isEmpty() || !tag.matches("\\d{1,9}") || !inline.startsWith("inline:") || inline.indexOf(':', 7) >= 0 || inline.indexOf(';') >= 0) return Optional.empty();
    int bar = inline.indexOf('|');   // a lifetime may follow; the shortest that phones name, 2^20 packets, is six hours
    String key = inline.substring(7, bar < 0 ? inline.length() : bar);
    return lengthOf(key) == suite.get().keyBytes() ? Optional.of(new Crypto(Integer.parseInt(tag), suite.get(), key)) : Optional.empty();
  }

  private static int lengthOf(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length;
    } catch (IllegalArgumentException broken) {
      return -1;
    }
  }

  /// Our own line, with as much of the secret as the suite takes.
  static Crypto of(int tag, CryptoSuite suite, String secret) {
    byte[] bytes = Arrays.copyOf(Base64.getDecoder().decode(secret), suite.keyBytes());
    return new Crypto(tag, suite, Base64.getEncoder().encodeToString(bytes));
  }

  Attribute attribute() { return new Attribute("crypto", tag + " " + suite + " inline:" + key); }

  @Override public String toString() { return "Crypto[" + tag + " " + suite + "]"; }
}

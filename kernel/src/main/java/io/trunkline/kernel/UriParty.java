package io.trunkline.kernel;

/// A party known only by a URI, such as a web guest (`web:…`) or a foreign SIP address (`sip:…`).
public record UriParty(String value) implements Party {
  private static final int LONGEST = 256;

  public UriParty {
    if (value.indexOf(':') <= 0 || value.length() > LONGEST) throw new IllegalArgumentException("not a URI of at most " + LONGEST + " characters");
  }

  @Override public String dialable() { return value; }

  @Override public String toString() { return value.substring(0, value.indexOf(':') + 1) + "***"; }
}

package io.trunkline.kernel;

/// A caller who withheld the number (RFC 3323), or whose network sent none.
public enum Anonymous implements Party {
  INSTANCE;

  static final String TEXT = "anonymous";

  @Override public String dialable() { return TEXT; }

  @Override public String toString() { return TEXT; }
}

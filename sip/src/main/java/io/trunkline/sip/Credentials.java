package io.trunkline.sip;

/// What we answer a 401 or 407 with. The password never prints.
public record Credentials(String username, String password) {
  @Override public String toString() { return "Credentials[" + username + "]"; }
}

package io.trunkline.server.switchboard;

import java.time.Instant;

/// What a page registers and calls with. The password exists here and in the page, nowhere else.
public record SipLogin(String uri, String username, String password, String wsPath, Instant expiresAt) {
  static final String WS_PATH = "/sip";

  @Override public String toString() { return "SipLogin[" + username + "]"; }
}

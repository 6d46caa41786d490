package io.trunkline.sip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One hop's `Via` (RFC 3261 §20.42, RFC 3581). `transport` is the word as it came; `port` is -1 where none is written.
public record Via(String transport, String host, int port, Parameters parameters) {
  /// Branches that begin with this identify their transaction (RFC 3261 §8.1.1.7); others are from before 2002.
  public static final String COOKIE = "z9hG4bK";

  /// The first of a header line's hops.
  static Via topmost(String line) {
    List<String> hops = Text.elements(line);
    if (hops.isEmpty()) throw new MalformedSip("an empty Via");
    return parse(hops.getFirst());
  }

  public static Via parse(String text) {
    int first = text.indexOf('/');
    int second = text.indexOf('/', first + 1);
    if (first < 0 || second < 0) throw new MalformedSip("a Via has no protocol");
    // Any version: who speaks a later one is told 505, along this very Via.
    if (!text.substring(0, first).strip().equalsIgnoreCase("SIP") || !Text.isToken(text.substring(first + 1, second).strip())) {
      throw new MalformedSip("a Via of another protocol");
    }
    String rest = text.substring(second + 1).stripLeading();
    int space = 0;
    while (space < rest.length() && Text.isTokenCharacter(rest.charAt(space))) space++;
    String transport = rest.substring(0, space);
    if (transport.isEmpty()) throw new MalformedSip("a Via has no transport");
    int semicolon = rest.indexOf(';', space);
    HostPort sentBy = HostPort.parse(rest.substring(space, semicolon < 0 ? rest.length() : semicolon).strip());
    return new Via(transport, sentBy.host(), sentBy.port(), Parameters.parse(semicolon < 0 ? "" : rest.substring(semicolon)));
  }

  public @Nullable String branch() { return parameters.get("branch"); }

  public boolean hasCookie() {
    String branch = branch();
    return branch != null && branch.length() > COOKIE.length() && branch.regionMatches(true, 0, COOKIE, 0, COOKIE.length());
  }

  /// `host:port` in a form that two copies of one request share.
  public String sentBy() { return host + ':' + (port > 0 ? port : 5060); }

  public Via with(String parameter, String value) { return new Via(transport, host, port, parameters.with(parameter, value)); }

  @Override public String toString() { return "SIP/2.0/" + transport + " " + host + (port > 0 ? ":" + port : "") + parameters; }
}

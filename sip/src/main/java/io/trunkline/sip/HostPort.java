package io.trunkline.sip;

import java.util.Locale;

/// `host[:port]`; an IPv6 host keeps its brackets; the port is -1 where none is written.
record HostPort(String host, int port) {
  static HostPort parse(String text) {
    int colon = text.startsWith("[") ? text.indexOf(':', Math.max(0, text.indexOf(']'))) : text.indexOf(':');
    String host = (colon < 0 ? text : text.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    if (host.isEmpty() || host.length() > 255) throw new MalformedSip("a host is missing or too long");
    boolean literal = host.charAt(0) == '[';
    if (literal && host.charAt(host.length() - 1) != ']') throw new MalformedSip("an IPv6 host isn't closed");
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (!Text.isAlphanumeric(c) && c != '.' && c != '-' && c != '_' && !(literal && (c == ':' || c == '[' || c == ']' || c == '%'))) {
        throw new MalformedSip("a host holds a foreign character");
      }
    }
    if (colon < 0) return new HostPort(host, -1);
    int port = (int) Text.number(text.substring(colon + 1).strip(), 65_535);
    if (port == 0) throw new MalformedSip("port 0");
    return new HostPort(host, port);
  }
}

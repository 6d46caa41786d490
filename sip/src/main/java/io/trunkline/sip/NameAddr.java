package io.trunkline.sip;

import org.jspecify.annotations.Nullable;

/// A party in `From`, `To`, `Contact`, `Route`, `P-Asserted-Identity` …: display name, URI, header parameters such as `tag`.
public record NameAddr(@Nullable String displayName, SipUri uri, Parameters parameters) {
  public static NameAddr of(SipUri uri) { return new NameAddr(null, uri, Parameters.NONE); }

  public static NameAddr of(@Nullable String displayName, SipUri uri) { return new NameAddr(displayName, uri, Parameters.NONE); }

  public static NameAddr parse(String text) {
    int open = Text.find(text, '<', 0);
    if (open < 0) {
      // RFC 3261 §20: without brackets, what follows ';' belongs to the header and not to the URI.
      int semicolon = text.indexOf(';');
      String uri = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
      if (uri.indexOf('?') >= 0) throw new MalformedSip("an address with headers needs angle brackets");
      return new NameAddr(null, SipUri.parse(uri), Parameters.parse(semicolon < 0 ? "" : text.substring(semicolon).strip()));
    }
    int close = text.indexOf('>', open);
    if (close < 0) throw new MalformedSip("an angle bracket isn't closed");
    String name = text.substring(0, open).strip();
    String after = text.substring(close + 1).strip();
    return new NameAddr(name.isEmpty() ? null : displayed(name), SipUri.parse(text.substring(open + 1, close).strip()), Parameters.parse(after));
  }

  private static String displayed(String name) {
    if (name.charAt(0) == '"') return Text.unquote(name);
    if (name.indexOf(',') >= 0) throw new MalformedSip("a display name needs quotes");
    return name;
  }

  public @Nullable String tag() { return parameters.get("tag"); }

  public NameAddr tagged(String tag) { return with("tag", tag); }

  public NameAddr with(String parameter, String value) { return new NameAddr(displayName, uri, parameters.with(parameter, value)); }

  @Override public String toString() {
    return (displayName == null ? "" : Text.quote(displayName) + " ") + "<" + uri + ">" + parameters;
  }
}

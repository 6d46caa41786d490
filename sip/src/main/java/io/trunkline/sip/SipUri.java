package io.trunkline.sip;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A `sip:`, `sips:` or `tel:` URI (RFC 3261 §19.1, RFC 3966). `user` is unescaped and is the number of a `tel:` URI; `port` is -1 where none is written.
/// Another scheme is kept as it came, in `user`, so that the stack can answer 416. Parameter names are in lower case.
public record SipUri(String scheme, @Nullable String user, @Nullable String password, String host, int port, Parameters parameters, String headers) {
  private static final int LONGEST = 1024;
  private static final String FREE_IN_USER = "-_.!~*'()&=+$,;?/";

  public SipUri {
    Objects.requireNonNull(scheme);
  }

  public static SipUri of(@Nullable String user, String host, int port) { return new SipUri("sip", user, null, host, port, Parameters.NONE, ""); }

  public static SipUri parse(String text) {
    if (text.length() > LONGEST) throw new MalformedSip("a URI is too long");
    int colon = text.indexOf(':');
    if (colon <= 0) throw new MalformedSip("a URI has no scheme");
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '<' || c == '>' || c == 0x7f) throw new MalformedSip("a URI holds a space or bracket");
      plain &= c < 0x80 && c != '%';
    }
    String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = text.substring(colon + 1);
    SipUri uri = switch (scheme) {
      case "sip", "sips" -> sip(scheme, rest);
      case "tel" -> tel(rest);
      default -> new SipUri(scheme, rest, null, "", -1, Parameters.NONE, "");
    };
    // The bound is one of what we write too: a character that isn't ASCII takes up to nine there, and a dialog is made of what was written.
    if (!plain && uri.toString().length() > LONGEST) throw new MalformedSip("a URI is too long");
    return uri;
  }

  private static SipUri tel(String rest) {
    int semicolon = rest.indexOf(';');
    String number = semicolon < 0 ? rest : rest.substring(0, semicolon);
    if (number.isEmpty()) throw new MalformedSip("a tel URI has no number");
    return new SipUri("tel", number, null, "", -1, Parameters.parse(semicolon < 0 ? "" : rest.substring(semicolon)), "");
  }

  private static SipUri sip(String scheme, String rest) {
    int at = rest.indexOf('@');   // the user part may hold ';' and '?', so it is cut first
    String user = null;
    String password = null;
    if (at >= 0) {
      String info = rest.substring(0, at);
      int colon = info.indexOf(':');
      user = Text.unescape(colon < 0 ? info : info.substring(0, colon));
      if (user.isEmpty()) throw new MalformedSip("a URI has an empty user");
      if (colon >= 0) password = info.substring(colon + 1);
    }
    String tail = rest.substring(at + 1);
    int question = tail.indexOf('?');
    String headers = question < 0 ? "" : tail.substring(question + 1);
    if (question >= 0) tail = tail.substring(0, question);
    int semicolon = tail.indexOf(';');
    Parameters parameters = Parameters.parse(semicolon < 0 ? "" : tail.substring(semicolon));
    HostPort hostPort = HostPort.parse(semicolon < 0 ? tail : tail.substring(0, semicolon));
    return new SipUri(scheme, user, password, hostPort.host(), hostPort.port(), parameters, headers);
  }

  public boolean isSip() { return scheme.equals("sip") || scheme.equals("sips"); }

  public boolean isTel() { return scheme.equals("tel"); }

  public boolean isSecure() { return scheme.equals("sips"); }

  /// The port to send to: the one written or the transport's own (RFC 3263 §4.2).
  public int portOrDefault() { return port > 0 ? port : isSecure() || "tls".equals(parameters.get("transport")) ? 5061 : 5060; }

  /// The transport that the URI asks for; UDP where it says none (RFC 3263 §4.1).
  public Transport transport() {
    String name = parameters.get("transport");
    if (name == null) return isSecure() ? Transport.TLS : Transport.UDP;
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "udp" -> Transport.UDP;
      case "tcp" -> isSecure() ? Transport.TLS : Transport.TCP;
      case "tls" -> Transport.TLS;
      case "ws" -> isSecure() ? Transport.WSS : Transport.WS;
      case "wss" -> Transport.WSS;
      default -> throw new MalformedSip("unknown transport in a URI");
    };
  }

  public SipUri with(String parameter, String value) {
    return new SipUri(scheme, user, password, host, port, parameters.with(parameter, value), headers);
  }

  /// Without what a Request-URI may not carry (RFC 3261 §19.1.1): header part and `method` parameter.
  public SipUri asRequestUri() { return new SipUri(scheme, user, password, host, port, parameters.without("method"), ""); }

  @Override public String toString() {
    if (!isSip()) return scheme + ":" + Objects.requireNonNullElse(user, "") + parameters;
    StringBuilder text = new StringBuilder(64).append(scheme).append(':');
    if (user != null) {
      text.append(Text.escape(user, FREE_IN_USER));
      if (password != null) text.append(':').append(password);
      text.append('@');
    }
    text.append(host);
    if (port > 0) text.append(':').append(port);
    text.append(parameters);
    if (!headers.isEmpty()) text.append('?').append(headers);
    return text.toString();
  }
}

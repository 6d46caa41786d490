package io.trunkline.acceptance.phone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A SIP message as text (RFC 3261 §7): start line, headers in order, body. Immutable.
record SipText(String startLine, List<Header> headers, String body) {
  private static final Map<String, String> COMPACT = Map.of("v", "via", "f", "from", "t", "to", "i", "call-id", "m", "contact",
      "c", "content-type", "l", "content-length", "k", "supported");

  record Header(String name, String value) {}

  SipText {
    headers = List.copyOf(headers);
  }

  static SipText of(String startLine, String... namesAndValues) {
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new SipText(startLine, headers, "");
  }

  static SipText parse(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text : text.substring(0, end);
    String[] lines = head.replaceAll("\r\n[ \t]+", " ").split("\r\n", -1);
    List<Header> headers = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) headers.add(new Header(lines[i].substring(0, colon).trim(), lines[i].substring(colon + 1).trim()));
    }
    return new SipText(lines[0], headers, end < 0 ? "" : text.substring(end + 4));
  }

  boolean isRequest() {
    return !startLine.startsWith("SIP/2.0 ");
  }

  /// Of a response.
  int status() {
    return Integer.parseInt(startLine.substring(8, 11));
  }

  /// Of a request.
  String requestUri() {
    return startLine.split(" ", -1)[1];
  }

  /// The method of a request; of a response the method that it answers.
  String method() {
    if (isRequest()) return startLine.substring(0, startLine.indexOf(' '));
    String cseq = header("CSeq");
    return cseq.substring(cseq.indexOf(' ') + 1).trim();
  }

  /// The first header of this name, or "".
  String header(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  List<String> all(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return headers.stream().filter(h -> {
      String is = h.name().toLowerCase(Locale.ROOT);
      return is.equals(wanted) || wanted.equals(COMPACT.get(is));
    }).map(Header::value).toList();
  }

  SipText with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new SipText(startLine, more, body);
  }

  SipText withSdp(String sdp) {
    return new SipText(startLine, with("Content-Type", "application/sdp").headers(), sdp);
  }

  /// A response to this request, with the headers that RFC 3261 §8.2.6.2 copies.
  SipText reply(int status, String reason, String toTag) {
    List<Header> copied = new ArrayList<>();
    all("Via").forEach(v -> copied.add(new Header("Via", v)));
    all("Record-Route").forEach(v -> copied.add(new Header("Record-Route", v)));
    copied.add(new Header("From", header("From")));
    String to = header("To");
    copied.add(new Header("To", to.contains(";tag=") || toTag.isEmpty() ? to : to + ";tag=" + toTag));
    copied.add(new Header("Call-ID", header("Call-ID")));
    copied.add(new Header("CSeq", header("CSeq")));
    return new SipText("SIP/2.0 " + status + " " + reason, copied, "");
  }

  /// The URI inside `<…>`, or the whole value without its parameters.
  static String uri(String header) {
    int open = header.indexOf('<');
    if (open >= 0) return header.substring(open + 1, header.indexOf('>', open));
    int semicolon = header.indexOf(';');
    return semicolon < 0 ? header : header.substring(0, semicolon);
  }

  /// A `;name=value` parameter outside of `<…>`, or "".
  static String parameter(String header, String name) {
    String outside = header.replaceAll("<[^>]*>", "").replaceAll("\"[^\"]*\"", "");
    for (String part : outside.split(";", -1)) {
      if (part.trim().startsWith(name + "=")) return part.trim().substring(name.length() + 1);
    }
    return "";
  }

  byte[] bytes() {
    StringBuilder out = new StringBuilder(startLine).append("\r\n");
    headers.forEach(h -> out.append(h.name()).append(": ").append(h.value()).append("\r\n"));
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    return out.append("Content-Length: ").append(content.length).append("\r\n\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }
}

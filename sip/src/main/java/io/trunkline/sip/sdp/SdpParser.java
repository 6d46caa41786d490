package io.trunkline.sip.sdp;

import io.trunkline.sip.MalformedSip;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// Reads session descriptions leniently about what we don't use and strictly about what we act on.
final class SdpParser {
  private static final int MOST_ATTRIBUTES = 512;
  private static final int MOST_FORMATS = 128;

  private String user = "-";
  private long sessionId;
  private long version;
  private String originAddress = "0.0.0.0";
  private String name = "-";
  private @Nullable String connection;
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<MediaDescription> media = new ArrayList<>();
  private @Nullable Section section;
  private int attributesSeen;

  private SdpParser() {}

  /// A media section being read.
  private static final class Section {
    final String kind;
    final int port;
    final String protocol;
    final List<String> formats;
    final List<Attribute> attributes = new ArrayList<>();
    @Nullable String connection;

    Section(String kind, int port, String protocol, List<String> formats) {
      this.kind = kind;
      this.port = port;
      this.protocol = protocol;
      this.formats = formats;
    }

    MediaDescription done() { return new MediaDescription(kind, port, protocol, formats, connection, attributes); }
  }

  static SessionDescription parse(String text) {
    SdpParser parser = new SdpParser();
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty() || !lines.getFirst().equals("v=0")) throw new MalformedSip("not a session description");
    for (String line : lines) parser.line(line);
    parser.closeSection();
    return new SessionDescription(parser.user, parser.sessionId, parser.version, parser.originAddress, parser.name, parser.connection, parser.attributes,
        parser.media);
  }

  private void line(String line) {
    if (line.length() < 2 || line.charAt(1) != '=') throw new MalformedSip("not a line of a session description");
    String value = line.substring(2).strip();
    switch (line.charAt(0)) {
      case 'o' -> origin(words(value));
      case 's' -> name = value.isEmpty() ? "-" : value;
      case 'c' -> connection(words(value));
      case 'm' -> media(words(value));
      case 'a' -> attribute(value);
      default -> { }   // b=, t=, i= … play no part
    }
  }

  private void origin(List<String> words) {
    if (words.size() < 6) throw new MalformedSip("not an o= line");
    user = words.get(0);
    sessionId = number(words.get(1));
    version = number(words.get(2));
    originAddress = words.get(5);
  }

  /// Ids of 64 unsigned bits are allowed; they only matter for being equal.
  private static long number(String text) {
    try {
      return Long.parseUnsignedLong(text) & Long.MAX_VALUE;
    } catch (NumberFormatException e) {
      throw new MalformedSip("not a number in a session description");
    }
  }

  private void connection(List<String> words) {
    if (words.size() < 3 || !words.getFirst().equals("IN")) throw new MalformedSip("not a c= line");
    String address = words.get(2);
    int slash = address.indexOf('/');
    String plain = slash < 0 ? address : address.substring(0, slash);
    if (plain.isEmpty()) throw new MalformedSip("a c= line has no address");
    if (section == null) connection = plain;
    else section.connection = plain;
  }

  private void media(List<String> words) {
    closeSection();
    if (words.size() < 4 || words.size() > MOST_FORMATS || media.size() == SessionDescription.MOST_MEDIA) throw new MalformedSip("not an m= line");
    String port = words.get(1);
    int slash = port.indexOf('/');
    long number = number(slash < 0 ? port : port.substring(0, slash));
    if (number > 65_535) throw new MalformedSip("not a port");
    section = new Section(words.get(0), (int) number, words.get(2), words.subList(3, words.size()));
  }

  private void attribute(String value) {
    if (attributesSeen++ == MOST_ATTRIBUTES) throw new MalformedSip("too many attributes");
    (section == null ? attributes : section.attributes).add(Attribute.parse(value));
  }

  private void closeSection() {
    if (section != null) media.add(section.done());
    section = null;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text, " \t");
    while (tokens.hasMoreTokens() && words.size() <= MOST_FORMATS) words.add(tokens.nextToken());
    return words;
  }
}

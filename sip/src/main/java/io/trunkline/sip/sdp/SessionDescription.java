package io.trunkline.sip.sdp;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A session description (RFC 8866). Of `o=` the session's id, version and address are kept; lines that play no part in calls are dropped.
public record SessionDescription(String user, long sessionId, long version, String originAddress, String name, @Nullable String connection,
    List<Attribute> attributes, List<MediaDescription> media) {
  /// More media sections than any phone offers are an attack on those who loop over them.
  public static final int MOST_MEDIA = 16;

  public SessionDescription {
    attributes = List.copyOf(attributes);
    media = List.copyOf(media);
  }

  /// Throws [io.trunkline.sip.MalformedSip] (400) for text that isn't SDP.
  public static SessionDescription parse(String text) { return SdpParser.parse(text); }

  public Optional<String> attribute(String attribute) { return Attribute.first(attributes, attribute); }

  public boolean has(String attribute) { return Attribute.has(attributes, attribute); }

  /// The first audio section that is in use.
  public Optional<MediaDescription> audio() {
    for (MediaDescription section : media) if (section.kind().equals("audio") && section.port() != 0) return Optional.of(section);
    return Optional.empty();
  }

  /// The address that media of this section shall go to.
  public String addressOf(MediaDescription section) {
    if (section.connection() != null) return section.connection();
    return connection == null ? originAddress : connection;
  }

  @Override public String toString() {
    StringBuilder text = new StringBuilder(512);
    line(text, "v=0");
    line(text, "o=" + user + ' ' + sessionId + ' ' + version + " IN " + family(originAddress) + ' ' + originAddress);
    line(text, "s=" + name);
    if (connection != null) line(text, "c=IN " + family(connection) + ' ' + connection);
    line(text, "t=0 0");
    for (Attribute attribute : attributes) line(text, "a=" + attribute);
    for (MediaDescription section : media) print(text, section);
    return text.toString();
  }

  private static void print(StringBuilder text, MediaDescription section) {
    line(text, "m=" + section.kind() + ' ' + section.port() + ' ' + section.protocol() + ' ' + String.join(" ", section.formats()));
    if (section.connection() != null) line(text, "c=IN " + family(section.connection()) + ' ' + section.connection());
    for (Attribute attribute : section.attributes()) line(text, "a=" + attribute);
  }

  private static String family(String address) { return address.indexOf(':') >= 0 ? "IP6" : "IP4"; }

  private static void line(StringBuilder text, String line) { text.append(line).append("\r\n"); }
}

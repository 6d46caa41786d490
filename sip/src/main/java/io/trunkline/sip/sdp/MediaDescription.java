package io.trunkline.sip.sdp;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One `m=` section. `connection` is the address of its own `c=` line, if it has one; port 0 means refused or unused.
public record MediaDescription(String kind, int port, String protocol, List<String> formats, @Nullable String connection, List<Attribute> attributes) {
  public MediaDescription {
    formats = List.copyOf(formats);
    attributes = List.copyOf(attributes);
  }

  /// The value of the first attribute of this name; empty text if it has none.
  public Optional<String> attribute(String name) { return Attribute.first(attributes, name); }

  public List<String> attributes(String name) {
    return attributes.stream().filter(a -> a.name().equalsIgnoreCase(name) && a.value() != null).map(Attribute::value).toList();
  }

  public boolean has(String name) { return Attribute.has(attributes, name); }

  /// RTP whose keys stand in the description itself (RFC 4568).
  public boolean isSdes() { return protocol.equalsIgnoreCase("RTP/SAVP") || protocol.equalsIgnoreCase("RTP/SAVPF"); }

  /// RTP over DTLS-SRTP with RTCP feedback, as browsers speak it (RFC 5764, RFC 8839).
  public boolean isWebRtc() { return protocol.equalsIgnoreCase("UDP/TLS/RTP/SAVPF") || protocol.equalsIgnoreCase("UDP/TLS/RTP/SAVP"); }
}

package io.trunkline.sip;

/// Where a request is sent first: not necessarily where its URI points.
public sealed interface Target {
  /// Over a flow that a peer opened or registered from.
  record OverFlow(SipFlow flow) implements Target {}

  /// To a host (name or literal) and port; a name is looked up (A/AAAA) off the loops each time, its first address is taken.
  record Address(Transport transport, String host, int port) implements Target {
    public Address {
      if (port < 1 || port > 65_535) throw new IllegalArgumentException("not a port");
    }
  }

  static Target over(SipFlow flow) { return new OverFlow(flow); }

  static Target to(Transport transport, String host, int port) { return new Address(transport, host, port); }

  static Target of(SipUri uri) { return new Address(uri.transport(), uri.host(), uri.portOrDefault()); }
}

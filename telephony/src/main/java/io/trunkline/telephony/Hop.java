package io.trunkline.telephony;

/// Where a trunk's address leads to: the address itself if it has a port, else one of the servers that its domain names.
record Hop(TrunkConfig.Address address, String host, int port) {
  @Override public String toString() { return host + ":" + port; }
}

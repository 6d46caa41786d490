package io.trunkline.sip;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Where a request came from, by the wire and not by what it says.
public record Source(SipFlow flow) {
  public Transport transport() { return flow.transport(); }

  public InetSocketAddress address() { return flow.remote(); }

  public @Nullable Object principal() { return flow.principal(); }
}

package io.trunkline.sip.internal;

import io.trunkline.sip.SipBounds;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What each source makes one loop keep, against the loop's share of [SipBounds]. On the loop's thread only, so nothing is locked or counted atomically.
final class Holdings {
  static final int RETRY_AFTER_SECONDS = 10;
  private static final Logger LOG = System.getLogger("io.trunkline.sip");

  /// What one source holds; forgotten when that is nothing.
  final class Holding {
    private final Object source;
    private int transactions;
    private int calls;
    private boolean told;

    private Holding(Object source) { this.source = source; }

    void transactionOver() {
      transactions--;
      forgetIfEmpty();
    }

    void callOver() {
      calls--;
      forgetIfEmpty();
    }

    private void forgetIfEmpty() {
      if (transactions + calls == 0) sources.remove(source, this);
    }
  }

  private final SipBounds most;
  private final Map<Object, Holding> sources = new HashMap<>();

  Holdings(SipBounds most) { this.most = most; }

  /// A browser is known by its WebSocket: a proxy in front gives all of them one address.
  private static Object source(Flow flow) {
    if (flow.transport().isWebSocket()) return flow;
    InetAddress address = flow.remote().getAddress();
    return address instanceof Inet6Address six ? ByteBuffer.wrap(six.getAddress()).getLong() : address;
  }

  private Holding of(Flow flow) { return sources.computeIfAbsent(source(flow), Holding::new); }

  Holding transactionBegan(Flow flow) {
    Holding holding = of(flow);
    holding.transactions++;
    return holding;
  }

  Holding callBegan(Flow flow) {
    Holding holding = of(flow);
    holding.calls++;
    return holding;
  }

  /// Whether one more request of this source may be served, with `all` being served now.
  boolean hasRoomForRequest(Flow flow, int all) {
    Holding holding = sources.get(source(flow));
    if (all < most.transactions() && (holding == null || holding.transactions < most.transactionsOfOne())) return true;
    tell(flow, holding);
    return false;
  }

  /// The same for one more call.
  boolean hasRoomForCall(Flow flow, int all) {
    Holding holding = sources.get(source(flow));
    if (all < most.calls() && (holding == null || holding.calls < most.callsOfOne())) return true;
    tell(flow, holding);
    return false;
  }

  /// Once, until the source holds nothing any more: a flood must not flood the log.
  private static void tell(Flow flow, @Nullable Holding holding) {
    if (holding == null || holding.told) return;
    holding.told = true;
    LOG.log(Level.WARNING, () -> "sip.source-full address=" + flow.remote().getAddress().getHostAddress() + " transactions=" + holding.transactions + " calls=" + holding.calls);
  }
}

package io.trunkline.sip;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a stack listens and waits. `advertisedHost` stands in `Via` and `Contact`, so peers must reach us by it; null takes each listen point's own address.
/// `t1` is the round-trip estimate of RFC 3261 §17.1.1.1, from which the other timers follow; `loops` is the number of event loops.
/// `mostPending` bounds the messages waiting on one loop: more are dropped and counted.
/// `bounds` is what is kept for one source and in all.
public record SipConfig(List<ListenPoint> listen, @Nullable String advertisedHost, String userAgent, int loops, Duration t1, int mostPending,
    SipBounds bounds) {
  public SipConfig {
    listen = List.copyOf(listen);
    if (loops < 1 || loops > 64) throw new IllegalArgumentException("between 1 and 64 event loops");
    for (ListenPoint point : listen) {
      if (point.transport() != Transport.UDP && point.transport() != Transport.TCP) throw new IllegalArgumentException("listens on UDP and TCP only");
    }
  }

  /// UDP and TCP on one address, at the port given or, with 0, at free ports.
  public static SipConfig at(InetSocketAddress address) {
    return new SipConfig(List.of(new ListenPoint(Transport.UDP, address), new ListenPoint(Transport.TCP, address)), null, "Trunkline", 2,
        Duration.ofMillis(500), 10_000, SipBounds.USUAL);
  }

  /// Event loops for a machine of so many processors: half of them, 8 at most. One loop is enough for some hundred calls a second, and a message that comes in on another loop than its call's
  /// costs a wake-up.
  public static int loopsOn(int processors) { return Math.clamp(processors / 2, 1, 8); }

  public SipConfig advertising(@Nullable String host) { return new SipConfig(listen, host, userAgent, loops, t1, mostPending, bounds); }

  public SipConfig withLoops(int count) { return new SipConfig(listen, advertisedHost, userAgent, count, t1, mostPending, bounds); }

  public SipConfig withT1(Duration estimate) { return new SipConfig(listen, advertisedHost, userAgent, loops, estimate, mostPending, bounds); }

  public SipConfig bounded(SipBounds limits) { return new SipConfig(listen, advertisedHost, userAgent, loops, t1, mostPending, limits); }
}

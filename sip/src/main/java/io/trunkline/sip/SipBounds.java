package io.trunkline.sip;

/// How much a stack keeps, for one source and in all. Beyond it who is admitted hears 503 with `Retry-After`, without state; calls that are up go on, and can
/// be ended. A source is an IPv4 address, a /64 of IPv6 (whoever has one address of it has all), or one browser's WebSocket.
///
/// @param transactionsOfOne requests of one source that are being served, or were and whose repeats are waited for
/// @param transactions      the same of all
/// @param callsOfOne        calls that one source began, from their INVITE until the far end is done
/// @param calls             calls that are up or ring, ours too
public record SipBounds(int transactionsOfOne, int transactions, int callsOfOne, int calls) {
  /// A request with its answer takes about 3 kB for 64*T1, so all together a quarter of the memory. One source has half of that: with 1 GB, 43,000, which is
  /// 650 whole calls a second over UDP, more than a carrier sends to one node.
  private static final int ALL = (int) Math.clamp(Runtime.getRuntime().maxMemory() / 4 / 3_072, 10_000L, 1_000_000L);

  /// Twenty times the calls that a node is rated for, so that these two only ever stop an attack: a carrier's own limit is its trunk's.
  public static final SipBounds USUAL = new SipBounds(ALL / 2, ALL, 10_000, 20_000);

  public SipBounds {
    if (transactionsOfOne < 1 || transactions < 1 || callsOfOne < 1 || calls < 1) throw new IllegalArgumentException("bounds must be positive");
  }

  /// What one of so many event loops may keep: Call-IDs spread over them.
  public SipBounds share(int loops) {
    return new SipBounds(Math.ceilDiv(transactionsOfOne, loops), Math.ceilDiv(transactions, loops), Math.ceilDiv(callsOfOne, loops), Math.ceilDiv(calls, loops));
  }
}

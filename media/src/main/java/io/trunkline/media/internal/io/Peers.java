package io.trunkline.media.internal.io;

import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The peers of one port in both forms, the kernel's and Java's, so that a datagram costs no allocation. A telephone's port has one peer and remembers the last;
/// a shared one keeps tables, which begin anew when strangers have filled them.
final class Peers {
  private static final int MOST = 4096;

  private final boolean v6;
  private final RawAddress read = new RawAddress();   // as it stands in the datagram at hand
  private final RawAddress lastRaw = new RawAddress();
  private @Nullable InetSocketAddress lastSender;   // whom `lastRaw` is
  private @Nullable InetSocketAddress lastTarget;
  private @Nullable RawAddress lastRawTarget;
  private final @Nullable Map<RawAddress, InetSocketAddress> senders;
  private final @Nullable Map<InetSocketAddress, RawAddress> targets;

  Peers(boolean v6, boolean many) {
    this.v6 = v6;
    senders = many ? new HashMap<>() : null;
    targets = many ? new HashMap<>() : null;
  }

  /// Who sent the datagram whose address the kernel has put there.
  InetSocketAddress sender(MemorySegment from, long at) {
    read.read(from, at, v6);
    InetSocketAddress known = lastSender;
    if (known != null && read.equals(lastRaw)) return known;
    known = senders == null ? null : senders.get(read);
    if (known == null) {
      known = read.decode();
      if (senders != null) keep(senders, read.copy(), known);
    }
    lastRaw.become(read);
    lastSender = known;
    return known;
  }

  /// Null when this port can't send there.
  @Nullable RawAddress target(InetSocketAddress to) {
    if (to.equals(lastTarget)) return lastRawTarget;
    RawAddress raw = targets == null ? null : targets.get(to);
    if (raw == null) {
      raw = RawAddress.of(to, v6);
      if (raw != null && targets != null) keep(targets, to, raw);
    }
    lastTarget = to;
    lastRawTarget = raw;
    return raw;
  }

  private static <K, V> void keep(Map<K, V> table, K key, V value) {
    if (table.size() >= MOST) table.clear();
    table.put(key, value);
  }
}

package io.trunkline.media.internal.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// An address and port as the kernel writes them: `sockaddr_in`, or `sockaddr_in6` on a socket of that family, where IPv4 peers appear as `::ffff:a.b.c.d`.
/// Ports and addresses are in network order, the rest in the machine's (little-endian).
///
/// ```
/// sockaddr_in   family:16 port:16 address:32 zero:64
/// sockaddr_in6  family:16 port:16 flow:32    address:128      scope:32
/// ```
final class RawAddress {
  static final int LONGEST = 28;
  private static final int SHORT_FORM = 16;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  /// The second half of `::ffff:0:0/96` before its IPv4 address.
  private static final long MAPPED = 0xFFFF_0000L;

  private long head;   // family, port, then the IPv4 address or the flow label
  private long high;
  private long low;
  private int scope;

  static int length(boolean v6) { return v6 ? LONGEST : SHORT_FORM; }

  void read(MemorySegment from, long at, boolean v6) {
    head = from.get(LONG, at);
    if (!v6) return;   // the rest stays zero
    high = from.get(LONG, at + 8);
    low = from.get(LONG, at + 16);
    scope = from.get(INT, at + 24);
  }

  void write(MemorySegment to, long at, boolean v6) {
    to.set(LONG, at, head);
    to.set(LONG, at + 8, high);
    if (!v6) return;
    to.set(LONG, at + 16, low);
    to.set(INT, at + 24, scope);
  }

  /// Null when a socket of this family can't reach the address.
  static @Nullable RawAddress of(InetSocketAddress address, boolean v6) {
    InetAddress host = address.getAddress();
    if (host == null || address.getPort() == 0 || (host instanceof Inet6Address && !v6)) return null;
    return encode(host, address.getPort(), v6);
  }

  /// For binding, also to any port.
  static RawAddress encode(InetAddress host, int port, boolean v6) {
    RawAddress raw = new RawAddress();
    byte[] bytes = host.getAddress();
    long family = v6 ? Linux.AF_INET6 : Linux.AF_INET;
    raw.head = family | Integer.toUnsignedLong(Short.reverseBytes((short) port) & 0xFFFF) << 16;
    if (!v6) {
      raw.head |= word(bytes, 0, 4) << 32;
    } else if (host instanceof Inet4Address) {
      raw.low = host.isAnyLocalAddress() ? 0 : MAPPED | word(bytes, 0, 4) << 32;
    } else {
      raw.high = word(bytes, 0, 8);
      raw.low = word(bytes, 8, 8);
      raw.scope = ((Inet6Address) host).getScopeId();
    }
    return raw;
  }

  InetSocketAddress decode() {
    boolean v6 = (short) head == Linux.AF_INET6;
    byte[] bytes = new byte[v6 ? 16 : 4];
    if (v6) {
      unword(high, bytes, 0, 8);
      unword(low, bytes, 8, 8);
    } else {
      unword(head >>> 32, bytes, 0, 4);
    }
    try {
      // A mapped address becomes an Inet4Address again: the same peer is the same object whatever the socket's family.
      InetAddress host = scope == 0 ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress(null, bytes, scope);
      return new InetSocketAddress(host, Short.toUnsignedInt(Short.reverseBytes((short) (head >>> 16))));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  RawAddress copy() {
    RawAddress copy = new RawAddress();
    copy.become(this);
    return copy;
  }

  void become(RawAddress other) {
    head = other.head;
    high = other.high;
    low = other.low;
    scope = other.scope;
  }

  private static long word(byte[] bytes, int at, int count) {
    long word = 0;
    for (int i = count - 1; i >= 0; i--) word = word << 8 | (bytes[at + i] & 0xFF);
    return word;
  }

  private static void unword(long word, byte[] bytes, int at, int count) { for (int i = 0; i < count; i++) bytes[at + i] = (byte) (word >>> (8 * i)); }

  @Override public boolean equals(Object other) {
    return other instanceof RawAddress raw && head == raw.head && low == raw.low && high == raw.high && scope == raw.scope;
  }

  @Override public int hashCode() {
    long mixed = (head ^ Long.rotateLeft(low, 21) ^ Long.rotateLeft(high, 42)) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 32);
  }
}

package io.trunkline.media.internal.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetSocketAddress;

/// A bound UDP socket as a file descriptor.
///
/// @param v6     of family `AF_INET6`
/// @param local  with the port that it got
record UdpSocket(int fd, boolean v6, InetSocketAddress local) {
  private static final int SHARED_BUFFER = 4 << 20;
  private static final int LEG_BUFFER = 64 << 10;

  /// @param blocking  for io_uring, which otherwise takes an empty socket for an answer instead of waiting
  static UdpSocket open(InetSocketAddress local, boolean shared, boolean blocking) throws IOException {
    try (Arena scratch = Arena.ofConfined()) {
      Linux linux = new Linux(scratch);
      int type = Linux.SOCK_DGRAM | Linux.CLOSE_ON_EXEC | (blocking ? 0 : Linux.NON_BLOCKING);
      boolean any = local.getAddress().isAnyLocalAddress();
      boolean v6 = any || local.getAddress() instanceof Inet6Address;   // bound to all addresses it serves both families, as java.nio's does
      int fd = linux.socket(v6 ? Linux.AF_INET6 : Linux.AF_INET, type);
      if (fd < 0 && any) {
        v6 = false;   // a machine without IPv6
        fd = linux.socket(Linux.AF_INET, type);
      }
      if (fd < 0) throw new IOException("no socket: " + Linux.reason(fd));
      try {
        return bound(linux, scratch, fd, v6, local, shared ? SHARED_BUFFER : LEG_BUFFER);
      } catch (IOException failure) {
        linux.close(fd);
        throw failure;
      }
    }
  }

  private static UdpSocket bound(Linux linux, Arena scratch, int fd, boolean v6, InetSocketAddress local, int buffer) throws IOException {
    MemorySegment size = scratch.allocateFrom(ValueLayout.JAVA_INT, buffer);
    check(linux.setsockopt(fd, Linux.SOL_SOCKET, Linux.SO_RCVBUF, size), "buffer");
    check(linux.setsockopt(fd, Linux.SOL_SOCKET, Linux.SO_SNDBUF, size), "buffer");
    if (v6) check(linux.setsockopt(fd, Linux.IPPROTO_IPV6, Linux.IPV6_V6ONLY, scratch.allocateFrom(ValueLayout.JAVA_INT, 0)), "both families");
    MemorySegment address = scratch.allocate(RawAddress.LONGEST, Long.BYTES);
    int length = RawAddress.length(v6);
    RawAddress.encode(local.getAddress(), local.getPort(), v6).write(address, 0, v6);
    check(linux.bind(fd, address, length), "bind " + local);
    check(linux.getsockname(fd, address, scratch.allocateFrom(ValueLayout.JAVA_INT, length)), "getsockname");
    RawAddress got = new RawAddress();
    got.read(address, 0, v6);
    return new UdpSocket(fd, v6, got.decode());
  }

  private static void check(int result, String what) throws IOException { if (result < 0) throw new IOException(what + ": " + Linux.reason(result)); }
}

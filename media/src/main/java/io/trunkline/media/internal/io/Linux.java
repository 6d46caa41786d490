package io.trunkline.media.internal.io;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;

/// The calls of Linux's C library that the back-ends need. A result below zero is the negative error number, as in the kernel.
/// An instance belongs to one thread at a time, since it holds the place where errno is put.
final class Linux {
  static final int EPERM = 1;
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int EBUSY = 16;
  static final int EINVAL = 22;
  static final int ENOSYS = 38;
  static final int ETIME = 62;
  static final int ENOBUFS = 105;

  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  static final int SOCK_DGRAM = 2;
  static final int NON_BLOCKING = 0x800;   // SOCK_NONBLOCK, EFD_NONBLOCK
  static final int CLOSE_ON_EXEC = 0x80000;   // SOCK_CLOEXEC, EFD_CLOEXEC, EPOLL_CLOEXEC
  static final int SOL_SOCKET = 1;
  static final int SO_SNDBUF = 7;
  static final int SO_RCVBUF = 8;
  static final int IPPROTO_IPV6 = 41;
  static final int IPV6_V6ONLY = 26;
  /// As a flag of `recvfrom`: the result is the datagram's length, also when it did not fit. As a flag of a message: it did not fit.
  static final int MSG_TRUNC = 0x20;
  static final int MSG_DONTWAIT = 0x40;

  private static final int READ_AND_WRITE = 3;   // PROT_READ, PROT_WRITE
  private static final int SHARED_AND_PRESENT = 0x8001;   // MAP_SHARED, MAP_POPULATE
  /// System calls without a function in the C library; the numbers are the same on all architectures.
  private static final long IO_URING_SETUP = 425;
  private static final long IO_URING_ENTER = 426;
  private static final long IO_URING_REGISTER = 427;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO = STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle SOCKET = function("socket", FunctionDescriptor.of(INT, INT, INT, INT));
  private static final MethodHandle BIND = function("bind", FunctionDescriptor.of(INT, INT, POINTER, INT));
  private static final MethodHandle GETSOCKNAME = function("getsockname", FunctionDescriptor.of(INT, INT, POINTER, POINTER));
  private static final MethodHandle SETSOCKOPT = function("setsockopt", FunctionDescriptor.of(INT, INT, INT, INT, POINTER, INT));
  private static final MethodHandle RECVFROM = function("recvfrom", FunctionDescriptor.of(LONG, INT, POINTER, LONG, INT, POINTER, POINTER));
  private static final MethodHandle SENDTO = function("sendto", FunctionDescriptor.of(LONG, INT, POINTER, LONG, INT, POINTER, INT));
  private static final MethodHandle RECVMMSG = function("recvmmsg", FunctionDescriptor.of(INT, INT, POINTER, INT, INT, POINTER));
  private static final MethodHandle SENDMMSG = function("sendmmsg", FunctionDescriptor.of(INT, INT, POINTER, INT, INT));
  private static final MethodHandle EPOLL_CREATE = function("epoll_create1", FunctionDescriptor.of(INT, INT));
  private static final MethodHandle EPOLL_CTL = function("epoll_ctl", FunctionDescriptor.of(INT, INT, INT, INT, POINTER));
  private static final MethodHandle EPOLL_WAIT = function("epoll_wait", FunctionDescriptor.of(INT, INT, POINTER, INT, INT));
  private static final MethodHandle EVENTFD = function("eventfd", FunctionDescriptor.of(INT, INT, INT));
  private static final MethodHandle READ = function("read", FunctionDescriptor.of(LONG, INT, POINTER, LONG));
  private static final MethodHandle WRITE = function("write", FunctionDescriptor.of(LONG, INT, POINTER, LONG));
  private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT));
  private static final MethodHandle MMAP = function("mmap", FunctionDescriptor.of(POINTER, POINTER, LONG, INT, INT, INT, LONG));
  private static final MethodHandle MUNMAP = function("munmap", FunctionDescriptor.of(INT, POINTER, LONG));
  private static final MethodHandle SETUP = systemCall(FunctionDescriptor.of(LONG, LONG, LONG, POINTER));
  private static final MethodHandle ENTER = systemCall(FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, POINTER, LONG));
  private static final MethodHandle REGISTER = systemCall(FunctionDescriptor.of(LONG, LONG, LONG, LONG, POINTER, LONG));

  private final MemorySegment state;

  Linux(Arena memory) { state = memory.allocate(STATE); }

  /// Layouts and numbers of these back-ends hold for 64-bit Linux on little-endian machines (x86-64, aarch64).
  static boolean isSupported() {
    return System.getProperty("os.name", "").equals("Linux") && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN && POINTER.byteSize() == Long.BYTES;
  }

  private static MethodHandle function(String name, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, Linker.Option.captureCallState("errno"));
  }

  /// `long syscall(long number, ...)`.
  private static MethodHandle systemCall(FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow("syscall"), shape, Linker.Option.firstVariadicArg(1), Linker.Option.captureCallState("errno"));
  }

  int socket(int family, int type) {
    try {
      return result((int) SOCKET.invokeExact(state, family, type, 0));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int bind(int fd, MemorySegment address, int length) {
    try {
      return result((int) BIND.invokeExact(state, fd, address, length));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int getsockname(int fd, MemorySegment address, MemorySegment length) {
    try {
      return result((int) GETSOCKNAME.invokeExact(state, fd, address, length));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int setsockopt(int fd, int level, int option, MemorySegment value) {
    try {
      return result((int) SETSOCKOPT.invokeExact(state, fd, level, option, value, (int) value.byteSize()));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int recvfrom(int fd, MemorySegment data, int length, int flags, MemorySegment from, MemorySegment fromLength) {
    try {
      return result((int) (long) RECVFROM.invokeExact(state, fd, data, (long) length, flags, from, fromLength));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int sendto(int fd, MemorySegment data, int length, int flags, MemorySegment to, int toLength) {
    try {
      return result((int) (long) SENDTO.invokeExact(state, fd, data, (long) length, flags, to, toLength));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int recvmmsg(int fd, MemorySegment headers, int count, int flags) {
    try {
      return result((int) RECVMMSG.invokeExact(state, fd, headers, count, flags, MemorySegment.NULL));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int sendmmsg(int fd, MemorySegment headers, int count, int flags) {
    try {
      return result((int) SENDMMSG.invokeExact(state, fd, headers, count, flags));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int epollCreate() {
    try {
      return result((int) EPOLL_CREATE.invokeExact(state, CLOSE_ON_EXEC));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int epollCtl(int epoll, int operation, int fd, MemorySegment event) {
    try {
      return result((int) EPOLL_CTL.invokeExact(state, epoll, operation, fd, event));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int epollWait(int epoll, MemorySegment events, int most, int millis) {
    try {
      return result((int) EPOLL_WAIT.invokeExact(state, epoll, events, most, millis));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int eventfd() {
    try {
      return result((int) EVENTFD.invokeExact(state, 0, NON_BLOCKING | CLOSE_ON_EXEC));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int read(int fd, MemorySegment data) {
    try {
      return result((int) (long) READ.invokeExact(state, fd, data, data.byteSize()));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int write(int fd, MemorySegment data) {
    try {
      return result((int) (long) WRITE.invokeExact(state, fd, data, data.byteSize()));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  /// Linux frees the descriptor whatever the result is.
  int close(int fd) {
    try {
      return result((int) CLOSE.invokeExact(state, fd));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  MemorySegment mmap(long size, int fd, long offset) throws IOException {
    try {
      MemorySegment mapped = (MemorySegment) MMAP.invokeExact(state, MemorySegment.NULL, size, READ_AND_WRITE, SHARED_AND_PRESENT, fd, offset);
      if (mapped.address() == -1) throw new IOException("mmap: " + reason(result(-1)));
      return mapped.reinterpret(size);
    } catch (IOException refused) {
      throw refused;
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int munmap(MemorySegment mapped) {
    try {
      return result((int) MUNMAP.invokeExact(state, mapped, mapped.byteSize()));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int ioUringSetup(int entries, MemorySegment params) {
    try {
      return result((int) (long) SETUP.invokeExact(state, IO_URING_SETUP, (long) entries, params));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int ioUringEnter(int ring, int submissions, int completions, long flags, MemorySegment argument, long argumentSize) {
    try {
      return result((int) (long) ENTER.invokeExact(state, IO_URING_ENTER, (long) ring, (long) submissions, (long) completions, flags, argument, argumentSize));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  int ioUringRegister(int ring, long operation, MemorySegment argument, int count) {
    try {
      return result((int) (long) REGISTER.invokeExact(state, IO_URING_REGISTER, (long) ring, operation, argument, (long) count));
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  private int result(int value) { return value >= 0 ? value : -state.get(INT, ERRNO); }

  /// For people: what a negative result means.
  static String reason(int result) {
    return switch (-result) {
      case EPERM -> "EPERM, not permitted here";
      case EAGAIN -> "EAGAIN, no room just now";
      case 12 -> "ENOMEM, out of memory";
      case 13 -> "EACCES, no permission";
      case EINVAL -> "EINVAL, this kernel doesn't know it";
      case 24 -> "EMFILE, too many open files: raise the limit (ulimit -n)";
      case ENOSYS -> "ENOSYS, this kernel has no such call";
      case 97 -> "EAFNOSUPPORT, no such address family";
      case 98 -> "EADDRINUSE, taken";
      case 99 -> "EADDRNOTAVAIL, not an address of this machine";
      default -> "error " + -result;
    };
  }

  static RuntimeException rethrown(Throwable failure) {
    if (failure instanceof Error error) throw error;
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }
}

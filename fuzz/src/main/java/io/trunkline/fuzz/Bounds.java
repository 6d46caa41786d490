package io.trunkline.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// Gives inputs to a target and looks at what each of them costs. Time is that of the thread's own computing, so a busy machine proves nothing.
public final class Bounds implements AutoCloseable {
  /// A message costs some microseconds; a quarter of a second is a thousand times that, and enough for whoever compiles in between.
  static final Duration MOST_TIME = Duration.ofMillis(250);
  static final long MOST_BYTES = 8 << 20;
  static final long MOST_BYTES_PER_BYTE = 256;
  /// Without an end for so long on the wall's clock, an input has no end.
  static final Duration HANG = Duration.ofSeconds(60);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final String name;
  private final Target target;
  private final Thread eater = Thread.currentThread();
  private final Thread watch;
  private volatile byte[] inside = new byte[0];
  private volatile long sinceNs = Long.MAX_VALUE;

  public Bounds(String name, Target target) {
    this.name = name;
    this.target = target;
    this.watch = Thread.ofVirtual().name("fuzz-watch").start(this::watch);
  }

  /// Throws a [Fault] if the target does anything but return in time.
  public void give(byte[] input) {
    if (give(input, true) && give(input, false)) throw Fault.of(name, input, "takes longer than " + MOST_TIME, new AssertionError());
  }

  /// Whether it took too long: the first time may have been somebody else's, a class that was loaded or a method compiled.
  private boolean give(byte[] input, boolean first) {
    inside = input;
    sinceNs = System.nanoTime();
    long cpu = threads.getCurrentThreadCpuTime();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    try {
      target.eat(input.clone());
    } catch (Throwable escaped) {
      throw Fault.of(name, input, "threw " + escaped, escaped);
    } finally {
      sinceNs = Long.MAX_VALUE;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
    if (!first && allocated > MOST_BYTES + MOST_BYTES_PER_BYTE * input.length) throw Fault.of(name, input, "allocates " + allocated + " bytes", new AssertionError());
    boolean slow = threads.getCurrentThreadCpuTime() - cpu > MOST_TIME.toNanos();
    return slow || (first && allocated > MOST_BYTES + MOST_BYTES_PER_BYTE * input.length);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(1_000);
        long since = sinceNs;
        if (since == Long.MAX_VALUE || System.nanoTime() - since < HANG.toNanos()) continue;
        AssertionError where = new AssertionError("where it hangs");
        where.setStackTrace(eater.getStackTrace());
        Fault.of(name, inside, "hangs", where).printStackTrace();
        Runtime.getRuntime().halt(3);   // a thread that doesn't end can't be ended otherwise
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override public void close() { watch.interrupt(); }
}

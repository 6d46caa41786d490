package io.trunkline.media;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Whose turn it is on a busy processor: Linux's niceness of single threads (setpriority(2), which there is about the thread that calls). The JDK's own priorities do nothing on Linux, unless the
/// JVM runs as root with a flag of its own. Elsewhere than on Linux nothing happens.
public enum Urgency {
  /// What is late after some milliseconds. Needs root or CAP_SYS_NICE; without them the thread stays an ordinary one.
  SOUND(-10),
  /// What may wait for sound: it has seconds of room.
  WRITING(5),
  /// What uses time that nobody else wants.
  WHENEVER(19);

  private static final int PRIO_PROCESS = 0;
  private static final int CALLER = 0;
  private static final Optional<MethodHandle> SET = System.getProperty("os.name", "").equals("Linux")
      ? Linker.nativeLinker().defaultLookup().find("setpriority")
          .map(address -> Linker.nativeLinker().downcallHandle(address, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)))
      : Optional.empty();

  private final int nice;

  Urgency(int nice) { this.nice = nice; }

  /// −20 (first) to 19 (last).
  public int nice() { return nice; }

  /// Makes the calling thread, which must be a platform thread, as urgent as this. False where the system doesn't let it.
  public boolean ofThisThread() {
    return SET.filter(set -> {
      try {
        return (int) set.invokeExact(PRIO_PROCESS, CALLER, nice) == 0;
      } catch (Throwable impossible) {
        throw new IllegalStateException("setpriority", impossible);
      }
    }).isPresent();
  }
}

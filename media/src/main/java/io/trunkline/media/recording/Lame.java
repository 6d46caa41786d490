package io.trunkline.media.recording;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// libmp3lame through java.lang.foreign: three to four times as fast as the Java encoder.
final class Lame implements Mp3Codec {
  private static final int STEREO = 0;   // MPEG_mode of lame.h; 1 would be joint stereo, where one side leaks into the other
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
  private static final int MOST_SAMPLES = 8192;
  private static final int OUT = MOST_SAMPLES * 5 / 4 + 7200;
  private static final @Nullable Library LIBRARY = Library.load();

  private record Library(SymbolLookup symbols, MethodHandle init, MethodHandle initParams, MethodHandle encode, MethodHandle flush, MethodHandle delay,
      MethodHandle close) {
    static @Nullable Library load() {
      try {
        SymbolLookup symbols = SymbolLookup.libraryLookup("libmp3lame.so.0", Arena.global());
        Linker linker = Linker.nativeLinker();
        var pointer = ValueLayout.ADDRESS;
        return new Library(symbols,
            linker.downcallHandle(symbols.findOrThrow("lame_init"), FunctionDescriptor.of(pointer)),
            linker.downcallHandle(symbols.findOrThrow("lame_init_params"), FunctionDescriptor.of(INT, pointer)),
            linker.downcallHandle(symbols.findOrThrow("lame_encode_buffer"), FunctionDescriptor.of(INT, pointer, pointer, pointer, INT, pointer, INT)),
            linker.downcallHandle(symbols.findOrThrow("lame_encode_flush"), FunctionDescriptor.of(INT, pointer, pointer, INT)),
            linker.downcallHandle(symbols.findOrThrow("lame_get_encoder_delay"), FunctionDescriptor.of(INT, pointer)),
            linker.downcallHandle(symbols.findOrThrow("lame_close"), FunctionDescriptor.of(INT, pointer)));
      } catch (IllegalArgumentException | UnsatisfiedLinkError | NoSuchElementException absent) {
        return null;
      }
    }

    void set(MemorySegment lame, String name, int value) throws Throwable {
      MethodHandle setter = Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.of(INT, ValueLayout.ADDRESS, INT));
      if ((int) setter.invokeExact(lame, value) < 0) throw new IllegalStateException(name + " refused " + value);
    }
  }

  private final Library library;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment lame;
  private final MemorySegment left = arena.allocate(SHORT, MOST_SAMPLES);
  private final MemorySegment right = arena.allocate(SHORT, MOST_SAMPLES);
  private final MemorySegment out = arena.allocate(OUT);

  static boolean isPresent() { return LIBRARY != null; }

  Lame() {
    Library loaded = LIBRARY;
    if (loaded == null) throw new IllegalStateException("libmp3lame is not installed");
    library = loaded;
    try {
      lame = (MemorySegment) library.init.invokeExact();
      library.set(lame, "lame_set_num_channels", 2);
      library.set(lame, "lame_set_in_samplerate", RATE);
      library.set(lame, "lame_set_out_samplerate", RATE);
      library.set(lame, "lame_set_mode", STEREO);
      library.set(lame, "lame_set_brate", KBPS);
      library.set(lame, "lame_set_quality", QUALITY);
      library.set(lame, "lame_set_bWriteVbrTag", 0);   // our own LameTag is written for both encoders
      if ((int) library.initParams.invokeExact(lame) < 0) throw new IllegalStateException("lame refuses its parameters");
    } catch (Throwable failure) {
      arena.close();
      throw rethrown(failure);
    }
  }

  @Override public int encode(short[] leftPcm, short[] rightPcm, int samples, byte[] target) {
    if (samples > MOST_SAMPLES) throw new IllegalArgumentException("at most " + MOST_SAMPLES + " samples at once");
    MemorySegment.copy(leftPcm, 0, left, SHORT, 0, samples);
    MemorySegment.copy(rightPcm, 0, right, SHORT, 0, samples);
    try {
      return given((int) library.encode.invokeExact(lame, left, right, samples, out, OUT), target);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  @Override public int finish(byte[] target) {
    try {
      return given((int) library.flush.invokeExact(lame, out, OUT), target);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  private int given(int bytes, byte[] target) {
    if (bytes < 0) throw new IllegalStateException("lame error " + bytes);
    MemorySegment.copy(out, ValueLayout.JAVA_BYTE, 0, target, 0, bytes);
    return bytes;
  }

  @Override public int delay() {
    try {
      return (int) library.delay.invokeExact(lame);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  @Override public void close() {
    try {
      int unused = (int) library.close.invokeExact(lame);
      assert unused <= 0;
    } catch (Throwable failure) {
      throw rethrown(failure);
    } finally {
      arena.close();
    }
  }

  private static RuntimeException rethrown(Throwable failure) {
    if (failure instanceof Error error) throw error;
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }
}

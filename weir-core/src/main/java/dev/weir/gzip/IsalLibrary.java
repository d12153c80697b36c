package dev.weir.gzip;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// What is used of the library ISA-L, version 2 of its interface: inflate, and the state it works
/// on, `struct inflate_state`.
///
/// The layout is that of every 64-bit build from 2.24 on. It is tried on a few bytes before it is
/// relied on, with room behind the state.
final class IsalLibrary {
  static final String NAME = "libisal.so.2";

  /* Places in the state. */

  static final long NEXT_OUT = 0;
  static final long AVAIL_OUT = 8;
  static final long NEXT_IN = 16;
  static final long AVAIL_IN = 32;
  static final long READ_IN_LENGTH = 36;
  static final long BLOCK_STATE = 21160;
  static final long STATE_BYTES = 87368;

  /// `ISAL_BLOCK_FINISH`: the stream has ended and all of it was given.
  static final int FINISH = 5;

  private static final long SPARE_BYTES = 1 << 16; // around what may be larger than we think

  /// "abc" four times, and one byte that is not part of it.
  private static final byte[] SAMPLE = {0x4b, 0x4c, 0x4a, 0x4e, (byte) 0x84, 0x21, 0x00, 0x7f};

  private static final int SAMPLE_BYTES = 7; // without what follows

  private final MethodHandle initFunction;
  private final MethodHandle resetFunction;
  private final MethodHandle inflateFunction;

  private IsalLibrary(NativeLibrary library) {
    var noResult = FunctionDescriptor.ofVoid(ValueLayout.ADDRESS);
    initFunction = library.function("isal_inflate_init", noResult);
    resetFunction = library.function("isal_inflate_reset", noResult);
    inflateFunction =
        library.function(
            "isal_inflate", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  }

  /// The library, looked for once.
  static Found<IsalLibrary> found() {
    return Once.FOUND;
  }

  private static final class Once {
    private static final Found<IsalLibrary> FOUND = Found.look(NAME, IsalLibrary::tried);
  }

  private static IsalLibrary tried(NativeLibrary symbols) {
    var library = new IsalLibrary(symbols);
    library.check();
    return library;
  }

  private void check() {
    try (var arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE_BYTES + SPARE_BYTES, Long.BYTES);
      MemorySegment in = arena.allocateFrom(ValueLayout.JAVA_BYTE, SAMPLE);
      MemorySegment out = arena.allocate(SPARE_BYTES);
      init(state);
      state.set(ValueLayout.ADDRESS, NEXT_IN, in);
      state.set(ValueLayout.JAVA_INT, AVAIL_IN, SAMPLE.length);
      state.set(ValueLayout.ADDRESS, NEXT_OUT, out);
      state.set(ValueLayout.JAVA_INT, AVAIL_OUT, (int) SPARE_BYTES);
      int code = inflate(state);
      int unused =
          state.get(ValueLayout.JAVA_INT, AVAIL_IN)
              + state.get(ValueLayout.JAVA_INT, READ_IN_LENGTH) / Byte.SIZE;
      boolean good =
          code == 0
              && state.get(ValueLayout.JAVA_INT, BLOCK_STATE) == FINISH
              && unused == SAMPLE.length - SAMPLE_BYTES
              && SPARE_BYTES - state.get(ValueLayout.JAVA_INT, AVAIL_OUT) == 12
              && out.getString(0).equals("abcabcabcabc");
      if (!good) {
        throw new UnsatisfiedLinkError(NAME + " is not as expected");
      }
    }
  }

  void init(MemorySegment state) {
    try {
      initFunction.invokeExact(state);
    } catch (Throwable e) {
      throw new AssertionError(e); // C throws nothing
    }
  }

  void reset(MemorySegment state) {
    try {
      resetFunction.invokeExact(state);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  int inflate(MemorySegment state) {
    try {
      return (int) inflateFunction.invokeExact(state);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /// What an error of inflate means.
  static String said(int code) {
    return switch (code) {
      case -1 -> "invalid block";
      case -2 -> "invalid symbol";
      case -3 -> "invalid distance";
      default -> "ISA-L says " + code;
    };
  }
}

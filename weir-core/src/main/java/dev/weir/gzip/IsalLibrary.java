package dev.weir.gzip;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What is used of the library ISA-L, version 2 of its interface: `isal_inflate`, and the state it
/// works on, `struct inflate_state`.
///
/// The layout is that of every 64-bit build from 2.24 on. It is tried on a few bytes before it is
/// relied on, with room behind the state.
///
/// One function only, with a number for its address, and the state as a byte buffer: each function
/// that is linked, and each other way to memory, costs milliseconds of the start.
final class IsalLibrary {
  static final String NAME = "libisal.so.2";

  /* Places in the state. Between the last two groups are tables, behind them buffers. */

  static final int NEXT_OUT = 0;
  static final int AVAIL_OUT = 8;
  static final int NEXT_IN = 16;
  static final int AVAIL_IN = 32;
  static final int READ_IN_LENGTH = 36;
  private static final int TABLES = 40;
  static final int BLOCK_STATE = 21160;
  private static final int BUFFERS = 21216;
  static final int STATE_BYTES = 87368;

  /// `ISAL_BLOCK_FINISH`: the stream has ended and all of it was given.
  static final int FINISH = 5;

  private static final int SPARE_BYTES = 1 << 16; // for what may be larger than we think

  /// "abc" four times, and one byte that is not part of it.
  private static final byte[] SAMPLE = {0x4b, 0x4c, 0x4a, 0x4e, (byte) 0x84, 0x21, 0x00, 0x7f};

  private static final int SAMPLE_BYTES = 12; // what comes out
  private static final int SAMPLE_REST = 1;

  private final MethodHandle inflate;

  private IsalLibrary(NativeLibrary library) {
    inflate =
        library.function(
            "isal_inflate", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
  }

  private static final class Once {
    private static final Found<IsalLibrary> FOUND = Found.look(NAME, IsalLibrary::tried);
  }

  /// The library, looked for once.
  static Found<IsalLibrary> found() {
    return Once.FOUND;
  }

  private static IsalLibrary tried(NativeLibrary symbols) {
    var library = new IsalLibrary(symbols);
    if (!library.works()) {
      throw new UnsatisfiedLinkError(NAME + " is not as expected");
    }
    return library;
  }

  private boolean works() {
    try (var arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(3L * SPARE_BYTES + STATE_BYTES, Long.BYTES);
      ByteBuffer state = state(memory);
      int in = STATE_BYTES + SPARE_BYTES;
      int out = in + SPARE_BYTES;
      state.put(in, SAMPLE);
      state.putLong(NEXT_IN, memory.address() + in);
      state.putInt(AVAIL_IN, SAMPLE.length);
      state.putLong(NEXT_OUT, memory.address() + out);
      state.putInt(AVAIL_OUT, SPARE_BYTES);
      return inflate(memory.address()) == 0
          && state.getInt(BLOCK_STATE) == FINISH
          && state.getInt(AVAIL_IN) + state.getInt(READ_IN_LENGTH) / Byte.SIZE == SAMPLE_REST
          && SPARE_BYTES - state.getInt(AVAIL_OUT) == SAMPLE_BYTES
          && state.get(out) == 'a'
          && state.get(out + SAMPLE_BYTES - 1) == 'c';
    }
  }

  /// The memory as a state that may be read and written; zeros are a state that begins.
  static ByteBuffer state(MemorySegment memory) {
    return memory.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /// Begins anew: whatever says how far it has come is 0. So does `isal_inflate_reset`.
  static void reset(ByteBuffer state) {
    for (int at = 0; at < TABLES; at += Long.BYTES) {
      state.putLong(at, 0);
    }
    for (int at = BLOCK_STATE; at < BUFFERS; at += Long.BYTES) {
      state.putLong(at, 0);
    }
  }

  /// Decodes.
  ///
  /// @param state the address of a state
  /// @return 0, or an error
  int inflate(long state) {
    try {
      return (int) inflate.invokeExact(state);
    } catch (Throwable e) {
      throw new AssertionError(e); // C throws nothing
    }
  }

  /// What an error means.
  static String said(int code) {
    return switch (code) {
      case -1 -> "invalid block";
      case -2 -> "invalid symbol";
      case -3 -> "invalid distance";
      default -> "ISA-L says " + code;
    };
  }
}

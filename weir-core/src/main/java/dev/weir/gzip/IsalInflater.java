package dev.weir.gzip;

import dev.weir.Bytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.DataFormatException;

/// ISA-L's inflate.
///
/// What comes in and what goes out is copied, since its state keeps addresses. It decodes many
/// pieces at once, for it copies the 32 KiB window twice in each call.
final class IsalInflater implements RawInflater {
  static final int IN_BYTES = 1 << 16;
  static final int OUT_BYTES = 1 << 18;

  /// What one of these allocates.
  static final long NATIVE_BYTES = IsalLibrary.STATE_BYTES + IN_BYTES + OUT_BYTES;

  private final IsalLibrary library;
  private final Arena arena = Arena.ofShared(); // calls may come from different threads
  private final MemorySegment state;
  private final MemorySegment in;
  private final MemorySegment out;

  private Bytes input = Bytes.EMPTY;
  private int copied; // of the input, into `in`
  private int given; // of what is in `out`
  private int decoded; // how much is in `out`

  IsalInflater(IsalLibrary library) {
    this.library = library;
    try {
      state = arena.allocate(IsalLibrary.STATE_BYTES, Long.BYTES);
      in = arena.allocate(IN_BYTES, Long.BYTES);
      out = arena.allocate(OUT_BYTES, Long.BYTES);
      library.init(state);
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
  }

  @Override
  public void begin() {
    library.reset(state);
    state.set(ValueLayout.JAVA_INT, IsalLibrary.AVAIL_IN, 0);
    given = 0;
    decoded = 0;
  }

  @Override
  public void input(Bytes bytes, int from) {
    input = bytes;
    copied = from;
    state.set(ValueLayout.JAVA_INT, IsalLibrary.AVAIL_IN, 0);
  }

  @Override
  public int inflate(byte[] into, int from, int length) throws DataFormatException {
    int count = 0;
    while (count < length && (given < decoded || decode())) {
      int some = Math.min(length - count, decoded - given);
      MemorySegment.copy(out, ValueLayout.JAVA_BYTE, given, into, from + count, some);
      given += some;
      count += some;
    }
    return count;
  }

  /// Decodes more; false if there is no more for now.
  private boolean decode() throws DataFormatException {
    given = 0;
    decoded = 0;
    while (decoded == 0 && !atEnd()) {
      boolean fed = feed();
      state.set(ValueLayout.ADDRESS, IsalLibrary.NEXT_OUT, out);
      state.set(ValueLayout.JAVA_INT, IsalLibrary.AVAIL_OUT, OUT_BYTES);
      int code = library.inflate(state);
      if (code != 0) {
        throw new DataFormatException(IsalLibrary.said(code));
      }
      decoded = OUT_BYTES - state.get(ValueLayout.JAVA_INT, IsalLibrary.AVAIL_OUT);
      if (!fed && decoded == 0) {
        break;
      }
    }
    return decoded > 0;
  }

  /// Copies the next of the input; false if there is none.
  private boolean feed() {
    if (state.get(ValueLayout.JAVA_INT, IsalLibrary.AVAIL_IN) > 0) {
      return true;
    }
    int some = Math.min(IN_BYTES, input.length() - copied);
    MemorySegment.copy(MemorySegment.ofBuffer(input.buffer()), copied, in, 0, some);
    copied += some;
    state.set(ValueLayout.ADDRESS, IsalLibrary.NEXT_IN, in);
    state.set(ValueLayout.JAVA_INT, IsalLibrary.AVAIL_IN, some);
    return some > 0;
  }

  private boolean atEnd() {
    return state.get(ValueLayout.JAVA_INT, IsalLibrary.BLOCK_STATE) == IsalLibrary.FINISH;
  }

  @Override
  public boolean finished() {
    return given == decoded && atEnd();
  }

  @Override
  public int unused() {
    int bits = state.get(ValueLayout.JAVA_INT, IsalLibrary.READ_IN_LENGTH); // read, but not used
    int waiting = state.get(ValueLayout.JAVA_INT, IsalLibrary.AVAIL_IN);
    return input.length() - copied + waiting + Math.max(bits, 0) / Byte.SIZE;
  }

  @Override
  public void release() {
    input = Bytes.EMPTY;
    copied = 0;
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}

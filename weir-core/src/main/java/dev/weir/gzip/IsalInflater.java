package dev.weir.gzip;

import dev.weir.Bytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
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

  private static final int IN = IsalLibrary.STATE_BYTES;
  private static final int OUT = IN + IN_BYTES;

  private final IsalLibrary library;
  private final Arena arena = Arena.ofShared(); // calls may come from different threads
  private final long address;
  private final ByteBuffer memory; // the state, what comes in, what goes out

  private Bytes input = Bytes.EMPTY;
  private int copied; // of the input, to the memory
  private int given; // of what was decoded
  private int decoded;

  IsalInflater(IsalLibrary library) {
    this.library = library;
    try {
      MemorySegment all = arena.allocate(NATIVE_BYTES, Long.BYTES);
      address = all.address();
      memory = IsalLibrary.state(all);
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
  }

  @Override
  public void begin() {
    IsalLibrary.reset(memory);
    given = 0;
    decoded = 0;
  }

  @Override
  public void input(Bytes bytes, int from) {
    input = bytes;
    copied = from;
    memory.putInt(IsalLibrary.AVAIL_IN, 0);
  }

  @Override
  public int inflate(byte[] into, int from, int length) throws DataFormatException {
    int count = 0;
    while (count < length && (given < decoded || decode())) {
      int some = Math.min(length - count, decoded - given);
      memory.get(OUT + given, into, from + count, some);
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
      memory.putLong(IsalLibrary.NEXT_OUT, address + OUT);
      memory.putInt(IsalLibrary.AVAIL_OUT, OUT_BYTES);
      int code = library.inflate(address);
      if (code != 0) {
        throw new DataFormatException(IsalLibrary.said(code));
      }
      decoded = OUT_BYTES - memory.getInt(IsalLibrary.AVAIL_OUT);
      if (!fed && decoded == 0) {
        break;
      }
    }
    return decoded > 0;
  }

  /// Copies the next of the input; false if there is none.
  private boolean feed() {
    if (memory.getInt(IsalLibrary.AVAIL_IN) > 0) {
      return true;
    }
    int some = Math.min(IN_BYTES, input.length() - copied);
    ByteBuffer from = input.slice(copied, copied + some).buffer();
    memory.put(IN, from, from.position(), some);
    copied += some;
    memory.putLong(IsalLibrary.NEXT_IN, address + IN);
    memory.putInt(IsalLibrary.AVAIL_IN, some);
    return some > 0;
  }

  private boolean atEnd() {
    return memory.getInt(IsalLibrary.BLOCK_STATE) == IsalLibrary.FINISH;
  }

  @Override
  public boolean finished() {
    return given == decoded && atEnd();
  }

  @Override
  public int unused() {
    int bits = memory.getInt(IsalLibrary.READ_IN_LENGTH); // read, but not used
    int waiting = memory.getInt(IsalLibrary.AVAIL_IN);
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

package dev.weir.gzip;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Blocks compressed by ISA-L, each a stream of its own.
///
/// The places in `struct isal_zstream` are those of every 64-bit build from 2.24 on; they are tried
/// on a few bytes before they are relied on.
final class IsalDeflater implements BlockDeflater {

  /// What one of these has besides its blocks: a stream and the buffer of the highest level, with
  /// room behind each for what may be larger than we think.
  static final long NATIVE_BYTES = (1 << 18) + (1 << 19);

  private static final int STREAM_BYTES = 1 << 18; // 82,384 in version 2.30
  private static final int LEVEL_BYTES = 348_160; // ISAL_DEF_LVL3_DEFAULT, the largest
  private static final int NEXT_IN = 0;
  private static final int AVAIL_IN = 8;
  private static final int NEXT_OUT = 16;
  private static final int AVAIL_OUT = 24;
  private static final int TOTAL_OUT = 28;
  private static final int LEVEL = 40;
  private static final int LEVEL_BUF_SIZE = 44;
  private static final int LEVEL_BUF = 48;
  private static final int END_OF_STREAM = 56;

  /// What is used of the library, version 2 of its interface.
  static final class Functions {
    private final MethodHandle begin;
    private final MethodHandle deflate;

    private Functions(NativeLibrary library) {
      begin = library.function("isal_deflate_stateless_init", FunctionDescriptor.ofVoid(ADDRESS));
      deflate =
          library.function("isal_deflate_stateless", FunctionDescriptor.of(JAVA_INT, ADDRESS));
      if (!works(this)) {
        throw new UnsatisfiedLinkError(IsalLibrary.NAME + " is not as expected");
      }
    }
  }

  private static final class Once {
    private static final Found<Functions> FOUND = Found.look(IsalLibrary.NAME, Functions::new);
  }

  private final Functions functions;
  private final int level;
  private final Arena arena = Arena.ofShared(); // one thread after another
  private final MemorySegment stream;
  private final MemorySegment levelBuffer;
  private final MemorySegment in;
  private final MemorySegment out;

  /// A compressor.
  ///
  /// @param level of gzip, 1 to 9; ISA-L has four, 0 to 3
  IsalDeflater(Functions functions, int level, int blockBytes) {
    this.functions = functions;
    this.level = level <= 1 ? 0 : level == 2 ? 1 : level <= 5 ? 2 : 3;
    try {
      stream = arena.allocate(STREAM_BYTES, Long.BYTES);
      levelBuffer = arena.allocate(1 << 19, Long.BYTES);
      in = arena.allocate(blockBytes);
      out = arena.allocate(BlockDeflater.room(blockBytes));
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
  }

  /// The library, looked for once.
  static Found<Functions> found() {
    return Once.FOUND;
  }

  private static boolean works(Functions functions) {
    byte[] text = "a river held back, a river held back".getBytes(StandardCharsets.US_ASCII);
    byte[] packed = new byte[BlockDeflater.room(text.length)];
    byte[] back = new byte[text.length + 1];
    try (var deflater = new IsalDeflater(functions, 9, text.length);
        var inflater = new Inflater(true)) {
      int count = deflater.deflate(text, 0, text.length, true, packed, 0);
      inflater.setInput(packed, 0, count);
      return inflater.inflate(back) == text.length
          && Arrays.equals(text, 0, text.length, back, 0, text.length)
          && inflater.finished();
    } catch (DataFormatException | IllegalStateException e) {
      return false;
    }
  }

  @Override
  public Engine engine() {
    return Engine.ISAL;
  }

  @Override
  public int deflate(byte[] data, int from, int to, boolean last, byte[] into, int at) {
    int length = to - from;
    MemorySegment.copy(data, from, in, JAVA_BYTE, 0, length);
    try {
      functions.begin.invokeExact(stream);
      stream.set(JAVA_LONG, NEXT_IN, in.address());
      stream.set(JAVA_INT, AVAIL_IN, length);
      stream.set(JAVA_LONG, NEXT_OUT, out.address());
      stream.set(JAVA_INT, AVAIL_OUT, (int) out.byteSize());
      stream.set(JAVA_INT, LEVEL, level);
      stream.set(JAVA_INT, LEVEL_BUF_SIZE, level == 0 ? 0 : LEVEL_BYTES);
      stream.set(JAVA_LONG, LEVEL_BUF, level == 0 ? 0 : levelBuffer.address());
      stream.set(JAVA_SHORT, END_OF_STREAM, (short) 1);
      int result = (int) functions.deflate.invokeExact(stream);
      if (result != 0) {
        throw new IllegalStateException("ISA-L says " + result);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e); // C throws nothing
    }
    int count = stream.get(JAVA_INT, TOTAL_OUT);
    MemorySegment.copy(out, JAVA_BYTE, 0, into, at, count);
    return count;
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}

package dev.weir.gzip;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Blocks compressed by libdeflate, each a stream of its own.
///
/// The data goes through native memory: while a call could see an array, no garbage would be
/// collected, and a block takes milliseconds.
final class LibdeflateDeflater implements BlockDeflater {

  /// What libdeflate allocates for one compressor, up to level 9.
  static final long NATIVE_BYTES = 700 * 1024;

  /// What is used of the library, version 0 of its interface.
  static final class Functions {
    private final MethodHandle allocate;
    private final MethodHandle free;
    private final MethodHandle compress;

    private Functions(NativeLibrary library) {
      allocate =
          library.function("libdeflate_alloc_compressor", FunctionDescriptor.of(ADDRESS, JAVA_INT));
      free = library.function("libdeflate_free_compressor", FunctionDescriptor.ofVoid(ADDRESS));
      compress =
          library.function(
              "libdeflate_deflate_compress",
              FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG));
    }
  }

  private static final class Once {
    private static final Found<Functions> FOUND = Found.look(LibdeflateBlocks.NAME, Functions::new);
  }

  private final Functions functions;
  private final Arena arena = Arena.ofShared(); // one thread after another
  private final MemorySegment in;
  private final MemorySegment out;
  private MemorySegment compressor; // NULL when freed

  LibdeflateDeflater(Functions functions, int level, int blockBytes) {
    this.functions = functions;
    try {
      in = arena.allocate(blockBytes);
      out = arena.allocate(BlockDeflater.room(blockBytes));
      compressor = allocated(functions, level);
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
  }

  private static MemorySegment allocated(Functions functions, int level) {
    MemorySegment compressor;
    try {
      compressor = (MemorySegment) functions.allocate.invokeExact(level);
    } catch (Throwable e) {
      throw new AssertionError(e); // C throws nothing
    }
    if (compressor.equals(MemorySegment.NULL)) {
      throw new OutOfMemoryError("libdeflate");
    }
    return compressor;
  }

  /// The library, looked for once.
  static Found<Functions> found() {
    return Once.FOUND;
  }

  @Override
  public Engine engine() {
    return Engine.LIBDEFLATE;
  }

  @Override
  public int deflate(byte[] data, int from, int to, boolean last, byte[] into, int at) {
    int length = to - from;
    MemorySegment.copy(data, from, in, JAVA_BYTE, 0, length);
    int count = (int) compress(length);
    if (count == 0) {
      throw new AssertionError("no room for a block of " + length + " bytes");
    }
    MemorySegment.copy(out, JAVA_BYTE, 0, into, at, count);
    return count;
  }

  private long compress(long length) {
    if (compressor.equals(MemorySegment.NULL)) {
      throw new IllegalStateException("closed");
    }
    try {
      return (long) functions.compress.invokeExact(compressor, in, length, out, out.byteSize());
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    MemorySegment last = compressor;
    compressor = MemorySegment.NULL;
    if (!last.equals(MemorySegment.NULL)) {
      try {
        functions.free.invokeExact(last);
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
      arena.close();
    }
  }
}

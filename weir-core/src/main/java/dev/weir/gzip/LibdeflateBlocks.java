package dev.weir.gzip;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.zip.DataFormatException;

/// Whole blocks, decoded by libdeflate, straight from array to array.
final class LibdeflateBlocks implements BlockInflater {
  static final String NAME = "libdeflate.so.0";

  private static final int SUCCESS = 0;
  private static final int INSUFFICIENT_SPACE = 3;

  /// What is used of the library, version 0 of its interface. Only the decoding itself may see
  /// arrays: no garbage is collected meanwhile, and a block takes less than a millisecond.
  static final class Functions {
    private final MethodHandle allocate;
    private final MethodHandle free;
    private final MethodHandle decompress;

    private Functions(NativeLibrary library) {
      allocate =
          library.function("libdeflate_alloc_decompressor", FunctionDescriptor.of(JAVA_LONG));
      free = library.function("libdeflate_free_decompressor", FunctionDescriptor.ofVoid(JAVA_LONG));
      decompress =
          library.function(
              "libdeflate_deflate_decompress_ex",
              FunctionDescriptor.of(
                  JAVA_INT, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS),
              Linker.Option.critical(true));
    }
  }

  private static final class Once {
    private static final Found<Functions> FOUND = Found.look(NAME, Functions::new);
  }

  private final Functions functions;
  private final long[] used = new long[1];
  private final long[] decoded = new long[1];
  private long decompressor; // its address; 0 when freed

  LibdeflateBlocks(Functions functions) {
    this.functions = functions;
    try {
      decompressor = (long) functions.allocate.invokeExact();
    } catch (Throwable e) {
      throw new AssertionError(e); // C throws nothing
    }
    if (decompressor == 0) {
      throw new OutOfMemoryError("libdeflate");
    }
  }

  /// The library, looked for once.
  static Found<Functions> found() {
    return Once.FOUND;
  }

  @Override
  public int inflate(byte[] input, int from, int length, byte[] into) throws DataFormatException {
    used[0] = 0;
    int result = decompress(MemorySegment.ofArray(input).asSlice(from, length), into);
    if (result == INSUFFICIENT_SPACE) {
      return into.length + 1;
    }
    if (result != SUCCESS) {
      throw new DataFormatException("invalid block");
    }
    return (int) decoded[0];
  }

  private int decompress(MemorySegment input, byte[] into) {
    if (decompressor == 0) {
      throw new IllegalStateException("closed");
    }
    try {
      return (int)
          functions.decompress.invokeExact(
              decompressor,
              input,
              input.byteSize(),
              MemorySegment.ofArray(into),
              (long) into.length,
              MemorySegment.ofArray(used),
              MemorySegment.ofArray(decoded));
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public int used() {
    return (int) used[0];
  }

  @Override
  public void close() {
    long last = decompressor;
    decompressor = 0;
    if (last != 0) {
      try {
        functions.free.invokeExact(last);
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }
  }
}

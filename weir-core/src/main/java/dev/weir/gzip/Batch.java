package dev.weir.gzip;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Sizes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/// A few whole BGZF blocks in a row, which one thread decodes in one go.
///
/// Threads: filled by the step's thread; decoded by one, once; then emptied by the step's thread.
/// The latch and the queue before it are what makes one see what the other did.
final class Batch {
  static final int MAX_BLOCKS = 4;

  /// The most that a block has on either side; the format says so.
  static final int MAX_BLOCK_BYTES = 1 << 16;

  /// The most that a batch holds: what came and what comes out.
  static final long HELD_BYTES = 2L * MAX_BLOCKS * MAX_BLOCK_BYTES;

  private final Queue<byte[]> free;
  private final CRC32 crc = new CRC32();
  private final CountDownLatch decoded = new CountDownLatch(1);
  private final List<Block> blocks = new ArrayList<>(MAX_BLOCKS);
  private byte[] input = new byte[MAX_BLOCK_BYTES];
  private int filled;
  private int end; // of the block that was begun
  private int count; // of blocks that are whole

  private final ArrayDeque<Decoded> results = new ArrayDeque<>();
  private @Nullable Throwable failure; // of the block behind the last result

  /// Where a block is: its deflate data and trailer, without its header.
  ///
  /// @param from where it begins in the batch
  /// @param to where it ends there
  /// @param headerBytes how long its header was
  /// @param offset where its deflate data begins in the stage's input
  private record Block(int from, int to, int headerBytes, long offset) {}

  /// What a block decodes to.
  static final class Decoded {
    private final byte[] array;
    private final long end;

    private Decoded(byte[] array, long end) {
      this.array = array;
      this.end = end;
    }

    Bytes bytes() {
      return Bytes.wrap(array);
    }

    /// The array behind the bytes.
    byte[] array() {
      return array;
    }

    /// Where the block ends in the stage's input.
    long end() {
      return end;
    }
  }

  /// Begins one.
  ///
  /// @param free arrays that may be used again
  Batch(Queue<byte[]> free) {
    this.free = free;
  }

  /// Whether it takes no more blocks.
  boolean full() {
    return count == MAX_BLOCKS;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// Begins a block, of which all but the header follows.
  void begin(int bytes, int headerBytes, long offset) {
    if (filled + bytes > input.length) {
      int most = MAX_BLOCKS * MAX_BLOCK_BYTES;
      input = Arrays.copyOf(input, Math.min(Math.max(2 * input.length, filled + bytes), most));
    }
    end = filled + bytes;
    blocks.add(new Block(filled, end, headerBytes, offset));
  }

  /// The array that the block's bytes go to, from [#filled()] on.
  byte[] input() {
    return input;
  }

  int filled() {
    return filled;
  }

  /// How many bytes are missing in the block that was begun.
  int missing() {
    return end - filled;
  }

  /// Takes note of bytes that were put into the array; true if the block is whole now.
  boolean fill(int bytes) {
    filled += bytes;
    if (missing() > 0) {
      return false;
    }
    count++;
    return true;
  }

  /// Whether the last block, whole as it is, has no data: so BGZF marks its end.
  boolean endsEmpty() {
    return count > 0 && number(end - Integer.BYTES) == 0;
  }

  /// Decodes and checks the blocks, up to the first that fails. Never throws.
  ///
  /// @param inflater does it
  /// @param halt says whether nobody wants it any more
  void decode(BlockInflater inflater, BooleanSupplier halt) {
    try {
      for (int i = 0; i < count && !halt.getAsBoolean(); i++) {
        Block block = blocks.get(i);
        byte[] bytes = decode(block, inflater);
        results.add(new Decoded(bytes, block.offset + block.to - block.from));
      }
    } catch (Throwable e) {
      failure = e;
    } finally {
      decoded.countDown();
    }
  }

  /// Ends it without a result.
  void fail(Throwable cause) {
    failure = cause;
    decoded.countDown();
  }

  private byte[] decode(Block block, BlockInflater inflater) throws CorruptDataException {
    int saidSize = number(block.to - Integer.BYTES);
    byte[] bytes = array(saidSize < 0 ? MAX_BLOCK_BYTES : Math.min(saidSize, MAX_BLOCK_BYTES));
    int size = inflate(block, inflater, bytes);
    if (size > bytes.length) { // it said less than it has
      bytes = new byte[MAX_BLOCK_BYTES];
      size = inflate(block, inflater, bytes);
    }
    if (size > MAX_BLOCK_BYTES) {
      throw new CorruptDataException(
          "BGZF block expands to more than " + Sizes.count(MAX_BLOCK_BYTES) + " bytes",
          block.offset);
    }
    check(block, inflater.used(), bytes, size);
    return bytes;
  }

  /// One that is used up, if it has the right length; most blocks are equally long.
  private byte[] array(int length) {
    byte[] used = free.poll();
    return used != null && used.length == length ? used : new byte[length];
  }

  private int inflate(Block block, BlockInflater inflater, byte[] bytes)
      throws CorruptDataException {
    try {
      int length = block.to - block.from - GzipWrapper.TRAILER_BYTES;
      return inflater.inflate(input, block.from, length, bytes);
    } catch (DataFormatException e) {
      throw Inflating.corrupt(e, block.offset + inflater.used());
    }
  }

  private void check(Block block, int used, byte[] bytes, int size) throws CorruptDataException {
    int at = block.from + used;
    long trailer = (number(at) & 0xffff_ffffL) | (long) number(at + Integer.BYTES) << Integer.SIZE;
    crc.reset();
    crc.update(bytes, 0, size);
    GzipWrapper.check(trailer, crc.getValue(), size, block.offset + used);
    GzipWrapper.checkBlockBytes(
        block.headerBytes + block.to - block.from,
        block.headerBytes + used + GzipWrapper.TRAILER_BYTES,
        block.offset + used + GzipWrapper.TRAILER_BYTES);
  }

  private int number(int at) {
    return (input[at] & 0xff)
        | (input[at + 1] & 0xff) << 8
        | (input[at + 2] & 0xff) << 16
        | input[at + 3] << 24;
  }

  boolean isDecoded() {
    return decoded.getCount() == 0;
  }

  /// Waits until it is decoded.
  void await() throws InterruptedException {
    decoded.await();
  }

  /// The next result of a batch that is decoded; null if there is no more.
  @Nullable Decoded poll() {
    return results.poll();
  }

  /// What stopped it behind the last result.
  @Nullable Throwable failure() {
    return failure;
  }
}

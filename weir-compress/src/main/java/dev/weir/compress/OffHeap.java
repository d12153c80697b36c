package dev.weir.compress;

import dev.weir.Bytes;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The buffers of one step outside of the heap, freed at once when it is closed.
///
/// Codecs read and write these without a copy of their own, and a block of some MiB does not ask
/// for a larger heap.
final class OffHeap implements AutoCloseable {
  private final Arena arena = Arena.ofShared(); // calls come from one thread after another
  private boolean closed;

  /// A new buffer, in little-endian order.
  ByteBuffer buffer(int bytes) {
    return arena.allocate(bytes).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Copies as much as fits.
  ///
  /// @param from where it is
  /// @param at its first byte that is still to be copied
  /// @param to grows by what was copied
  /// @return how much that was
  static int copy(Bytes from, int at, ByteBuffer to) {
    int count = Math.min(from.length() - at, to.remaining());
    to.put(from.slice(at, at + count).buffer());
    return count;
  }

  /// Copies a piece of a buffer to the heap.
  static Bytes piece(ByteBuffer from, int at, int count) {
    byte[] piece = new byte[count];
    from.get(at, piece);
    return Bytes.wrap(piece);
  }

  /// Frees the buffers; nobody may use them afterwards. Idempotent.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      arena.close();
    }
  }
}

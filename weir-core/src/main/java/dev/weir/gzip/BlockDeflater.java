package dev.weir.gzip;

/// Compresses one block of data after another; a block refers to nothing but itself and, where the
/// compressor can, to the data right before it.
///
/// Calls never overlap, though they may come from different threads one after another.
sealed interface BlockDeflater extends AutoCloseable
    permits JdkDeflater, LibdeflateDeflater, IsalDeflater {

  /// Whose it is. That of the JDK alone can refer to the data before a block, and leave the block
  /// open for the next.
  Engine engine();

  /// Compresses a block.
  ///
  /// @param data what is before the block, up to `from`, and the block
  /// @param from where the block begins
  /// @param to where it ends
  /// @param last whether the deflate stream ends with it; false for that of the JDK only
  /// @param out where the result goes, with [#room(int)] for the block
  /// @param at where it begins there
  /// @return how many bytes it is
  int deflate(byte[] data, int from, int to, boolean last, byte[] out, int at);

  /// How much room a compressed block needs: what is incompressible is stored, which adds five
  /// bytes to each 64 KiB or less, and a flush five more.
  static int room(int blockBytes) {
    return blockBytes + (blockBytes >> 8) + 64;
  }

  /// Frees what is native. Idempotent.
  @Override
  void close();
}

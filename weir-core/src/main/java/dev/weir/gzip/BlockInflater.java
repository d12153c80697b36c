package dev.weir.gzip;

import java.util.zip.DataFormatException;

/// Decodes deflate data that is there as a whole.
///
/// Calls never overlap, though they may come from different threads one after another.
sealed interface BlockInflater extends AutoCloseable permits StreamedBlocks, LibdeflateBlocks {

  /// Decodes a stream.
  ///
  /// @param from where it begins in the input
  /// @param length how far it may go
  /// @return how many bytes it has; more than the array has if they are too many for it
  /// @throws DataFormatException if it is no such data, or does not end; the message says what is
  ///   wrong
  int inflate(byte[] input, int from, int length, byte[] into) throws DataFormatException;

  /// How many bytes of the input the last stream used; where it failed, as far as that is known.
  int used();

  /// Frees what is native. Idempotent.
  @Override
  void close();
}

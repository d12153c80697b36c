package dev.weir.gzip;

import dev.weir.CorruptDataException;

/// What stands around deflate data: a header before it, a checksum behind it.
///
/// One of these reads and checks one stream after another.
sealed interface Wrapper permits GzipWrapper, ZlibWrapper, NoWrapper {

  /// The name of the format, for messages.
  String format();

  /// Begins a stream.
  void begin();

  /// Whether the header is over.
  boolean headerComplete();

  /// Takes the next byte of the header.
  ///
  /// @param value the byte, 0 to 255
  /// @param offset where it is in the stage's input
  /// @throws CorruptDataException if it cannot be there
  void takeHeader(int value, long offset) throws CorruptDataException;

  /// Takes what was decoded.
  void sum(byte[] decoded, int count);

  /// How long the trailer is.
  int trailerBytes();

  /// Checks the trailer against what was decoded.
  ///
  /// @param trailer its bytes, the first of them the lowest
  /// @param size how many bytes were decoded
  /// @param offset where the trailer begins in the stage's input
  /// @throws CorruptDataException if it is not that of what was decoded
  void checkTrailer(long trailer, long size, long offset) throws CorruptDataException;

  /// Whether another stream may follow, or zeros up to the end.
  boolean several();
}

package dev.weir.gzip;

import dev.weir.Bytes;
import java.util.zip.DataFormatException;

/// Decodes deflate data, RFC 1951, as its input comes, without anything around it.
///
/// Calls never overlap, though they may come from different threads one after another.
sealed interface RawInflater extends AutoCloseable permits JdkInflater, IsalInflater {

  /// Begins a stream, forgetting whatever was before.
  void begin();

  /// Gives it the next of the stream. What it has of an earlier input must be used up, or not
  /// wanted any more.
  ///
  /// @param input stays as it is until it is used up
  /// @param from where in it the stream goes on
  void input(Bytes input, int from);

  /// Decodes as much as there is room for.
  ///
  /// @return how many bytes; less than the length when the input is used up or the stream has ended
  /// @throws DataFormatException if it is not deflate data; the message says what is wrong
  int inflate(byte[] into, int from, int length) throws DataFormatException;

  /// Whether the stream has come to its end, and all of it was given.
  boolean finished();

  /// How many bytes of the input it has not used. While there is output to come it may have used
  /// more than what came out needed.
  int unused();

  /// Lets the input go.
  void release();

  /// Frees what is native. Idempotent.
  @Override
  void close();
}

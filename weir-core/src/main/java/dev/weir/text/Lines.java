package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Continuing;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// Splits UTF-8 bytes into lines.
///
/// It emits each line without its ending as soon as the ending is there; it waits where downstream
/// waits, between the lines of one block too; at the end of its input it emits the last line, if
/// that has no ending. When downstream wants no more, the rest of the block is dropped.
///
/// A line ends with LF or CRLF. An empty input has no line, a lone LF is one empty line. A CR that
/// no LF follows belongs to the line, unless [#loneCr(boolean)] says otherwise.
///
/// A line longer than [#maxBytes()] fails with a [dev.weir.LimitException] as soon as that many
/// bytes have come without an ending, so that a giant line never costs more memory than the limit.
///
/// @param maxBytes the longest line, in bytes without its ending, from 1 to [#MAX_MAX_BYTES]
/// @param loneCr whether a CR that no LF follows ends a line too
/// @param keepBom whether a byte order mark at the beginning of the input is part of the first
///   line; by default it is left out, as it belongs to the encoding, not to the text
/// @param onMalformed what becomes of bytes that are not UTF-8
public record Lines(int maxBytes, boolean loneCr, boolean keepBom, Malformed onMalformed)
    implements Continuing<String> {

  /// The longest line unless another limit is set: 1 MiB.
  public static final int DEFAULT_MAX_BYTES = 1 << 20;

  /// The largest limit that can be set: 1 GiB.
  public static final int MAX_MAX_BYTES = 1 << 30;

  /// What a short line takes besides its characters: a text and its array.
  private static final long LINE_OVERHEAD = 48;

  /// Checks the limit.
  ///
  /// @throws IllegalArgumentException if `maxBytes` is out of range
  public Lines {
    if (maxBytes < 1 || maxBytes > MAX_MAX_BYTES) {
      throw new IllegalArgumentException(
          "maxBytes must be from 1 to " + MAX_MAX_BYTES + ": " + maxBytes);
    }
  }

  /// Lines of up to 1 MiB that end with LF or CRLF, without a byte order mark; what is malformed is
  /// replaced.
  ///
  /// @return the transform
  public static Lines utf8() {
    return new Lines(DEFAULT_MAX_BYTES, false, false, Malformed.REPLACE);
  }

  /// The way back: texts to UTF-8 bytes, each with an LF behind it.
  ///
  /// @return the transform
  public static Unlines unlines() {
    return new Unlines("\n");
  }

  /// Text that several threads work on, in chunks cut at line feeds, each with results in order:
  /// see [ParallelLines].
  ///
  /// @param threads how many work, from 1 to [ParallelLines#MAX_THREADS]
  /// @return a value that says how; [ParallelLines#through(Transform)] says what is done
  /// @throws IllegalArgumentException if the number is out of range
  public static ParallelLines parallel(int threads) {
    return new ParallelLines(threads, true, ParallelLines.DEFAULT_CHUNK_BYTES, DEFAULT_MAX_BYTES);
  }

  /// The same with another limit.
  ///
  /// @param bytes the longest line, in bytes without its ending, from 1 to [#MAX_MAX_BYTES]
  /// @return the transform
  /// @throws IllegalArgumentException if the limit is out of range
  public Lines maxBytes(int bytes) {
    return new Lines(bytes, loneCr, keepBom, onMalformed);
  }

  /// The same with or without lines that end with a CR alone.
  ///
  /// @param ends whether a CR that no LF follows ends a line too
  /// @return the transform
  public Lines loneCr(boolean ends) {
    return new Lines(maxBytes, ends, keepBom, onMalformed);
  }

  /// The same with or without the byte order mark at the beginning of the input.
  ///
  /// @param keep whether it is part of the first line, as U+FEFF
  /// @return the transform
  public Lines keepBom(boolean keep) {
    return new Lines(maxBytes, loneCr, keep, onMalformed);
  }

  /// The same with another way to meet bytes that are not UTF-8.
  ///
  /// @param treatment replace or report
  /// @return the transform
  public Lines onMalformed(Malformed treatment) {
    return new Lines(maxBytes, loneCr, keepBom, treatment);
  }

  /// The same lines as bytes: each is a slice of the block that it came in, without a copy and
  /// without a text. Only a line that crosses blocks is copied, once, and one that has malformed
  /// bytes, where those are replaced by the UTF-8 form of U+FFFD; so each line is valid UTF-8.
  ///
  /// A slice keeps its whole block alive: what keeps lines keeps their [Bytes#compact()], as each
  /// boundary does.
  ///
  /// @return a transform that gives the lines that this one gives
  public Transform<Bytes, Bytes> views() {
    return new LineSlices(this);
  }

  @Override
  public Step<Bytes, String> open() {
    return new Splitting(this, 0);
  }

  @Override
  public Transform<Bytes, String> continuedAt(long position) {
    return new ContinuedLines<>(this, this, position, Splitting::new);
  }

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public OptionalLong heldBytes() {
    long given = Splitting.MOST_BYTES_AT_ONCE + Splitting.MOST_AT_ONCE * LINE_OVERHEAD;
    return OptionalLong.of(carryBytes() + Splitting.WINDOW_BYTES + given);
  }

  /// The most that is kept of a line until its end comes.
  long carryBytes() {
    return (long) maxBytes + LineSplitting.MARGIN_BYTES;
  }
}

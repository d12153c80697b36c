package dev.weir.spi;

import dev.weir.Bytes;
import java.nio.charset.StandardCharsets;

/// A line that is not decoded: a place in a block of valid UTF-8, without its ending.
///
/// A step that splits has one of these and shows one line after the other in it; so it is valid
/// during the call that it is given to, and who wants to keep a line keeps its [#text()].
///
/// Lines of one block have one [#blockNumber()] and come in order, so that a step may look through
/// the whole block at once and remember what it found there; the block itself it must not keep. A
/// line that has been put together somewhere else has the number [#NO_BLOCK]; it may come between
/// two lines of a block.
public final class LineView {
  /// The number of a block in which there is no line that comes later.
  public static final long NO_BLOCK = 0;

  private Bytes block = Bytes.EMPTY;
  private long blockNumber;
  private int from;
  private int to;

  /// A view that shows an empty line.
  public LineView() {}

  /// Shows another line.
  ///
  /// @param in where the line is; from the first byte of the line to its last, valid UTF-8
  /// @param number the same for the same block, another for each other block; or [#NO_BLOCK]
  /// @param begin its first byte in the block
  /// @param end behind its last byte
  public void show(Bytes in, long number, int begin, int end) {
    block = in;
    blockNumber = number;
    from = begin;
    to = end;
  }

  /// Where the line is. There are other bytes around it, which need not be text.
  ///
  /// @return the block
  public Bytes block() {
    return block;
  }

  /// Which block it is.
  ///
  /// @return the same for lines of the same block, and no other; or [#NO_BLOCK]
  public long blockNumber() {
    return blockNumber;
  }

  /// Where the line begins.
  ///
  /// @return its first byte in the block
  public int from() {
    return from;
  }

  /// Where it ends.
  ///
  /// @return behind its last byte in the block
  public int to() {
    return to;
  }

  /// How long it is.
  ///
  /// @return bytes
  public int length() {
    return to - from;
  }

  /// The line as a text.
  ///
  /// @return the text, to be kept as long as you like
  public String text() {
    return block.text(from, to, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text();
  }
}

package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.Source;
import java.util.OptionalLong;

/// A text log, made on the fly: something large to try a pipeline on.
///
/// Lines of 100 to 160 ASCII characters, with times that go forward, levels, threads, requests and
/// request numbers; gzip makes it about six times smaller, as it does with real logs. The same size
/// and seed give the same bytes; a smaller size gives the beginning of a larger one. The last byte
/// is a line feed, if need be in the middle of what would have been a line.
///
/// @param sizeBytes how much there is, exactly
/// @param seed what the lines are drawn from
public record LogGenerator(long sizeBytes, long seed) implements Source<Bytes> {

  /// Checks the size.
  ///
  /// @throws IllegalArgumentException if `sizeBytes` is negative
  public LogGenerator {
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes must be at least 0: " + sizeBytes);
    }
  }

  /// A log with seed 1.
  ///
  /// @param sizeBytes how much there is, exactly
  /// @return the source
  /// @throws IllegalArgumentException if `sizeBytes` is negative
  public static LogGenerator of(long sizeBytes) {
    return new LogGenerator(sizeBytes, 1);
  }

  /// The same with another seed.
  ///
  /// @param seed what the lines are drawn from
  /// @return the source
  public LogGenerator seed(long seed) {
    return new LogGenerator(sizeBytes, seed);
  }

  @Override
  public Cursor<Bytes> open() {
    return new Logging(sizeBytes, seed);
  }

  @Override
  public String name() {
    return "gen";
  }

  /// The prepared lines.
  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(LogLines.HELD_BYTES);
  }
}

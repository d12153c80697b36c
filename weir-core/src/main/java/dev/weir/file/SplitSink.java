package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Ending;
import dev.weir.Sink;
import dev.weir.Writable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Numbered files, each with as many bytes, or as many lines, as it may have; only the last has
/// less. Joined in the order of their names they are what was written, byte for byte.
///
/// The parts of `huge.log` are `huge.log-0001`, `huge.log-0002` and so on; in a path such as
/// `part-{}.log` the number takes the place of `{}`. Of nothing there is no part. More parts than
/// the digits can count are refused with a [dev.weir.LimitException], as names with more would sort
/// wrongly. A line ends with a line feed; one is never divided, and none is too long.
///
/// **All parts appear at the end**, each in one step, when all of them are written and on the disk;
/// until then they lie beside their names, such as `.huge.log-0001.weir-5f0c27a9e1b34d68.tmp`.
/// Without the end nothing is left. With [#asFilled()] each appears when it is full; then those
/// that are there stay when the run fails, and the failure says which they are.
///
/// **Files that are there** are refused, all that are called like a part, whatever their number: an
/// old part behind the last new one would look like one of them. With [#replace()] they are
/// replaced at the end, and old parts behind the last new one are removed.
///
/// One file is open at a time.
///
/// @param path of the parts, with `{}` for the number, which otherwise follows it
/// @param amount how much a part has, in bytes or lines, at least 1
/// @param unit what is counted
/// @param digits of the number, from 1 to 9
/// @param replacing whether old parts may be replaced
/// @param durable whether a part, and its name, is on the disk before it appears or the run ends
/// @param filled whether a part appears when it is full, not at the end
public record SplitSink(
    Path path,
    long amount,
    Unit unit,
    int digits,
    boolean replacing,
    boolean durable,
    boolean filled)
    implements Sink<Bytes> {

  /// How many digits a number has by default: up to 9,999 parts.
  public static final int DEFAULT_DIGITS = 4;

  private static final int MAX_DIGITS = 9;

  /// What a part has so much of.
  public enum Unit {
    /// Bytes; a part is cut anywhere.
    BYTES,
    /// Lines; a part is cut behind a line feed.
    LINES
  }

  /// Checks the numbers.
  ///
  /// @throws IllegalArgumentException if one is out of range, or there are two places for a number
  public SplitSink {
    if (amount < 1) {
      throw new IllegalArgumentException(
          "a part must have at least 1 of its " + named(unit) + ": " + amount);
    }
    if (digits < 1 || digits > MAX_DIGITS) {
      throw new IllegalArgumentException("digits must be 1 to " + MAX_DIGITS + ": " + digits);
    }
    String name = path.toString();
    boolean inDirectory = String.valueOf(path.getParent()).contains("{}");
    if (inDirectory || name.indexOf("{}") != name.lastIndexOf("{}")) {
      throw new IllegalArgumentException("{} must be in the name of a part, once: " + name);
    }
  }

  private static String named(Unit unit) {
    return unit == Unit.BYTES ? "bytes" : "lines";
  }

  /// Parts of so many bytes.
  ///
  /// @param path of the parts
  /// @param bytes how many each has, at least 1
  /// @return a durable sink that refuses files that are there
  /// @throws IllegalArgumentException if the number is out of range
  public static SplitSink bytes(Path path, long bytes) {
    return new SplitSink(path, bytes, Unit.BYTES, DEFAULT_DIGITS, false, true, false);
  }

  /// Parts of so many lines.
  ///
  /// @param path of the parts
  /// @param lines how many each has, at least 1
  /// @return a durable sink that refuses files that are there
  /// @throws IllegalArgumentException if the number is out of range
  public static SplitSink lines(Path path, long lines) {
    return new SplitSink(path, lines, Unit.LINES, DEFAULT_DIGITS, false, true, false);
  }

  /// The same with other numbers.
  ///
  /// @param count how many digits each has, from 1 to 9
  /// @return the sink
  /// @throws IllegalArgumentException if that is out of range
  public SplitSink digits(int count) {
    return new SplitSink(path, amount, unit, count, replacing, durable, filled);
  }

  /// Takes the place of old parts, and removes those behind the last new one.
  ///
  /// @return the sink
  public SplitSink replace() {
    return new SplitSink(path, amount, unit, digits, true, durable, filled);
  }

  /// Chooses between safety against a power failure and speed.
  ///
  /// @param forced false: nothing waits for the disk
  /// @return the sink
  public SplitSink durable(boolean forced) {
    return new SplitSink(path, amount, unit, digits, replacing, forced, filled);
  }

  /// Lets each part appear when it is full, for those who take them away meanwhile.
  ///
  /// @return the sink
  public SplitSink asFilled() {
    return new SplitSink(path, amount, unit, digits, replacing, durable, true);
  }

  @Override
  public Writable<Bytes> open() throws IOException {
    return Parts.open(this);
  }

  @Override
  public Ending ending() {
    return filled ? Ending.AS_WRITTEN : Ending.AT_END;
  }

  @Override
  public String name() {
    return "split:" + FileNames.stage(path).substring("file:".length());
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(GatheringWritable.HELD_BYTES);
  }
}

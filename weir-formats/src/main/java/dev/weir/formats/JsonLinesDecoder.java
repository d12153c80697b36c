package dev.weir.formats;

import dev.weir.Bytes;
import dev.weir.Ending;
import dev.weir.Siding;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// Reads JSON Lines: UTF-8 text with a JSON value in each line.
///
/// It emits a value as soon as its line has ended; it waits where downstream waits, between the
/// lines of one block too; at the end of its input it emits the last line, if that has no ending.
/// When downstream wants no more, the rest of the block is dropped. Lines of nothing but spaces are
/// left out, and so is a byte order mark.
///
/// A line is bad if it is not one whole JSON value and nothing else, if it is not UTF-8, if a name
/// comes twice in an object, or if it is beyond a limit. Reading goes on with the next line.
///
/// @param limits how large lines and what is in them may be
/// @param duplicates whether a name may come twice in an object; then the text is passed on as it
///   is, and the last value counts
/// @param onBad what becomes of bad lines
public record JsonLinesDecoder(JsonLimits limits, boolean duplicates, OnBad onBad)
    implements Transform<Bytes, JsonValue>, Siding {

  /// The same with other limits.
  ///
  /// @param other how large lines and what is in them may be
  /// @return the transform
  public JsonLinesDecoder limits(JsonLimits other) {
    return new JsonLinesDecoder(other, duplicates, onBad);
  }

  /// The same with or without names that come twice.
  ///
  /// @param allowed whether a name may come twice in an object
  /// @return the transform
  public JsonLinesDecoder duplicates(boolean allowed) {
    return new JsonLinesDecoder(limits, allowed, onBad);
  }

  /// The same with another policy for bad lines.
  ///
  /// @param policy what becomes of them
  /// @return the transform
  public JsonLinesDecoder onBad(OnBad policy) {
    return new JsonLinesDecoder(limits, duplicates, policy);
  }

  @Override
  public Step<Bytes, JsonValue> open() throws IOException {
    return Reading.open(onBad, bad -> new JsonLinesReading(this, bad));
  }

  @Override
  public Ending sideEnding() {
    return Reading.sideEnding(onBad);
  }

  @Override
  public String name() {
    return Reading.name("json-lines", onBad);
  }

  @Override
  public OptionalLong heldBytes() {
    return Reading.heldBytes(limits.elementBytes(), ElementCheck.heldBytes(limits), onBad);
  }
}

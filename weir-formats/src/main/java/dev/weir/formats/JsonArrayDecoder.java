package dev.weir.formats;

import dev.weir.Bytes;
import dev.weir.Ending;
import dev.weir.Siding;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// Reads one JSON array of any length, value by value.
///
/// It emits a value as soon as that has ended; it waits where downstream waits, between the values
/// of one block too; at the end of its input it fails unless the array was whole and nothing but
/// spaces came behind it. When downstream wants no more, the rest is dropped, and not looked at. A
/// byte order mark is left out.
///
/// Where a value is not JSON, nobody can say where the next one begins: that fails the run whatever
/// the policy is, and so does an array that is cut off. Bad records, which the policy is for, are
/// values beyond a limit, and objects with a name that comes twice.
///
/// @param limits how large values may be
/// @param duplicates whether a name may come twice in an object; then the text is passed on as it
///   is, and the last value counts
/// @param onBad what becomes of bad values
public record JsonArrayDecoder(JsonLimits limits, boolean duplicates, OnBad onBad)
    implements Transform<Bytes, JsonValue>, Siding {

  /// The same with other limits.
  ///
  /// @param other how large values may be
  /// @return the transform
  public JsonArrayDecoder limits(JsonLimits other) {
    return new JsonArrayDecoder(other, duplicates, onBad);
  }

  /// The same with or without names that come twice.
  ///
  /// @param allowed whether a name may come twice in an object
  /// @return the transform
  public JsonArrayDecoder duplicates(boolean allowed) {
    return new JsonArrayDecoder(limits, allowed, onBad);
  }

  /// The same with another policy for bad values.
  ///
  /// @param policy what becomes of them
  /// @return the transform
  public JsonArrayDecoder onBad(OnBad policy) {
    return new JsonArrayDecoder(limits, duplicates, policy);
  }

  @Override
  public Step<Bytes, JsonValue> open() throws IOException {
    return Reading.open(onBad, bad -> new JsonArrayReading(this, bad));
  }

  @Override
  public Ending sideEnding() {
    return Reading.sideEnding(onBad);
  }

  @Override
  public String name() {
    return Reading.name("json-array", onBad);
  }

  @Override
  public OptionalLong heldBytes() {
    return Reading.heldBytes(limits.elementBytes(), ElementCheck.heldBytes(limits), onBad);
  }
}

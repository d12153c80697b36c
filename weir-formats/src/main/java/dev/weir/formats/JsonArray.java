package dev.weir.formats;

/// One big JSON array in both directions, value by value, so that its length does not matter.
public final class JsonArray {
  private JsonArray() {}

  /// Reads each value of an array.
  ///
  /// @return the transform, with [JsonLimits#DEFAULT]; the first bad value fails the run
  public static JsonArrayDecoder read() {
    return new JsonArrayDecoder(JsonLimits.DEFAULT, false, OnBad.fail());
  }

  /// Writes an array of all values.
  ///
  /// @return the transform
  public static JsonArrayEncoder write() {
    return new JsonArrayEncoder();
  }
}

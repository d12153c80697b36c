package dev.weir.formats;

/// JSON Lines in both directions: a JSON value in each line.
public final class JsonLines {
  private JsonLines() {}

  /// Reads each line as a value.
  ///
  /// @return the transform, with [JsonLimits#DEFAULT]; the first bad line fails the run
  public static JsonLinesDecoder read() {
    return new JsonLinesDecoder(JsonLimits.DEFAULT, false, OnBad.fail());
  }

  /// Writes each value on a line of its own.
  ///
  /// @return the transform
  public static JsonLinesEncoder write() {
    return new JsonLinesEncoder();
  }
}

package dev.weir.formats;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// Writes JSON Lines: each value in UTF-8, an LF behind it.
///
/// It emits blocks of 64 KiB or, by the last value in them, a little more, and less only at a flush
/// and at the end; it waits where downstream waits. When downstream wants no more, it drops what it
/// has. A value that was read and not changed is written as it was, but for line breaks.
public record JsonLinesEncoder() implements Transform<JsonValue, Bytes> {

  @Override
  public Step<JsonValue, Bytes> open() {
    return new Lines();
  }

  @Override
  public String name() {
    return "to-json-lines";
  }

  /// However long the values are: the text of one is passed on in the call that takes it.
  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(Writing.HELD_BYTES);
  }

  private static final class Lines extends Writing {
    @Override
    void add(JsonValue value) {
      text.value(value);
      text.put('\n');
    }
  }
}

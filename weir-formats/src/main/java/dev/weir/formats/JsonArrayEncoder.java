package dev.weir.formats;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// Writes one JSON array in UTF-8, each value on a line of its own.
///
/// It emits blocks of 64 KiB or, by the last value in them, a little more, and less only at a flush
/// and at the end; it waits where downstream waits. The closing bracket comes only at the end of
/// the input, so half an array is none; without a value it is `[]`. When downstream wants no more,
/// it drops what it has. A value that was read and not changed is written as it was, but for line
/// breaks.
public record JsonArrayEncoder() implements Transform<JsonValue, Bytes> {

  @Override
  public Step<JsonValue, Bytes> open() {
    return new Array();
  }

  @Override
  public String name() {
    return "to-json-array";
  }

  /// However long the values are: the text of one is passed on in the call that takes it.
  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(Writing.HELD_BYTES);
  }

  private static final class Array extends Writing {
    private boolean begun;

    @Override
    void add(JsonValue value) {
      if (begun) {
        text.put(',');
        text.put('\n');
      } else {
        text.put('[');
        begun = true;
      }
      text.value(value);
    }

    @Override
    void addEnd() {
      if (!begun) {
        text.put('[');
      }
      text.put(']');
      text.put('\n');
    }
  }
}

package dev.weir.formats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// An array as it was written: a part of an array of bytes that nobody changes, checked, without a
/// line break.
final class WrittenArray extends JsonValue.Arr {
  private final byte[] bytes;
  private final int from;
  private final int to;

  WrittenArray(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  @Override
  public List<JsonValue> values() {
    var values = new ArrayList<JsonValue>();
    var skim = new Skim(bytes, from);
    while (skim.nextValue()) {
      values.add(Skim.value(bytes, skim.valueFrom(), skim.valueTo()));
    }
    return Collections.unmodifiableList(values);
  }

  @Override
  void writeTo(JsonText text) {
    text.raw(bytes, from, to);
  }

  /// All of the array, though nested values share it.
  @Override
  public long weight() {
    return 64 + (long) bytes.length;
  }
}

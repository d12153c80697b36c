package dev.weir.formats;

import java.util.List;

/// An array that a program made, or a row of fields without names.
final class MadeArray extends JsonValue.Arr {
  private final List<JsonValue> values;

  MadeArray(List<? extends JsonValue> values) {
    this.values = List.copyOf(values);
  }

  @Override
  public List<JsonValue> values() {
    return values;
  }

  @Override
  void writeTo(JsonText text) {
    char before = '[';
    for (JsonValue value : values) {
      text.put(before);
      text.value(value);
      before = ',';
    }
    if (before == '[') {
      text.put(before);
    }
    text.put(']');
  }

  @Override
  public long weight() {
    long sum = 64;
    for (JsonValue value : values) {
      sum += 8 + value.weight();
    }
    return sum;
  }
}

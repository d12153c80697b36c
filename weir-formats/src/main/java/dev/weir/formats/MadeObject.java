package dev.weir.formats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object that a program made.
final class MadeObject extends JsonValue.Obj {
  private final Map<String, JsonValue> members;

  MadeObject(Map<String, ? extends JsonValue> members) {
    this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  @Override
  public @Nullable JsonValue get(String name) {
    return members.get(name);
  }

  @Override
  public Map<String, JsonValue> members() {
    return members;
  }

  @Override
  void writeTo(JsonText text) {
    char before = '{';
    for (var member : members.entrySet()) {
      text.put(before);
      text.string(member.getKey());
      text.put(':');
      text.value(member.getValue());
      before = ',';
    }
    if (before == '{') {
      text.put(before);
    }
    text.put('}');
  }

  @Override
  public long weight() {
    long sum = 64;
    for (var member : members.entrySet()) {
      sum += 112 + 2L * member.getKey().length() + member.getValue().weight();
    }
    return sum;
  }
}

package dev.weir.formats;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object as it was written: a part of an array of bytes that nobody changes, checked, without a
/// line break.
final class WrittenObject extends JsonValue.Obj {
  private static final int NONE = -1;

  private final byte[] bytes;
  private final int from;
  private final int to;

  WrittenObject(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  @Override
  public @Nullable JsonValue get(String name) {
    var names = new WantedNames(List.of(name));
    int[] found = places(names);
    return found[0] == NONE ? null : Skim.value(bytes, found[0], found[1]);
  }

  @Override
  public Map<String, JsonValue> members() {
    var members = new LinkedHashMap<String, JsonValue>();
    var skim = new Skim(bytes, from);
    while (skim.nextMember()) {
      members.put(skim.name(), Skim.value(bytes, skim.valueFrom(), skim.valueTo()));
    }
    return Collections.unmodifiableMap(members);
  }

  /// Where the values of names begin and end, two numbers each; [#NONE] where there is no such
  /// name.
  private int[] places(WantedNames names) {
    int[] found = new int[2 * names.size()];
    Arrays.fill(found, NONE);
    var skim = new Skim(bytes, from);
    while (skim.nextMember()) {
      for (int i = 0; i < names.size(); i++) {
        if (skim.isNamed(names.utf8(i), names.text(i))) {
          found[2 * i] = skim.valueFrom();
          found[2 * i + 1] = skim.valueTo();
        }
      }
    }
    return found;
  }

  /// An object of some of the members, whose values are copied as they are written.
  ///
  /// @param absent what is written for a name that is not there; null: nothing is
  WrittenObject picked(WantedNames names, byte @Nullable [] absent) {
    int[] found = places(names);
    int length = 2;
    for (int i = 0; i < names.size(); i++) {
      length += names.quoted(i).length + 2 + found[2 * i + 1] - found[2 * i];
      length += found[2 * i] == NONE && absent != null ? absent.length : 0;
    }
    var text = new JsonText(length);
    char before = '{';
    for (int i = 0; i < names.size(); i++) {
      if (found[2 * i] == NONE && absent == null) {
        continue;
      }
      text.put(before);
      text.raw(names.quoted(i));
      text.put(':');
      if (found[2 * i] != NONE) {
        text.raw(bytes, found[2 * i], found[2 * i + 1]);
      } else if (absent != null) {
        text.raw(absent);
      }
      before = ',';
    }
    if (before == '{') {
      text.put(before);
    }
    text.put('}');
    return text.object();
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

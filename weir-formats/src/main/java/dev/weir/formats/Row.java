package dev.weir.formats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of a table, as an object of strings. It shares the names with all other rows; fields may
/// be fewer than names.
final class Row extends JsonValue.Obj {
  private final Header header;
  private final String[] fields;

  /// @param fields not more than names; nobody changes them any more
  Row(Header header, String[] fields) {
    this.header = header;
    this.fields = fields;
  }

  Header header() {
    return header;
  }

  int size() {
    return fields.length;
  }

  /// All fields, not to be changed.
  String[] fields() {
    return fields;
  }

  String field(int column) {
    return fields[column];
  }

  @Override
  public @Nullable JsonValue get(String name) {
    Integer column = header.column(name);
    return column == null || column >= fields.length ? null : new JsonValue.Str(fields[column]);
  }

  @Override
  public Map<String, JsonValue> members() {
    var members = new LinkedHashMap<String, JsonValue>();
    for (int i = 0; i < fields.length; i++) {
      members.put(header.name(i), new JsonValue.Str(fields[i]));
    }
    return Collections.unmodifiableMap(members);
  }

  @Override
  void writeTo(JsonText text) {
    text.put('{');
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        text.put(',');
      }
      text.raw(header.quoted(i));
      text.put(':');
      text.string(fields[i]);
    }
    text.put('}');
  }

  @Override
  public long weight() {
    long sum = 64;
    for (String field : fields) {
      sum += 56 + 2L * field.length();
    }
    return sum;
  }
}

package dev.weir.formats;

import dev.weir.Emitter;
import dev.weir.Sizes;
import dev.weir.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A live [Pick].
final class Picking implements Step<JsonValue, JsonValue> {
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final Pick pick;
  private final WantedNames names;
  private long records;

  // of the table that the last row came from
  private @Nullable Header from;
  private Header to = new Header(List.of());
  private int[] columns = {};
  private int last; // the largest of them

  Picking(Pick pick) {
    this.pick = pick;
    this.names = new WantedNames(pick.names());
  }

  @Override
  public void take(JsonValue in, Emitter<? super JsonValue> out) throws Exception {
    records++;
    out.emit(picked(in));
  }

  private JsonValue picked(JsonValue record) throws IOException {
    return switch (record) {
      case Row row when pick.absent() != Pick.Absent.NULL -> ofRow(row);
      case WrittenObject object when pick.absent() != Pick.Absent.FAIL ->
          object.picked(names, pick.absent() == Pick.Absent.NULL ? NULL : null);
      case JsonValue.Obj object -> JsonValue.Obj.of(ofMembers(object.members()));
      case JsonValue.Arr array -> ofArray(array.values());
      default -> throw failure("is no object and no array");
    };
  }

  private JsonValue ofRow(Row row) throws IOException {
    if (from != row.header()) {
      begin(row.header());
    }
    if (columns.length < names.size() || last >= row.size()) {
      return JsonValue.Obj.of(ofMembers(row.members())); // some are absent
    }
    String[] fields = new String[columns.length];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = row.field(columns[i]);
    }
    return new Row(to, fields);
  }

  /// Finds the columns of a table; fewer than names, if it does not have all.
  private void begin(Header header) {
    from = header;
    to = new Header(pick.names());
    columns =
        pick.names().stream()
            .map(header::column)
            .filter(Objects::nonNull)
            .mapToInt(column -> column)
            .toArray();
    last = Arrays.stream(columns).max().orElse(-1);
  }

  private Map<String, JsonValue> ofMembers(Map<String, JsonValue> members) throws IOException {
    var kept = new LinkedHashMap<String, JsonValue>();
    for (String name : pick.names()) {
      JsonValue value = orAbsent(members.get(name), name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    return kept;
  }

  private JsonValue ofArray(List<JsonValue> values) throws IOException {
    var kept = new ArrayList<JsonValue>();
    for (String name : pick.names()) {
      int place = place(name);
      JsonValue value = orAbsent(place > values.size() ? null : values.get(place - 1), name);
      if (value != null) {
        kept.add(value);
      }
    }
    return JsonValue.Arr.of(kept);
  }

  private int place(String name) throws IOException {
    if (name.matches("[1-9][0-9]{0,8}")) {
      return Integer.parseInt(name);
    }
    throw failure("is an array, whose values have no names but 1, 2, 3 ...: '" + name + "'");
  }

  private @Nullable JsonValue orAbsent(@Nullable JsonValue value, String name) throws IOException {
    if (value != null || pick.absent() == Pick.Absent.OMIT) {
      return value;
    }
    if (pick.absent() == Pick.Absent.NULL) {
      return new JsonValue.Null();
    }
    throw failure("has no " + new JsonValue.Str(name));
  }

  private IOException failure(String wrong) {
    return new IOException("record " + Sizes.count(records) + " " + wrong);
  }
}

package dev.weir.formats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of the fields of all rows of a table.
final class Header {
  private final WantedNames names;
  private final Map<String, Integer> columns = new HashMap<>();

  /// @param names each once
  Header(List<String> names) {
    this.names = new WantedNames(names);
    for (int i = 0; i < names.size(); i++) {
      columns.putIfAbsent(names.get(i), i);
    }
  }

  int size() {
    return names.size();
  }

  String name(int column) {
    return names.text(column);
  }

  List<String> names() {
    return names.texts();
  }

  byte[] quoted(int column) {
    return names.quoted(column);
  }

  @Nullable Integer column(String name) {
    return columns.get(name);
  }
}

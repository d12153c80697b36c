package dev.weir.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Names of members in the forms that a look through JSON text needs.
final class WantedNames {
  private final List<String> texts;
  private final byte[][] utf8;
  private final byte[][] quoted;

  WantedNames(List<String> names) {
    texts = List.copyOf(names);
    utf8 = new byte[texts.size()][];
    quoted = new byte[texts.size()][];
    for (int i = 0; i < utf8.length; i++) {
      utf8[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
      var text = new JsonText(utf8[i].length + 2);
      text.string(texts.get(i));
      quoted[i] = text.taken(0).toArray();
    }
  }

  int size() {
    return utf8.length;
  }

  String text(int name) {
    return texts.get(name);
  }

  List<String> texts() {
    return texts;
  }

  /// Without quotes and escapes; not told apart are names with unpaired surrogates, which are never
  /// written like this.
  byte[] utf8(int name) {
    return utf8[name];
  }

  /// As a string of JSON.
  byte[] quoted(int name) {
    return quoted[name];
  }
}

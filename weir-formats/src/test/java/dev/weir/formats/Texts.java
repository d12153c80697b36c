package dev.weir.formats;

import static dev.weir.testkit.Driver.pulled;
import static dev.weir.testkit.Driver.pushed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.Bytes;
import dev.weir.Transform;
import dev.weir.testkit.Blocks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs readers and writers over texts, in every way there is; all have to give the same.
final class Texts {
  private Texts() {}

  /// Runs a reader over a text, pushed and pulled, whole and in blocks of one byte and of seven;
  /// all have to give the same.
  static List<JsonValue> read(Transform<Bytes, JsonValue> reader, String text) throws Exception {
    return read(reader, text.getBytes(StandardCharsets.UTF_8));
  }

  static List<JsonValue> read(Transform<Bytes, JsonValue> reader, byte[] text) throws Exception {
    Bytes whole = Bytes.wrap(text);
    List<JsonValue> records = pushed(reader, List.of(whole));
    for (int size : new int[] {1, 7}) {
      assertEquals(records, pushed(reader, Blocks.split(whole, size)));
      assertEquals(records, pulled(reader, Blocks.split(whole, size)));
    }
    assertEquals(records, pulled(reader, List.of(whole)));
    return records;
  }

  /// The failure of a reader, which is the same wherever the blocks end.
  static IOException failure(Transform<Bytes, JsonValue> reader, String text) {
    return failure(reader, text.getBytes(StandardCharsets.UTF_8));
  }

  static IOException failure(Transform<Bytes, JsonValue> reader, byte[] text) {
    Bytes whole = Bytes.wrap(text);
    var failure = assertThrows(IOException.class, () -> pushed(reader, List.of(whole)));
    for (int size : new int[] {1, 7}) {
      var other = assertThrows(IOException.class, () -> pulled(reader, Blocks.split(whole, size)));
      assertEquals(failure.getMessage(), other.getMessage());
    }
    return failure;
  }

  static String written(Transform<JsonValue, Bytes> writer, List<JsonValue> records)
      throws Exception {
    String text = Blocks.joined(pushed(writer, records)).utf8();
    assertEquals(text, Blocks.joined(pulled(writer, records)).utf8());
    return text;
  }

  static JsonValue json(String text) throws Exception {
    return JsonValue.parse(text);
  }
}

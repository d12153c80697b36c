package dev.weir.formats;

import static dev.weir.formats.Texts.json;
import static dev.weir.formats.Texts.read;
import static dev.weir.testkit.Driver.pushed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PickTest {

  private static String picked(Pick pick, JsonValue record) throws Exception {
    return pushed(pick, List.of(record)).getFirst().toString();
  }

  @Test
  void membersComeInTheOrderOfTheNamesAsTheyWereWritten() throws Exception {
    JsonValue record = json("{\"a\": 1.0 ,\"b\":[ 1],\"c\":{\"a\":2},\"\\u0064\":\"\\u0041\"}");
    assertEquals("{\"c\":{\"a\":2},\"a\":1.0}", picked(Pick.of("c", "a"), record));
    assertEquals("{\"d\":\"\\u0041\",\"b\":[ 1]}", picked(Pick.of("d", "x", "b"), record));
    assertEquals("{}", picked(Pick.of("x"), record));
    assertEquals("{\"é\\n\":1}", picked(Pick.of("é\n"), json("{\"é\\n\":1}")));
  }

  @Test
  void anAbsentNameIsOmittedOrNullOrAnError() throws Exception {
    for (JsonValue record : List.of(json("{\"a\":\"1\"}"), row("a\n1"), made("a", "1"))) {
      assertEquals("{\"a\":\"1\"}", picked(Pick.of("b", "a"), record));
      assertEquals(
          "{\"b\":null,\"a\":\"1\"}", picked(Pick.of("b", "a").absent(Pick.Absent.NULL), record));
      var e =
          assertThrows(
              IOException.class, () -> picked(Pick.of("a", "b").absent(Pick.Absent.FAIL), record));
      assertEquals("record 1 has no \"b\"", e.getMessage());
      assertEquals("{\"a\":\"1\"}", picked(Pick.of("a").absent(Pick.Absent.FAIL), record));
    }
  }

  private static JsonValue row(String csv) throws Exception {
    return read(Csv.read(), csv).getFirst();
  }

  private static JsonValue made(String name, String text) {
    return JsonValue.Obj.of(Map.of(name, new JsonValue.Str(text)));
  }

  @Test
  void rowsOfOneTableAndOfTheNextArePicked() throws Exception {
    var rows = new java.util.ArrayList<>(read(Csv.read(), "a,b,c\n1,2,3\n4,5,6\n"));
    rows.addAll(read(Csv.read().ragged(CsvDecoder.Ragged.KEEP), "c,a\n7,8\n9\n"));
    assertEquals(
        List.of(
            "{\"c\":\"3\",\"a\":\"1\"}",
            "{\"c\":\"6\",\"a\":\"4\"}",
            "{\"c\":\"7\",\"a\":\"8\"}",
            "{\"c\":\"9\"}"),
        pushed(Pick.of("c", "a"), rows).stream().map(Object::toString).toList());
  }

  @Test
  void inArraysPlacesAreNames() throws Exception {
    assertEquals("[3,1]", picked(Pick.of("3", "1", "9"), json("[1,2,3]")));
    assertThrows(IOException.class, () -> picked(Pick.of("0"), json("[1]")));
    assertThrows(IOException.class, () -> picked(Pick.of("a"), json("[1]")));
    assertThrows(IOException.class, () -> picked(Pick.of("a"), json("1")));
  }

  @Test
  void aNameComesOnce() {
    assertThrows(IllegalArgumentException.class, () -> Pick.of("a", "a"));
    assertThrows(IllegalArgumentException.class, Pick::of);
  }
}

package dev.weir.formats;

import static dev.weir.formats.Texts.json;
import static dev.weir.formats.Texts.read;
import static dev.weir.formats.Texts.written;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.testkit.Driver;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriteTest {

  private static String csv(CsvEncoder writer, String... records) throws Exception {
    return written(writer, List.of(records).stream().map(CsvWriteTest::value).toList());
  }

  private static JsonValue value(String text) {
    try {
      return json(text);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theFirstObjectHasTheColumns() throws Exception {
    assertEquals(
        "a,b\n1,x\n,true\n-0.0,\n",
        csv(Csv.write(), "{\"a\":1,\"b\":\"x\"}", "{\"b\":true}", "{\"b\":null,\"a\":-0.0}"));
    assertEquals("", csv(Csv.write()));
  }

  @Test
  void columnsMayBeGiven() throws Exception {
    var writer = Csv.write().columns(List.of("b", "c"));
    assertEquals("b,c\n2,\n", csv(writer, "{\"a\":1,\"b\":2}"));
    assertEquals("b,c\n1,2\n", csv(writer, "[1,2]"));
    assertEquals("2,\n", csv(writer.header(false), "{\"a\":1,\"b\":2}"));
    assertThrows(IllegalArgumentException.class, () -> Csv.write().columns(List.of("a", "a")));
  }

  @Test
  void arraysAreRowsWithoutNames() throws Exception {
    assertEquals("1,x\n,\n", csv(Csv.write(), "[1,\"x\"]", "[null,\"\"]"));
  }

  @Test
  void whatNeedsQuotesGetsThem() throws Exception {
    assertEquals(
        "\"a,\",\"b\"\"\"\n\"x\ny\",\"\r\"\n",
        csv(Csv.write(), "{\"a,\":\"x\\ny\",\"b\\\"\":\"\\r\"}"));
    assertEquals("a\n\"\"\n\"\"\n", csv(Csv.write(), "{\"a\":\"\"}", "{\"a\":null}"));
    assertEquals("a\tb,\n", csv(Csv.write().shape(CsvShape.TAB), "[\"a\",\"b,\"]"));
    assertEquals("1\r\n", csv(Csv.write().crlf(true), "[1]"));
  }

  @Test
  void whatWouldBeLostIsAnError() {
    refused("record 2 has \"b\", which the first has not", "{\"a\":1}", "{\"a\":1,\"b\":2}");
    refused("record 1 has an object or array in \"a\"", "{\"a\":{}}");
    refused("record 1 has an object or array in \"2\"", "[1,[]]");
    refused("record 2 has 1 fields, but there are 2 columns", "[1,2]", "[1]");
    refused("record 2 is an object, but the first was an array", "[1]", "{}");
    refused("record 1 has no fields", "{}");
    refused("record 1 has no fields", "[]");
    refused("record 1 has no fields", "1");
    refused("record 2 is no object and no array", "[1]", "1");
    refused("record 1 has an unpaired surrogate", "[\"\\ud800\"]");
  }

  private static void refused(String beginning, String... records) {
    var e = assertThrows(IOException.class, () -> csv(Csv.write(), records));
    Driver.assertSays(beginning, e);
  }

  @Test
  void whatIsNestedMayBeWrittenAsJson() throws Exception {
    assertEquals(
        "a\n\"{\"\"b\"\":[1,2]}\"\n",
        csv(Csv.write().nested(CsvEncoder.Nested.JSON), "{\"a\":{\"b\":[1,2]}}"));
  }

  @Test
  void rowsPassFromCsvToCsvAndToJson() throws Exception {
    String text = "a,b\n1,\"x,é𝄞\"\n,\n";
    var rows = read(Csv.read(), text);
    assertEquals(text, written(Csv.write(), rows));
    assertEquals(
        "{\"a\":\"1\",\"b\":\"x,é𝄞\"}\n{\"a\":\"\",\"b\":\"\"}\n",
        written(JsonLines.write(), rows));
    var ragged = Csv.read().ragged(CsvDecoder.Ragged.KEEP);
    assertEquals("a,b\n1,2\n3,\n", written(Csv.write(), read(ragged, "a,b\n1,2\n3\n")));
  }
}

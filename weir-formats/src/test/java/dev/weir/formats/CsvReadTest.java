package dev.weir.formats;

import static dev.weir.formats.Texts.failure;
import static dev.weir.formats.Texts.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.LimitException;
import dev.weir.testkit.Driver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadTest {
  private static final CsvDecoder ARRAYS = Csv.read().header(new CsvHeader.None());

  private static String shown(CsvDecoder reader, String text) throws Exception {
    return String.join(" ", read(reader, text).stream().map(Object::toString).toList());
  }

  @Test
  void theFirstRecordHasTheNames() throws Exception {
    assertEquals(
        "{\"a\":\"1\",\"b\":\"2\"} {\"a\":\"\",\"b\":\"x y \"}",
        shown(Csv.read(), "a,b\n1,2\n,x y \n"));
    assertEquals("", shown(Csv.read(), "a,b\n"));
    assertEquals("", shown(Csv.read(), ""));
    assertEquals("{\"a\":\"1\"}", shown(Csv.read(), "\ufeffa\r\n1"));
  }

  @Test
  void theNamesMayBeGivenOrMissing() throws Exception {
    var given = Csv.read().header(new CsvHeader.Given(List.of("x", "y")));
    assertEquals("{\"x\":\"a\",\"y\":\"b\"}", shown(given, "a,b"));
    assertEquals("[\"a\",\"b\"] [\"1\",\"2\"]", shown(ARRAYS, "a,b\n1,2"));
    assertThrows(IllegalArgumentException.class, () -> new CsvHeader.Given(List.of("x", "x")));
    assertEquals(
        "line 1: the header has the name 'a' twice at byte 0",
        failure(Csv.read().onBad(OnBad.skip()), "a,b,a\n1,2,3\n").getMessage());
  }

  @Test
  void quotesAreAsRfc4180HasThem() throws Exception {
    assertEquals(
        "[\"a,\\\"b\\\"\",\"\",\"c\\nd\\r\\ne\"] [\"x\\\"y\",\" \\\"z\\\"\",\"\\\"\"]",
        shown(ARRAYS, "\"a,\"\"b\"\"\",\"\",\"c\nd\r\ne\"\nx\"y, \"z\",\"\"\"\"\n"));
  }

  @Test
  void recordsEndWithLfOrCrLfOrCr() throws Exception {
    String four = "[\"a\"] [\"b\"] [\"c\"] [\"d\"]";
    assertEquals(four, shown(ARRAYS, "a\nb\r\nc\rd"));
    assertEquals(four, shown(ARRAYS, "a\nb\r\nc\rd\r"));
    assertEquals(four, shown(ARRAYS, "a\rb\rc\rd\r\n"));
  }

  @Test
  void emptyLinesAreLeftOutButNotEmptyFields() throws Exception {
    assertEquals("[\"a\"] [\"\"] [\"b\"]", shown(ARRAYS, "\n\r\na\n\"\"\n\nb\n\n\n"));
    assertEquals("[\"\",\"\"] [\"\",\"\"]", shown(ARRAYS, ",\n\n,\n"));
  }

  @Test
  void otherSeparatorsAreRead() throws Exception {
    assertEquals("[\"a,b\",\"c\"]", shown(ARRAYS.shape(CsvShape.TAB), "a,b\tc"));
    assertEquals("[\"a\",\"'\"]", shown(ARRAYS.shape(new CsvShape(';', '\'')), "'a';''''"));
    assertThrows(IllegalArgumentException.class, () -> new CsvShape(',', ','));
    assertThrows(IllegalArgumentException.class, () -> new CsvShape('\n', '"'));
    assertThrows(IllegalArgumentException.class, () -> new CsvShape('é', '"'));
  }

  @Test
  void hashesAndNulsAreCharactersLikeAnyOther() throws Exception {
    assertEquals("[\"#a\",\"\\u0000\"]", shown(ARRAYS, "#a,\0"));
  }

  @Test
  void everyWayToSplitTheInputGivesTheSame() throws Exception {
    byte[] text = "é,\"b\nc\"\r\n\"\"\"€,\",𝄞\r\r\n1,\"2\"\n\n3,".getBytes(StandardCharsets.UTF_8);
    var whole = read(ARRAYS, text);
    assertEquals(4, whole.size());
    for (int i = 0; i <= text.length; i++) {
      for (int j = i; j <= text.length; j++) {
        var blocks =
            List.of(
                Bytes.copyOf(text, 0, i),
                Bytes.copyOf(text, i, j - i),
                Bytes.copyOf(text, j, text.length - j));
        assertEquals(whole, Driver.pushed(ARRAYS, blocks));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,\"b\"c\n", "\"a\" ,b\n", "a,\"b", "a,\"b\nc,d\n", "\"", "a,\"\"\""})
  void aQuoteThatIsWrongIsAnError(String text) {
    assertInstanceOf(CorruptDataException.class, failure(ARRAYS, text));
  }

  @Test
  void anErrorNamesTheLineAndTheByte() {
    assertEquals(
        "line 4: unexpected character after closing quote: 'x' (0x78) at byte 9",
        failure(ARRAYS, "\"a\nb\",1\n\n\"c\"x,2\n").getMessage());
    assertEquals(
        "line 2: a quote is not closed before the end at byte 4",
        failure(Csv.read(), "a,b\n1,\"2\n3,4\n").getMessage());
  }

  @Test
  void rowsHaveAsManyFieldsAsThereAreNames() throws Exception {
    assertEquals(
        "line 3: 1 field, but 2 names at byte 8",
        failure(Csv.read(), "a,b\n1,2\n3\n").getMessage());
    assertEquals(
        "line 2: 3 fields, but 2 names at byte 4",
        failure(Csv.read(), "a,b\n1,2,3\n").getMessage());
    assertEquals(
        "line 2: 1 field, but 2 in the first record at byte 4",
        failure(ARRAYS, "1,2\n3\n").getMessage());
    var keep = Csv.read().ragged(CsvDecoder.Ragged.KEEP);
    assertEquals("{\"a\":\"1\"}", shown(keep, "a,b\n1\n"));
    failure(keep, "a,b\n1,2,3\n");
    assertEquals("[\"1\"] [\"2\",\"3\"]", shown(ARRAYS.ragged(CsvDecoder.Ragged.KEEP), "1\n2,3\n"));
  }

  @Test
  void limitsHold() throws Exception {
    var ten = ARRAYS.recordBytes(10);
    read(ten, "12345678\r\n1234567890\r\n1234567890");
    var e = assertInstanceOf(LimitException.class, failure(ten, "1\n1234567890a\n2\n"));
    assertEquals("line 2: the record is longer than 10 bytes at byte 2", e.getMessage());
    failure(ten, "\"" + "x\n".repeat(100_000));
    assertEquals(
        "line 2: more than 3 fields at byte 6",
        failure(ARRAYS.fields(3), "1,2,3\n1,2,3,4\n").getMessage());
  }

  @Test
  void anUnclosedQuoteStopsAtTheLimitAndNotAtTheEnd() {
    var e = failure(Csv.read().recordBytes(1_000), "a\nx\n\"y\n" + "z\n".repeat(100_000));
    assertEquals("line 3: a quote is not closed within 1,000 bytes at byte 4", e.getMessage());
  }

  @Test
  void malformedUtf8IsAnErrorOrReplaced() throws Exception {
    byte[] text = {'a', '\n', 'b', (byte) 0xFF, '\n', 'c', '\n'};
    assertEquals("line 2: malformed UTF-8 at byte 3", failure(ARRAYS, text).getMessage());
    assertEquals(2, read(ARRAYS.onBad(OnBad.skip()), text).size());
    assertEquals("[\"b\ufffd\"]", read(ARRAYS.replaceMalformed(true), text).get(1).toString());
  }

  @Test
  void badRecordsAreLeftOutAndReadingGoesOn() throws Exception {
    var skipping = ARRAYS.recordBytes(20).onBad(OnBad.skip());
    assertEquals(
        "[\"a\",\"b\"] [\"1\",\"2\"] [\"3\",\"4\"] [\"5\",\"6\"] [\"7\",\"8\"]",
        shown(
            skipping,
            "a,b\n\"x\"y,b\n1,2\nx\n3,4\n"
                + "long".repeat(50_000)
                + ",b\n5,6\n1,2,3\n7,8\nx,\"unclosed\n"));
    assertEquals("[\"a\"] [\"b\"] [\"c\"]", shown(skipping, "a\n\"unclosed\nb\nc\n"));
  }
}

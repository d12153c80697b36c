package dev.weir.formats;

import static dev.weir.formats.Texts.failure;
import static dev.weir.formats.Texts.json;
import static dev.weir.formats.Texts.read;
import static dev.weir.formats.Texts.written;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.LimitException;
import dev.weir.testkit.Driver;
import dev.weir.testkit.Driver.Collected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

  @Test
  void eachLineIsAValue() throws Exception {
    assertEquals(
        List.of(json("{\"a\":1}"), json("[2]"), json("\"three\""), json("4"), json("null")),
        read(JsonLines.read(), "{\"a\":1}\n[2]\r\n\"three\"\n 4 \nnull"));
  }

  @Test
  void emptyLinesAreLeftOut() throws Exception {
    assertEquals(List.of(), read(JsonLines.read(), ""));
    assertEquals(List.of(json("1"), json("2")), read(JsonLines.read(), "\n1\n \t\r\n2\n\n"));
  }

  @Test
  void aByteOrderMarkIsLeftOut() throws Exception {
    assertEquals(List.of(json("1")), read(JsonLines.read(), "\ufeff1\n"));
    assertEquals(List.of(), read(JsonLines.read(), "\ufeff"));
    failure(JsonLines.read(), "1\n\ufeff2\n");
    failure(JsonLines.read(), new byte[] {(byte) 0xEF, (byte) 0xBB});
  }

  @Test
  void everyWayToSplitTheInputGivesTheSame() throws Exception {
    byte[] text =
        "{\"a\":\"é€𝄞\\u00e9\\\\\",\"b\":[1,{}]}\r\n\n-1.5e+3\ntrue"
            .getBytes(StandardCharsets.UTF_8);
    var whole = read(JsonLines.read(), text);
    assertEquals(3, whole.size());
    for (int i = 0; i <= text.length; i++) {
      for (int j = i; j <= text.length; j++) {
        var blocks =
            List.of(
                Bytes.copyOf(text, 0, i),
                Bytes.copyOf(text, i, j - i),
                Bytes.copyOf(text, j, text.length - j));
        assertEquals(whole, Driver.pushed(JsonLines.read(), blocks));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "\"",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "[1",
        "[1,",
        "\"a",
        "tru",
        "-",
        "1.",
        "1e",
        "1e+"
      })
  void aLineThatIsCutOffIsAnError(String line) {
    var e = assertInstanceOf(CorruptDataException.class, failure(JsonLines.read(), "1\n" + line));
    Driver.assertSays("line 2", e);
    failure(JsonLines.read(), line + "\n1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,]",
        "{\"a\":1,}",
        "[,1]",
        "[1 2]",
        "{\"a\" 1}",
        "{a:1}",
        "{'a':1}",
        "['a']",
        "01",
        "+1",
        ".5",
        "1.e1",
        "0x1",
        "NaN",
        "Infinity",
        "-Infinity",
        "True",
        "nul",
        "[1]]",
        "1 2",
        "{} x",
        "//c",
        "/*c*/1",
        "#c",
        "[\"\t\"]",
        "[\"\0\"]",
        "\0",
        "[1]\0",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\",
        "]",
        "}",
        ",",
        ":",
        "{\"a\":1}{\"a\":1}",
        "[1}",
        "{\"a\":]",
        "\f1",
        "\u00a01",
        "- 1",
        "1 000",
        "-01",
        "[-]",
        "\u2028",
        "{[1]:2}",
        "{1:2}",
        "\"a\nb\"",
        "[1\n,2]"
      })
  void whatIsNoJsonIsAnError(String line) {
    assertInstanceOf(CorruptDataException.class, failure(JsonLines.read(), line + "\n"));
  }

  @Test
  void anErrorNamesTheLineTheByteAndThePlaceInTheValue() {
    assertEquals(
        "line 3, /a/1: unexpected character ('}' (code 125)): expected a value at byte 14",
        failure(JsonLines.read(), "1\n\n{\"a\":[true,}]}\n").getMessage());
    assertEquals(
        "line 2, /a: the value is cut off at byte 8",
        failure(JsonLines.read(), "1\n{\"a\":1").getMessage());
    assertEquals(
        "line 1: there is something behind the value at byte 2",
        failure(JsonLines.read(), "1 2").getMessage());
  }

  @Test
  void malformedUtf8IsAnError() {
    int[][] wrong = {
      {0x80},
      {0xC0, 0x80},
      {0xC3},
      {0xC3, 0x28},
      {0xE0, 0x80, 0x80},
      {0xED, 0xA0, 0x80},
      {0xF0, 0x80, 0x80, 0x80},
      {0xF4, 0x90, 0x80, 0x80},
      {0xF8, 0x88, 0x80, 0x80, 0x80},
      {0xFF}
    };
    for (int[] sequence : wrong) {
      byte[] line = new byte[sequence.length + 2];
      line[0] = '"';
      for (int i = 0; i < sequence.length; i++) {
        line[i + 1] = (byte) sequence[i];
      }
      line[line.length - 1] = '"';
      assertEquals(
          "line 1: malformed UTF-8 at byte 1", failure(JsonLines.read(), line).getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0",
        "0",
        "1E400",
        "-1e-400",
        "123456789012345678901234567890",
        "1.10",
        "0.1e+05",
        "1E+2"
      })
  void numbersKeepEveryDigit(String number) throws Exception {
    assertEquals(number + "\n", passed(number));
    assertEquals("[" + number + "]\n", passed("[" + number + "]"));
    assertEquals(new JsonValue.Num(number), read(JsonLines.read(), number).getFirst());
  }

  private static String passed(String line) throws Exception {
    return written(JsonLines.write(), read(JsonLines.read(), line));
  }

  @Test
  void whatIsNotChangedIsWrittenAsItWas() throws Exception {
    String line = "{ \"a\" : \"\\ud800 \\u0041\\/ \", \"b\":[1.0 , 2 ] }";
    assertEquals(line + "\n", passed(" " + line + "\t"));
    assertEquals("[1,2]\n", passed("[1,\r2]"));
  }

  @Test
  void unpairedSurrogatesSurvive() throws Exception {
    var object =
        assertInstanceOf(
            JsonValue.Obj.class, read(JsonLines.read(), "{\"\\udc00\":\"\\ud800\"}").get(0));
    assertEquals(new JsonValue.Str("\ud800"), object.get("\udc00"));
    assertEquals("{\"\\udc00\":\"\\ud800\"}", JsonValue.Obj.of(object.members()).toString());
  }

  @Test
  void aNameThatComesTwiceIsAnErrorUnlessAllowed() throws Exception {
    assertEquals(
        "line 1: the name \"a\" comes twice at byte 7",
        failure(JsonLines.read(), "{\"a\":1,\"a\":1}").getMessage());
    failure(JsonLines.read(), "{\"a\":1,\"\\u0061\":1}");
    failure(JsonLines.read(), "[{\"b\":{\"a\":1,\"c\":[{\"a\":1}],\"a\":1}}]");
    read(JsonLines.read(), "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}");
    String twice = "{\"a\":1,\"b\":2,\"a\":3}";
    var kept = read(JsonLines.read().duplicates(true), twice);
    assertEquals(twice + "\n", written(JsonLines.write(), kept));
    assertEquals(new JsonValue.Num("3"), ((JsonValue.Obj) kept.getFirst()).get("a"));
  }

  @Test
  void manyNamesAreComparedToo() throws Exception {
    var text = new StringBuilder("{");
    for (int i = 0; i < 1_000; i++) {
      text.append("\"n").append(i).append("\":0,");
    }
    read(JsonLines.read(), text + "\"x\":0}");
    failure(JsonLines.read(), text + "\"n7\":0}");
    failure(JsonLines.read(), text + "\"n999\":0}");
  }

  @Test
  void aLineBeyondTheLimitIsAnError() throws Exception {
    var ten = JsonLines.read().limits(JsonLimits.DEFAULT.elementBytes(10));
    read(ten, "12345678\n1234567890\r\n1234567890");
    var e = failure(ten, "12345678\n12345678901\n1");
    assertInstanceOf(LimitException.class, e);
    assertEquals("line 2: longer than 10 bytes at byte 9", e.getMessage());
    failure(ten, "1 " + " ".repeat(200_000));
  }

  @Test
  void otherLimitsHoldToo() throws Exception {
    JsonLimits limits =
        JsonLimits.DEFAULT.depth(3).nameChars(4).stringChars(5).numberChars(6).names(2);
    var reader = JsonLines.read().limits(limits);
    read(reader, "[[[1]]]\n{\"nameé\":0}\n".replace("nameé", "namé"));
    limited("line 2: nested deeper than 3 at byte 5", reader, "1\n[[[[1]]]]");
    limited(
        "line 1, /names: a name is longer than 4 characters at byte 1", reader, "{\"names\":1}");
    limited("line 1, /0: a string is longer than 5 characters at byte 1", reader, "[\"123456\"]");
    limited("line 1, /0: a number is longer than 6 characters at byte 1", reader, "[1234567]");
    limited("line 1: a number is longer than 6 characters at byte 0", reader, "-1.5e10");
    limited(
        "line 1, /c: an object has more than 2 names at byte 13",
        reader,
        "{\"a\":1,\"b\":2,\"c\":3}");
  }

  private static void limited(String message, JsonLinesDecoder reader, String text) {
    var e = assertInstanceOf(LimitException.class, failure(reader, text));
    assertEquals(message, e.getMessage());
  }

  @Test
  void deepNestingIsAnErrorAndNotAStackOverflow() throws Exception {
    failure(JsonLines.read(), "[".repeat(100_000));
    read(JsonLines.read(), "[".repeat(500) + "]".repeat(500));
    failure(JsonLines.read(), "[".repeat(501) + "]".repeat(501));
    var deep =
        read(
            JsonLines.read().limits(JsonLimits.DEFAULT.depth(2_000)),
            "[".repeat(2_000) + "]".repeat(2_000));
    assertEquals(deep, deep);
    assertEquals(deep.get(0).hashCode(), deep.get(0).hashCode());
  }

  @Test
  void aReaderThatIsPulledStopsAfterEachRecord() throws Exception {
    var out = new Collected<JsonValue>(true);
    try (var step = JsonLines.read().open()) {
      step.take(Bytes.utf8("1\n2\n3"), out);
      assertEquals(List.of(json("1")), out.taken());
      assertTrue(step.more(out));
      assertEquals(List.of(json("2")), out.taken());
      assertEquals(false, step.more(out));
      step.finish(out);
      assertEquals(List.of(json("3")), out.taken());
    }
  }

  @Test
  void whatIsNotWantedIsNotLookedAt() throws Exception {
    var out = Collected.<JsonValue>wanting(1);
    try (var step = JsonLines.read().open()) {
      step.take(Bytes.utf8("1\nnothing good\n"), out);
    }
    assertEquals(1, out.elements().size());
  }

  @Test
  void blocksAreWrittenAsTheyFill() throws Exception {
    var out = new Collected<Bytes>(false);
    JsonValue kib = new JsonValue.Str("x".repeat(1021));
    try (var step = JsonLines.write().open()) {
      for (int i = 0; i < 100; i++) {
        step.take(kib, out);
      }
      assertEquals(1, out.elements().size());
      step.flush(out);
      step.finish(out);
    }
    assertEquals(List.of(65_536, 36_864), out.elements().stream().map(Bytes::length).toList());
  }

  @Test
  void whatTheParserSaysIsWithoutItsOwnIdeaOfThePlace() {
    assertEquals(
        "line 1, /a: unexpected close marker '}': expected ']' at byte 6",
        failure(JsonLines.read(), "{\"a\":[}").getMessage());
  }
}

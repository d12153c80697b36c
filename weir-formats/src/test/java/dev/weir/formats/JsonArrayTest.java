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
import dev.weir.Emitter;
import dev.weir.LimitException;
import dev.weir.Step;
import dev.weir.testkit.Driver;
import dev.weir.testkit.Driver.Collected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonArrayTest {

  @Test
  void eachValueIsARecord() throws Exception {
    assertEquals(
        List.of(
            json("{\"a\":[1,\"]\"]}"), json("[]"), json("\"a,\\\"]\""), json("-1"), json("true")),
        read(JsonArray.read(), " [ {\"a\":[1,\"]\"]} ,[],\"a,\\\"]\",\n-1,true]\n "));
  }

  @Test
  void anArrayMayBeEmpty() throws Exception {
    assertEquals(List.of(), read(JsonArray.read(), "[]"));
    assertEquals(List.of(), read(JsonArray.read(), "\ufeff [\n] "));
  }

  @Test
  void everyWayToSplitTheInputGivesTheSame() throws Exception {
    byte[] text =
        "[{\"a\":\"é€𝄞\\u00e9\\\\\",\"b\":[1,{}]},\r\n\n-1.5e+3,\"\\\"\" , [[]]]"
            .getBytes(StandardCharsets.UTF_8);
    var whole = read(JsonArray.read(), text);
    assertEquals(4, whole.size());
    for (int i = 0; i <= text.length; i++) {
      for (int j = i; j <= text.length; j++) {
        var blocks =
            List.of(
                Bytes.copyOf(text, 0, i),
                Bytes.copyOf(text, i, j - i),
                Bytes.copyOf(text, j, text.length - j));
        assertEquals(whole, Driver.pushed(JsonArray.read(), blocks));
      }
    }
  }

  @Test
  void everyBeginningOfAnArrayIsCutOff() {
    byte[] text = "[{\"a\":[1,\"x\"]},12,\"s\"]".getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < text.length; length++) {
      var e = failure(JsonArray.read(), Bytes.copyOf(text, 0, length).toArray());
      String wrong = length == 0 ? "there is no array" : "the array is cut off";
      assertEquals("line 1: " + wrong + " at byte " + length, e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,]",
        "[,1]",
        "[1,,2]",
        "[1 2]",
        "[1]]",
        "[1],",
        "[1] 2",
        "[]x",
        "{}",
        "1",
        "[}",
        "[1}",
        "[{]}",
        "[{\"a\":1]",
        "[{\"a\" 1}]",
        "[tru]",
        "[1.]",
        "[\"\t\"]",
        "[\"\\x\"]",
        "[01]",
        "[:]",
        "[1:2]",
        "[\0]",
        "]",
        "[[1,]]",
        "[1\0]",
        "[\"a\"\"b\"]",
        "[{}{}]",
        "[[][]]",
        "[//c\n1]"
      })
  void whatIsNoArrayOfJsonIsAnError(String text) {
    assertInstanceOf(CorruptDataException.class, failure(JsonArray.read(), text));
  }

  @Test
  void anErrorNamesTheLineTheByteAndThePlaceInTheValue() {
    assertEquals(
        "line 3, /b: unexpected character ('}' (code 125)): expected a value at byte 22",
        failure(JsonArray.read(), "[\n{\"a\":1},\n{\"a\":2,\"b\":}]").getMessage());
  }

  @Test
  void aValueBeyondALimitIsAnError() throws Exception {
    var ten = JsonArray.read().limits(JsonLimits.DEFAULT.elementBytes(10));
    read(ten, "[12345678,1234567890]");
    var e = assertInstanceOf(LimitException.class, failure(ten, "[1,\n[1234567890]]"));
    assertEquals("line 2: the value is longer than 10 bytes at byte 4", e.getMessage());
    failure(ten, "[\"" + " ".repeat(200_000));
    failure(JsonArray.read(), "[" + "[".repeat(501) + "]".repeat(501) + "]");
  }

  @Test
  void valuesBeyondALimitCanBeLeftOut() throws Exception {
    var ten =
        JsonArray.read().limits(JsonLimits.DEFAULT.elementBytes(10).depth(2)).onBad(OnBad.skip());
    String text =
        "[1,[\"123456,]7890\"],2,[[[]]],3,{\"a\":1,\"a\":2},\"" + "x".repeat(200_000) + "\",4]";
    assertEquals(List.of(json("1"), json("2"), json("3"), json("4")), read(ten, text));
  }

  @Test
  void whatIsNoJsonCannotBeLeftOut() {
    failure(JsonArray.read().onBad(OnBad.skip()), "[1,{\"a\"},2]");
    failure(JsonArray.read().onBad(OnBad.skip()), "[1,2");
  }

  @Test
  void aLongArrayIsReadInFlatMemory() throws Exception {
    var counted = new long[1];
    Emitter<JsonValue> out =
        new Emitter<>() {
          @Override
          public boolean emit(JsonValue element) {
            counted[0]++;
            return true;
          }

          @Override
          public boolean pause() {
            return false;
          }

          @Override
          public void done() {}
        };
    Bytes block = Bytes.utf8(",{\"a\":\"some text of some length\"}".repeat(1_000));
    try (Step<Bytes, JsonValue> step = JsonArray.read().open()) {
      step.take(Bytes.utf8("[0"), out);
      for (int i = 0; i < 3_000; i++) { // 100 MB, of which nothing is kept
        step.take(block, out);
      }
      step.take(Bytes.utf8("]"), out);
      step.finish(out);
    }
    assertEquals(3_000_001, counted[0]);
  }

  @Test
  void anArrayIsWrittenAndReadBack() throws Exception {
    assertEquals("[]\n", written(JsonArray.write(), List.of()));
    assertEquals("[1]\n", written(JsonArray.write(), List.of(json("1"))));
    var records = List.of(json("1"), json("{\"a\":\"x\\n\"}"), json("[]"));
    String text = written(JsonArray.write(), records);
    assertEquals("[1,\n{\"a\":\"x\\n\"},\n[]]\n", text);
    assertEquals(records, read(JsonArray.read(), text));
  }

  @Test
  void theClosingBracketComesAtTheEndOnly() throws Exception {
    var out = new Collected<Bytes>(false);
    try (var step = JsonArray.write().open()) {
      step.take(json("1"), out);
      step.flush(out);
      assertEquals("[1", out.taken().getFirst().utf8());
      step.finish(out);
      assertEquals("]\n", out.taken().getFirst().utf8());
    }
  }

  @Test
  void anIndentedArrayBecomesLines() throws Exception {
    String text = "[\n  {\n    \"a\": [\n      1,\n      \"x  y\"\n    ]\n  }\n]\n";
    assertEquals(
        "{\"a\": [1,\"x  y\"]}\n", written(JsonLines.write(), read(JsonArray.read(), text)));
    assertTrue(read(JsonArray.read(), text).getFirst().weight() > 0);
  }

  @Test
  void anObjectIsNoArrayAndTheOtherReaderIsNamed() {
    assertEquals(
        "line 1: this is no array, which begins with [ (json-lines reads a value from each line)"
            + " at byte 0",
        failure(JsonArray.read(), "{\"a\":1}").getMessage());
  }
}

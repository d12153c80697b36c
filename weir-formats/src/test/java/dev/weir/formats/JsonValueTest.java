package dev.weir.formats;

import static dev.weir.formats.Texts.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonValueTest {

  @Test
  void anObjectIsLookedInto() throws Exception {
    var object =
        assertInstanceOf(
            JsonValue.Obj.class,
            json(
                " { \"a\" : 1 , \"b\\n\":[ true,null , \"]}\"],\"c\":{\"d\":{\"e\":\"}\\\\\\\"\"}} }"));
    assertEquals(new JsonValue.Num("1"), object.get("a"));
    assertEquals(
        JsonValue.Arr.of(
            List.of(new JsonValue.Bool(true), new JsonValue.Null(), new JsonValue.Str("]}"))),
        object.get("b\n"));
    var c = assertInstanceOf(JsonValue.Obj.class, object.get("c"));
    var d = assertInstanceOf(JsonValue.Obj.class, c.get("d"));
    assertEquals(new JsonValue.Str("}\\\""), d.get("e"));
    assertNull(object.get("d"));
    assertEquals(List.of("a", "b\n", "c"), List.copyOf(object.members().keySet()));
  }

  @Test
  void escapesAreUnderstood() throws Exception {
    assertEquals(
        new JsonValue.Str("\"\\/\b\f\n\r\té𝄞\ud834\0x"),
        json("\"\\\"\\\\\\/\\b\\f\\n\\r\\té\\ud834\\udd1e\\ud834\\u0000x\""));
  }

  @Test
  void stringsAreWrittenSoThatTheyAreReadBack() throws Exception {
    String all = "\"\\/\b\f\n\r\té𝄞\ud834\0x\u2028\u007f\uffff\udc00";
    var value = JsonValue.Obj.of(Map.of(all, new JsonValue.Str(all)));
    assertEquals(value, json(value.toString()));
    assertEquals("\"\\ud800\\u0001\\n\"", new JsonValue.Str("\ud800\u0001\n").toString());
  }

  @Test
  void longStringsAreWrittenWhole() throws Exception {
    for (int shift = 0; shift < 3; shift++) {
      var text = new JsonValue.Str("x".repeat(shift) + "𝄞é\n".repeat(5_000) + "\ud834");
      assertEquals(text, json(text.toString()));
    }
  }

  @Test
  void whatWasReadEqualsWhatWasMade() throws Exception {
    var members = new LinkedHashMap<String, JsonValue>();
    members.put("b", JsonValue.Arr.of(List.of()));
    members.put("a", JsonValue.Num.of(7));
    var made = JsonValue.Obj.of(members);
    assertEquals(made, json("{\"a\":7,\"b\":[]}"));
    assertEquals(made.hashCode(), json("{\"a\":7,\"b\":[]}").hashCode());
    assertEquals("{\"b\":[],\"a\":7}", made.toString());
    assertNotEquals(made, json("{\"a\":7.0,\"b\":[]}"));
    assertEquals(JsonValue.Obj.of(Map.of()), json("{ }"));
    assertEquals("{}", JsonValue.Obj.of(Map.of()).toString());
    assertEquals("[]", JsonValue.Arr.of(List.of()).toString());
  }

  @Test
  void numbersAreExact() throws Exception {
    assertEquals(new BigDecimal("1E+400"), new JsonValue.Num("1E400").decimal());
    for (String wrong : List.of("", "-", "01", "1.", ".1", "1e", "+1", "0x1", "NaN", "1e+")) {
      assertThrows(IllegalArgumentException.class, () -> new JsonValue.Num(wrong));
      assertThrows(IOException.class, () -> json(wrong));
    }
    for (String right : List.of("0", "-0", "10", "1.0", "1e1", "1E+1", "-1.5e-10", "0e0", "0.0")) {
      assertEquals(new JsonValue.Num(right), json(right));
    }
  }

  @Test
  void aBoundaryInBytesCountsRecordsAsWhatTheyAre() throws Exception {
    JsonValue large = json("[\"" + "x".repeat(100_000) + "\"]");
    assertTrue(Bound.DEFAULT.weigh(large) > 100_000);
    assertTrue(Bound.DEFAULT.weigh(JsonValue.Arr.of(List.of(large))) > 100_000);
    assertTrue(Bound.DEFAULT.weigh(new JsonValue.Str("x".repeat(100_000))) > 100_000);
  }
}

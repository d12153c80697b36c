package dev.weir.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.LimitException;
import dev.weir.Transform;
import dev.weir.testkit.Driver;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What readers and writers of records hold between two calls.
class HeldBytesTest {
  private static final int BLOCK = 1 << 16;

  @Test
  void aWriterHoldsNoMoreHoweverLongTheRecordsAre() throws Exception {
    for (Transform<JsonValue, Bytes> encoder :
        List.<Transform<JsonValue, Bytes>>of(JsonLines.write(), JsonArray.write(), Csv.write())) {
      assertTrue(encoder.heldBytes().orElseThrow() >= Writing.HELD_BYTES, encoder.name());
      var random = new Random(1);
      try (var step = (Writing) encoder.open()) {
        for (int length : new int[] {1, BLOCK - 100, 99, 7_000, BLOCK - 1, BLOCK, 900_000, 1}) {
          for (int about = -10; about < 10; about++) {
            step.take(record(Math.max(0, length + about), random.nextBoolean()), new Nowhere());
            assertTrue(step.capacity() <= Writing.HELD_BYTES, encoder.name() + step.capacity());
          }
        }
      }
    }
  }

  private record Nowhere() implements Emitter<Bytes> {
    @Override
    public boolean emit(Bytes element) {
      return true;
    }

    @Override
    public boolean pause() {
      return false;
    }

    @Override
    public void done() {}
  }

  private static JsonValue record(int length, boolean escaped) {
    String text = (escaped ? "\u0001" : "x").repeat(length);
    return JsonValue.Arr.of(List.of(new JsonValue.Str(text)));
  }

  @Test
  void columnsThatAreNotGivenHaveALimit() throws Exception {
    var members = new LinkedHashMap<String, JsonValue>();
    for (int i = 0; i < 9_000; i++) {
      members.put("column with a long name, number " + i, new JsonValue.Null());
    }
    JsonValue wide = JsonValue.Obj.of(members);
    var e = assertThrows(LimitException.class, () -> Driver.pushed(Csv.write(), List.of(wide)));
    assertEquals(
        "the first record has 9,000 names, which is more than 1.0 MiB for columns that are not given",
        e.getMessage());
    var given = Csv.write().columns(List.copyOf(members.keySet()));
    assertTrue(given.heldBytes().orElseThrow() > CsvEncoder.MAX_FOUND_BYTES);
    assertEquals(8_999, commas(Driver.pushed(given.header(false), List.of(wide))));
  }

  private static long commas(List<Bytes> text) {
    return text.stream().flatMapToInt(block -> block.utf8().chars()).filter(c -> c == ',').count();
  }

  @Test
  void namesThatAreNewInEachRecordAreForgotten() throws Exception {
    try (var check = new ElementCheck(JsonLimits.DEFAULT, false)) {
      int most = 0;
      for (int i = 0; i < 30_000; i++) {
        value(check, "{\"name " + i + "\":1,\"b\":2}");
        most = Math.max(most, check.namesBytes());
      }
      assertTrue(most <= 1 << 20, "" + most);
      assertTrue(most > 1 << 19, "" + most);
    }
  }

  @Test
  void namesThatComeAgainAreCountedOnce() throws Exception {
    try (var check = new ElementCheck(JsonLimits.DEFAULT, false)) {
      value(check, "{\"a\":1,\"b\":{\"a\":2}}");
      int once = check.namesBytes();
      for (int i = 0; i < 100; i++) {
        value(check, "{\"a\":1,\"b\":{\"a\":2}}");
      }
      assertEquals(once, check.namesBytes());
    }
  }

  @Test
  void namesOfRecordsThatAreNoneAreForgottenToo() throws Exception {
    try (var check = new ElementCheck(JsonLimits.DEFAULT, false)) {
      for (int i = 0; i < 3_000; i++) {
        String text = "{\"" + i + "x".repeat(1_000) + "\" 1}";
        assertThrows(dev.weir.CorruptDataException.class, () -> value(check, text));
        assertTrue(check.namesBytes() <= 1 << 20);
      }
    }
  }

  private static void value(ElementCheck check, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var _ = check.value(bytes, 0, bytes.length, Place.START);
  }

  @Test
  void aReaderOfTablesSaysWhatItsHeaderMayTake() {
    long first = Csv.read().heldBytes().orElseThrow();
    long none = Csv.read().header(new CsvHeader.None()).heldBytes().orElseThrow();
    long given =
        Csv.read().header(new CsvHeader.Given(List.of("a", "b"))).heldBytes().orElseThrow();
    assertTrue(first > given && given > none, Map.of(first, given, 0, none).toString());
    assertTrue(first < 7 << 20, "it has to fit the heap of the command: " + first);
  }

  @Test
  void aHeaderThatIsKeptHasALimitOfItsOwn() throws Exception {
    String wide = "a".repeat(100_000) + ",b\n1,2\n";
    assertEquals(1, Texts.read(Csv.read(), wide).size());
    assertEquals(
        "line 1: the header is longer than 65,536 bytes at byte 0",
        Texts.failure(Csv.read().fields(10), wide).getMessage());
  }
}

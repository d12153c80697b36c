package dev.weir.formats;

import static dev.weir.testkit.Driver.pulled;
import static dev.weir.testkit.Driver.pushed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.weir.Bytes;
import dev.weir.testkit.Blocks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/// What is written is read back, whatever it is and wherever the blocks end.
class RoundTripTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @RepeatedTest(20)
  void ofJson() throws Exception {
    var records = new ArrayList<JsonValue>();
    for (int i = random.nextInt(300); i > 0; i--) {
      records.add(value(4));
    }
    var lines = Blocks.joined(pushed(JsonLines.write(), records));
    assertEquals(records, pulled(JsonLines.read(), blocks(lines)), "seed " + seed);
    var array = Blocks.joined(pushed(JsonArray.write(), records));
    List<JsonValue> read = pulled(JsonArray.read(), blocks(array));
    assertEquals(records, read, "seed " + seed);
    assertEquals(lines, Blocks.joined(pushed(JsonLines.write(), read)), "seed " + seed);
  }

  @RepeatedTest(20)
  void ofCsv() throws Exception {
    int columns = 1 + random.nextInt(5);
    var shape = random.nextBoolean() ? CsvShape.COMMA : new CsvShape(';', '\'');
    var names = new ArrayList<String>();
    for (int i = 0; i < columns; i++) {
      names.add(i + csvText());
    }
    var records = new ArrayList<JsonValue>();
    for (int i = 1 + random.nextInt(300); i > 0; i--) {
      var members = new LinkedHashMap<String, JsonValue>();
      names.forEach(name -> members.put(name, new JsonValue.Str(csvText())));
      records.add(JsonValue.Obj.of(members));
    }
    var writer = Csv.write().shape(shape).crlf(random.nextBoolean());
    Bytes text = Blocks.joined(pushed(writer, records));
    var reader = Csv.read().shape(shape);
    assertEquals(records, pulled(reader, blocks(text)), "seed " + seed);
    var rows = pushed(reader, blocks(text));
    assertEquals(text, Blocks.joined(pushed(writer, rows)), "seed " + seed);
    Bytes lines = Blocks.joined(pushed(JsonLines.write(), rows));
    assertEquals(records, pushed(JsonLines.read(), blocks(lines)), "seed " + seed);
  }

  private List<Bytes> blocks(Bytes whole) {
    return Blocks.split(whole, 1 + random.nextInt(50), 1 + random.nextInt(5000));
  }

  private JsonValue value(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> new JsonValue.Null();
      case 1 -> new JsonValue.Bool(random.nextBoolean());
      case 2 -> JsonValue.Num.of(random.nextLong());
      case 3 -> new JsonValue.Num(Double.toString(random.nextGaussian() * 1e9));
      case 4 -> new JsonValue.Str(text());
      case 5 -> {
        var values = new ArrayList<JsonValue>();
        for (int i = random.nextInt(5); i > 0; i--) {
          values.add(value(depth - 1));
        }
        yield JsonValue.Arr.of(values);
      }
      default -> {
        var members = new LinkedHashMap<String, JsonValue>();
        for (int i = random.nextInt(5); i > 0; i--) {
          members.put(text(), value(depth - 1));
        }
        yield JsonValue.Obj.of(members);
      }
    };
  }

  /// Any chars at all, unpaired surrogates among them.
  private String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
    }
    return text.toString();
  }

  private String csvText() {
    var text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      String some = ",;\"'\r\n \tab#é€";
      text.append(random.nextInt(20) == 0 ? "𝄞" : some.charAt(random.nextInt(some.length())));
    }
    return text.toString();
  }
}

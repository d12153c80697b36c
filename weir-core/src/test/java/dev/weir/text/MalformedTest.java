package dev.weir.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.CorruptDataException;
import dev.weir.Driver;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bytes that are not UTF-8 are replaced or reported, as the user says. `%` and two digits stand
/// for a byte.
class MalformedTest {
  private static final Lines REPORTING = Lines.utf8().onMalformed(Malformed.REPORT);

  @Test
  void whatIsMalformedIsReplacedByDefault() throws Exception {
    for (int block : new int[] {1, 2, 100}) {
      var blocks = Driver.blocks(bytes("a%ffb\n%e2%82\nc%c3"), block);
      assertEquals(List.of("a\ufffdb", "\ufffd", "c\ufffd"), Driver.pushed(Lines.utf8(), blocks));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a line;%ff, 7",
    "one;two%80;three, 7",
    "ends%c3;in the middle, 4",
    "last%e2%82, 4",
    "%ef%bb%bfbehind a mark %c0%af, 17",
    "%ef%bb%bffirst;second%ed%a0%80, 15",
    "é€𝄞;%f0%9d%84, 10",
    "overlong %f8%88%80%80%80, 9",
  })
  void whatIsMalformedIsReportedWithItsPlace(String text, long offset) {
    for (int block : new int[] {1, 2, 3, 100}) {
      var blocks = Driver.blocks(bytes(text.replace(';', '\n')), block);
      var failure =
          assertThrows(CorruptDataException.class, () -> Driver.pushed(REPORTING, blocks));
      assertEquals("malformed UTF-8 at byte " + offset, failure.getMessage());
      assertThrows(CorruptDataException.class, () -> Driver.pulled(REPORTING, blocks));
    }
  }

  @Test
  void theLinesBeforeItAreGiven() throws Exception {
    var out = new Driver.Collected<String>(false);
    try (var step = REPORTING.open()) {
      for (var block : Driver.blocks(bytes("one\ntwo\n%ff\n"), 100)) {
        assertThrows(CorruptDataException.class, () -> step.take(block, out));
      }
    }
    assertEquals(List.of("one", "two"), out.elements);
  }

  @Test
  void farInALongLineItsPlaceIsExact() {
    byte[] text = bytes("é".repeat(5_000) + "%ff" + "é".repeat(5_000) + "\n");
    for (int block : new int[] {999, 100_000}) {
      var blocks = Driver.blocks(text, block);
      var failure =
          assertThrows(CorruptDataException.class, () -> Driver.pushed(REPORTING, blocks));
      assertEquals(10_000, failure.offset());
    }
  }

  @Test
  void aReplacementCharacterThatWasThereIsNotMalformed() throws Exception {
    for (int block : new int[] {1, 100}) {
      var blocks = Driver.blocks(bytes("a\ufffdb\n\ufffd"), block);
      assertEquals(List.of("a\ufffdb", "\ufffd"), Driver.pushed(REPORTING, blocks));
    }
  }

  private static byte[] bytes(String text) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      if (text.charAt(i) == '%') {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.writeBytes(Character.toString(text.codePointAt(i)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}

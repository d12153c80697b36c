package dev.weir.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Driver;
import dev.weir.Driver.Collected;
import dev.weir.LimitException;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

  @Test
  void aLineEndsWithLfOrCrLf() throws Exception {
    assertEquals(List.of("a", "b", "c"), lines(Lines.utf8(), "a\nb\r\nc\n"));
  }

  @Test
  void theLastLineNeedsNoEnding() throws Exception {
    assertEquals(List.of("a", "b"), lines(Lines.utf8(), "a\nb"));
    assertEquals(List.of("a"), lines(Lines.utf8(), "a"));
  }

  @Test
  void anEmptyInputHasNoLines() throws Exception {
    assertEquals(List.of(), lines(Lines.utf8(), ""));
  }

  @Test
  void anLfAloneIsAnEmptyLine() throws Exception {
    assertEquals(List.of(""), lines(Lines.utf8(), "\n"));
    assertEquals(List.of("", "", "a", ""), lines(Lines.utf8(), "\n\r\na\n\n"));
  }

  @Test
  void aLoneCrBelongsToTheLine() throws Exception {
    assertEquals(List.of("a\rb", "c\r", "\rd\r"), lines(Lines.utf8(), "a\rb\nc\r\r\n\rd\r"));
  }

  @Test
  void aLoneCrEndsALineIfToldSo() throws Exception {
    var anyEnding = Lines.utf8().loneCr(true);
    assertEquals(List.of("a", "b", "c", "", "d"), lines(anyEnding, "a\rb\nc\r\r\nd\r"));
    assertEquals(List.of("", "", ""), lines(anyEnding, "\r\r\n\n"));
  }

  @Test
  void aByteOrderMarkAtTheBeginningIsLeftOut() throws Exception {
    assertEquals(List.of("a", "\ufeffb"), lines(Lines.utf8(), "\ufeffa\n\ufeffb\n"));
    assertEquals(List.of("", "a"), lines(Lines.utf8(), "\ufeff\na"));
    assertEquals(List.of(), lines(Lines.utf8(), "\ufeff"));
    assertEquals(List.of("\ufeff"), lines(Lines.utf8(), "\ufeff\ufeff"));
  }

  @Test
  void aByteOrderMarkIsKeptIfToldSo() throws Exception {
    var kept = Lines.utf8().keepBom(true);
    assertEquals(List.of("\ufeffa", "b"), lines(kept, "\ufeffa\nb\n"));
    assertEquals(List.of("\ufeff"), lines(kept, "\ufeff"));
  }

  @Test
  void nulIsACharacterLikeAnyOther() throws Exception {
    assertEquals(List.of("a\0b", "\0"), lines(Lines.utf8(), "a\0b\n\0\n"));
  }

  @Test
  void textOfEveryLengthOfCharacterIsDecoded() throws Exception {
    String text = "a, é, €, 𝄞\n";
    assertEquals(List.of("a, é, €, 𝄞", "a, é, €, 𝄞"), lines(Lines.utf8(), text + text));
  }

  @Test
  void linesLongerThanAWindowOrABlockAreWhole() throws Exception {
    var expected = new ArrayList<String>();
    for (int length : new int[] {4_095, 4_096, 4_097, 1, 65_535, 65_536, 65_537, 300_000, 0}) {
      expected.add("x".repeat(length));
      expected.add("é".repeat(length));
    }
    String text = String.join("\n", expected) + "\n";
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int block : new int[] {7, 4_096, 65_535, 65_536, 65_537, 1 << 22}) {
      assertEquals(expected, Driver.pushed(Lines.utf8(), Driver.blocks(bytes, block)));
      assertEquals(expected, Driver.pulled(Lines.utf8(), Driver.blocks(bytes, block)));
    }
  }

  @Test
  void itSplitsWhateverComesAsTheJdkDoes() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String text = someText(random);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      var blocks = Driver.blocks(bytes, 1 + random.nextInt(i % 2 == 0 ? 9 : 9_000));
      assertEquals(splitAtLf(text), Driver.pushed(Lines.utf8(), blocks), "seed " + seed);
      assertEquals(splitAtLf(text), Driver.pulled(Lines.utf8(), blocks), "seed " + seed);
      var anyEnding = Lines.utf8().loneCr(true);
      var expected = new BufferedReader(new StringReader(text)).lines().toList();
      assertEquals(expected, Driver.pushed(anyEnding, blocks), "seed " + seed);
      assertEquals(expected, Driver.pulled(anyEnding, blocks), "seed " + seed);
    }
  }

  private static String someText(Random random) {
    String[] words = {"a", "river", "held back", "é", "€", "𝄞", "\r", "\n", "\n", "\r\n"};
    int known = random.nextBoolean() ? words.length : 3; // sometimes one long line
    var text = new StringBuilder();
    for (int i = random.nextInt(3_000); i > 0; i--) {
      String word = words[random.nextInt(known)];
      text.append(word.repeat(random.nextInt(50) == 0 ? 20 : 1));
      text.append(random.nextInt(40) == 0 ? "\n" : "");
    }
    return text.toString();
  }

  private static List<String> splitAtLf(String text) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String last = lines.removeLast();
    lines.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    if (!last.isEmpty()) {
      lines.add(last);
    }
    return lines;
  }

  @Test
  void aLineIsGivenAsSoonAsItsEndingIsThere() throws Exception {
    var out = new Collected<String>(false);
    try (var step = Lines.utf8().open()) {
      step.take(Bytes.utf8("one\ntw"), out);
      assertEquals(List.of("one"), out.taken());
      assertFalse(step.flush(out));
      step.take(Bytes.utf8("o\n"), out);
      assertEquals(List.of("two"), out.taken());
      assertTrue(step.flush(out));
    }
  }

  @Test
  void itGivesOneLineAtATimeToOneWhoPauses() throws Exception {
    var out = new Collected<String>(true);
    try (var step = Lines.utf8().open()) {
      step.take(Bytes.utf8("1\n2\n3\n4"), out);
      assertEquals(List.of("1"), out.taken());
      assertTrue(step.more(out));
      assertEquals(List.of("2"), out.taken());
      assertFalse(step.flush(out));
      assertTrue(step.more(out));
      assertEquals(List.of("3"), out.taken());
      assertFalse(step.more(out));
      step.finish(out);
      assertEquals(List.of("4"), out.taken());
    }
  }

  @Test
  void itReturnsAtOnceWhenNobodyWantsMore() throws Exception {
    var out = new Collected<String>(false);
    out.wanted = 2;
    try (var step = Lines.utf8().open()) {
      step.take(Bytes.utf8("1\n2\n3\n4\n"), out);
      assertEquals(List.of("1", "2"), out.elements);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000, 4_095, 4_096, 4_097, 70_000})
  void aLineMayBeAsLongAsTheLimit(int max) throws Exception {
    String longest = "x".repeat(max);
    var limited = Lines.utf8().maxBytes(max);
    for (String ending : List.of("\n", "\r\n", "")) {
      String text = "\ufeff" + longest + "\n\n" + longest + ending;
      assertEquals(List.of(longest, "", longest), linesIn(limited, text, 1, 7, 65_536));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000, 4_095, 4_096, 4_097, 70_000})
  void oneByteMoreIsTooLong(int max) {
    var limited = Lines.utf8().maxBytes(max);
    for (String ending : List.of("\n", "\r\n", "")) {
      byte[] text = ("a\n\n" + "x".repeat(max + 1) + ending).getBytes(StandardCharsets.UTF_8);
      for (int block : new int[] {1, 7, 65_536}) {
        var blocks = Driver.blocks(text, block);
        var failure = assertThrows(LimitException.class, () -> Driver.pushed(limited, blocks));
        Driver.assertSays("line at byte 3 is longer than ", failure);
        assertThrows(LimitException.class, () -> Driver.pulled(limited, blocks));
      }
    }
  }

  @Test
  void theLimitIsInBytesNotInCharacters() throws Exception {
    assertEquals(List.of("€€"), lines(Lines.utf8().maxBytes(6), "€€\n"));
    assertThrows(LimitException.class, () -> lines(Lines.utf8().maxBytes(5), "€€\n"));
  }

  @Test
  void aGiantLineFailsAsSoonAsTheLimitIsPassed() throws Exception {
    var out = new Collected<String>(false);
    Bytes block = Bytes.wrap(new byte[100]);
    try (var step = Lines.utf8().maxBytes(1_000).open()) {
      step.take(Bytes.utf8("first\n"), out);
      for (int i = 0; i < 10; i++) {
        step.take(block, out);
      }
      var failure = assertThrows(LimitException.class, () -> step.take(block, out));
      assertEquals("line at byte 6 is longer than 1,000 bytes", failure.getMessage());
    }
    assertEquals(List.of("first"), out.elements);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, Lines.MAX_MAX_BYTES + 1})
  void thereIsNoSuchLimit(int max) {
    assertThrows(IllegalArgumentException.class, () -> Lines.utf8().maxBytes(max));
  }

  @Test
  void itIsAValueWithANameAndABound() {
    assertEquals(Lines.utf8(), Lines.utf8().maxBytes(1 << 20).loneCr(false));
    assertEquals("lines", Lines.utf8().name());
    assertEquals(
        1_000 + 4 + 4_096 + (128 << 10) + 1_024 * 48,
        Lines.utf8().maxBytes(1_000).heldBytes().orElseThrow());
  }

  private static List<String> lines(Lines lines, String text) throws Exception {
    return linesIn(lines, text, IntStream.rangeClosed(1, 9).toArray());
  }

  /// What comes out, which must be the same in blocks of any size, pushed and pulled.
  private static List<String> linesIn(Lines lines, String text, int... sizes) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<String> expected = Driver.pushed(lines, Driver.blocks(bytes, 1 << 22));
    for (int size : sizes) {
      assertEquals(expected, Driver.pushed(lines, Driver.blocks(bytes, size)), "in " + size);
      assertEquals(expected, Driver.pulled(lines, Driver.blocks(bytes, size)), "in " + size);
    }
    return expected;
  }
}

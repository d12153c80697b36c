package dev.weir.text;

import static dev.weir.Driver.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.Driver;
import dev.weir.Driver.Collected;
import dev.weir.LimitException;
import dev.weir.Sources;
import dev.weir.Transform;
import dev.weir.pipeline.Pipeline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Lines that are not decoded are the same lines.
@Timeout(60)
class ViewsTest {
  private static final String[] WORDS = {
    "a",
    "b",
    "river",
    "held back",
    "é",
    "€",
    "𝄞",
    "\ufffd",
    "\ufeff",
    "\r",
    "\n",
    "\n",
    "\r\n",
    "\0",
    ",",
    ";;",
    " ",
    "\t"
  };
  private static final int[] ODD_BYTES = {
    0xff, 0x80, 0xc3, 0xe2, 0xed, 0xa0, 0xf4, 0x90, 0xc0, '\n'
  };

  @Test
  void theyAreTheLinesThatAreGivenAsTexts() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 1_500; i++) {
      byte[] bytes = someBytes(random, i % 50 == 0 ? 3_000 : 60);
      var blocks = Driver.blocks(bytes, 1 + random.nextInt(i % 2 == 0 ? 9 : 9_000));
      var lines =
          new Lines(
              random.nextInt(4) == 0 ? 1 + random.nextInt(40) : 1 << 20,
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextInt(3) == 0 ? Malformed.REPORT : Malformed.REPLACE);
      String why = lines + ", seed " + seed;
      var expected = Outcome.of(() -> Driver.pushed(lines, blocks));
      assertEquals(expected, Outcome.of(() -> texts(Driver.pushed(lines.views(), blocks))), why);
      assertEquals(expected, Outcome.of(() -> texts(Driver.pulled(lines.views(), blocks))), why);
    }
  }

  @Test
  void stepsOverThemDoWhatTheyDoWithTexts() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = someBytes(random, 80);
      var blocks = Driver.blocks(bytes, 1 + random.nextInt(i % 2 == 0 ? 9 : 300));
      var treatment = random.nextInt(5) == 0 ? Malformed.REPORT : Malformed.REPLACE;
      Lines lines = Lines.utf8().onMalformed(treatment);
      Transform<Bytes, String> texts = lines;
      Transform<Bytes, Bytes> views = lines.views();
      Transform<Bytes, dev.weir.spi.LineView> shown = new LineViews(lines);
      var why = new StringBuilder();
      for (int steps = random.nextInt(3); steps >= 0; steps--) {
        if (random.nextInt(3) > 0) {
          Grep grep = someGrep(random);
          why.append(grep);
          texts = texts.andThen(grep);
          views = views.andThen(grep.views());
          shown = shown.andThen(new ViewsGrep(grep));
        } else {
          Cut cut = someCut(random);
          why.append(cut);
          texts = texts.andThen(cut);
          views = views.andThen(cut.views());
          shown = shown.andThen(new ViewsCut(cut));
        }
      }
      why.append(", seed ").append(seed);
      var expected = joined(texts.andThen(Lines.unlines()), blocks);
      assertEquals(
          expected, joined(views.andThen(Lines.unlines().views()), blocks), why.toString());
      var all = shown.andThen(new ViewsUnlines(Lines.unlines()));
      assertEquals(expected, joined(all, blocks), why.toString());
      assertEquals(expected, Outcome.of(() -> bytes(Driver.pulled(all, blocks))), why.toString());
    }
  }

  /// What came out, or the failure.
  private record Outcome(List<String> lines, String failure) {
    interface Call {
      List<String> run() throws Exception;
    }

    static Outcome of(Call call) {
      try {
        return new Outcome(call.run(), "");
      } catch (Exception e) {
        return new Outcome(List.of(), e.toString());
      }
    }
  }

  private static Outcome joined(Transform<Bytes, Bytes> transform, List<Bytes> blocks) {
    return Outcome.of(() -> bytes(Driver.pushed(transform, blocks)));
  }

  private static List<String> bytes(List<Bytes> blocks) {
    return List.of(new String(Driver.joined(blocks), StandardCharsets.ISO_8859_1));
  }

  private static List<String> texts(List<Bytes> lines) {
    for (Bytes line : lines) {
      assertEquals(line, Bytes.utf8(line.utf8()), "is valid UTF-8");
    }
    return lines.stream().map(Bytes::utf8).toList();
  }

  private static byte[] someBytes(Random random, int most) {
    var bytes = new java.io.ByteArrayOutputStream();
    boolean odd = random.nextInt(3) == 0;
    int known = random.nextInt(8) == 0 ? 3 : WORDS.length; // sometimes one long line
    for (int i = random.nextInt(most); i > 0; i--) {
      if (odd && random.nextInt(4) == 0) {
        bytes.write(ODD_BYTES[random.nextInt(ODD_BYTES.length)]);
      } else {
        bytes.writeBytes(WORDS[random.nextInt(known)].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static Grep someGrep(Random random) {
    String[] pieces = {
      "a", "b", "ri", "er", "é", "€", "𝄞", "\ufffd", "\n", "\r", "\ud834", "\udd1e", "", "A", "ÉÉ"
    };
    String[] regexes = {
      ".", ".*", "+", "?", "|", "(a|b)", "^", "$", "[ab]", "[^a]", "\\.", "\\w", "\\bri", "{2}",
      "(?:b)", "(?i)", "(?=a)", "(r)", "\\Qa\\E", "\\x61", "[\\]]", "a", "held", "river", "é", "𝄞"
    };
    while (true) {
      var pattern = new StringBuilder();
      boolean literal = random.nextBoolean();
      for (int i = random.nextInt(5); i > 0; i--) {
        String[] from = literal || random.nextBoolean() ? pieces : regexes;
        pattern.append(from[random.nextInt(from.length)]);
      }
      try {
        return new Grep(pattern.toString(), literal, random.nextBoolean(), random.nextInt(4) == 0);
      } catch (IllegalArgumentException _) {
        // another one
      }
    }
  }

  private static Cut someCut(Random random) {
    String[] fields = {"1", "2", "1,3", "2-", "-2", "1-2,4", "2,4-"};
    String[] delimiters = {",", ";;", "é", "𝄞", "a", "a,"};
    String chosen = fields[random.nextInt(fields.length)];
    String delimiter =
        random.nextInt(4) == 0 ? null : delimiters[random.nextInt(delimiters.length)];
    return new Cut(chosen, delimiter, random.nextBoolean(), random.nextBoolean());
  }

  @Test
  void aLineIsASliceOfItsBlock() throws Exception {
    Bytes block = Bytes.utf8("first\r\nsecond é\nthird");
    var lines = Driver.pushed(Lines.utf8().views(), List.of(block));
    assertEquals(block.heldBytes(), lines.get(0).heldBytes());
    assertEquals(block.heldBytes(), lines.get(1).heldBytes());
    assertEquals(List.of("first", "second é", "third"), texts(lines));
    assertEquals(5, lines.get(2).compact().heldBytes());
  }

  @Test
  void linesThatAreKeptDoNotKeepTheirBlocks() throws Exception {
    Bytes block = Bytes.utf8("x".repeat(99) + "\n" + "y".repeat(100_000) + "\n");
    var kept =
        Pipeline.from(Sources.of(block, block))
            .through(Lines.utf8().views())
            .filter(line -> line.length() < 100)
            .buffer(Bound.elements(8))
            .toList(9)
            .run();
    assertEquals(2, kept.size());
    kept.forEach(line -> assertEquals(99, line.heldBytes()));
  }

  @Test
  void aGiantLineFailsAsSoonAsTheLimitIsPassed() throws Exception {
    var out = new Collected<Bytes>(false);
    Bytes block = Bytes.wrap(new byte[100]);
    try (var step = Lines.utf8().maxBytes(1_000).views().open()) {
      step.take(Bytes.utf8("first\n"), out);
      for (int i = 0; i < 10; i++) {
        step.take(block, out);
      }
      var failure = assertThrows(LimitException.class, () -> step.take(block, out));
      assertSays("line at byte 6 is longer than 1,000 bytes", failure);
    }
  }

  @Test
  void aLineIsGivenAsSoonAsItsEndingIsThereAndOneAtATime() throws Exception {
    var out = new Collected<Bytes>(true);
    try (var step = Lines.utf8().views().open()) {
      step.take(Bytes.utf8("one\ntwo\nthr"), out);
      assertEquals(List.of("one"), texts(out.taken()));
      assertTrue(step.more(out));
      assertEquals(List.of("two"), texts(out.taken()));
      assertFalse(step.more(out));
      assertFalse(step.flush(out));
      step.take(Bytes.utf8("ee\n"), out);
      assertEquals(List.of("three"), texts(out.taken()));
      assertFalse(step.more(out));
      assertTrue(step.flush(out));
    }
  }

  @Test
  void itReturnsAtOnceWhenNobodyWantsMore() throws Exception {
    var out = new Collected<Bytes>(false);
    out.wanted = 2;
    try (var step = Lines.utf8().views().open()) {
      step.take(Bytes.utf8("1\n2\n3\n4\n"), out);
      assertEquals(2, out.elements.size());
    }
  }

  @Test
  void aTextThatHasToBeThereIsFoundInTheExpression() {
    assertEquals("held", Required.in("a.*held[x]b+"));
    assertEquals("b.c", Required.in("(x|y)?b\\.c*z?b\\.c"));
    assertEquals("abc", Required.in("a+bcd?"), "the last a is before the b");
    assertEquals("ab", Required.in("^ab$"));
    assertEquals("𝄞x", Required.in("y?𝄞x"));
    assertEquals("c", Required.in("(a|b)*c"));
    for (String unknown :
        List.of("a|b", "a?", "a*", "[ab]", "(ab)", "(?i)ab", "\\Qab\\E", "a{0}", "\\x61", "")) {
      assertEquals(null, Required.in(unknown), unknown);
    }
  }

  @Test
  void aValueHasTheNameOfItsOther() {
    assertEquals("lines", Lines.utf8().views().name());
    assertEquals("grep x", Grep.text("x").views().name());
    assertEquals("cut 1", Cut.fields("1").views().name());
    assertEquals("unlines", Lines.unlines().views().name());
    assertEquals(Lines.utf8().views(), Lines.utf8().views());
    assertEquals(
        1_000 + 4 + 4 * 4_096, Lines.utf8().maxBytes(1_000).views().heldBytes().orElseThrow());
  }

  @Test
  void aDelimiterThatIsNoTextIsRefused() {
    assertThrows(IllegalStateException.class, () -> Cut.fields("1").delimitedBy("\ud834").views());
  }
}

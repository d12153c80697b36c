package dev.weir.spi;

import static dev.weir.spi.TestWords.VOCABULARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PipelineTextTest {

  @Test
  void oneTextAndManyWordsSayTheSame() {
    assertEquals(
        VOCABULARY.parse("file:a.log ! lines ! take 5 ! unlines ! file:b.log replace=yes"),
        VOCABULARY.parse(
            List.of(
                "file:a.log",
                "!",
                "lines",
                "!",
                "take",
                "5",
                "!",
                "unlines",
                "!",
                "file:b.log",
                "replace=yes")));
  }

  @Test
  void aBarePathIsAFile() {
    assertEquals("file:a.log ! file:/tmp/b", VOCABULARY.parse("a.log ! /tmp/b").toString());
  }

  @Test
  void aPathThatLooksLikeAnotherWordIsWrittenWithADirectory() {
    for (String path : List.of("./null", "./file", "./lines", "./-", "./!", "./a:b", "./a=b")) {
      PipelineText text = VOCABULARY.parse(List.of(path, "!", path));
      assertEquals(path, text.phrases().getFirst().operand());
      assertEquals(path, text.phrases().getLast().operand());
    }
  }

  @Test
  void aColonBehindWhatIsNoSchemeIsPartOfThePath() {
    assertEquals("12:30.log", VOCABULARY.parse("12:30.log ! null").phrases().getFirst().operand());
    assertEquals("a/b:c", VOCABULARY.parse("a/b:c ! null").phrases().getFirst().operand());
    assertEquals("a:b", VOCABULARY.parse("file:a:b ! null").phrases().getFirst().operand());
  }

  @Test
  void anOperandMayBeWrittenWithItsName() {
    assertEquals(
        VOCABULARY.parse("a ! lines ! take 5 ! unlines ! b"),
        VOCABULARY.parse("a ! lines ! take n=5 ! unlines ! b"));
  }

  @Test
  void theOrderOfOptionsDoesNotMatter() {
    PipelineText one = VOCABULARY.parse("a ! lines ! grep x most=3 not=yes ! unlines ! b");
    PipelineText other =
        VOCABULARY.parse("a ! lines ! grep not=yes most=3 pattern=x ! unlines ! b");
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertEquals(one.toString(), other.toString());
    assertNotEquals(one, VOCABULARY.parse("a ! lines ! grep x most=4 not=yes ! unlines ! b"));
  }

  @Test
  void quotesKeepSpacesAndBarsTogether() {
    assertEquals("a b", source("'a b' ! null"));
    assertEquals("a b", source("\"a b\" ! null"));
    assertEquals("a b", source("a\\ b ! null"));
    assertEquals("a b", source("file:'a b' ! null"));
    assertEquals("a ! b", source("'a ! b' ! null"));
    assertEquals("a\\b", source("'a\\b' ! null"));
    assertEquals("a\\\"b'", source("\"a\\\\\\\"b'\" ! null"));
    assertEquals("a!b", source("a!b ! null"));
    assertEquals("!", source("'!' ! null"));
    assertEquals("!", source("\\! ! null"));
    assertEquals("a\nb", source("'a\nb'\n!\tnull\r\n"));
  }

  private static String source(String text) {
    return String.valueOf(VOCABULARY.parse(text).phrases().getFirst().operand());
  }

  @Test
  void asWordsQuotesStandForThemselves() {
    PipelineText text = VOCABULARY.parse(List.of("it's \"here\" \\", "!", "null"));
    assertEquals("it's \"here\" \\", text.phrases().getFirst().operand());
    assertEquals("\"file:it's \\\"here\\\" \\\\\" ! null", text.toString());
  }

  @Test
  void whatIsPrintedParsesToAnEqualText() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      List<String> words = randomPipeline(random);
      PipelineText text = VOCABULARY.parse(words);
      String why = "seed " + seed + ", " + words;
      assertEquals(text, VOCABULARY.parse(text.toString()), why);
      assertEquals(text, VOCABULARY.parse(text.words()), why);
      assertEquals(text.toString(), VOCABULARY.parse(text.words()).toString(), why);
    }
  }

  private static List<String> randomPipeline(Random random) {
    var words = new ArrayList<String>();
    words.add("file:a" + randomText(random));
    words.addAll(List.of("!", "lines"));
    for (int step = random.nextInt(3); step > 0; step--) {
      words.addAll(List.of("!", "grep", "pattern=" + randomText(random)));
      if (random.nextBoolean()) {
        words.add("most=" + random.nextInt(100));
      }
    }
    words.addAll(List.of("!", "unlines", "!", "file:a" + randomText(random)));
    return words;
  }

  private static String randomText(Random random) {
    String alphabet = " !='\"\\\t\n:/ab-\u00e9\u001b";
    var text = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void whateverIsWrittenEitherParsesOrIsAUsageException() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    String[] pieces = {
      "file:", "a", "!", " ", " ! ", "grep", "take", "5", "=", "'", "\"", "\\", "null", "most=1",
      ":"
    };
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        PipelineText parsed = VOCABULARY.parse(text.toString());
        assertEquals(parsed, VOCABULARY.parse(parsed.toString()), "seed " + seed + ", " + text);
      } catch (UsageException e) {
        assertNotEquals("", String.valueOf(e.getMessage()), "seed " + seed + ", " + text);
      }
    }
  }

  @Test
  void anOptionOfTheSinkCanBeSetAfterwards() {
    PipelineText text = VOCABULARY.parse("a ! b");
    assertEquals("file:a ! file:b replace=yes", text.withSinkOption("replace", "yes").toString());
    assertEquals(Map.of(), text.phrases().getLast().options());
    assertThrows(UsageException.class, () -> text.withSinkOption("other", "yes"));
    assertThrows(UsageException.class, () -> text.withSinkOption("replace", "maybe"));
  }

  @Test
  void theSameTextRunsTwice() throws Exception {
    PipelineText text = VOCABULARY.parse("a ! lines ! buffer 10 ! take 3 ! unlines ! null");
    text.job().run();
    text.job().run();
  }
}

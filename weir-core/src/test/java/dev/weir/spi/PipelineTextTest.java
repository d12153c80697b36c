package dev.weir.spi;

import static dev.weir.spi.TestWords.VOCABULARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
      assertEquals(path, text.phrases().getFirst().operands().getFirst());
      assertEquals(path, text.phrases().getLast().operands().getFirst());
    }
  }

  @Test
  void aColonBehindWhatIsNoSchemeIsPartOfThePath() {
    assertEquals(
        "12:30.log",
        VOCABULARY.parse("12:30.log ! null").phrases().getFirst().operands().getFirst());
    assertEquals(
        "a/b:c", VOCABULARY.parse("a/b:c ! null").phrases().getFirst().operands().getFirst());
    assertEquals(
        "a:b", VOCABULARY.parse("file:a:b ! null").phrases().getFirst().operands().getFirst());
  }

  @Test
  void anOperandMayBeWrittenWithItsName() {
    assertEquals(
        VOCABULARY.parse("a ! lines ! take 5 ! unlines ! b"),
        VOCABULARY.parse("a ! lines ! take n=5 ! unlines ! b"));
  }

  @Test
  void aFlagHasALetter() {
    String whole = "file:a ! lines ! pick x invert=yes ignore-case=yes ! unlines ! file:b";
    for (String written : List.of("pick -v -i x", "pick x -iv", "pick -vi text=x")) {
      assertEquals(whole, VOCABULARY.parse("a ! lines ! " + written + " ! unlines ! b").toString());
    }
    assertEquals(
        "file:a ! lines ! pick text=-v ! unlines ! file:b",
        VOCABULARY.parse("a ! lines ! pick text=-v ! unlines ! b").toString());
  }

  @Test
  void anOperandMayBeWrittenSeveralTimes() {
    PipelineText text = VOCABULARY.parse("several:a b several:c ./d:e ! null");
    assertEquals(List.of("a", "b", "c", "./d:e"), text.phrases().getFirst().operands());
    assertEquals("several:a several:b several:c several:./d:e ! null", text.toString());
    assertEquals(text, VOCABULARY.parse(text.toString()));
  }

  @Test
  void aHyphenIsStandardInputOrOutput() {
    assertEquals("stdin ! stdout", VOCABULARY.parse("- ! -").toString());
  }

  @Test
  void whatReportsMayStandLast() {
    assertEquals("file:a ! measure ! null", VOCABULARY.parse("a ! measure").toString());
  }

  @Test
  void aJobFileHasCommentsAndVariables() {
    String file =
        """
        # what it is for
        file:${DIR}/in.log   # where from
          ! lines
          ! grep "${WHAT} '${WHAT}" most=3 ! grep '${WHAT}#' ! grep \\${WHAT}#
          ! unlines
        ! b
        """;
    Map<String, String> variables = Map.of("DIR", "/tmp/a b", "WHAT", "! 'x' #");
    PipelineText text = VOCABULARY.parseFile("job.weir", file, variables::get);
    assertEquals("/tmp/a b/in.log", text.phrases().getFirst().operands().getFirst());
    assertEquals(List.of("! 'x' # '! 'x' #"), text.phrases().get(2).operands());
    assertEquals(List.of("${WHAT}#"), text.phrases().get(3).operands());
    assertEquals(List.of("${WHAT}#"), text.phrases().get(4).operands());
    assertEquals(text, VOCABULARY.parse(text.toString()));
    assertEquals(text, VOCABULARY.parseFile("printed", text.toString(), variables::get));
  }

  @Test
  void aMistakeInAJobFileHasItsLine() {
    mistake("a\n! gzp\n! b\n", "job.weir:2: unknown step 'gzp'");
    mistake("a ! b\n\n'c", "job.weir:3: a ' is not closed");
    mistake("a\n! ${NO}", "job.weir:2: ${NO} is not set");
    mistake("a\n! ${N", "job.weir:2: a ${ is not closed");
    mistake("a\n! ${1}", "job.weir:2: '${1}' names no variable");
    mistake("# nothing\n", "job.weir:1: no pipeline");
    mistake("a\n! lines\n!\n", "job.weir:3: no sink behind the last !");
  }

  private static void mistake(String file, String message) {
    var e =
        assertThrows(UsageException.class, () -> VOCABULARY.parseFile("job.weir", file, _ -> null));
    assertTrue(String.valueOf(e.getMessage()).startsWith(message), e.getMessage());
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
    return VOCABULARY.parse(text).phrases().getFirst().operands().getFirst();
  }

  @Test
  void asWordsQuotesStandForThemselves() {
    PipelineText text = VOCABULARY.parse(List.of("it's \"here\" \\", "!", "null"));
    assertEquals("it's \"here\" \\", text.phrases().getFirst().operands().getFirst());
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
      assertEquals(text, VOCABULARY.parseFile("job", text.toString(), _ -> "other"), why);
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
    String alphabet = " !='\"\\\t\n:/ab-\u00e9\u001b#${}";
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
      "file:",
      "a",
      "!",
      " ",
      " ! ",
      "grep",
      "take",
      "5",
      "=",
      "'",
      "\"",
      "\\",
      "null",
      "most=1",
      ":",
      "-",
      "pick ",
      "-v",
      "several:",
      "measure",
      "amounts",
      " rate=1/s",
      " share=1%",
      " time=1s",
      "#",
      "${A}",
      "$",
      "\n"
    };
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        String why = "seed " + seed + ", " + text;
        PipelineText parsed =
            i % 2 == 0
                ? VOCABULARY.parse(text.toString())
                : VOCABULARY.parseFile("job", text.toString(), _ -> "some ! thing");
        assertEquals(parsed, VOCABULARY.parse(parsed.toString()), why);
        assertEquals(parsed, VOCABULARY.parseFile("job", parsed.toString(), _ -> "other"), why);
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

  @Test
  void aFlagOfAStepWithoutAnOperandMayBeWrittenAlone() {
    Vocabulary installed = Vocabulary.installed();
    assertEquals(
        installed.parse("a ! gzip independent=yes ! b").toString(),
        installed.parse("a ! gzip independent ! b").toString());
    assertThrows(UsageException.class, () -> installed.parse("a ! gzip dependent ! b"));
  }
}

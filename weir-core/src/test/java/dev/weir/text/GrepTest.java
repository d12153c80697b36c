package dev.weir.text;

import static dev.weir.Driver.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Driver;
import dev.weir.Driver.Collected;
import dev.weir.LimitException;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.pipeline.Pipeline;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GrepTest {
  private static final String ENDLESS = "(a*)*\\1c"; // on many times a
  private static final Vocabulary INSTALLED = Vocabulary.installed();

  @Test
  void linesInWhichThePatternIsFoundStay() throws Exception {
    assertEquals(
        List.of("an ERROR", "WARN", "ERROR"),
        grep(Grep.pattern("ERROR|WARN"), "an ERROR", "error", "WARN", "", "ERROR", "WAR N"));
    assertEquals(List.of("a1b"), grep(Grep.pattern("^a\\d"), "a1b", "ba1", "ab"));
    assertEquals(List.of("a.b"), grep(Grep.pattern("a\\.b"), "a.b", "axb"));
  }

  @Test
  void invertedTheOthersStay() throws Exception {
    assertEquals(List.of("", "b"), grep(Grep.pattern("a").inverted(), "a", "", "b", "ba"));
    assertEquals(List.of("a"), grep(Grep.pattern("a").inverted().inverted(), "a", "b"));
  }

  @Test
  void ignoringCaseIsAMatterOfUnicode() throws Exception {
    assertEquals(
        List.of("ÄRGER", "ärger"), grep(Grep.pattern("äRg").ignoringCase(), "ÄRGER", "ärger", "a"));
    assertEquals(List.of("A.B", "a.b"), grep(Grep.text("a.B").ignoringCase(), "A.B", "a.b", "axb"));
  }

  @Test
  void inATextNoCharacterHasAMeaning() throws Exception {
    assertEquals(List.of("a.b"), grep(Grep.text("a.b"), "a.b", "axb"));
    assertEquals(List.of("x(*|\\Ey"), grep(Grep.text("(*|\\E"), "x(*|\\Ey", "\\E"));
  }

  @Test
  void anEmptyPatternIsInEveryLine() throws Exception {
    for (var empty : List.of(Grep.pattern(""), Grep.text(""), Grep.pattern("x|"))) {
      assertEquals(List.of("a", "", "𝄞"), grep(empty, "a", "", "𝄞"));
      assertEquals(List.of(), grep(empty.inverted(), "a", "", "𝄞"));
    }
    assertEquals(List.of(""), grep(Grep.pattern("^$"), "a", "", " "));
  }

  @Test
  void aLineIsOneLineWhateverIsInIt() throws Exception {
    var odd = List.of("a\rb", "a\u2028b", "a\u0085b", "a\0b");
    assertEquals(odd, Driver.pushed(Grep.pattern("^a.b$"), odd));
    assertEquals(List.of(), grep(Grep.pattern("a$"), "a\r", "a\u2028"));
  }

  @Test
  void aSurrogatePairIsOneCharacter() throws Exception {
    assertEquals(List.of("𝄞"), grep(Grep.pattern("^.$"), "𝄞", "𝄞𝄞", "ab"));
    assertEquals(List.of("𝄢"), grep(Grep.pattern("[^𝄞]"), "𝄞", "𝄢", "𝄞𝄞"));
    assertEquals(List.of("x𝄞"), grep(Grep.text("𝄞"), "x𝄞", "𝄢"));
  }

  @Test
  void alternativesAreFoundAsTheJdkFindsThem() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    String[] pieces = {"a", "b", "|", "é", "𝄞", ".*", "(a)", "$", "b+"};
    for (int i = 0; i < 2_000; i++) {
      String pattern = some(pieces, random);
      var lines = new ArrayList<String>();
      for (int n = 0; n < 5; n++) {
        lines.add(some(new String[] {"a", "b", "é", "𝄞", "|"}, random));
      }
      var jdk = Pattern.compile(pattern).asPredicate();
      var expected = lines.stream().filter(jdk).toList();
      assertEquals(expected, Driver.pushed(Grep.pattern(pattern), lines), pattern + ", " + seed);
    }
  }

  private static String some(String[] pieces, Random random) {
    var text = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  @Test
  void aVeryLongLineIsNoTrouble() throws Exception {
    String line = "x".repeat(1 << 20);
    assertEquals(List.of(line + "y"), grep(Grep.pattern("x+y$|z"), line + "y"));
    assertEquals(List.of(), grep(Grep.pattern(".*y.*"), line));
    assertEquals(List.of(), grep(Grep.text("y"), line));
  }

  @Test
  void aPatternThatTakesTooLongIsRefused() {
    var e =
        assertThrows(
            LimitException.class,
            () -> Driver.pushed(Grep.pattern(ENDLESS), List.of("a".repeat(40))));
    assertEquals(
        "pattern takes too long on a line of 40 characters; write it without nested repetition",
        e.getMessage());
  }

  @Test
  void aPatternThatNeedsTooMuchStackIsRefused() {
    String line = "a".repeat(1_000_000);
    var e =
        assertThrows(
            LimitException.class, () -> Driver.pushed(Grep.pattern("(a|b)*[cd]"), List.of(line)));
    assertEquals(
        "pattern goes too deep on a line of 1,000,000 characters; write it without repeated groups",
        e.getMessage());
  }

  @Test
  void aLongSearchHearsAnInterrupt() throws Exception {
    try (var step = Grep.pattern(ENDLESS).open()) {
      Thread.currentThread().interrupt();
      assertThrows(
          InterruptedException.class,
          () -> step.take("a".repeat(40), new Collected<String>(false)));
    }
  }

  @Test
  void aPatternThatIsNoneIsRefusedInOneLine() {
    var e = assertThrows(IllegalArgumentException.class, () -> Grep.pattern("(a\nb"));
    assertEquals("pattern '(a?b' is wrong at index 4: unclosed group", e.getMessage());
    Grep.text("(a\nb");
    String nested = "(".repeat(100_000);
    assertThrows(IllegalArgumentException.class, () -> Grep.pattern(nested));
  }

  @Test
  void itStopsWhenNobodyWantsMore() throws Exception {
    assertEquals(
        List.of("a1"),
        Pipeline.from(Sources.of("b", "a1", "a2"))
            .through(Grep.pattern("a"))
            .take(1)
            .toList(9)
            .run());
  }

  @Test
  void aJobThatFailsNamesThePattern() {
    var job = Pipeline.from(Sources.of("a".repeat(40))).through(Grep.pattern(ENDLESS)).toList(9);
    var e = assertThrows(StreamException.class, job::run);
    assertInstanceOf(LimitException.class, e.getCause());
    assertSays("grep (a*)*\\1c: pattern takes too long on a line of 40 characters", e);
  }

  @Test
  void itIsAValueWithAShortNameAndABound() {
    assertEquals(Grep.text("a").inverted(), new Grep("a", true, true, false));
    assertEquals("grep ERROR", Grep.pattern("ERROR").name());
    assertEquals("grep", Grep.pattern("").name());
    assertEquals("grep a?b", Grep.text("a\nb").name());
    assertEquals("grep ??", Grep.text("\u202e\ud834").name());
    assertEquals("grep " + "x".repeat(24) + "…", Grep.text("x".repeat(26)).name());
    assertEquals("grep " + "x".repeat(25), Grep.text("x".repeat(25)).name());
    assertEquals(
        "grep " + "x".repeat(23) + "…", Grep.text("x".repeat(23) + "𝄞".repeat(20)).name());
    assertEquals(0, Grep.pattern("a").heldBytes().orElseThrow());
  }

  @Test
  void itsWordTakesFlags() {
    assertEquals("grep a|b", name("grep a|b"));
    String whole =
        "file:a ! lines ! grep a.b invert=yes ignore-case=yes fixed=yes ! unlines ! stdout";
    for (String written : List.of("grep -viF a.b", "grep a.b -F -v -i", "grep pattern=a.b -Fiv")) {
      assertEquals(whole, parsed(written));
    }
    assertTrue(parsed("grep pattern=-v").contains("grep pattern=-v"));
  }

  @Test
  void itsWordRefusesWhatIsNoPattern() {
    refused("grep '(ab'", "grep: pattern '(ab' is wrong at index 3: unclosed group");
    refused("grep '*a'", "grep: pattern '*a' is wrong at index 0: dangling meta character '*'");
    refused("grep", "grep needs TEXT (a regular expression, found anywhere in a line): ");
    parsed("grep -F '(ab'");
    parsed("grep ''");
  }

  private static void refused(String step, String message) {
    assertSays(message, assertThrows(UsageException.class, () -> parsed(step)));
  }

  private static String parsed(String step) {
    return INSTALLED.parse("a ! lines ! " + step + " ! unlines ! stdout").toString();
  }

  private static String name(String step) {
    String explained = INSTALLED.parse("a ! lines ! " + step + " ! unlines ! null").job().explain();
    return explained.lines().filter(line -> line.contains("grep")).findFirst().orElse("").strip();
  }

  private static List<String> grep(Grep grep, String... lines) throws Exception {
    List<String> pushed = Driver.pushed(grep, List.of(lines));
    assertEquals(pushed, Driver.pulled(grep, List.of(lines)));
    return pushed;
  }
}

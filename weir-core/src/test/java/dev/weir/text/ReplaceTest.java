package dev.weir.text;

import static dev.weir.Driver.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.Driver;
import dev.weir.LimitException;
import dev.weir.Sources;
import dev.weir.pipeline.Pipeline;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReplaceTest {
  private static final Vocabulary INSTALLED = Vocabulary.installed();

  @Test
  void eachMatchIsReplaced() throws Exception {
    assertEquals("a#b#", replace(Replace.pattern("[0-9]+").with("#"), "a12b345"));
    assertEquals("", replace(Replace.pattern("[0-9]+").with("#"), ""));
    assertEquals("xbxb", replace(Replace.pattern("a").with("x"), "abab"));
  }

  @Test
  void withoutAReplacementTheMatchesAreRemoved() throws Exception {
    assertEquals("ab", replace(Replace.pattern("[0-9]+"), "a12b345"));
    assertEquals("", replace(Replace.text("a"), "aaa"));
  }

  @Test
  void onlyTheFirstIsReplacedIfToldSo() throws Exception {
    assertEquals("a#b345", replace(Replace.pattern("[0-9]+").with("#").onlyFirst(), "a12b345"));
    assertEquals("xaa", replace(Replace.text("a").with("x").onlyFirst(), "aaa"));
    assertEquals("xab", replace(Replace.pattern("").with("x").onlyFirst(), "ab"));
  }

  @Test
  void groupsStandForWhatTheyMatched() throws Exception {
    var swapped = Replace.pattern("(\\w+)=(?<value>\\w*)").with("${value}=$1, $0");
    assertEquals("b=a, a=b; =c, c=", replace(swapped, "a=b; c="));
    assertEquals("[a][]", replace(Replace.pattern("(a)|b").with("[$1]"), "ab"));
    assertEquals("a3", replace(Replace.pattern("(a)x").with("$13"), "ax"));
    assertEquals("$1\\", replace(Replace.pattern("a").with("\\$1\\\\"), "a"));
  }

  @Test
  void inATextNothingHasAMeaning() throws Exception {
    assertEquals("$1\\axb", replace(Replace.text("a.b").with("$1\\"), "a.baxb"));
    assertEquals("$0$0", replace(Replace.text("A").with("$0").ignoringCase(), "aA"));
  }

  @Test
  void anEmptyPatternIsBetweenCharactersAndNotInsideOne() throws Exception {
    assertEquals("-a-𝄞-", replace(Replace.pattern("").with("-"), "a𝄞"));
    assertEquals("-a-𝄞-", replace(Replace.text("").with("-"), "a𝄞"));
    assertEquals("-", replace(Replace.pattern("").with("-"), ""));
    assertEquals("--𝄞-", replace(Replace.pattern("x*").with("-"), "xx𝄞"));
  }

  @Test
  void aSurrogatePairIsOneCharacter() throws Exception {
    assertEquals("##", replace(Replace.pattern(".").with("#"), "𝄞é"));
    assertEquals("𝄢𝄢", replace(Replace.text("𝄞").with("𝄢"), "𝄞𝄞"));
  }

  @Test
  void aLineWithoutAMatchIsTheSame() throws Exception {
    String line = "x".repeat(2_000_000);
    assertSame(line, Driver.pushed(Replace.pattern("[ab]").with("y"), List.of(line)).getFirst());
    assertSame(line, Driver.pushed(Replace.text("a").with("y"), List.of(line)).getFirst());
  }

  @Test
  void itReplacesAsTheJdkDoes() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    String[] patterns = {"a", "(a)|(b)", "(?<n>b+)(a)?", "b*", "$", "^", "a|", "(a)(b)\\1", "."};
    String[] pieces = {"$0", "$1", "${n}", "x", "\\$", "\\", "$", "12", "}", "{", "$2", "é"};
    for (int i = 0; i < 5_000; i++) {
      String pattern = patterns[random.nextInt(patterns.length)];
      String with = some(pieces, random);
      String line = some(new String[] {"a", "b", "c", "é"}, random);
      String why = "'" + pattern + "' with '" + with + "' in '" + line + "', seed " + seed;
      Replace replace;
      try {
        replace = Replace.pattern(pattern).with(with);
      } catch (IllegalArgumentException _) {
        // the JDK notices at the first match only
        var matcher = Pattern.compile("(?s)" + pattern).matcher("aba");
        assertThrows(RuntimeException.class, () -> matcher.replaceAll(with), why);
        continue;
      }
      assertEquals(line.replaceAll(pattern, with), replace(replace, line), why);
      assertEquals(line.replaceFirst(pattern, with), replace(replace.onlyFirst(), line), why);
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
  void aLineMustNotBecomeTooLong() throws Exception {
    var wide = Replace.text("a").with("bcd").maxLength(6);
    assertEquals("bcdbcd", replace(wide, "aa"));
    assertEquals("xxxxxxx", replace(wide, "xxxxxxx"));
    var e = assertThrows(LimitException.class, () -> replace(wide, "aax"));
    assertEquals("line of 3 characters becomes longer than max (6)", e.getMessage());
    String long1 = "a".repeat(1 << 19);
    assertEquals(1 << 20, replace(Replace.pattern("a").with("$0$0"), long1).length());
    var squared = Replace.pattern("a*").with("$0".repeat(1_000)); // would be 0.5 Gi
    assertThrows(LimitException.class, () -> replace(squared, long1));
  }

  @Test
  void aPatternThatTakesTooLongIsRefused() {
    var endless = Replace.pattern("(a*)*\\1c").with("x");
    var e =
        assertThrows(LimitException.class, () -> Driver.pushed(endless, List.of("a".repeat(40))));
    assertSays("pattern takes too long on a line of 40 characters", e);
    String line = "a".repeat(1_000_000);
    var deep = Replace.pattern("(a|b)*c");
    e = assertThrows(LimitException.class, () -> Driver.pushed(deep, List.of(line)));
    assertSays("pattern goes too deep on a line of 1,000,000 characters", e);
  }

  @Test
  void itRunsInAJob() throws Exception {
    assertEquals(
        List.of("x", "", "xx"),
        Pipeline.from(Sources.of("a", "", "aa"))
            .through(Replace.pattern("a").with("x"))
            .toList(9)
            .run());
  }

  @Test
  void itIsAValueWithAShortNameAndABound() {
    assertEquals(
        Replace.text("a").with("b").ignoringCase().onlyFirst().maxLength(5),
        new Replace("a", "b", true, true, true, 5));
    assertEquals("replace a|b", Replace.pattern("a|b").name());
    assertEquals(30, Replace.text("x".repeat(99)).name().length());
    assertEquals(0, Replace.text("a").heldBytes().orElseThrow());
    assertThrows(IllegalArgumentException.class, () -> Replace.text("a").maxLength(0));
  }

  @Test
  void itsWordTakesFlags() {
    assertEquals(
        "file:a ! lines ! replace a.b with=c ignore-case=yes fixed=yes first=yes max=9"
            + " ! unlines ! stdout",
        parsed("replace -1iF a.b with=c max=9"));
    assertEquals("file:a ! lines ! replace a with= ! unlines ! stdout", parsed("replace a with="));
    assertEquals(
        "file:a ! lines ! replace (a) 'with=$1 ' ! unlines ! stdout",
        parsed("replace '(a)' with='$1 '"));
  }

  @Test
  void itsWordRefusesWhatItCannotDo() {
    refused("replace a", "replace needs with=TEXT (the new text; $1 and ${name} are groups): ");
    refused("replace '(a' with=b", "replace: pattern '(a' is wrong at index 2: unclosed group");
    refused(
        "replace a with='$1'", "replace: replacement '$1' is wrong: the pattern has no group 1");
    refused(
        "replace a with='${n}'",
        "replace: replacement '${n}' is wrong: the pattern has no group named 'n'");
    refused(
        "replace a with='${n'",
        "replace: replacement '${n' is wrong: a ${ is not closed; a dollar itself is \\$");
    refused(
        "replace a with='5 $'",
        "replace: replacement '5 $' is wrong: no group follows a $; a dollar itself is \\$");
    refused(
        "replace a with='\\'",
        "replace: replacement '\\' is wrong: nothing follows the last \\; a backslash itself is"
            + " \\\\");
    refused("replace a with=b max=0", "replace: maxLength must be from 1 to 1073741824: 0");
    parsed("replace -F '(a' with='$1'");
  }

  private static void refused(String step, String message) {
    assertSays(message, assertThrows(UsageException.class, () -> parsed(step)));
  }

  private static String parsed(String step) {
    return INSTALLED.parse("a ! lines ! " + step + " ! unlines ! stdout").toString();
  }

  private static String replace(Replace replace, String line) throws Exception {
    List<String> pushed = Driver.pushed(replace, List.of(line));
    assertEquals(pushed, Driver.pulled(replace, List.of(line)));
    return pushed.getFirst();
  }
}

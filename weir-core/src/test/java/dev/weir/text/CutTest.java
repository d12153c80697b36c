package dev.weir.text;

import static dev.weir.Driver.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.Driver;
import dev.weir.Sources;
import dev.weir.pipeline.Pipeline;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CutTest {
  private static final Vocabulary INSTALLED = Vocabulary.installed();

  @Test
  void theFieldsStay() throws Exception {
    String line = "1\t2\t3\t4\t5\t6\t7\t8";
    assertEquals("2", cut(Cut.fields("2"), line));
    assertEquals("1\t3\t4\t5\t7\t8", cut(Cut.fields("1,3-5,7-"), line));
    assertEquals("1\t2\t3", cut(Cut.fields("-3"), line));
    assertEquals(line, cut(Cut.fields("1-"), line));
  }

  @Test
  void theyStayInTheOrderOfTheLineAndOnce() throws Exception {
    assertEquals("a,c,d", cut(comma("4,3,1,3-4"), "a,b,c,d"));
    assertEquals("a,b,c", cut(comma("2-3,1-2"), "a,b,c,d"));
    assertEquals("b,c,d", cut(comma("3-,2,4-5"), "a,b,c,d"));
  }

  @Test
  void fieldsThatAreNotThereGiveNothing() throws Exception {
    assertEquals("", cut(comma("3"), "a,b"));
    assertEquals("b", cut(comma("2-9,12"), "a,b"));
    assertEquals("", cut(comma("999999999"), "a,b"));
  }

  @Test
  void fieldsMayBeEmpty() throws Exception {
    assertEquals(",", cut(comma("1,3"), ",b,"));
    assertEquals("", cut(comma("2"), "a,,c"));
    assertEquals(",c", cut(comma("2-"), "a,,c"));
    assertEquals("", cut(comma("2"), ","));
  }

  @Test
  void aLineWithoutADelimiterStaysUnlessToldOtherwise() throws Exception {
    var lines = List.of("abc", "", "a,b");
    assertEquals(List.of("abc", "", "b"), cut(comma("2"), lines));
    assertEquals(List.of("b"), cut(comma("2").onlyDelimited(), lines));
  }

  @Test
  void theOthersStayIfToldSo() throws Exception {
    assertEquals("a,c", cut(comma("2").complement(), "a,b,c"));
    assertEquals("b,f,g", cut(comma("1,3-5").complement(), "a,b,c,d,e,f,g"));
    assertEquals("a", cut(comma("2-").complement(), "a,b,c"));
    assertEquals("", cut(comma("1-").complement(), "a,b,c"));
    assertEquals("b", cut(comma("2").complement().complement(), "a,b,c"));
  }

  @Test
  void aDelimiterMayBeLongOrOddOrSpecial() throws Exception {
    assertEquals("b::c", cut(Cut.fields("2-3").delimitedBy("::"), "a::b::c::d"));
    assertEquals(":b", cut(Cut.fields("2").delimitedBy("::"), "a:::b"));
    assertEquals("𝄢", cut(Cut.fields("2").delimitedBy("𝄞"), "a𝄞𝄢𝄞"));
    assertEquals("a.c", cut(Cut.fields("1,3").delimitedBy("."), "a.b.c"));
  }

  @Test
  void spacesAndTabsHoweverManyAreOneDelimiter() throws Exception {
    var second = Cut.fields("2").delimitedByWhitespace();
    assertEquals("b", cut(second, " \t a \t\tb  c"));
    assertEquals("b", cut(second, "a b "));
    assertEquals("", cut(second, " a "));
    assertEquals("", cut(second, "  "));
    assertEquals("a\u00a0b", cut(second, "a\u00a0b"));
    assertEquals(List.of("ab", "", ""), cut(second, List.of("ab", "", " ")));
    assertEquals(List.of(""), cut(second.onlyDelimited(), List.of("ab", "", " ")));
    assertEquals("a c d", cut(Cut.fields("1,3-").delimitedByWhitespace(), "  a b  c   d "));
    assertEquals("b", cut(Cut.fields("1,3-").delimitedByWhitespace().complement(), "a b c d"));
  }

  @Test
  void itCutsWhateverComes() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      String delimiter = random.nextBoolean() ? "," : ",;";
      String line = some(random);
      String fields = someFields(random);
      boolean complement = random.nextBoolean();
      var cut = Cut.fields(fields).delimitedBy(delimiter);
      String expected = slowly(line, delimiter, fields, complement);
      String why = "'" + line + "', " + fields + ", " + complement + ", seed " + seed;
      assertEquals(expected, cut(complement ? cut.complement() : cut, line), why);
    }
  }

  private static String some(Random random) {
    String[] pieces = {",", ",;", "a", "é", "𝄞", ""};
    var text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private static String someFields(Random random) {
    var parts = new ArrayList<String>();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int first = 1 + random.nextInt(6);
      int last = first + random.nextInt(3);
      parts.add(
          switch (random.nextInt(4)) {
            case 0 -> first + "-" + last;
            case 1 -> first + "-";
            case 2 -> "-" + last;
            default -> "" + first;
          });
    }
    return String.join(",", parts);
  }

  private static String slowly(String line, String delimiter, String fields, boolean complement) {
    if (!line.contains(delimiter)) {
      return line;
    }
    String[] all = line.split(Pattern.quote(delimiter), -1);
    var kept = new ArrayList<String>();
    for (int field = 1; field <= all.length; field++) {
      if (isChosen(field, fields) != complement) {
        kept.add(all[field - 1]);
      }
    }
    return String.join(delimiter, kept);
  }

  private static boolean isChosen(int field, String fields) {
    for (String part : fields.split(",", -1)) {
      String[] ends = part.contains("-") ? part.split("-", -1) : new String[] {part, part};
      int first = ends[0].isEmpty() ? 1 : Integer.parseInt(ends[0]);
      int last = ends[1].isEmpty() ? field : Integer.parseInt(ends[1]);
      if (field >= first && field <= last) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aVeryLongLineIsNoTrouble() throws Exception {
    String line = "a,".repeat(1 << 19) + "b";
    assertEquals("b", cut(comma("524289-"), line));
    assertEquals(line, cut(comma("-600000"), line));
  }

  @Test
  void whatIsNoChoiceIsRefused() {
    refused("", "fields '' are wrong: a field is missing; fields are written as in 1,3-5,7-");
    refused("1,,2", "fields '1,,2' are wrong: a field is missing");
    refused("0", "fields '0' are wrong: the first field is 1");
    refused("1,00-2", "fields '1,00-2' are wrong: the first field is 1");
    refused("5-3", "fields '5-3' are wrong: the range 5-3 goes down");
    refused("-", "fields '-' are wrong: a range has a beginning or an end");
    refused("1-2-3", "fields '1-2-3' are wrong: '2-3' is no field");
    refused("a", "fields 'a' are wrong: 'a' is no field");
    refused("1, 2", "fields '1, 2' are wrong: ' 2' is no field");
    refused("٣", "fields '٣' are wrong: '٣' is no field");
    refused("1\n", "fields '1?' are wrong: '1?' is no field");
    refused("9".repeat(10), "fields '9999999999' are wrong: no line has that many fields");
    assertThrows(IllegalArgumentException.class, () -> Cut.fields("1").delimitedBy(""));
  }

  private static void refused(String fields, String message) {
    assertSays(message, assertThrows(IllegalArgumentException.class, () -> Cut.fields(fields)));
  }

  @Test
  void itRunsInAJob() throws Exception {
    assertEquals(
        List.of("b", "d"),
        Pipeline.from(Sources.of("a\tb", "c\td")).through(Cut.fields("2")).toList(9).run());
  }

  @Test
  void itIsAValueWithAShortNameAndABound() {
    assertEquals(comma("1").complement().onlyDelimited(), new Cut("1", ",", true, true));
    assertEquals("cut 1,3-5", Cut.fields("1,3-5").name());
    assertEquals(30, Cut.fields("1,".repeat(50) + "1").name().length());
    assertEquals(0, Cut.fields("1").heldBytes().orElseThrow());
  }

  @Test
  void itsWordTakesFlags() {
    assertEquals(
        "file:a ! lines ! cut 1,3- delimiter=:: only-delimited=yes complement=yes"
            + " ! unlines ! stdout",
        parsed("cut -cs 1,3- delimiter=::"));
    assertEquals(
        "file:a ! lines ! cut fields=-3 whitespace=yes ! unlines ! stdout", parsed("cut -w -3"));
  }

  @Test
  void itsWordRefusesWhatItCannotDo() {
    misused("cut 0", "cut: fields '0' are wrong: the first field is 1");
    misused("cut ''", "cut: fields '' are wrong: a field is missing");
    misused("cut 1 -w delimiter=,", "cut: fields have a delimiter or whitespace, not both");
    misused("cut 1 delimiter=", "cut: delimiter must not be empty");
    misused("cut", "cut needs TEXT (such as 2, -3 or 1,3-5,7-, from 1): ");
  }

  private static void misused(String step, String message) {
    assertSays(message, assertThrows(UsageException.class, () -> parsed(step)));
  }

  private static String parsed(String step) {
    return INSTALLED.parse("a ! lines ! " + step + " ! unlines ! stdout").toString();
  }

  private static Cut comma(String fields) {
    return Cut.fields(fields).delimitedBy(",");
  }

  private static String cut(Cut cut, String line) throws Exception {
    return cut(cut, List.of(line)).getFirst();
  }

  private static List<String> cut(Cut cut, List<String> lines) throws Exception {
    List<String> pushed = Driver.pushed(cut, lines);
    assertEquals(pushed, Driver.pulled(cut, lines));
    return pushed;
  }
}

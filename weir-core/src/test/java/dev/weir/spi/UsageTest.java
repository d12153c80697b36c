package dev.weir.spi;

import static dev.weir.spi.TestWords.VOCABULARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said about each mistake, and where it was.
class UsageTest {

  @Test
  void kindsThatDoNotFitAreNamedWithTheMend() {
    refused(
        "a ! gunzip ! grep x ! null",
        4,
        "grep takes lines, but gunzip gives bytes: put `lines` before it");
    refused("a ! lines ! b", 4, "file takes bytes, but lines gives lines: put `unlines` before it");
    refused(
        "a ! buffer 10 ! grep x ! null",
        5,
        "grep takes lines, but file gives bytes: put `lines` before it");
    refused(
        "a ! gunzip ! take 5 ! b",
        4,
        "take takes lines or other elements, but gunzip gives bytes: put `lines` before it");
  }

  @Test
  void anUnknownWordGetsTheNearestAndTheKnownOnes() {
    refused(
        "a ! gunzp ! b",
        2,
        "unknown step 'gunzp'; did you mean gunzip?"
            + " known: amounts, buffer, grep, gunzip, lines,"
            + " measure, pick, take, unlines");
    refused(
        "a ! tkae 5 ! b",
        2,
        "unknown step 'tkae'; did you mean take?"
            + " known: amounts, buffer, grep, gunzip, lines,"
            + " measure, pick, take, unlines");
    refused(
        "a ! frobnicate ! b",
        2,
        "unknown step 'frobnicate'; known: amounts, buffer, grep, gunzip, lines,"
            + " measure, pick, take, unlines");
    refused(
        "fil:a ! b",
        0,
        "unknown source 'fil:'; did you mean file? known: file, null, several, stdin, stdout;"
            + " a file of that name is file:fil:a");
  }

  @Test
  void anOptionMustBeKnownAndSetOnceAndOfItsType() {
    refused(
        "a ! lines ! grep x mots=1 ! unlines ! b",
        6,
        "grep has no option 'mots'; did you mean most? known: pattern, not, most");
    refused("a ! lines x=1 ! b", 3, "lines has no option 'x'; it has none");
    refused("a ! lines ! grep x most=1 most=2 ! b", 7, "grep: most is set twice");
    refused("a ! lines ! grep x pattern=y ! b", 6, "grep: pattern is set twice");
    refused("a ! lines ! take five ! b", 5, "take: n must be a whole number, such as 1000: 'five'");
    refused("a ! lines ! take -1 ! b", 5, "take: n must be a whole number, such as 1000: '-1'");
    refused("a ! b replace=maybe", 3, "file: replace must be yes or no: 'maybe'");
    refused(
        "a ! buffer 64K ! b",
        3,
        "buffer: mark must be a number of elements, such as 1000, or a size, such as 64KiB: '64K';"
            + " did you mean 64KiB or 64KB?");
    refused(
        "a ! buffer 99999999TiB ! b",
        3,
        "buffer: mark must be a number of elements, such as 1000, or a size, such as 64KiB:"
            + " '99999999TiB'; the largest is 9223372036854775807 bytes");
  }

  @Test
  void aValueThatIsOutOfRangeIsRefusedWhereItIs() {
    refused("a ! buffer 0 ! b", 2, "buffer: highWaterMark must be at least 1 element: 0");
  }

  @Test
  void whatIsMissingIsNamed() {
    refused("", 0, "no pipeline; it is written SOURCE ! STEP ... ! SINK");
    refused(
        "a lines b",
        3,
        "a pipeline has a source and a sink: SOURCE ! STEP ... ! SINK; there is no ! in this one");
    refused("! a", 0, "no source before the first !");
    refused("a !", 2, "no sink behind the last !");
    refused("a ! ! b", 2, "nothing between two !");
    refused("a ! lines ! take ! b", 4, "take needs N (how many): take N");
    refused("file: ! b", 0, "file: path must be a path, such as huge.log: ''");
    refused("file ! b", 0, "file needs PATH (of the file): file:PATH");
  }

  @Test
  void whatIsTooMuchIsNamed() {
    refused(
        "my file.log ! b",
        1,
        "'file.log' is too much for file, which is written file:PATH;"
            + " put ! between two parts, and quotes around a name with spaces");
    refused("null:x ! b", 0, "null has no address; write only null");
  }

  @Test
  void aStepAtAnEndIsNotTakenForAFile() {
    refused(
        "a ! gunzip",
        2,
        "the last part must be a sink, but gunzip is a step: put ! and a sink behind it, such as"
            + " stdout; a file of that name is ./gunzip");
    refused(
        "gunzip ! b",
        0,
        "the first part must be a source, but gunzip is a step: put a source and ! before it;"
            + " a file of that name is ./gunzip");
    refused(
        "-x ! b",
        0,
        "'-x' is no source; standard input is stdin, standard output is stdout,"
            + " and a file of that name is ./-x");
  }

  @Test
  void flagsMustBeKnown() {
    refused(
        "a ! lines ! pick -vz x ! b",
        5,
        "pick has no flag -z; known: -v (invert), -i (ignore-case); for the text itself write"
            + " text=-vz");
    refused("a ! lines ! pick -v invert=no x ! b", 6, "pick: invert is set twice");
  }

  @Test
  void aFurtherAddressIsOfTheSameScheme() {
    refused(
        "several:a gen:1 ! b",
        1,
        "'gen:1' is too much for several: a pipeline has one source, and a file of that name is"
            + " ./gen:1");
    refused(
        "a b ! c",
        1,
        "'b' is too much for file, which is written file:PATH; put ! between two parts, and"
            + " quotes around a name with spaces");
  }

  @Test
  void ratesSharesAndTimesAreOfTheirType() {
    for (String wrong : List.of("10", "10MiB", "0/s", "x/s", "10MiB/min", "1.5MB/s", "/s")) {
      assertThrows(
          UsageException.class, () -> VOCABULARY.parse("a ! amounts rate=" + wrong + " ! b"));
    }
    for (String wrong : List.of("1", "0%", "101%", "1.%", ".5%", "1.00001%", "%", "-1%", "1e0%")) {
      assertThrows(
          UsageException.class, () -> VOCABULARY.parse("a ! amounts share=" + wrong + " ! b"));
    }
    for (String wrong : List.of("", "5", "0s", "5m", "1s1h", "1s1s", "-1s", "1 s", "1234567890s")) {
      assertThrows(
          UsageException.class,
          () -> VOCABULARY.parse(List.of("a", "!", "amounts", "time=" + wrong, "!", "b")));
    }
    refused(
        "a ! amounts rate=10MiB ! b",
        3,
        "amounts: rate must be elements a second, such as 1000/s, or bytes, such as 10MiB/s:"
            + " '10MiB'; did you mean 10MiB/s?");
  }

  @Test
  void quotesHaveToBeClosed() {
    refused("a ! 'b", 2, "a ' is not closed");
    refused("a ! \"b\\\"", 2, "a \" is not closed");
    refused("a ! b\\", 2, "nothing follows the last \\; a backslash itself is \\\\");
  }

  @Test
  void twoOfTheSameNameAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Vocabulary.of(List.of(), List.of(new TakeVerb(), new TakeVerb())));
  }

  private static void refused(String text, int position, String message) {
    var e = assertThrows(UsageException.class, () -> VOCABULARY.parse(text));
    assertEquals(message, e.getMessage());
    assertEquals(position, e.position(), message);
  }
}

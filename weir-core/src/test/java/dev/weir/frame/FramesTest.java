package dev.weir.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Driver;
import dev.weir.Driver.Collected;
import dev.weir.LimitException;
import dev.weir.StreamException;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FramesTest {
  private static final Vocabulary INSTALLED = Vocabulary.installed();

  @Test
  void whatIsJoinedIsSplitAgain() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      for (Framing framing : framings()) {
        var frames = new ArrayList<Bytes>();
        for (int n = random.nextInt(12); n > 0; n--) {
          int length = framing instanceof FixedLength fixed ? fixed.bytes() : random.nextInt(300);
          frames.add(someBytes(random, length % (random.nextBoolean() ? 256 : 5)));
          if (framing instanceof FixedLength) {
            frames.set(frames.size() - 1, someBytes(random, length));
          }
        }
        byte[] joined = Driver.joined(Driver.pushed(framing.join(), frames));
        var blocks = Driver.blocks(joined, 1 + random.nextInt(400));
        assertEquals(frames, Driver.pushed(framing.split(), blocks), framing + ", seed " + seed);
        assertEquals(frames, Driver.pulled(framing.split(), blocks), framing + ", seed " + seed);
      }
    }
  }

  private static List<Framing> framings() {
    var framings = new ArrayList<Framing>();
    for (LengthForm form : LengthForm.values()) {
      framings.add(Frames.lengthPrefixed(form));
    }
    framings.add(Frames.fixed(7));
    framings.add(Frames.delimited(bytes("\n")));
    framings.add(Frames.delimited(bytes("\0\0"), bytes("\n")));
    return framings;
  }

  /// Without what ends a frame of those above.
  private static Bytes someBytes(Random random, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (' ' + random.nextInt(200));
    }
    return Bytes.wrap(bytes);
  }

  @Test
  void theLongestOfSeveralDelimitersCounts() throws Exception {
    var framing = Frames.delimited(bytes("\r\n"), bytes("\r"), bytes("\n"));
    for (int block = 1; block < 12; block++) {
      assertEquals(List.of("a", "b", "", "c", "d"), split(framing, "a\r\nb\r\rc\nd", block));
      assertEquals(List.of("a", ""), split(framing, "a\r\n\r", block));
    }
  }

  @Test
  void aDelimiterMayOverlapItself() throws Exception {
    var framing = Frames.delimited(bytes("aba"));
    for (int block = 1; block < 9; block++) {
      assertEquals(List.of("x", "b", "ab"), split(framing, "xabababaab", block));
    }
  }

  @Test
  void theLastFrameNeedsADelimiterOnlyIfToldSo() throws Exception {
    var framing = Frames.delimited(bytes(";"));
    assertEquals(List.of("a", "b"), split(framing, "a;b", 1));
    assertEquals(List.of("a", "b"), split(framing.strict(), "a;b;", 1));
    var e = assertThrows(CorruptDataException.class, () -> split(framing.strict(), "a;bc", 1));
    assertEquals("input ends without the delimiter of a frame at byte 2", e.getMessage());
  }

  @Test
  void anInputThatEndsWithinAFrameIsRefused() {
    refused(Frames.fixed(3), "abcde", "input ends after 2 of the 3 bytes of a frame at byte 3");
    var prefixed = Frames.lengthPrefixed(LengthForm.INT16_BE);
    refused(prefixed, "\0\1a\0\3bc", "input ends after 2 of the 3 bytes of a frame at byte 3");
    refused(prefixed, "\0\1a\0", "input ends within the length of a frame at byte 3");
    refused(
        Frames.lengthPrefixed(LengthForm.VARINT),
        "\1a\u0080",
        "input ends within the length of a frame at byte 2");
    refused(
        Frames.lengthPrefixed(LengthForm.VARINT),
        "\u0080".repeat(10),
        "a length of a frame is no varint at byte 0");
  }

  private static void refused(Framing framing, String input, String message) {
    for (int block : new int[] {1, 2, 100}) {
      var e = assertThrows(CorruptDataException.class, () -> split(framing, input, block));
      assertEquals(message, e.getMessage());
    }
  }

  @Test
  void aFrameThatIsTooLongIsRefusedAsEarlyAsPossible() throws Exception {
    var out = new Collected<Bytes>(false);
    try (var step = Frames.lengthPrefixed(LengthForm.INT32_LE).maxBytes(10).split().open()) {
      var e =
          assertThrows(LimitException.class, () -> step.take(latin("\2\0\0\0ab\13\0\0\0"), out));
      assertEquals("frame at byte 6 is longer than 10 bytes", e.getMessage());
      assertEquals(1, out.elements.size());
    }
    for (int block : new int[] {1, 2, 100}) {
      var limited = Frames.delimited(bytes("\r\n")).maxBytes(4);
      assertEquals(List.of("abcd", "abcd"), split(limited, "abcd\r\nabcd", block));
      assertThrows(LimitException.class, () -> split(limited, "abcd\r\nabcde\r\n", block));
      assertThrows(LimitException.class, () -> split(limited, "abcd\r\nabcde", block));
      var giant = Frames.lengthPrefixed(LengthForm.INT64_BE);
      assertThrows(LimitException.class, () -> split(giant, "\u00ff".repeat(8), block));
    }
  }

  @Test
  void aFrameIsGivenWhenItIsWhole() throws Exception {
    var out = new Collected<Bytes>(false);
    try (var step = Frames.fixed(2).split().open()) {
      step.take(latin("abc"), out);
      assertEquals(List.of(latin("ab")), out.taken());
      assertFalse(step.flush(out));
      step.take(latin("d"), out);
      assertEquals(List.of(latin("cd")), out.taken());
      assertTrue(step.flush(out));
    }
  }

  @Test
  void aFrameThatCouldNotBeToldApartIsNotJoined() {
    notJoined(Frames.fixed(2), "abc", "frame 1 has 3 bytes, not 2");
    notJoined(
        Frames.lengthPrefixed(LengthForm.INT8),
        "x".repeat(256),
        "frame 1 has 256 bytes, which is more than its length can say");
    notJoined(Frames.delimited(bytes(";")), "a;b", "frame 1 has a delimiter in it, at byte 1");
    notJoined(Frames.delimited(bytes("aba")), "xab", "frame 1 has a delimiter in it, at byte 1");
    notJoined(
        Frames.delimited(bytes(";")).maxBytes(2),
        "abc",
        "frame 1 has 3 bytes, which is more than 2");
  }

  @Test
  void delimitersThatWhatFollowsCouldMakeLongerAreNotJoined() throws Exception {
    for (var framing :
        List.of(
            Frames.delimited(bytes("\n"), bytes("\n\n")),
            Frames.delimited(bytes("\r"), bytes("\r\n")),
            Frames.delimited(bytes(";"), bytes("a;b")))) {
      assertThrows(IllegalStateException.class, framing::join);
    }
    for (var framing :
        List.of(
            Frames.delimited(bytes("\r\n"), bytes("\r"), bytes("\n")),
            Frames.delimited(bytes("aba")),
            Frames.delimited(bytes("\n"), bytes("\r\n")))) {
      var frames = List.of(latin("x"), latin(""), latin("y"));
      byte[] joined = Driver.joined(Driver.pushed(framing.join(), frames));
      assertEquals(frames, Driver.pushed(framing.split(), Driver.blocks(joined, 1)));
    }
  }

  @Test
  void aLongDelimiterThatBeginsBeforeAShortOneCountsWhateverTheBlocks() throws Exception {
    var framing = Frames.delimited(bytes("b"), bytes("abc")).maxBytes(1);
    for (int block : new int[] {1, 2, 3, 100}) {
      assertEquals(List.of("x", "y", "z", ""), split(framing, "xabcybzbabc", block), "" + block);
    }
  }

  @Test
  void aBufferGrowsNoFurtherThanIsStated() throws Exception {
    for (int max : new int[] {100, 16 << 10, 20_000, 300_000}) {
      var framing = Frames.delimited(bytes(";")).maxBytes(max);
      var splitting = new DelimitedSplitting(framing);
      var out = new Collected<Bytes>(false);
      splitting.take(latin("x".repeat(max) + ";"), out);
      assertEquals(1, out.taken().size());
      int held = splitting.buffer.length;
      assertTrue(held + max + 1 <= framing.split().heldBytes().orElseThrow(), "of " + max);
    }
  }

  private static void notJoined(Framing framing, String frame, String message) {
    var e =
        assertThrows(IOException.class, () -> Driver.pushed(framing.join(), List.of(latin(frame))));
    assertEquals(message, e.getMessage());
  }

  @Test
  void itIsAValueWithABoundAndChecksItsNumbers() {
    assertEquals(Frames.delimited(bytes("a")), Frames.delimited(bytes("a")));
    assertEquals("frames", Frames.fixed(3).split().name());
    assertEquals("unframes", Frames.fixed(3).join().name());
    assertEquals(2 * 3 + (16 << 10), Frames.fixed(3).split().heldBytes().orElseThrow());
    assertThrows(IllegalArgumentException.class, () -> Frames.fixed(0));
    assertThrows(IllegalArgumentException.class, () -> Frames.delimited());
    assertThrows(IllegalArgumentException.class, () -> Frames.delimited(bytes("")));
    var prefixed = Frames.lengthPrefixed(LengthForm.INT8);
    assertThrows(IllegalArgumentException.class, () -> prefixed.maxBytes(0));
  }

  @Test
  void theWordsSplitAndJoin(@TempDir Path folder) throws Exception {
    Path from = Files.writeString(folder.resolve("from"), "one\0two\0three");
    Path to = folder.resolve("to");
    String in = "'" + from + "' ! frames delimiter='\\0' ! ";
    INSTALLED.parse(in + "take 2 ! unframes prefix=varint ! '" + to + "'").job().run();
    assertEquals("\3one\3two", Files.readString(to));
    Path back = folder.resolve("back");
    INSTALLED
        .parse("'" + to + "' ! frames prefix=varint ! unframes delimiter='\\n' ! '" + back + "'")
        .job()
        .run();
    assertEquals("one\ntwo\n", Files.readString(back));
    var summary = INSTALLED.parse(in + "count").job().run();
    assertEquals("3", summary.reports().getFirst().report().text());
  }

  @Test
  void theWordRefusesALastFrameWithoutDelimiterIfItIsTold(@TempDir Path folder) throws Exception {
    Path from = Files.writeString(folder.resolve("from"), "one\0two");
    var text = INSTALLED.parse("'" + from + "' ! frames delimiter='\\0' last=refuse ! null");
    assertThrows(StreamException.class, text.job()::run);
    INSTALLED.parse("'" + from + "' ! frames length=7 last=keep ! null").job().run();
  }

  @Test
  void theWordsRefuseWhatIsNoFraming() {
    says("a ! frames ! null", "frames: it needs one of delimiter=TEXT, length=SIZE and prefix=");
    says("a ! frames length=2 prefix=4 ! null", "frames: it needs one of");
    says("a ! frames prefix=3 ! null", "frames: prefix must be 1, 2, 4, 8 or varint: '3'");
    says("a ! frames delimiter='\\q' ! null", "frames: a backslash in delimiter needs");
    says("a ! frames delimiter='\\x0' ! null", "frames: a backslash in delimiter needs");
    says("a ! frames delimiter='' ! null", "frames: a delimiter must have a byte at least");
    says("a ! frames length=4 ! b", "file takes bytes, but frames gives frames: put `unframes`");
  }

  private static void says(String text, String beginning) {
    Driver.assertSays(beginning, assertThrows(UsageException.class, () -> INSTALLED.parse(text)));
  }

  private static List<String> split(Framing framing, String input, int block) throws Exception {
    var blocks = Driver.blocks(input.getBytes(StandardCharsets.ISO_8859_1), block);
    return Driver.pushed(framing.split(), blocks).stream()
        .map(frame -> frame.text(0, frame.length(), StandardCharsets.ISO_8859_1))
        .toList();
  }

  private static Bytes latin(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

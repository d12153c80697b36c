package dev.weir.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Driver;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Text of any charset, whatever the blocks.
@Timeout(60)
class RecodeTest {
  private static final String TEXT = "a é € 𝄞\n\0\ufeff ÿ";
  private static final List<Charset> UNICODE = List.of(UTF_8, UTF_16, UTF_16LE, UTF_16BE, UTF_32);
  private static final Vocabulary INSTALLED = Vocabulary.installed();

  @Test
  void textIsDecodedWhereverItsBytesAreDivided() throws Exception {
    for (Charset charset : UNICODE) {
      byte[] bytes = TEXT.getBytes(charset);
      for (int at = 0; at <= bytes.length; at++) {
        var blocks =
            List.of(Bytes.copyOf(bytes, 0, at), Bytes.copyOf(bytes, at, bytes.length - at));
        assertEquals(TEXT, decoded(Decode.from(charset), blocks), charset + " at " + at);
      }
      assertEquals(TEXT, decoded(Decode.from(charset), Driver.blocks(bytes, 1)));
    }
  }

  @Test
  void textIsEncodedWhereverItIsDivided() throws Exception {
    for (Charset charset : UNICODE) {
      for (int at = 0; at <= TEXT.length(); at++) {
        var pieces = List.of(TEXT.substring(0, at), TEXT.substring(at));
        assertEquals(Bytes.wrap(TEXT.getBytes(charset)), encoded(Encode.to(charset), pieces));
      }
    }
  }

  @Test
  void malformedBytesAreReplacedAsTheJdkDoesOrReportedWithTheirPlace() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(30)];
      for (int n = 0; n < bytes.length; n++) {
        int[] some = {'a', 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9d, 0xd8, 0xdc, 0, 0xff};
        bytes[n] = (byte) some[random.nextInt(some.length)];
      }
      for (Charset charset : List.of(UTF_8, UTF_16LE)) {
        var blocks = Driver.blocks(bytes, 1 + random.nextInt(4));
        var decode = Decode.from(charset).keepBom(true);
        String expected = new String(bytes, charset);
        assertEquals(expected, decoded(decode, blocks), charset + ", seed " + seed);
      }
    }
    for (int block : new int[] {1, 2, 100}) {
      byte[] text = {'a', (byte) 0xc3, (byte) 0xa9, (byte) 0xff, 'b'};
      var reporting = Decode.from(UTF_8).onMalformed(Malformed.REPORT);
      var e =
          assertThrows(
              CorruptDataException.class, () -> decoded(reporting, Driver.blocks(text, block)));
      assertEquals("malformed UTF-8 at byte 3", e.getMessage());
    }
  }

  @Test
  void whatACharsetLacksIsReplacedInItsShiftState() throws Exception {
    for (String name : List.of("iso-2022-jp", "iso-2022-kr", "iso-2022-jp-2", "euc-jp", "latin1")) {
      var charset = Charset.forName(name);
      for (String text : List.of("a😀b", "日😀本", "한😀국 b", "a😀", "😀", "\ud83dx", "x\ud83d")) {
        Bytes expected = Bytes.wrap(text.getBytes(charset));
        for (int at = 0; at <= text.length(); at++) {
          var pieces = List.of(text.substring(0, at), text.substring(at));
          assertEquals(expected, encoded(Encode.to(charset), pieces), name + " at " + at);
        }
      }
    }
  }

  @Test
  void aCharacterThatIsCutOffAtTheEndIsMalformed() throws Exception {
    for (Charset charset : UNICODE) {
      byte[] bytes = "x𝄞".getBytes(charset);
      byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
      assertEquals(new String(cut, charset), decoded(Decode.from(charset), Driver.blocks(cut, 1)));
      var reporting = Decode.from(charset).onMalformed(Malformed.REPORT);
      assertThrows(CorruptDataException.class, () -> decoded(reporting, Driver.blocks(cut, 1)));
    }
  }

  @Test
  void aByteOrderMarkIsLeftOutUnlessToldOtherwise() throws Exception {
    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      var blocks = Driver.blocks("\ufeffa\ufeff".getBytes(charset), 1);
      assertEquals("a\ufeff", decoded(Decode.from(charset), blocks));
      assertEquals("\ufeffa\ufeff", decoded(Decode.from(charset).keepBom(true), blocks));
    }
    byte[] little = {(byte) 0xff, (byte) 0xfe, 'a', 0};
    assertEquals("a", decoded(Decode.from(UTF_16), Driver.blocks(little, 1)));
    assertEquals("", decoded(Decode.from(UTF_8), Driver.blocks("\ufeff".getBytes(UTF_8), 2)));
  }

  @Test
  void whatACharsetDoesNotHaveIsReplacedOrReported() throws Exception {
    assertEquals(
        Bytes.utf8("a?b?"), encoded(Encode.to(US_ASCII), List.of("aé", "b\ud834", "\udd1e")));
    assertEquals(Bytes.utf8("a?"), encoded(Encode.to(US_ASCII), List.of("a\ud834")));
    var reporting = Encode.to(ISO_8859_1).onMalformed(Malformed.REPORT);
    var e = assertThrows(IOException.class, () -> encoded(reporting, List.of("abé", "c€")));
    assertEquals("U+20AC is not in ISO-8859-1 at character 4", e.getMessage());
  }

  @Test
  void longTextComesInPieces() throws Exception {
    String text = "é€𝄞a".repeat(50_000);
    byte[] bytes = text.getBytes(UTF_8);
    assertEquals(text, decoded(Decode.from(UTF_8), List.of(Bytes.wrap(bytes))));
    assertEquals(Bytes.wrap(bytes), encoded(Encode.to(UTF_8), List.of(text)));
    var back = Decode.from(UTF_8).andThen(Encode.to(UTF_16BE)).andThen(Decode.from(UTF_16BE));
    assertEquals(text, String.join("", Driver.pulled(back, Driver.blocks(bytes, 70_001))));
  }

  @Test
  void theWordsRecode(@TempDir Path folder) throws Exception {
    Path old = Files.write(folder.resolve("old"), "Ärger\nñ\n".getBytes(ISO_8859_1));
    Path made = folder.resolve("new");
    INSTALLED.parse("'" + old + "' ! decode latin1 ! lines ! unlines ! '" + made + "'").job().run();
    assertEquals("Ärger\nñ\n", Files.readString(made));
    Path back = folder.resolve("back");
    INSTALLED.parse("'" + made + "' ! encode latin1 ! '" + back + "'").job().run();
    assertEquals(-1, Files.mismatch(old, back));
    var e =
        assertThrows(UsageException.class, () -> INSTALLED.parse("a ! decode klingon ! stdout"));
    Driver.assertSays("decode: unknown charset 'klingon'", e);
  }

  private static String decoded(Decode decode, List<Bytes> blocks) throws Exception {
    String pushed = String.join("", Driver.pushed(decode, blocks));
    assertEquals(pushed, String.join("", Driver.pulled(decode, blocks)));
    return pushed;
  }

  private static Bytes encoded(Encode encode, List<String> pieces) throws Exception {
    List<CharSequence> texts = new ArrayList<>(pieces);
    Bytes pushed = Bytes.wrap(Driver.joined(Driver.pushed(encode, texts)));
    assertEquals(pushed, Bytes.wrap(Driver.joined(Driver.pulled(encode, texts))));
    return pushed;
  }
}

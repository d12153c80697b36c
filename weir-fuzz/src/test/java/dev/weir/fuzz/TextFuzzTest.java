package dev.weir.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.weir.Bytes;
import dev.weir.Transforms;
import dev.weir.formats.Csv;
import dev.weir.formats.JsonArray;
import dev.weir.formats.JsonLines;
import dev.weir.text.Decode;
import dev.weir.text.Encode;
import dev.weir.text.Lines;
import dev.weir.text.Malformed;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Damaged and malicious text.
class TextFuzzTest {
  private static final String[] CHARSETS = {
    "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "US-ASCII", "windows-1252", "GB18030", "Shift_JIS"
  };

  @FuzzTest(maxDuration = "10m")
  void lines(FuzzedDataProvider data) throws Exception {
    int max = data.consumeInt(1, 200);
    int size = data.consumeInt(1, 300);
    byte[] input = data.consumeRemainingAsBytes();
    Lines lines = Lines.utf8().maxBytes(max);
    var texts = Target.decodes(lines, input, size);
    assertEquals(
        texts, Target.decodes(lines.views().andThen(Transforms.map(Bytes::utf8)), input, size));
    Target.decodes(lines.loneCr(true).onMalformed(Malformed.REPORT), input, size);
  }

  @FuzzTest(maxDuration = "10m")
  void jsonLines(FuzzedDataProvider data) throws Exception {
    Target.decodes(JsonLines.read(), data);
  }

  @FuzzTest(maxDuration = "10m")
  void jsonArray(FuzzedDataProvider data) throws Exception {
    Target.decodes(JsonArray.read(), data);
  }

  @FuzzTest(maxDuration = "10m")
  void csv(FuzzedDataProvider data) throws Exception {
    Target.decodes(Csv.read(), data);
  }

  @FuzzTest(maxDuration = "10m")
  void decode(FuzzedDataProvider data) throws Exception {
    Charset charset = Charset.forName(data.pickValue(CHARSETS));
    int size = data.consumeInt(1, 300);
    byte[] input = data.consumeRemainingAsBytes();
    Decode decode = Decode.from(charset).keepBom(true);
    Encode encode = Encode.to(StandardCharsets.UTF_8).onMalformed(Malformed.REPLACE);
    var replaced = Target.decodes(decode.andThen(encode), input, size);
    String text = new String(Target.joined(replaced), StandardCharsets.UTF_8);
    assertEquals(encodable(new String(input, charset)), text);

    var strict = decode.onMalformed(Malformed.REPORT).andThen(encode);
    var checked = Target.decodes(strict, input, size);
    if (!checked.failed()) {
      assertEquals(replaced, checked);
    }
  }

  /// Without half characters, which the JDK lets pass in UTF-32, and which nothing can encode.
  private static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}

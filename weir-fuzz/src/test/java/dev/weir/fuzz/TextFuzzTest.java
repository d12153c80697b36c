package dev.weir.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.weir.Bytes;
import dev.weir.Transforms;
import dev.weir.formats.Csv;
import dev.weir.formats.JsonArray;
import dev.weir.formats.JsonLines;
import dev.weir.text.Lines;
import dev.weir.text.Malformed;

/// Damaged and malicious text.
class TextFuzzTest {
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
}

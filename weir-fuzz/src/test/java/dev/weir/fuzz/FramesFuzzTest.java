package dev.weir.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.weir.Bytes;
import dev.weir.frame.Frames;
import dev.weir.frame.Framing;
import dev.weir.frame.LengthForm;
import java.util.List;

/// Damaged and malicious frames. What splits and is joined again is what it was.
class FramesFuzzTest {
  private static final int MOST = 200;

  @FuzzTest(maxDuration = "10m")
  void delimited(FuzzedDataProvider data) throws Exception {
    byte[] first = data.consumeBytes(3);
    byte[] second = data.consumeBytes(3);
    int size = data.consumeInt(1, 300);
    byte[] input = data.consumeRemainingAsBytes();
    if (first.length == 0 || second.length == 0) {
      return; // refused when it is made
    }
    comesBack(Frames.delimited(first).maxBytes(MOST).strict(), input, size);
    Target.splits(Frames.delimited(first).maxBytes(MOST).split(), input, size);
    Target.splits(Frames.delimited(first, second).maxBytes(MOST).split(), input, size);
  }

  @FuzzTest(maxDuration = "10m")
  void fixed(FuzzedDataProvider data) throws Exception {
    int bytes = data.consumeInt(1, MOST);
    int size = data.consumeInt(1, 300);
    comesBack(Frames.fixed(bytes), data.consumeRemainingAsBytes(), size);
  }

  @FuzzTest(maxDuration = "10m")
  void lengthPrefixed(FuzzedDataProvider data) throws Exception {
    LengthForm form = data.pickValue(LengthForm.values());
    int size = data.consumeInt(1, 300);
    byte[] input = data.consumeRemainingAsBytes();
    Framing framing = Frames.lengthPrefixed(form).maxBytes(MOST);
    if (form == LengthForm.VARINT) {
      Target.splits(framing.split(), input, size); // a length may be written longer than it must
    } else {
      comesBack(framing, input, size);
    }
  }

  private static void comesBack(Framing framing, byte[] input, int size) throws Exception {
    var frames = Target.splits(framing.split(), input, size);
    if (!frames.failed()) {
      var again = Target.decodes(framing.split().andThen(framing.join()), input, size);
      assertEquals(input.length == 0 ? List.of() : List.of(Bytes.wrap(input)), again.elements());
    }
  }
}

package dev.weir.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.weir.Bytes;
import dev.weir.Transforms;
import dev.weir.spi.PipelineText;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import dev.weir.text.Grep;
import dev.weir.text.Lines;

/// What people write on the command line.
class WordsFuzzTest {
  private static final Vocabulary INSTALLED = Vocabulary.installed();

  @FuzzTest(maxDuration = "10m")
  void pipelineText(FuzzedDataProvider data) throws Exception {
    String text = data.consumeRemainingAsString();
    PipelineText parsed;
    try {
      parsed = INSTALLED.parse(text);
    } catch (UsageException e) {
      return; // said what is wrong with it
    }
    String printed = parsed.toString();
    assertEquals(printed, INSTALLED.parse(printed).toString());
  }

  @FuzzTest(maxDuration = "10m")
  void grep(FuzzedDataProvider data) throws Exception {
    boolean literal = data.consumeBoolean();
    boolean ignoreCase = data.consumeBoolean();
    String pattern = data.consumeString(20);
    byte[] input = data.consumeRemainingAsBytes();
    Grep grep;
    try {
      grep = new Grep(pattern, literal, false, ignoreCase);
    } catch (IllegalArgumentException e) {
      return; // no regular expression
    }
    var texts = Target.decodes(Lines.utf8().andThen(grep), input, 7);
    var views = Lines.utf8().views().andThen(grep.views()).andThen(Transforms.map(Bytes::utf8));
    assertEquals(texts, Target.decodes(views, input, 7));
  }
}

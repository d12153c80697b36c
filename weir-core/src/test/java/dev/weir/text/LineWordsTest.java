package dev.weir.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Driver;
import dev.weir.StreamException;
import dev.weir.pipeline.Summary;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Nobody can tell by what the words give and say whether lines were texts, or how many threads
/// there were.
@Timeout(60)
class LineWordsTest {
  private static final Vocabulary INSTALLED = Vocabulary.installed();
  private static final List<String> STEPS =
      List.of(
          "grep 'ERROR|é'",
          "grep -v o",
          "grep -i error",
          "grep 'E.*R[0-9]?x'",
          "cut 2,1 delimiter=,",
          "cut 2 -w",
          "drop 2",
          "dedupe",
          "distinct",
          "cut 1 delimiter=, ! distinct ! cut 1-2 -w ! dedupe",
          "take 3",
          "sample every=2",
          "replace R with=Q",
          "grep ERROR ! take 2 ! cut 1 delimiter=, ! grep 1",
          "cut 1-2 -w ! replace 'o+' with=0 ! grep 0 ! drop 1");

  @TempDir Path folder;

  private Path text() throws Exception {
    var text = new StringBuilder("\ufeff");
    for (int i = 0; i < 400; i++) {
      text.append("ERROR ").append(i).append(", é one\r\nok two,").append(i).append("\n\n");
      text.append("x".repeat(i)).append(" EROR\u0000 Rx,\ufffd,\ufeff\n");
    }
    byte[] bytes = text.append("ERROR last").toString().getBytes(StandardCharsets.UTF_8);
    bytes[50] = (byte) 0xff;
    return Files.write(folder.resolve("text"), bytes);
  }

  @Test
  void theResultIsTheSameInEachForm() throws Exception {
    Path text = text();
    for (String steps : STEPS) {
      String asTexts = written(text, "lines ! buffer ! " + steps.replace(" ! ", " ! buffer ! "));
      assertEquals(asTexts, written(text, "lines ! " + steps), steps);
      if (!steps.contains("sample")) {
        assertEquals(asTexts, written(text, "lines threads=3 ! " + steps), steps);
      }
    }
  }

  private String written(Path text, String steps) throws Exception {
    Path to = folder.resolve("to");
    Files.deleteIfExists(to);
    INSTALLED.parse("'" + text + "' ! " + steps + " ! unlines ! '" + to + "'").job().run();
    return Files.readString(to, StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatIsCountedIsLines() throws Exception {
    for (String lines : List.of("lines", "lines threads=2", "lines ! buffer")) {
      Summary all = run(lines + " ! null");
      assertEquals(1_601, all.progress().elementsOut(), lines);
      assertEquals(-1, all.progress().bytesOut(), lines);
      assertEquals("1601", run(lines + " ! count").reports().getFirst().report().text(), lines);
      var matching = run(lines + " ! grep ERROR ! count").reports().getFirst();
      assertEquals("400", matching.report().text(), lines);
      assertEquals(lines.contains("buffer") ? 5 : 4, matching.stage(), lines);
      assertEquals(400, run(lines + " ! grep ERROR ! measure ! null").progress().elementsOut());
    }
  }

  private Summary run(String steps) throws Exception {
    return INSTALLED.parse("'" + text() + "' ! " + steps).job().run();
  }

  @Test
  void stagesHaveTheirNamesAndNumbers() throws Exception {
    Path bad = Files.write(folder.resolve("bad"), new byte[] {'a', '\n', (byte) 0xff});
    for (String lines : List.of("lines", "lines threads=2")) {
      String text = "'" + bad + "' ! " + lines + " malformed=report ! grep a ! cut 1 ! null";
      var job = INSTALLED.parse(text).job();
      var e = assertThrows(StreamException.class, job::run);
      Driver.assertSays("lines: malformed UTF-8 at byte 2 (stage 2 of 5", e);
      assertTrue(job.explain().contains("grep a"), job.explain());
    }
  }

  @Test
  void severalThreadsFitIntoASmallHeap() {
    String text = "huge.log ! lines threads=4 ! grep X ! unlines ! stdout";
    assertTrue(INSTALLED.parse(text).job().memoryBound().bytes() < 8 << 20);
  }

  @Test
  void noSuchNumberOfThreads() {
    var e = assertThrows(UsageException.class, () -> INSTALLED.parse("a ! lines threads=0 ! null"));
    Driver.assertSays("lines: threads must be from 1 to 256: 0", e);
  }
}

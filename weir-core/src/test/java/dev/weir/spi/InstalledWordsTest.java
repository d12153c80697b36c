package dev.weir.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.LimitException;
import dev.weir.StreamException;
import dev.weir.pipeline.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The words that Weir itself brings.
class InstalledWordsTest {
  private static final Vocabulary INSTALLED = Vocabulary.installed();

  @Test
  void theseAreFound() {
    assertEquals(
        List.of("file", "gen", "null", "split", "stdin", "stdout"),
        List.copyOf(INSTALLED.connectors().keySet()));
    assertEquals(
        List.of(
            "buffer",
            "count",
            "cut",
            "decipher",
            "decode",
            "dedupe",
            "deflate",
            "digest",
            "distinct",
            "drop",
            "encipher",
            "encode",
            "frames",
            "grep",
            "gunzip",
            "gzip",
            "inflate",
            "lines",
            "measure",
            "parallel",
            "replace",
            "sample",
            "take",
            "tee",
            "throttle",
            "timeout",
            "unframes",
            "unlines",
            "unzlib",
            "zlib"),
        List.copyOf(INSTALLED.verbs().keySet()));
  }

  @Test
  void theClassPathFindsTheSameAsTheModulePath() throws IOException {
    var words = new ArrayList<Object>(INSTALLED.connectors().values());
    words.addAll(INSTALLED.verbs().values());
    var found = new TreeSet<String>();
    words.forEach(word -> found.add(word.getClass().getName()));
    var named = new TreeSet<String>(named(Connector.class));
    named.addAll(named(Verb.class));
    assertEquals(found, named);
  }

  private static List<String> named(Class<?> service) throws IOException {
    try (var file = service.getResourceAsStream("/META-INF/services/" + service.getName())) {
      assertNotNull(file);
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void everySpecIsWholeAndItsExampleParses() {
    for (Spec spec : INSTALLED.specs()) {
      assertFalse(spec.summary().isEmpty(), spec.word());
      assertFalse(spec.summary().endsWith("."), spec.word());
      PipelineText example = INSTALLED.parse(spec.example());
      assertTrue(
          example.phrases().stream().anyMatch(phrase -> phrase.spec().equals(spec)),
          "the example of " + spec.word() + " shows it");
      assertEquals(example, INSTALLED.parse(example.toString()));
      for (Option option : spec.options()) {
        assertEquals(option.name(), Words.optionName(option.name() + "="));
        if (option.defaultText() != null) {
          option.check(option.defaultText());
        }
      }
    }
  }

  @Test
  void sizesHaveUnits() throws Exception {
    assertEquals(0, generated("0"));
    assertEquals(1, generated("1"));
    assertEquals(999, generated("999B"));
    assertEquals(7_000, generated("7kB"));
    assertEquals(7_168, generated("7KiB"));
    assertEquals(2_000_000, generated("2mb"));
    assertEquals(2_097_152, generated("2MiB"));
    for (String wrong : List.of("-1", "1.5MB", "1 MB", "MB", "1XB", "64K", "1_000", "0x10", "")) {
      assertThrows(
          UsageException.class, () -> INSTALLED.parse(List.of("gen:" + wrong, "!", "null")));
    }
  }

  private static long generated(String size) throws Exception {
    Summary summary = INSTALLED.parse("gen:" + size + " ! null").job().run();
    return Math.max(0, summary.progress().bytesOut());
  }

  @Test
  void optionsReachWhatTheyAreFor() throws Exception {
    assertTrue(written("gen:1MB ! gzip level=9 ! null") < written("gen:1MB ! gzip level=1 ! null"));
    assertEquals(written("gen:1MB ! gzip ! null"), written("gen:1MB ! gzip level=6 ! null"));
    limited("gen:1MB ! lines max=10 ! null");
    limited("gen:1MB ! gzip ! gunzip max=500kB ! null");
    limited("gen:4MB ! gzip ! gunzip ratio=2 ! null");
    assertEquals(
        1_000_000, written("gen:1MB ! gzip ! buffer 10 ! gunzip max=1MB ratio=1000 ! null"));
    assertEquals(1_000_000, written("gen:1MB ! lines malformed=report ! buffer ! unlines ! null"));
  }

  private static long written(String text) throws Exception {
    return INSTALLED.parse(text).job().run().progress().bytesOut();
  }

  private static void limited(String text) {
    var e = assertThrows(StreamException.class, () -> INSTALLED.parse(text).job().run());
    assertInstanceOf(LimitException.class, e.getCause());
  }

  @Test
  void takeStopsWhatIsBeforeIt() throws Exception {
    Summary summary =
        INSTALLED.parse("gen:9000000TB ! lines ! take 3 ! unlines ! null").job().run();
    assertTrue(summary.progress().bytesIn() < 1_000_000);
  }

  @Test
  void dropLeavesOutTheFirst() throws Exception {
    assertEquals(lines("gen:10kB ! lines ! null"), 4 + lines("gen:10kB ! lines ! drop 4 ! null"));
    assertEquals(0, lines("gen:10kB ! lines ! drop 1000000 ! null"));
    assertThrows(UsageException.class, () -> INSTALLED.parse("gen:1 ! lines ! drop ! null"));
    assertThrows(UsageException.class, () -> INSTALLED.parse("gen:1 ! drop 1 ! null"));
  }

  private static long lines(String text) throws Exception {
    return INSTALLED.parse(text).job().run().progress().elementsOut();
  }

  @Test
  void aBufferIsBytesWithAUnitAndElementsWithout() {
    assertTrue(explained("gen:1 ! buffer 64KiB ! null").contains("64 KiB"));
    assertTrue(explained("gen:1 ! buffer 77 ! null").contains("77 elements, 1.0 MiB"));
    assertTrue(explained("gen:1 ! buffer ! null").contains("1024 elements, 1.0 MiB"));
  }

  private static String explained(String text) {
    return INSTALLED.parse(text).job().explain();
  }
}

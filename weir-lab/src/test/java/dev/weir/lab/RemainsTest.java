package dev.weir.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What counts as a whole output, and what as left behind.
class RemainsTest {
  private static final byte[] INPUT = "a line\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private Path in;
  private Path work;

  @BeforeEach
  void thereIsAnInput() throws Exception {
    in = Files.write(folder.resolve("in"), INPUT);
    work = Files.createDirectory(folder.resolve("work"));
  }

  private Remains remains(Scenario scenario) {
    return new Remains(scenario, in, work);
  }

  @Test
  void wholeIsByteForByte() throws Exception {
    Remains remains = remains(Scenario.FOR_LOOP);
    assertFalse(remains.whole(), "there is none");
    Files.write(remains.target(), INPUT);
    assertTrue(remains.whole());
    Files.write(remains.target(), Arrays.copyOf(INPUT, INPUT.length - 1));
    assertFalse(remains.whole(), "too short");
    Files.write(remains.target(), Arrays.copyOf(INPUT, INPUT.length + 1));
    assertFalse(remains.whole(), "too long");
    byte[] changed = INPUT.clone();
    changed[500]++;
    Files.write(remains.target(), changed);
    assertFalse(remains.whole(), "changed");
  }

  @Test
  void aCompressedOutputIsComparedUncompressed() throws Exception {
    Remains remains = remains(Scenario.PIPELINE);
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(INPUT);
    }
    Files.write(remains.target(), compressed.toByteArray());
    assertTrue(remains.whole());
    Files.write(remains.target(), Arrays.copyOf(compressed.toByteArray(), compressed.size() - 1));
    assertFalse(remains.whole(), "truncated");
  }

  @Test
  void whatLiesThereIsNamed() throws Exception {
    Remains remains = remains(Scenario.BROKEN);
    remains.prepare();
    assertEquals(List.of("the output of yesterday, untouched"), remains.left(false));
    assertEquals(0, remains.lost(INPUT.length));
    Files.write(remains.target(), INPUT);
    Files.write(work.resolve(".out.tmp"), INPUT);
    assertEquals(
        List.of(
            "6.8 KiB under the name of the output, which looks whole",
            "nothing of yesterday",
            "a hidden temporary file of 6.8 KiB"),
        remains.left(false));
    assertEquals(Remains.YESTERDAY.length(), remains.lost(INPUT.length));
  }
}

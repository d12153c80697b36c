package dev.weir.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class LogGeneratorTest {

  @Test
  void thereIsExactlyTheSizeAndALineFeedAtTheEnd() throws Exception {
    for (int size : new int[] {1, 7, 159, 160, 161, 65_375, 65_536, 65_537, 300_000}) {
      byte[] log = bytes(LogGenerator.of(size));
      assertEquals(size, log.length);
      assertEquals('\n', log[size - 1]);
    }
    assertEquals(0, bytes(LogGenerator.of(0)).length);
  }

  @Test
  void theSizeIsKnownBefore() throws Exception {
    try (var log = LogGenerator.of(Long.MAX_VALUE).open()) {
      assertEquals(OptionalLong.of(Long.MAX_VALUE), log.size());
      Bytes first = log.read();
      assertTrue(first != null && first.length() > 60_000);
    }
  }

  @Test
  void theSameSeedGivesTheSameLogAndAnotherAnother() throws Exception {
    byte[] log = bytes(LogGenerator.of(100_000));
    assertArrayEquals(log, bytes(LogGenerator.of(100_000)));
    assertFalse(Arrays.equals(log, bytes(LogGenerator.of(100_000).seed(2))));
  }

  @Test
  void aSmallerSizeGivesTheBeginningOfALarger() throws Exception {
    byte[] larger = bytes(LogGenerator.of(200_000));
    for (int size : new int[] {1, 1_000, 65_536, 131_000}) {
      byte[] smaller = bytes(LogGenerator.of(size));
      assertArrayEquals(Arrays.copyOf(larger, size - 1), Arrays.copyOf(smaller, size - 1));
    }
  }

  @Test
  void linesAreAsciiAndOfAnUsualLengthAndTheirTimesGoForward() throws Exception {
    String before = "";
    String[] lines =
        new String(bytes(LogGenerator.of(2_000_000)), StandardCharsets.US_ASCII).split("\n");
    for (String line : Arrays.copyOf(lines, lines.length - 1)) {
      assertTrue(line.length() >= 100 && line.length() <= 160, line);
      assertTrue(line.matches("[ -~]*request=[0-9a-f]{8}"), line);
      String time = line.substring(0, 24);
      assertTrue(time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"), line);
      assertTrue(time.compareTo(before) >= 0, line);
      before = time;
    }
  }

  @Test
  void itCompressesAsLogsDo() throws Exception {
    byte[] log = bytes(LogGenerator.of(4_000_000));
    try (var deflater = new Deflater(6)) {
      deflater.setInput(log);
      deflater.finish();
      double ratio = (double) log.length / deflater.deflate(new byte[log.length]);
      assertTrue(ratio > 5 && ratio < 8, "ratio " + ratio);
    }
  }

  @Test
  void aNegativeSizeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> LogGenerator.of(-1));
  }

  private static byte[] bytes(LogGenerator generator) throws Exception {
    var all = new ByteArrayOutputStream();
    try (var log = generator.open()) {
      for (Bytes block : log) {
        all.write(block.toArray());
      }
    }
    return all.toByteArray();
  }
}

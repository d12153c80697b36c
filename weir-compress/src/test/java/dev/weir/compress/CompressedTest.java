package dev.weir.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.LimitException;
import dev.weir.Reporting;
import dev.weir.Transform;
import dev.weir.gzip.Gzip;
import dev.weir.gzip.Zlib;
import dev.weir.testkit.Blocks;
import dev.weir.testkit.Driver;
import dev.weir.testkit.Driver.Collected;
import dev.weir.testkit.NoLeaks;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Formats are told apart by their first bytes.
@ExtendWith(NoLeaks.class)
class CompressedTest {
  private static final List<Transform<Bytes, Bytes>> ENCODERS =
      List.of(Gzip.compress(), Zlib.compress(), Zstd.compress(), Lz4.compress());

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 1 << 20})
  void eachIsDecompressed(int block) throws Exception {
    byte[] data = Samples.text(100_000);
    for (var encoder : ENCODERS) {
      byte[] packed = packed(encoder, data);
      assertArrayEquals(data, unpacked(packed, block), encoder.name());
      var paused = Driver.pausing(Compressed.decompress(), Blocks.split(Bytes.wrap(packed), block));
      assertArrayEquals(data, Blocks.joined(paused).toArray(), encoder.name());
    }
  }

  @Test
  void cutOffAtAnyByteIsAnErrorWithItsPlace() throws Exception {
    for (var encoder : ENCODERS) {
      byte[] packed = packed(encoder, Samples.text(300));
      for (int cut = 0; cut < packed.length; cut++) {
        byte[] part = Arrays.copyOf(packed, cut);
        var failure = assertThrows(CorruptDataException.class, () -> unpacked(part, 3));
        assertTrue(failure.offset() == cut || cut < 4, failure.getMessage());
      }
    }
  }

  @Test
  void anUnknownBeginningIsShown() {
    var failure =
        assertThrows(
            CorruptDataException.class, () -> unpacked(Bytes.utf8("hello, world").toArray(), 3));
    assertEquals(
        "none of gzip, zstd, lz4, zlib, which are known by how they begin (brotli is not: unbrotli),"
            + " but 68 65 6c 6c at byte 0",
        failure.getMessage());
  }

  @Test
  void anEmptyInputIsAnError() {
    var failure = assertThrows(CorruptDataException.class, () -> unpacked(new byte[0], 1));
    assertEquals("truncated data: the input is empty at byte 0", failure.getMessage());
  }

  @Test
  void limitsAreForEach() throws Exception {
    for (var encoder : ENCODERS) {
      var bomb = List.of(Bytes.wrap(packed(encoder, new byte[5_000_000])));
      var most = Compressed.decompress().maxBytes(1_000_000);
      assertThrows(LimitException.class, () -> Driver.pulled(most, bomb), encoder.name());
      var ratio = Compressed.decompress().maxExpansion(20);
      assertThrows(LimitException.class, () -> Driver.pulled(ratio, bomb), encoder.name());
    }
  }

  @Test
  void theSummarySaysWhichItWas() throws Exception {
    var out = new Collected<Bytes>(false);
    var step = Compressed.decompress().open();
    try (step) {
      step.take(Bytes.wrap(packed(Zstd.compress(), new byte[10])), out);
      step.finish(out);
    }
    var report = ((Reporting) step).report();
    assertEquals("zstd", report == null ? null : report.text());
  }

  @Test
  void itsBoundIsThatOfTheLargest() {
    assertEquals(Zstd.decompress().heldBytes(), Compressed.decompress().heldBytes());
  }

  private static byte[] packed(Transform<Bytes, Bytes> encoder, byte[] data) throws Exception {
    return Blocks.joined(Driver.pushed(encoder, Blocks.split(Bytes.wrap(data), 1 << 18))).toArray();
  }

  private static byte[] unpacked(byte[] packed, int block) throws Exception {
    return Blocks.joined(
            Driver.pulled(Compressed.decompress(), Blocks.split(Bytes.wrap(packed), block)))
        .toArray();
  }
}

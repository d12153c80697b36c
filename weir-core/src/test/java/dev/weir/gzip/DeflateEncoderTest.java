package dev.weir.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Driver;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeflateEncoderTest {

  private static DeflateEncoder encoder(DeflateDecoder.Format format) {
    return switch (format) {
      case ZLIB -> Zlib.compress();
      case RAW -> Deflate.compress();
    };
  }

  private static DeflateDecoder decoder(DeflateDecoder.Format format) {
    return switch (format) {
      case ZLIB -> Zlib.decompress();
      case RAW -> Deflate.decompress();
    };
  }

  @ParameterizedTest
  @EnumSource
  void theJdkAndWeReadWhatItWrites(DeflateDecoder.Format format) throws Exception {
    for (int size : new int[] {0, 1, 7, 65_530, 65_536, 300_000}) {
      for (byte[] data : List.of(Samples.text(size, 1), Samples.noise(size, 1))) {
        for (int level : new int[] {1, 3, 6, 9}) {
          var packed = Driver.pushed(encoder(format).level(level), Driver.blocks(data, 4_099));
          byte[] joined = Driver.joined(packed);
          try (var jdk =
              new InflaterInputStream(
                  new ByteArrayInputStream(joined),
                  new Inflater(format == DeflateDecoder.Format.RAW))) {
            assertArrayEquals(data, jdk.readAllBytes());
          }
          assertArrayEquals(data, Driver.joined(Driver.pushed(decoder(format), packed)));
          var pulled = Driver.pulled(encoder(format).level(level), Driver.blocks(data, 4_099));
          assertArrayEquals(joined, Driver.joined(pulled));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void thereIsNoSuchLevel(DeflateDecoder.Format format) {
    var failure = assertThrows(IllegalArgumentException.class, () -> encoder(format).level(10));
    assertEquals("level must be from 1 to 9: 10", failure.getMessage());
  }

  @Test
  void theyHaveNamesAndABound() {
    assertEquals("zlib", Zlib.compress().name());
    assertEquals("deflate", Deflate.compress().name());
    assertTrue(Zlib.compress().heldBytes().orElseThrow() > Zlib.compress().nativeBytes());
    assertFalse(Zlib.compress().equals(Deflate.compress()));
  }
}

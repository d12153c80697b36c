package dev.weir.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is stated for zstd is at least what its library estimates, and not much more.
class ZstdMemoryTest {

  /// From `ZSTD_estimateCStreamSize(level)` of zstd 1.5.4; from 16 to 18 it gives what 15 takes,
  /// since it means all levels up to that.
  @ParameterizedTest
  @CsvSource({
    "-7, 1336737",
    "-1, 1336737",
    "1, 1369505",
    "2, 2090401",
    "3, 3663265",
    "4, 4973985",
    "5, 6022561",
    "6, 6022561",
    "7, 9168289",
    "8, 9168289",
    "9, 17556897",
    "10, 30139809",
    "11, 30139809",
    "12, 55305633",
    "13, 55305633",
    "14, 55305633",
    "15, 72082849",
    "19, 93848031",
    "20, 202899935",
    "21, 404226527",
    "22, 815423967",
  })
  void anEncoderStatesWhatItsLevelTakes(int level, long estimated) {
    long stated = ZstdMemory.encoderBytes(Zstd.compress().level(level));
    assertTrue(stated >= estimated, stated + " for level " + level);
    assertTrue(stated < 1.5 * estimated + (2 << 20), stated + " for level " + level);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 27, 31})
  void aDecoderStatesItsWindowAndLittleMore(int windowLog) {
    long window = 1L << windowLog;
    assertEquals(640 << 10, ZstdMemory.decoderBytes(window) - window);
  }

  @ParameterizedTest
  @ValueSource(ints = {-7, 1, 3, 9, 19, 22})
  void eachWorkerCosts(int level) {
    var encoder = Zstd.compress().level(level);
    long one = ZstdMemory.encoderBytes(encoder.workers(1));
    assertTrue(one > ZstdMemory.encoderBytes(encoder));
    assertTrue(ZstdMemory.encoderBytes(encoder.workers(2)) > one);
  }
}

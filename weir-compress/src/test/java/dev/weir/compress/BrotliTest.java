package dev.weir.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Transform;
import dev.weir.testkit.Blocks;
import dev.weir.testkit.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrotliTest extends CodecContract {

  @Override
  String format() {
    return "brotli";
  }

  @Override
  Transform<Bytes, Bytes> encoder() {
    return Brotli.compress();
  }

  @Override
  Transform<Bytes, Bytes> decoder() {
    return Brotli.decompress();
  }

  @Override
  Transform<Bytes, Bytes> decoder(long maxBytes) {
    return Brotli.decompress().maxBytes(maxBytes);
  }

  @Override
  Transform<Bytes, Bytes> decoder(int maxExpansion) {
    return Brotli.decompress().maxExpansion(maxExpansion);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 6, 9, 10, 11})
  void everyLevelCanBeTakenBack(int level) throws Exception {
    byte[] data = Samples.text(200_000);
    var pieces =
        Driver.pushed(Brotli.compress().level(level), Blocks.split(Bytes.wrap(data), 70_001));
    assertArrayEquals(data, unpacked(Blocks.joined(pieces).toArray(), 9_999));
  }

  @Test
  void everyFlippedBitGivesSomethingOrAnError() throws Exception {
    byte[] packed = packed(SMALL);
    for (int bit = 0; bit < packed.length * Byte.SIZE; bit++) {
      byte[] damaged = packed.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      try {
        unpacked(damaged, 1 << 20);
      } catch (CorruptDataException e) {
        assertTrue(String.valueOf(e.getMessage()).contains(" at byte "), e::toString);
      }
    }
  }

  @Test
  void somethingBehindTheEndIsAnError() throws Exception {
    byte[] packed = packed(SMALL);
    byte[] dirty = Samples.concat(packed, new byte[] {'j'});
    var apart = assertThrows(CorruptDataException.class, () -> unpacked(dirty, packed.length));
    Driver.assertSays("trailing garbage after brotli data at byte " + packed.length, apart);
    var together = assertThrows(CorruptDataException.class, () -> unpacked(dirty, 1 << 20));
    Driver.assertSays("corrupt brotli, or something behind its end, in the chunk of ", together);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 12})
  void aLevelOutOfRangeIsRefused(int level) {
    assertThrows(IllegalArgumentException.class, () -> Brotli.compress().level(level));
  }
}

package dev.weir.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Transform;
import dev.weir.testkit.Blocks;
import dev.weir.testkit.Driver;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Lz4Test extends CodecContract {
  private static final byte[] SKIPPABLE = HexFormat.of().parseHex("502a4d1803000000aabbcc");

  @Override
  String format() {
    return "lz4";
  }

  @Override
  Transform<Bytes, Bytes> encoder() {
    return Lz4.compress();
  }

  @Override
  Transform<Bytes, Bytes> decoder() {
    return Lz4.decompress();
  }

  @Override
  Transform<Bytes, Bytes> decoder(long maxBytes) {
    return Lz4.decompress().maxBytes(maxBytes);
  }

  @Override
  Transform<Bytes, Bytes> decoder(int maxExpansion) {
    return Lz4.decompress().maxExpansion(maxExpansion);
  }

  @ParameterizedTest
  @CsvSource({"1, 65536", "1, 262144", "3, 1048576", "9, 65536", "12, 4194304"})
  void everyLevelAndBlockSizeCanBeTakenBack(int level, int block) throws Exception {
    for (byte[] data : Samples.kinds(700_001)) {
      byte[] packed = compressed(Lz4.compress().level(level).blockBytes(block), data);
      assertArrayEquals(data, unpacked(packed, 9_999));
    }
  }

  @Test
  void everyFlippedBitIsFoundOrHarmless() throws Exception {
    byte[] packed = packed(SMALL);
    for (int bit = 0; bit < packed.length * Byte.SIZE; bit++) {
      byte[] damaged = packed.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      try {
        assertArrayEquals(SMALL, unpacked(damaged, 1 << 20));
      } catch (CorruptDataException e) {
        assertTrue(String.valueOf(e.getMessage()).contains(" at byte "), e::toString);
      }
    }
  }

  @Test
  void everyFrameIsRead() throws Exception {
    byte[] first = Samples.text(300_000);
    byte[] second = Samples.noise(70_000, 2);
    byte[] none = packed(new byte[0]);
    byte[] small = compressed(Lz4.compress().blockBytes(1 << 16), second);
    byte[] packed = Samples.concat(small, none, SKIPPABLE, packed(first), SKIPPABLE, none, small);
    for (int block : new int[] {1, 7, 65_537, 1 << 20}) {
      assertArrayEquals(Samples.concat(second, first, second), unpacked(packed, block));
    }
  }

  @Test
  void trailingGarbageIsNotTheEnd() throws Exception {
    byte[] packed = packed(SMALL);
    for (String garbage : List.of("junk", "j", "\0", "\u0004!")) {
      byte[] dirty = Samples.concat(packed, Bytes.utf8(garbage).toArray());
      for (int block : new int[] {1, 1 << 20}) {
        var failure = assertThrows(CorruptDataException.class, () -> unpacked(dirty, block));
        assertEquals(
            "trailing garbage after lz4 data at byte " + packed.length, failure.getMessage());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 05, 'not lz4 data: no 04 22 4d 18 at byte 0'",
    "4, 84, 'unknown lz4 version 2 at byte 4'",
    "4, 66, 'reserved lz4 flags set at byte 4'",
    "5, 30, 'unknown lz4 block size 3 at byte 4'",
    "6, 00, 'wrong checksum of the lz4 header at byte 6'",
    "10, 7f, 'corrupt lz4: block of '",
  })
  void theMessageSaysWhatAndWhere(int index, String hex, String message) throws Exception {
    byte[] damaged = packed(SMALL);
    damaged[index] = (byte) Integer.parseInt(hex, 16);
    for (int block : new int[] {1, 1 << 20}) {
      var failure = assertThrows(CorruptDataException.class, () -> unpacked(damaged, block));
      Driver.assertSays(message, failure);
    }
  }

  @Test
  void aWrongChecksumIsFoundAtItsPlace() throws Exception {
    byte[] damaged = packed(SMALL);
    damaged[damaged.length - 1] ^= 1;
    var failure = assertThrows(CorruptDataException.class, () -> unpacked(damaged, 7));
    Driver.assertSays("wrong checksum: lz4 says ", failure);
    assertEquals(damaged.length - 4, failure.offset());
  }

  @Test
  void theLegacyFormatIsRefusedByItsName() {
    byte[] legacy = HexFormat.of().parseHex("02214c1805000000406162630a");
    var failure = assertThrows(CorruptDataException.class, () -> unpacked(legacy, 1));
    Driver.assertSays("lz4 frame of the legacy format, which is not read", failure);
  }

  @Test
  void withoutAChecksumThereIsNone() throws Exception {
    byte[] without = compressed(Lz4.compress().withoutChecksum(), SMALL);
    assertEquals(packed(SMALL).length - 4, without.length);
    assertArrayEquals(SMALL, unpacked(without, 7));
  }

  @Test
  void whatDoesNotGetSmallerIsStored() throws Exception {
    byte[] noise = Samples.noise(300_000, 1);
    byte[] packed = compressed(Lz4.compress().blockBytes(1 << 16), noise);
    assertEquals(7 + 5 * 4 + noise.length + 8, packed.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 13, -1})
  void aLevelOutOfRangeIsRefused(int level) {
    assertThrows(IllegalArgumentException.class, () -> Lz4.compress().level(level));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65_535, 1 << 17, 1 << 24})
  void aBlockSizeThatTheFormatHasNotIsRefused(int bytes) {
    assertThrows(IllegalArgumentException.class, () -> Lz4.compress().blockBytes(bytes));
  }

  private static byte[] compressed(Transform<Bytes, Bytes> encoder, byte[] data) throws Exception {
    return Blocks.joined(Driver.pushed(encoder, Blocks.split(Bytes.wrap(data), 1 << 18))).toArray();
  }
}

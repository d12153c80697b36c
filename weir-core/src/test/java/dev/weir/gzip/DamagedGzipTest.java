package dev.weir.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Driver;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A gzip that is not whole is an error that says what and where.
@ParameterizedClass
@EnumSource(Way.class)
class DamagedGzipTest {
  private final Way way;

  DamagedGzipTest(Way way) {
    this.way = way;
  }

  private static final byte[] DATA = Samples.text(400, 1);
  private static final byte[] MEMBER = Samples.jdkGzip(DATA);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1 << 20})
  void cutOffAtAnyByteIsTruncated(int block) {
    for (int cut = 0; cut < MEMBER.length; cut++) {
      assertTruncated(Arrays.copyOf(MEMBER, cut), block);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1 << 20})
  void cutOffAtAnyByteOfTheSecondMemberIsTruncated(int block) throws Exception {
    byte[] two = Samples.concat(MEMBER, GzipHeaders.withEverything(MEMBER, 20));
    assertArrayEquals(DATA, gunzip(Arrays.copyOf(two, MEMBER.length), block));
    for (int cut = MEMBER.length + 1; cut < two.length; cut++) {
      assertTruncated(Arrays.copyOf(two, cut), block);
    }
  }

  private void assertTruncated(byte[] packed, int block) {
    var failure = assertThrows(CorruptDataException.class, () -> gunzip(packed, block));
    Driver.assertSays("truncated gzip: ", failure);
    assertEquals(packed.length, failure.offset());
  }

  @Test
  void aFlippedBitIsFoundOrHarmless() {
    byte[] named = GzipHeaders.withName(MEMBER, new byte[] {'a', 'b', 'c'});
    for (byte[] packed : List.of(MEMBER, named)) {
      int found = 0;
      for (int bit = 0; bit < packed.length * Byte.SIZE; bit++) {
        found += isFound(flipped(packed, bit)) ? 1 : 0;
      }
      // time, extra flags and system; the text flag; name; what fills the last byte of deflate data
      int harmless = 6 * Byte.SIZE + 1 + 3 * Byte.SIZE + 7;
      assertTrue(found >= packed.length * Byte.SIZE - harmless, "found only " + found);
    }
  }

  private boolean isFound(byte[] packed) {
    try {
      assertArrayEquals(DATA, gunzip(packed, 1 << 20));
      return false;
    } catch (CorruptDataException e) {
      return true;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyFlippedBitOfAHeaderWithAChecksumIsFound() {
    byte[] packed = GzipHeaders.withEverything(MEMBER, 20);
    int headerBytes = packed.length - MEMBER.length + GzipHeaders.PLAIN_BYTES;
    for (int bit = 0; bit < headerBytes * Byte.SIZE; bit++) {
      if (bit != 3 * Byte.SIZE + 1) { // without its flag there is no checksum
        byte[] damaged = flipped(packed, bit);
        assertThrows(CorruptDataException.class, () -> gunzip(damaged, 1 << 20));
      }
    }
  }

  @Test
  void everyFlippedBitOfTheTrailerIsFound() {
    int trailer = MEMBER.length - 8;
    for (int bit = 0; bit < 8 * Byte.SIZE; bit++) {
      byte[] damaged = flipped(MEMBER, trailer * Byte.SIZE + bit);
      var failure = assertThrows(CorruptDataException.class, () -> gunzip(damaged, 7));
      boolean inCrc = bit < Integer.SIZE;
      String says = inCrc ? "wrong CRC-32: gzip says " : "wrong size: gzip says ";
      Driver.assertSays(says, failure);
      assertEquals(inCrc ? trailer : trailer + 4, failure.offset());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 50, 'not gzip data: no 1f 8b at byte 0'",
    "1, 4b, 'not gzip data: no 1f 8b at byte 1'",
    "2, 07, 'unknown gzip method 7 at byte 2'",
    "3, 20, 'reserved gzip flags set at byte 3'",
    "10, ff, 'corrupt deflate data: invalid block type at byte 11'",
  })
  void theMessageSaysWhatAndWhere(int index, String hex, String message) {
    byte[] damaged = MEMBER.clone();
    damaged[index] = (byte) Integer.parseInt(hex, 16);
    for (int block : new int[] {1, 1 << 20}) {
      var failure = assertThrows(CorruptDataException.class, () -> gunzip(damaged, block));
      assertEquals(
          message,
          String.valueOf(failure.getMessage())
              .replace("invalid block at", "invalid block type at"));
    }
  }

  @Test
  void aBrokenSecondHeaderIsNotTheEnd() {
    byte[] second = MEMBER.clone();
    second[2] = 9;
    var failure =
        assertThrows(CorruptDataException.class, () -> gunzip(Samples.concat(MEMBER, second), 7));
    assertEquals("unknown gzip method 9 at byte " + (MEMBER.length + 2), failure.getMessage());
  }

  @Test
  void trailingGarbageIsNotTheEnd() {
    for (int block : new int[] {1, 7, 1 << 20}) {
      byte[] packed = Samples.concat(MEMBER, new byte[] {'j', 'u', 'n', 'k'});
      var failure = assertThrows(CorruptDataException.class, () -> gunzip(packed, block));
      assertEquals(
          "trailing garbage after gzip data at byte " + MEMBER.length, failure.getMessage());
    }
  }

  @Test
  void garbageAfterZeroPaddingIsNotTheEnd() {
    for (int block : new int[] {1, 7, 1 << 20}) {
      byte[] packed = Samples.concat(MEMBER, new byte[9], MEMBER);
      var failure = assertThrows(CorruptDataException.class, () -> gunzip(packed, block));
      assertEquals(
          "trailing garbage after zero padding at byte " + (MEMBER.length + 9),
          failure.getMessage());
    }
  }

  @Test
  void anEndlessHeaderIsRefused() {
    byte[] name = new byte[1 << 20];
    Arrays.fill(name, (byte) 'n');
    byte[] packed = GzipHeaders.withName(MEMBER, name);
    for (int block : new int[] {1_000, 1 << 22}) {
      var failure = assertThrows(CorruptDataException.class, () -> gunzip(packed, block));
      assertEquals("gzip header longer than 131072 bytes at byte 131072", failure.getMessage());
    }
  }

  private static byte[] flipped(byte[] packed, int bit) {
    byte[] damaged = packed.clone();
    damaged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
    return damaged;
  }

  private byte[] gunzip(byte[] packed, int block) throws Exception {
    List<Bytes> blocks = Driver.blocks(packed, block);
    return Driver.joined(Driver.pulled(way.decoder(), blocks));
  }
}

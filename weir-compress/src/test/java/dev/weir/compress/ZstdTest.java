package dev.weir.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.LimitException;
import dev.weir.Transform;
import dev.weir.testkit.Blocks;
import dev.weir.testkit.Driver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZstdTest extends CodecContract {
  private static final byte[] SKIPPABLE = HexFormat.of().parseHex("5e2a4d1803000000aabbcc");

  @Override
  String format() {
    return "zstd";
  }

  @Override
  Transform<Bytes, Bytes> encoder() {
    return Zstd.compress();
  }

  @Override
  Transform<Bytes, Bytes> decoder() {
    return Zstd.decompress();
  }

  @Override
  Transform<Bytes, Bytes> decoder(long maxBytes) {
    return Zstd.decompress().maxBytes(maxBytes);
  }

  @Override
  Transform<Bytes, Bytes> decoder(int maxExpansion) {
    return Zstd.decompress().maxExpansion(maxExpansion);
  }

  @ParameterizedTest
  @ValueSource(ints = {-7, -1, 1, 3, 9, 15, 19})
  void everyLevelCanBeTakenBack(int level) throws Exception {
    byte[] data = Samples.text(400_000);
    var pieces =
        Driver.pushed(Zstd.compress().level(level), Blocks.split(Bytes.wrap(data), 70_001));
    assertArrayEquals(data, unpacked(Blocks.joined(pieces).toArray(), 9_999));
  }

  @Test
  void theNumberOfWorkersDoesNotShowInTheOutput() throws Exception {
    byte[] data = Samples.text(20_000_000);
    byte[] one = compressed(Zstd.compress().workers(1), data, 1 << 18);
    assertArrayEquals(one, compressed(Zstd.compress().workers(3), data, 99_991));
    assertArrayEquals(data, unpacked(one, 1 << 18));
  }

  @Test
  void workersGiveOnePieceAtATimeToOneWhoPauses() throws Exception {
    byte[] data = Samples.noise(9_000_000, 1);
    var pieces =
        Driver.pausing(Zstd.compress().workers(2), Blocks.split(Bytes.wrap(data), 1 << 18));
    assertArrayEquals(data, unpacked(Blocks.joined(pieces).toArray(), 1 << 18));
  }

  @Test
  void aWindowFindsWhatIsFarBack() throws Exception {
    byte[] noise = Samples.noise(6_000_000, 1);
    byte[] twice = Samples.concat(noise, new byte[4_000_000], noise);
    int near = compressed(Zstd.compress().level(1), twice, 1 << 18).length;
    byte[] far = compressed(Zstd.compress().level(1).window(25), twice, 1 << 18);
    assertTrue(far.length < near * 0.6, far.length + " of " + near);
    assertArrayEquals(twice, unpacked(far, 1 << 18));
  }

  @Test
  void everyFlippedBitIsFoundOrHarmless() throws Exception {
    byte[] packed = packed(SMALL);
    for (int bit = 0; bit < packed.length * Byte.SIZE; bit++) {
      byte[] damaged = packed.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      try {
        assertArrayEquals(SMALL, unpacked(damaged, 1 << 20));
      } catch (CorruptDataException | LimitException e) {
        assertTrue(String.valueOf(e.getMessage()).contains(" at byte "), e::toString);
      }
    }
  }

  @Test
  void everyFrameIsRead() throws Exception {
    byte[] first = Samples.text(300_000);
    byte[] second = Samples.noise(70_000, 2);
    byte[] none = packed(new byte[0]);
    byte[] packed =
        Samples.concat(packed(first), none, SKIPPABLE, packed(second), SKIPPABLE, none, none);
    for (int block : new int[] {1, 7, 65_537, 1 << 20}) {
      assertArrayEquals(Samples.concat(first, second), unpacked(packed, block));
    }
  }

  @Test
  void aSkippableFrameAloneIsNothing() throws Exception {
    assertEquals(0, unpacked(SKIPPABLE, 1).length);
    for (int cut = 1; cut < SKIPPABLE.length; cut++) {
      byte[] part = Arrays.copyOf(SKIPPABLE, cut);
      var failure = assertThrows(CorruptDataException.class, () -> unpacked(part, 3));
      Driver.assertSays("truncated zstd: it ends in ", failure);
    }
  }

  @Test
  void trailingGarbageIsNotTheEnd() throws Exception {
    byte[] packed = packed(SMALL);
    for (String garbage : List.of("junk", "j", "\0", "(\u00b5")) {
      byte[] dirty = Samples.concat(packed, Bytes.utf8(garbage).toArray());
      for (int block : new int[] {1, 1 << 20}) {
        var failure = assertThrows(CorruptDataException.class, () -> unpacked(dirty, block));
        assertEquals(
            "trailing garbage after zstd data at byte " + packed.length, failure.getMessage());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 29, 'not zstd data: no 28 b5 2f fd at byte 0'",
    "4, 0c, 'reserved zstd flag set at byte 4'",
    "4, 05, 'zstd frame that needs dictionary '",
    "5, ff, 'zstd frame with a window of '",
    "6, 06, 'corrupt zstd: block of a reserved type at byte 6'",
    "8, ff, 'corrupt zstd: block of '",
  })
  void theMessageSaysWhatAndWhere(int index, String hex, String message) throws Exception {
    byte[] damaged = packed(SMALL);
    damaged[index] = (byte) Integer.parseInt(hex, 16);
    for (int block : new int[] {1, 1 << 20}) {
      var failure = assertThrows(IOException.class, () -> unpacked(damaged, block));
      Driver.assertSays(message, failure);
    }
  }

  @Test
  void aWrongChecksumIsFoundAtItsPlace() throws Exception {
    byte[] damaged = packed(SMALL);
    damaged[damaged.length - 1] ^= 1;
    var failure = assertThrows(CorruptDataException.class, () -> unpacked(damaged, 7));
    assertEquals(
        "wrong checksum of the zstd frame at byte " + (damaged.length - 4), failure.getMessage());
  }

  @Test
  void aDamagedBlockIsFoundAtItsPlace() throws Exception {
    byte[] damaged = packed(Samples.text(300_000));
    int second =
        6 + 3 + (((damaged[6] & 0xff) | ((damaged[7] & 0xff) << 8) | (damaged[8] << 16)) >> 3);
    Arrays.fill(damaged, second + 3, second + 9, (byte) 0xff);
    var failure = assertThrows(CorruptDataException.class, () -> unpacked(damaged, 4_096));
    Driver.assertSays("corrupt zstd: ", failure);
    assertEquals(second, failure.offset());
  }

  @Test
  void withoutAChecksumThereIsNone() throws Exception {
    byte[] with = packed(SMALL);
    byte[] without = compressed(Zstd.compress().withoutChecksum(), SMALL, 1 << 20);
    assertEquals(with.length - 4, without.length);
    assertArrayEquals(SMALL, unpacked(without, 7));
  }

  @Test
  void aWindowAboveTheLimitIsRefusedBeforeItIsTaken() throws Exception {
    byte[] packed = compressed(Zstd.compress().window(27), SMALL, 1 << 20);
    assertArrayEquals(SMALL, unpacked(packed, 1 << 20));
    var narrow = Zstd.decompress().maxWindowBytes(1 << 20);
    var failure =
        assertThrows(
            LimitException.class, () -> Driver.pulled(narrow, List.of(Bytes.wrap(packed))));
    assertEquals(
        "zstd frame with a window of 128 MiB, more than maxWindow (1.0 MiB), at byte 0",
        failure.getMessage());
  }

  @Test
  void aWindowOfMoreThanALongIsRefusedToo() {
    byte[] frame = HexFormat.of().parseHex("28b52ffde0" + "00000000000000" + "80" + "010000");
    var e =
        assertThrows(
            LimitException.class,
            () -> Driver.pushed(Zstd.decompress(), List.of(Bytes.wrap(frame))));
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("zstd frame with a window of 9223372036854775808 bytes, more than"),
        e.getMessage());
  }

  @Test
  void aWindowOf256MiBIsReadWhereThatIsAllowed() throws Exception {
    byte[] wide = compressed(Zstd.compress().window(27), SMALL, 1 << 20);
    wide[5] += (byte) (1 << 3); // twice the window
    assertThrows(LimitException.class, () -> unpacked(wide, 1));
    byte[] mixed = Samples.concat(wide, packed(SMALL), wide, wide);
    byte[] expected = Samples.concat(SMALL, SMALL, SMALL, SMALL);
    for (int block : new int[] {1, 1 << 20}) {
      var pieces =
          Driver.pulled(
              Zstd.decompress().maxWindowBytes(1 << 28), Blocks.split(Bytes.wrap(mixed), block));
      assertArrayEquals(expected, Blocks.joined(pieces).toArray());
    }
  }

  @Test
  void theBoundOfADecoderFollowsItsWindow() {
    long usual = Zstd.decompress().heldBytes().orElseThrow();
    long narrow = Zstd.decompress().maxWindowBytes(1 << 20).heldBytes().orElseThrow();
    assertEquals((1 << 27) - (1 << 20), usual - narrow);
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    var wrong = new ArrayList<Runnable>();
    wrong.add(() -> Zstd.compress().level(0));
    wrong.add(() -> Zstd.compress().level(23));
    wrong.add(() -> Zstd.compress().level(-8));
    wrong.add(() -> Zstd.compress().workers(-1));
    wrong.add(() -> Zstd.compress().window(9));
    wrong.add(() -> Zstd.compress().window(28));
    wrong.add(() -> Zstd.decompress().maxWindowBytes(1000));
    for (Runnable one : wrong) {
      assertThrows(IllegalArgumentException.class, one::run);
    }
  }

  private static byte[] compressed(Transform<Bytes, Bytes> encoder, byte[] data, int block)
      throws Exception {
    return Blocks.joined(Driver.pushed(encoder, Blocks.split(Bytes.wrap(data), block))).toArray();
  }
}

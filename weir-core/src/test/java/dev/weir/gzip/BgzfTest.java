package dev.weir.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Driver;
import dev.weir.Driver.Collected;
import dev.weir.Emitter;
import dev.weir.LimitException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// BGZF, whose blocks can be decompressed one apart from the other, gives what gzip does.
@ParameterizedClass
@EnumSource(Way.class)
class BgzfTest {
  private static final byte[] DATA = Samples.text(1_000_000, 1);

  private final Way way;

  BgzfTest(Way way) {
    this.way = way;
  }

  @AfterEach
  void noThreadIsLeft() {
    assertEquals(
        List.of(),
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("weir-gunzip"))
            .toList());
  }

  @Test
  void blocksOfAnySizeComeOutInOrder() throws Exception {
    for (int blockBytes : new int[] {100, 7_777, 65_280, 65_536}) {
      byte[] packed =
          Bgzf.file(blockBytes == 100 ? Arrays.copyOf(DATA, 100_000) : DATA, blockBytes);
      byte[] data = Samples.jdkGunzip(packed);
      for (int block : new int[] {997, 65_536, 1 << 20}) {
        assertArrayEquals(data, gunzip(packed, block));
      }
    }
  }

  @Test
  void whatBgzipWritesComesOut() throws Exception {
    byte[] packed =
        Base64.getDecoder()
            .decode(
                "H4sIBAAAAAAA/wYAQkMCADAAARIA7f9hIHJpdmVyIGhlbGQgYmFjawrphMcFEgAAAB+LCAQAAAAAAP8GAEJDAgAbAAMAAAAAAAAAAAA=");
    assertEquals("a river held back\n", Bytes.wrap(gunzip(packed, 5)).utf8());
  }

  @Test
  void arraysThatWereUsedUpAreFilledAgain() throws Exception {
    var all = new ByteArrayOutputStream();
    var out =
        new Emitter<Bytes>() {
          @Override
          public boolean emit(Bytes bytes) {
            all.writeBytes(bytes.toArray());
            return true;
          }

          @Override
          public boolean consumed() {
            return true;
          }

          @Override
          public boolean pause() {
            return false;
          }

          @Override
          public void done() {}
        };
    byte[] mixed = Samples.concat(Bgzf.file(DATA, 20_000), Samples.jdkGzip(DATA));
    try (var step = way.decoder().open()) {
      for (Bytes block : Driver.blocks(mixed, 30_000)) {
        step.take(block, out);
      }
      step.finish(out);
    }
    assertArrayEquals(Samples.concat(DATA, DATA), all.toByteArray());
  }

  @Test
  void whatDoesNotCompressComesOut() throws Exception {
    byte[] data = Samples.noise(500_000, 2);
    assertArrayEquals(data, gunzip(Bgzf.file(data, 65_000), 10_000));
  }

  @Test
  void oneByteAtATimeIsEnough() throws Exception {
    byte[] data = Arrays.copyOf(DATA, 30_000);
    assertArrayEquals(data, gunzip(Bgzf.file(data, 3_000), 1));
  }

  @Test
  void anEmptyFileIsEmpty() throws Exception {
    assertEquals(0, gunzip(Bgzf.file(new byte[0], 1), 10).length);
  }

  @Test
  void ordinaryMembersMayBeAnywhereBetween() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 10; i++) {
      byte[] packed = {};
      byte[] data = {};
      for (int member = 0; member < 12; member++) {
        byte[] some = Samples.text(random.nextInt(100_000), random.nextLong());
        boolean blocks = random.nextBoolean();
        packed = Samples.concat(packed, blocks ? Bgzf.file(some, 20_000) : Samples.jdkGzip(some));
        data = Samples.concat(data, some);
      }
      assertArrayEquals(data, gunzip(packed, 1 + random.nextInt(300_000)), "seed " + seed);
    }
  }

  @Test
  void zerosMayFollow() throws Exception {
    byte[] packed = Samples.concat(Bgzf.file(DATA, 60_000), new byte[700]);
    assertArrayEquals(DATA, gunzip(packed, 10_000));
  }

  @Test
  void cutOffAtAnyByteIsTruncated() {
    byte[] packed = Bgzf.file(Arrays.copyOf(DATA, 3_000), 1_000);
    for (int cut = 0; cut < packed.length; cut++) {
      byte[] less = Arrays.copyOf(packed, cut);
      var failure = assertThrows(CorruptDataException.class, () -> gunzip(less, 1 << 20));
      Driver.assertSays("truncated gzip: ", failure);
      assertEquals(cut, failure.offset());
    }
  }

  @Test
  void withoutItsLastEmptyBlockItIsTruncated() {
    byte[] packed = Bgzf.unended(DATA, 60_000);
    var failure = assertThrows(CorruptDataException.class, () -> gunzip(packed, 10_000));
    assertEquals(
        "truncated gzip: its last block is not the empty one that ends BGZF at byte "
            + packed.length,
        failure.getMessage());
  }

  @Test
  void aFlippedBitIsFoundOrHarmless() throws Exception {
    byte[] data = Arrays.copyOf(DATA, 900);
    byte[] packed = Bgzf.file(data, 300);
    for (int bit = 0; bit < packed.length * Byte.SIZE; bit++) {
      byte[] damaged = packed.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      try {
        assertArrayEquals(data, gunzip(damaged, 1 << 20));
      } catch (CorruptDataException e) {
        assertTrue(e.offset() <= packed.length);
      }
    }
  }

  @Test
  void damageIsReportedAsIfThereWereNoThread() {
    byte[] packed = Bgzf.file(DATA, 20_000);
    var random = new Random(5);
    for (int i = 0; i < 40; i++) {
      byte[] damaged = packed.clone();
      int trailer = blockEnd(packed, random.nextInt(1 << 20) % 40) - 8;
      damaged[trailer + random.nextInt(8)] ^= 4;
      damaged[blockEnd(packed, 45)] = 0x77; // and garbage behind it
      var expected =
          assertThrows(
              CorruptDataException.class,
              () -> Driver.pulled(Gzip.decompress().engine(Engine.JDK), blocks(damaged)));
      var failure =
          assertThrows(
              CorruptDataException.class, () -> Driver.pulled(way.decoder(), blocks(damaged)));
      assertEquals(expected.getMessage(), failure.getMessage());
    }
  }

  private static List<Bytes> blocks(byte[] packed) {
    return Driver.blocks(packed, 50_000);
  }

  @Test
  void whatComesBeforeTheDamageComesOut() throws Exception {
    byte[] damaged = Bgzf.file(DATA, 20_000);
    damaged[blockEnd(damaged, 29) - 5] ^= 4;
    var out = new Collected<Bytes>(false);
    try (var step = way.decoder().open()) {
      var failure =
          assertThrows(
              CorruptDataException.class,
              () -> {
                step.take(Bytes.wrap(damaged), out);
                step.finish(out);
              });
      Driver.assertSays("wrong CRC-32", failure);
    }
    byte[] good = Arrays.copyOf(DATA, 29 * 20_000);
    assertArrayEquals(good, Arrays.copyOf(Driver.joined(out.elements), good.length));
  }

  @Test
  void aWrongBlockSizeIsFound() {
    byte[] block = Bgzf.block(Arrays.copyOf(DATA, 1_000));
    for (int wrong : new int[] {1, 18, 26, block.length - 1, block.length + 1, 1 << 16}) {
      byte[] packed =
          Samples.concat(
              Bgzf.resized(block, wrong), Bgzf.file(Arrays.copyOf(DATA, 90_000), 60_000));
      assertThrows(CorruptDataException.class, () -> gunzip(packed, 1 << 20));
    }
  }

  @Test
  void moreThanABlockMayHaveIsRefusedOrStreamed() throws Exception {
    byte[] packed = Bgzf.file(new byte[200_000], 100_000);
    if (way.threads > 1) {
      var failure = assertThrows(CorruptDataException.class, () -> gunzip(packed, 1 << 20));
      Driver.assertSays("BGZF block expands to more than 65,536 bytes", failure);
    }
  }

  @Test
  void limitsHold() throws Exception {
    byte[] packed = Bgzf.file(new byte[5_000_000], 65_000);
    var blocks = Driver.blocks(packed, 1_000);
    var most = way.decoder().maxBytes(5_000_000);
    assertEquals(5_000_000, Driver.joined(Driver.pushed(most, blocks)).length);
    var less = way.decoder().maxBytes(4_999_999);
    assertThrows(LimitException.class, () -> Driver.pulled(less, blocks));
    var ratio = way.decoder().maxExpansion(100);
    assertThrows(LimitException.class, () -> Driver.pulled(ratio, blocks));
  }

  @Test
  void flushGivesAllWholeBlocks() throws Exception {
    byte[] block = Bgzf.block(Arrays.copyOf(DATA, 10_000));
    var out = new Collected<Bytes>(false);
    try (var step = way.decoder().open()) {
      for (int i = 1; i <= 11; i++) {
        step.take(Bytes.wrap(block), out);
        assertTrue(step.flush(out));
        assertEquals(10_000 * i, Driver.joined(out.elements).length);
      }
      step.take(Bytes.wrap(block, 0, 100), out);
      assertTrue(!step.flush(out));
    }
  }

  @Test
  void itGivesOnePieceAtATimeToOneWhoPauses() throws Exception {
    byte[] packed = Bgzf.file(DATA, 10_000);
    var out = new Collected<Bytes>(true);
    try (var step = way.decoder().open()) {
      step.take(Bytes.wrap(packed), out);
      while (step.more(out)) {
        assertTrue(out.taken().size() <= 1);
      }
      out.taken();
      step.finish(out);
      do {
        assertTrue(out.taken().size() <= 1);
      } while (step.more(out));
    }
    assertArrayEquals(DATA, Driver.joined(out.elements));
  }

  @Test
  void anEarlyEndLeavesNothing() throws Exception {
    var out = new Collected<Bytes>(false);
    out.wanted = 3;
    try (var step = way.decoder().open()) {
      step.take(Bytes.wrap(Bgzf.file(DATA, 10_000)), out);
      assertTrue(out.elements.size() <= 3);
    }
  }

  @Test
  void anInterruptedWaitLeavesNothing() throws Exception {
    var out = new Collected<Bytes>(false);
    try (var step = way.decoder().open()) {
      Thread.currentThread().interrupt();
      try {
        step.take(Bytes.wrap(Bgzf.file(DATA, 10_000)), out);
        step.finish(out);
      } catch (InterruptedException e) {
        assertTrue(way.threads > 1 || way.engine == Engine.LIBDEFLATE);
      }
    }
    var _ = Thread.interrupted();
  }

  private static int blockEnd(byte[] packed, int number) {
    int at = 0;
    for (int i = 0; i <= number; i++) {
      at += ((packed[at + 16] & 0xff) | (packed[at + 17] & 0xff) << 8) + 1;
    }
    return at;
  }

  private byte[] gunzip(byte[] packed, int block) throws Exception {
    var blocks = Driver.blocks(packed, block);
    byte[] pulled = Driver.joined(Driver.pulled(way.decoder(), blocks));
    assertArrayEquals(pulled, Driver.joined(Driver.pushed(way.decoder(), blocks)));
    return pulled;
  }
}

package dev.weir.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Driver;
import dev.weir.Driver.Collected;
import dev.weir.Sources;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Way.class)
class GzipDecoderTest {
  private final Way way;

  GzipDecoderTest(Way way) {
    this.way = way;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 65_535, 65_536, 65_537, 1_000_003})
  void itReadsWhatTheJdkWrites(int size) throws Exception {
    for (byte[] data : List.of(Samples.text(size, 1), Samples.noise(size, 1))) {
      byte[] packed = Samples.jdkGzip(data);
      for (int block : new int[] {size < 100_000 ? 1 : 997, 65_536, 1 << 20}) {
        assertArrayEquals(data, gunzip(packed, block));
      }
    }
  }

  @Test
  void itReadsEveryMember() throws Exception {
    byte[] first = Samples.text(100_000, 2);
    byte[] second = Samples.noise(70_000, 2);
    byte[] packed =
        Samples.concat(
            Samples.jdkGzip(first), Samples.jdkGzip(new byte[0]), Samples.jdkGzip(second));
    for (int block : new int[] {1, 7, 65_537, 1 << 20}) {
      assertArrayEquals(Samples.concat(first, second), gunzip(packed, block));
    }
  }

  @Test
  void zerosMayFollowTheLastMember() throws Exception {
    byte[] data = Samples.text(1_000, 3);
    byte[] padded = Samples.concat(Samples.jdkGzip(data), new byte[700]);
    for (int block : new int[] {1, 7, 1 << 20}) {
      assertArrayEquals(data, gunzip(padded, block));
    }
  }

  @Test
  void aHeaderWithEverythingInItIsReadAcrossBlocks() throws Exception {
    byte[] data = Samples.text(1_000, 4);
    byte[] packed = GzipHeaders.withEverything(Samples.jdkGzip(data), 300);
    for (int block : new int[] {1, 7, 13, 1 << 20}) {
      assertArrayEquals(data, gunzip(packed, block));
      assertArrayEquals(Samples.concat(data, data), gunzip(Samples.concat(packed, packed), block));
    }
  }

  @Test
  void anExtraFieldMayBeEmpty() throws Exception {
    byte[] data = Samples.text(1_000, 4);
    assertArrayEquals(data, gunzip(GzipHeaders.withEverything(Samples.jdkGzip(data), 0), 1));
  }

  @Test
  void itTakesBackWhatTheEncoderGaveInBlocksOfAnySize() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      byte[] data = Samples.text(random.nextInt(300_000), random.nextLong());
      var blocks = Driver.blocks(data, 1 + random.nextInt(100_000));
      var level = Gzip.compress().level(1 + random.nextInt(9));
      byte[] packed = Driver.joined(Driver.pulled(level, blocks));
      assertArrayEquals(data, gunzip(packed, 1 + random.nextInt(5_000)), "seed " + seed);
    }
  }

  @Test
  void piecesAreAtMost64KiBAndKeepLittleMoreAlive() throws Exception {
    byte[] packed = Samples.jdkGzip(Samples.text(1_000_000, 5));
    for (int block : new int[] {100, 4_096, 1 << 20}) {
      for (Bytes piece : Driver.pulled(way.decoder(), Driver.blocks(packed, block))) {
        assertTrue(piece.length() <= 65_536 && !piece.isEmpty());
        assertTrue(piece.heldBytes() <= 2 * piece.length());
      }
    }
  }

  @Test
  void itGivesOnePieceAtATimeToOneWhoPauses() throws Exception {
    var out = new Collected<Bytes>(true);
    int pieces = 0;
    try (var step = way.decoder().open()) {
      step.take(Bytes.wrap(Samples.jdkGzip(new byte[10 << 20])), out);
      assertEquals(1, out.taken().size());
      while (step.more(out)) {
        int fresh = out.taken().size();
        assertTrue(fresh <= 1);
        pieces += fresh;
      }
      step.finish(out);
    }
    assertEquals(159, pieces + out.taken().size());
  }

  @Test
  void twoInARowExpandAThousandTimesAThousandInAForLoop() throws Exception {
    long expected = 64 << 20;
    byte[] once = Samples.jdkGzip(new byte[(int) expected]);
    byte[] twice = Samples.jdkGzip(once);
    var unpacked = Sources.of(Bytes.wrap(twice)).through(way.decoder()).through(way.decoder());
    long bytes = 0;
    try (var pieces = unpacked.open()) {
      for (Bytes piece : pieces) {
        bytes += piece.length();
      }
    }
    assertEquals(expected, bytes);
  }

  @Test
  void itReturnsAtOnceWhenNobodyWantsMore() throws Exception {
    var out = new Collected<Bytes>(false);
    out.wanted = 2;
    try (var step = way.decoder().open()) {
      step.take(Bytes.wrap(Samples.jdkGzip(new byte[10 << 20])), out);
      assertEquals(2, out.elements.size());
    }
  }

  @Test
  void nothingIsHeldBackOnlyBetweenMembers() throws Exception {
    byte[] member = Samples.jdkGzip(Samples.text(1_000, 6));
    var out = new Collected<Bytes>(false);
    try (var step = way.decoder().open()) {
      assertTrue(step.flush(out));
      for (Bytes block : Driver.blocks(member, 1)) {
        step.take(block, out);
        boolean last = Driver.joined(out.elements).length == 1_000 && step.flush(out);
        assertEquals(last, step.flush(out));
      }
      assertTrue(step.flush(out));
      step.take(Bytes.wrap(member, 0, 5), out);
      assertFalse(step.flush(out));
    }
  }

  @Test
  void emptyBlocksChangeNothing() throws Exception {
    byte[] data = Samples.text(10_000, 7);
    var blocks = Driver.blocks(Samples.jdkGzip(data), 10);
    for (int i = blocks.size(); i >= 0; i--) {
      blocks.add(i, Bytes.EMPTY);
    }
    assertArrayEquals(data, Driver.joined(Driver.pushed(way.decoder(), blocks)));
  }

  @Test
  void manySmallMembersAreNoTrouble() throws Exception {
    byte[] member = Samples.jdkGzip(new byte[] {42});
    byte[] packed = Samples.concat(Collections.nCopies(5_000, member).toArray(byte[][]::new));
    assertEquals(5_000, gunzip(packed, 65_536).length);
  }

  @Test
  void closeFreesTheNativeMemory() throws Exception {
    byte[] packed = Samples.jdkGzip(new byte[10]);
    var step = way.decoder().open();
    step.close();
    var out = new Collected<Bytes>(false);
    assertThrows(IllegalStateException.class, () -> step.take(Bytes.wrap(packed), out));
  }

  @Test
  void itIsAValueWithAName() {
    assertEquals(way.decoder().maxBytes(7), way.decoder().maxBytes(7));
    assertEquals("gunzip", way.decoder().name());
  }

  /// Both ways, which must agree.
  private byte[] gunzip(byte[] packed, int block) throws Exception {
    var blocks = Driver.blocks(packed, block);
    byte[] pushed = Driver.joined(Driver.pushed(way.decoder(), blocks));
    assertArrayEquals(pushed, Driver.joined(Driver.pulled(way.decoder(), blocks)));
    return pushed;
  }
}

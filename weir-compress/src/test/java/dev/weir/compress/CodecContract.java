package dev.weir.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.CorruptDataException;
import dev.weir.LimitException;
import dev.weir.Sources;
import dev.weir.Transform;
import dev.weir.testkit.Blocks;
import dev.weir.testkit.Driver;
import dev.weir.testkit.Driver.Collected;
import dev.weir.testkit.NoLeaks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every codec here keeps, whatever its format.
@ExtendWith(NoLeaks.class)
abstract class CodecContract {
  private static final int PIECE_BYTES = 1 << 16;

  /// Short enough to be cut everywhere.
  static final byte[] SMALL = Samples.text(700);

  /// The name in messages, such as `zstd`.
  abstract String format();

  abstract Transform<Bytes, Bytes> encoder();

  abstract Transform<Bytes, Bytes> decoder();

  abstract Transform<Bytes, Bytes> decoder(long maxBytes);

  abstract Transform<Bytes, Bytes> decoder(int maxExpansion);

  final byte[] packed(byte[] data) throws Exception {
    return Blocks.joined(Driver.pushed(encoder(), Blocks.split(Bytes.wrap(data), 1 << 18)))
        .toArray();
  }

  final byte[] unpacked(byte[] packed, int block) throws Exception {
    return Blocks.joined(Driver.pulled(decoder(), Blocks.split(Bytes.wrap(packed), block)))
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 65_535, 65_536, 65_537, 131_072, 131_073, 1_000_003})
  void theDecoderTakesBackWhatTheEncoderGave(int size) throws Exception {
    for (byte[] data : Samples.kinds(size)) {
      for (int block : new int[] {size < 100_000 ? 1 : 997, 65_536, 1 << 20}) {
        var blocks = Blocks.split(Bytes.wrap(data), block);
        byte[] pushed = Blocks.joined(Driver.pushed(encoder(), blocks)).toArray();
        byte[] pulled = Blocks.joined(Driver.pulled(encoder(), blocks)).toArray();
        assertArrayEquals(pushed, pulled);
        assertArrayEquals(data, unpacked(pushed, block));
      }
    }
  }

  @Test
  void blocksOfAnySizeMayComeAndGo() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      byte[] data = Samples.text(random.nextInt(300_000));
      var blocks = Blocks.split(Bytes.wrap(data), 1 + random.nextInt(100_000));
      byte[] packed = Blocks.joined(Driver.pulled(encoder(), blocks)).toArray();
      assertArrayEquals(data, unpacked(packed, 1 + random.nextInt(5_000)), "seed " + seed);
    }
  }

  @Test
  void theSizesOfTheBlocksDoNotShowInTheOutput() throws Exception {
    byte[] data = Samples.text(300_000);
    byte[] whole =
        Blocks.joined(Driver.pushed(encoder(), Blocks.split(Bytes.wrap(data), 1 << 20))).toArray();
    for (int block : new int[] {1, 7, 65_537}) {
      var pieces = Driver.pushed(encoder(), Blocks.split(Bytes.wrap(data), block));
      assertArrayEquals(whole, Blocks.joined(pieces).toArray());
    }
  }

  @Test
  void emptyBlocksChangeNothing() throws Exception {
    byte[] packed = packed(SMALL);
    assertArrayEquals(packed, Blocks.joined(Driver.pushed(encoder(), withEmpty(SMALL))).toArray());
    assertArrayEquals(SMALL, Blocks.joined(Driver.pulled(decoder(), withEmpty(packed))).toArray());
  }

  private static List<Bytes> withEmpty(byte[] data) {
    var blocks = new ArrayList<Bytes>();
    for (Bytes block : Blocks.split(Bytes.wrap(data), 10)) {
      blocks.add(Bytes.EMPTY);
      blocks.add(block);
    }
    blocks.add(Bytes.EMPTY);
    return blocks;
  }

  @Test
  void piecesAreAtMost64KiBAndKeepLittleMoreAlive() throws Exception {
    for (byte[] data : Samples.kinds(1_000_000)) {
      byte[] packed = packed(data);
      for (int block : new int[] {100, 4_096, 1 << 20}) {
        assertPieces(Driver.pulled(encoder(), Blocks.split(Bytes.wrap(data), block)));
        assertPieces(Driver.pulled(decoder(), Blocks.split(Bytes.wrap(packed), block)));
      }
    }
  }

  private static void assertPieces(List<Bytes> pieces) {
    for (Bytes piece : pieces) {
      assertTrue(piece.length() <= PIECE_BYTES && !piece.isEmpty());
      assertTrue(piece.heldBytes() <= 2 * piece.length());
    }
  }

  @Test
  void onePieceAtATimeIsGivenToOneWhoPauses() throws Exception {
    byte[] data = Samples.noise(3 << 20, 5);
    byte[] packed =
        Blocks.joined(Driver.pausing(encoder(), Blocks.split(Bytes.wrap(data), 1 << 19))).toArray();
    assertArrayEquals(packed(data), packed);
    assertArrayEquals(
        data, Blocks.joined(Driver.pausing(decoder(), List.of(Bytes.wrap(packed)))).toArray());
    byte[] bomb = packed(new byte[10 << 20]);
    assertEquals(
        10 << 20,
        Blocks.joined(Driver.pausing(decoder(), List.of(Bytes.wrap(bomb)))).toArray().length);
  }

  @Test
  void aBombExpandsInAForLoopInFlatMemory() throws Exception {
    long expected = 256 << 20;
    byte[] zeros = new byte[1 << 20];
    byte[] bomb =
        Blocks.joined(Driver.pushed(encoder(), repeated(Bytes.wrap(zeros), 256))).toArray();
    var unpacked = Sources.of(Bytes.wrap(bomb)).through(decoder());
    long bytes = 0;
    try (var pieces = unpacked.open()) {
      for (Bytes piece : pieces) {
        bytes += piece.length();
      }
    }
    assertEquals(expected, bytes);
  }

  private static List<Bytes> repeated(Bytes block, int times) {
    return Collections.nCopies(times, block);
  }

  @Test
  void theyReturnAtOnceWhenNobodyWantsMore() throws Exception {
    byte[] data = Samples.noise(12 << 20, 3);
    for (var transform : List.of(encoder(), decoder())) {
      byte[] in = transform.equals(encoder()) ? data : packed(data);
      var out = Collected.<Bytes>wanting(2);
      try (var step = transform.open()) {
        step.take(Bytes.wrap(in), out);
      }
      assertTrue(out.elements().size() <= 2, transform.name());
    }
  }

  @Test
  void whatWasFlushedCanBeDecompressed() throws Exception {
    var packed = new Collected<Bytes>(false);
    var unpacked = new Collected<Bytes>(false);
    try (var encoder = encoder().open();
        var decoder = decoder().open()) {
      int seen = 0;
      for (int round = 1; round <= 3; round++) {
        encoder.take(Bytes.wrap(SMALL), packed);
        assertTrue(encoder.flush(packed));
        for (; seen < packed.elements().size(); seen++) {
          decoder.take(packed.elements().get(seen), unpacked);
        }
        assertEquals(round * SMALL.length, Blocks.joined(unpacked.elements()).toArray().length);
      }
      assertTrue(encoder.flush(packed));
      assertEquals(seen, packed.elements().size());
      encoder.finish(packed);
      for (; seen < packed.elements().size(); seen++) {
        decoder.take(packed.elements().get(seen), unpacked);
      }
      decoder.finish(unpacked);
      assertTrue(decoder.flush(unpacked));
    }
  }

  @Test
  void aDecoderSaysWhenItHoldsSomethingBack() throws Exception {
    var out = new Collected<Bytes>(false);
    try (var step = decoder().open()) {
      assertTrue(step.flush(out));
      step.take(Bytes.wrap(packed(SMALL), 0, 5), out);
      assertFalse(step.flush(out));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1 << 20})
  void cutOffAtAnyByteIsTruncated(int block) throws Exception {
    byte[] packed = packed(SMALL);
    for (int cut = 0; cut < packed.length; cut++) {
      byte[] part = Arrays.copyOf(packed, cut);
      var failure = assertThrows(CorruptDataException.class, () -> unpacked(part, block));
      Driver.assertSays("truncated " + format() + ": ", failure);
      assertEquals(cut, failure.offset());
    }
  }

  @Test
  void anEmptyInputIsTruncated() {
    var failure = assertThrows(CorruptDataException.class, () -> unpacked(new byte[0], 1));
    assertEquals("truncated " + format() + ": the input is empty at byte 0", failure.getMessage());
  }

  @Test
  void noiseIsAnErrorAndNothingWorse() {
    for (int seed = 0; seed < 500; seed++) {
      byte[] noise = Samples.noise(200 + seed, seed);
      assertThrows(CorruptDataException.class, () -> unpacked(noise, 64));
    }
  }

  @Test
  void noMoreThanTheMostBytesComeOut() throws Exception {
    var bomb = List.of(Bytes.wrap(packed(new byte[5_000_000])));
    var out = new Collected<Bytes>(false);
    try (var step = decoder(1_000_000L).open()) {
      var failure = assertThrows(LimitException.class, () -> step.take(bomb.getFirst(), out));
      Driver.assertSays("expands to more than 1,000,000 bytes at byte ", failure);
    }
    assertTrue(Blocks.joined(out.elements()).toArray().length <= 1_000_000);
    var exact = Driver.pushed(decoder(5_000_000L), bomb);
    assertEquals(5_000_000, Blocks.joined(exact).toArray().length);
  }

  @Test
  void moreThanTheRatioIsRefused() throws Exception {
    var bomb = List.of(Bytes.wrap(packed(new byte[5_000_000])));
    var failure = assertThrows(LimitException.class, () -> Driver.pulled(decoder(100), bomb));
    Driver.assertSays("expands more than maxExpansion (100 to 1) at byte ", failure);
    byte[] text = Samples.text(3_000_000);
    var honest = Blocks.split(Bytes.wrap(packed(text)), 1_000);
    assertEquals(text.length, Blocks.joined(Driver.pulled(decoder(100), honest)).toArray().length);
  }

  @Test
  void theRatioOfLittleMeansNothing() throws Exception {
    var small = List.of(Bytes.wrap(packed(new byte[1 << 20])));
    assertEquals(1 << 20, Blocks.joined(Driver.pushed(decoder(2), small)).toArray().length);
  }

  @Test
  void aLimitIsAtLeastOne() {
    assertThrows(IllegalArgumentException.class, () -> decoder(0L));
    assertThrows(IllegalArgumentException.class, () -> decoder(0));
  }

  @Test
  void theyMayBeClosedAtAnyTimeAndTwice() throws Exception {
    var out = new Collected<Bytes>(true);
    for (var transform : List.of(encoder(), decoder())) {
      transform.open().close();
      var step = transform.open();
      step.take(Bytes.wrap(packed(new byte[1 << 20])), out);
      step.close();
      step.close();
    }
  }

  @Test
  void theyOnlyRecode() throws Exception {
    try (var encoder = encoder().open();
        var decoder = decoder().open()) {
      assertTrue(encoder instanceof CodecStep && decoder instanceof CodecStep);
    }
  }

  @Test
  void theirBoundIsKnown() {
    assertTrue(encoder().heldBytes().orElseThrow() > PIECE_BYTES);
    assertTrue(decoder().heldBytes().orElseThrow() > PIECE_BYTES);
  }
}

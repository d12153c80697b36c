package dev.weir.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Driver;
import dev.weir.Driver.Collected;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipEncoderTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 65_535, 65_536, 65_537, 1_000_003})
  void theJdkReadsWhatItWrites(int size) throws Exception {
    for (byte[] data : List.of(Samples.text(size, 1), Samples.noise(size, 1))) {
      for (int block : new int[] {4_099, 1 << 20}) {
        var blocks = Driver.blocks(data, block);
        byte[] pushed = Driver.joined(Driver.pushed(Gzip.compress(), blocks));
        assertArrayEquals(data, Samples.jdkGunzip(pushed));
        assertArrayEquals(pushed, Driver.joined(Driver.pulled(Gzip.compress(), blocks)));
      }
    }
  }

  @Test
  void theSizesOfTheBlocksDoNotShowInTheOutput() throws Exception {
    byte[] data = Samples.text(200_000, 2);
    byte[] whole = Driver.joined(Driver.pushed(Gzip.compress(), Driver.blocks(data, 1 << 20)));
    for (int block : new int[] {1, 7, 65_537}) {
      var pieces = Driver.pushed(Gzip.compress(), Driver.blocks(data, block));
      assertArrayEquals(whole, Driver.joined(pieces));
    }
  }

  @Test
  void anEmptyInputGivesAnEmptyMember() throws Exception {
    byte[] member = Driver.joined(Driver.pushed(Gzip.compress(), List.of()));
    assertEquals(20, member.length);
    assertEquals(0, Samples.jdkGunzip(member).length);
  }

  @Test
  void theHeaderHasNoNameNoTimeAndNoSystem() throws Exception {
    byte[] member = Driver.joined(Driver.pushed(Gzip.compress(), List.of()));
    byte[] header = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    assertArrayEquals(header, Arrays.copyOf(member, 10));
  }

  @Test
  void everyPieceButTheLastIs64KiB() throws Exception {
    var input = List.of(Bytes.wrap(Samples.noise(1_000_000, 3)));
    for (var pieces :
        List.of(Driver.pushed(Gzip.compress(), input), Driver.pulled(Gzip.compress(), input))) {
      for (Bytes piece : pieces.subList(0, pieces.size() - 1)) {
        assertEquals(65_536, piece.length());
      }
      Bytes last = pieces.getLast();
      assertTrue(last.heldBytes() <= 2 * last.length(), "a short piece keeps a long array alive");
    }
  }

  @Test
  void theTrailerMayCrossTwoPieces() throws Exception {
    var random = new Random(4);
    for (int size = 65_480; size < 65_536; size += 2) {
      byte[] data = new byte[size];
      random.nextBytes(data);
      var pieces = Driver.pulled(Gzip.compress(), List.of(Bytes.wrap(data)));
      assertArrayEquals(data, Samples.jdkGunzip(Driver.joined(pieces)));
    }
  }

  @Test
  void aHigherLevelGivesLess() throws Exception {
    var input = List.of(Bytes.wrap(Samples.text(300_000, 5)));
    int fast = Driver.joined(Driver.pushed(Gzip.compress().level(1), input)).length;
    int small = Driver.joined(Driver.pushed(Gzip.compress().level(9), input)).length;
    assertTrue(small < fast, small + " < " + fast);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 10})
  void thereIsNoSuchLevel(int level) {
    var failure = assertThrows(IllegalArgumentException.class, () -> Gzip.compress().level(level));
    assertEquals("level must be from 1 to 9: " + level, failure.getMessage());
  }

  @Test
  void afterAFlushAllThatWasTakenCanBeRead() throws Exception {
    var out = new Collected<Bytes>(false);
    try (var step = Gzip.compress().open()) {
      step.take(Bytes.utf8("a river "), out);
      assertTrue(step.flush(out));
      assertEquals("a river ", inflated(Driver.joined(out.elements)));
      step.take(Bytes.utf8("held back"), out);
      assertTrue(step.flush(out));
      assertEquals("a river held back", inflated(Driver.joined(out.elements)));
      step.finish(out);
    }
    byte[] whole = Samples.jdkGunzip(Driver.joined(out.elements));
    assertEquals("a river held back", Bytes.wrap(whole).utf8());
  }

  @Test
  void aFlushWithNothingNewGivesNothing() throws Exception {
    var out = new Collected<Bytes>(false);
    try (var step = Gzip.compress().open()) {
      assertTrue(step.flush(out));
      assertEquals(0, out.elements.size());
      step.take(Bytes.utf8("news"), out);
      assertTrue(step.flush(out));
      assertTrue(step.flush(out));
      assertEquals(1, out.elements.size());
    }
  }

  @Test
  void aFlushThatHasToWaitSaysSoAndGoesOn() throws Exception {
    var out = new Collected<Bytes>(true);
    byte[] data = Samples.noise(150_000, 6);
    try (var step = Gzip.compress().open()) {
      step.take(Bytes.wrap(data), out);
      drain(() -> step.more(out), out);
      assertTrue(out.elements.size() >= 2);
      step.take(Bytes.wrap(data), out);
      assertEquals(1, out.taken().size());
      assertFalse(step.flush(out));
      drain(() -> step.more(out), out);
      assertTrue(step.flush(out));
      step.finish(out);
    }
    assertArrayEquals(Samples.concat(data, data), Samples.jdkGunzip(Driver.joined(out.elements)));
  }

  @Test
  void itGivesOnePieceAtATimeToOneWhoPauses() throws Exception {
    var out = new Collected<Bytes>(true);
    try (var step = Gzip.compress().open()) {
      step.take(Bytes.wrap(Samples.noise(1_000_000, 7)), out);
      assertEquals(1, out.taken().size());
      while (step.more(out)) {
        assertEquals(1, out.taken().size());
      }
    }
  }

  @Test
  void itReturnsAtOnceWhenNobodyWantsMore() throws Exception {
    var out = new Collected<Bytes>(false);
    out.wanted = 1;
    try (var step = Gzip.compress().open()) {
      step.take(Bytes.wrap(Samples.noise(1_000_000, 8)), out);
      assertEquals(1, out.elements.size());
    }
  }

  @Test
  void closeFreesTheNativeMemory() throws Exception {
    var step = Gzip.compress().open();
    step.close();
    var out = new Collected<Bytes>(false);
    assertThrows(IllegalStateException.class, () -> step.take(Bytes.utf8("late"), out));
  }

  @Test
  void itIsAValueWithANameAndABound() {
    assertEquals(Gzip.compress(), Gzip.compress().level(6));
    assertEquals("gzip", Gzip.compress().name());
    assertEquals((268 + 64) * 1024, Gzip.compress().heldBytes().orElseThrow());
  }

  @Test
  void whatTheBlocksBecomeIsCountedInWhatItHolds() {
    var three = Gzip.compress().threads(3);
    long blocks = 6 * (long) (JdkDeflater.WINDOW_BYTES + three.blockBytes());
    long results = 6 * (long) Press.bytes(three.blockBytes());
    assertTrue(
        three.heldBytes().orElseThrow() >= blocks + results + three.nativeBytes(),
        () -> "" + three.heldBytes());
  }

  @Test
  void onEightThreadsItFitsIntoHalfOfASmallHeapWithAMebibyteToSpare() {
    var eight = Gzip.compress().threads(8);
    long heap = eight.heldBytes().orElseThrow() - eight.nativeBytes();
    assertTrue(heap <= (13 << 20) / 2, () -> heap + " bytes");
  }

  private interface Rest {
    boolean more() throws Exception;
  }

  private static void drain(Rest rest, Collected<Bytes> out) throws Exception {
    do {
      out.taken();
    } while (rest.more());
    out.taken();
  }

  private static String inflated(byte[] member) throws Exception {
    var inflater = new Inflater(true);
    try {
      inflater.setInput(member, 10, member.length - 10);
      byte[] text = new byte[1_000];
      return Bytes.wrap(text, 0, inflater.inflate(text)).utf8();
    } finally {
      inflater.end();
    }
  }
}

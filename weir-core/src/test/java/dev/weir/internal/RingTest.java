package dev.weir.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Bytes;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One writer, one reader, each in a thread that the test drives.
@Timeout(30)
class RingTest {
  private final Actor writer = new Actor("writer");
  private final Actor reader = new Actor("reader");

  @AfterEach
  void end() {
    writer.close();
    reader.close();
  }

  private static Ring ring(long elements) {
    return new Ring(Bound.elements(elements));
  }

  /// Elements are weights.
  private static Ring weighed(long weight) {
    return new Ring(new Bound(1000, weight, 50, element -> (Integer) element));
  }

  private static void fill(Ring ring, int count) {
    for (int i = 0; i < count; i++) {
      assertTrue(ring.offer(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 15, 16, 17, 31, 33, 100, 1024, 5000})
  void itHoldsItsBoundAndNotOneMore(int bound) throws Exception {
    Ring ring = ring(bound);
    fill(ring, bound);
    assertEquals(bound, ring.fill());
    assertFalse(ring.offer("one more"));
    for (int i = 0; i < bound; i++) {
      assertEquals(i, ring.read());
    }
    assertEquals(0, ring.fill());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 17, 40, 1000})
  void whatGoesInComesOutInOrderWhileItGrowsAndShrinks(int bound) throws Exception {
    var random = new Random(bound);
    var model = new ArrayDeque<Integer>();
    Ring ring = ring(bound);
    int next = 0;
    for (int round = 0; round < 300; round++) {
      for (int i = random.nextInt(bound + 2); i > 0; i--) {
        boolean fits = model.size() < bound;
        assertEquals(fits, ring.offer(next));
        if (fits) {
          model.add(next++);
        }
      }
      for (int i = random.nextInt(bound + 2); i > 0 && !model.isEmpty(); i--) {
        assertEquals(model.remove(), ring.read());
      }
      assertEquals(model.size(), ring.fill());
    }
  }

  @Test
  void aWriterWaitsUntilTheLowMarkAndNotJustForOneSlot() throws Exception {
    Ring ring = ring(8);
    fill(ring, 8);
    var write = writer.begins(() -> ring.write("late"));
    assertTrue(write.waits());
    for (int i = 0; i < 3; i++) {
      assertEquals(i, reader.does(ring::read)); // 7, 6, 5 are left
      assertTrue(write.waits());
    }
    assertEquals(3, reader.does(ring::read)); // 4: half
    assertTrue(write.result());
    assertEquals(5, ring.fill());
  }

  @ParameterizedTest
  @CsvSource({"0, 8", "49, 5", "50, 4", "99, 1"})
  void theLowMarkIsSettable(int percent, int reads) throws Exception {
    var ring = new Ring(Bound.elements(8).lowWater(percent));
    fill(ring, 8);
    var write = writer.begins(() -> ring.write("late"));
    for (int i = 1; i < reads; i++) {
      reader.does(ring::read);
      assertTrue(write.waits(), "after " + i);
    }
    reader.does(ring::read);
    assertTrue(write.result());
  }

  @Test
  void weightIsAHardLimitToo() throws Exception {
    Ring ring = weighed(1000);
    assertTrue(ring.offer(400));
    assertTrue(ring.offer(600));
    assertFalse(ring.offer(64));
    assertEquals(1000, ring.weight());
    assertEquals(400, ring.read());
    assertEquals(600, ring.weight());
    assertFalse(ring.offer(401));
    assertTrue(ring.offer(400));
  }

  @Test
  void aTinyElementWeighsTheLeastWeight() {
    Ring ring = weighed(640);
    fill(ring, 10);
    assertFalse(ring.offer(0));
    assertEquals(640, ring.weight());
  }

  @Test
  void anElementHeavierThanTheMarkPassesAlone() throws Exception {
    Ring ring = weighed(1000);
    assertTrue(ring.offer(64));
    var heavy = writer.begins(() -> ring.write(5000));
    assertTrue(heavy.waits());
    assertEquals(64, reader.does(ring::read)); // now it is empty
    assertTrue(heavy.result());
    assertEquals(5000, ring.weight());
    var next = writer.begins(() -> ring.write(64));
    assertTrue(next.waits());
    assertEquals(5000, reader.does(ring::read));
    assertTrue(next.result());
  }

  @Test
  void anElementThatTakesTheWholeMarkWaitsForAllOfIt() throws Exception {
    Ring ring = weighed(1000);
    assertTrue(ring.offer(100));
    assertTrue(ring.offer(100));
    var write = writer.begins(() -> ring.write(1000));
    assertEquals(100, reader.does(ring::read));
    assertTrue(write.waits());
    assertEquals(100, reader.does(ring::read));
    assertTrue(write.result());
  }

  @Test
  void aShortSliceIsKeptWithoutItsBlock() throws Exception {
    var ring = new Ring(Bound.bytes(10_000));
    var block = new byte[256 << 10];
    for (int i = 0; i < 10; i++) {
      assertTrue(ring.offer(Bytes.wrap(block, i, 100)));
    }
    assertEquals(1000, ring.weight());
    assertEquals(100, assertInstanceOf(Bytes.class, ring.read()).heldBytes());
  }

  @Test
  void anElementIsThereAsSoonAsItIsWritten() throws Exception {
    Ring ring = ring(1000);
    for (int i = 0; i < 100; i++) {
      int element = i;
      var read = reader.begins(ring::read);
      assertTrue(read.waits());
      writer.does(() -> ring.write(element));
      assertEquals(i, read.result());
    }
  }

  @Test
  void afterTheEndTheReaderDrainsWhatIsLeft() throws Exception {
    Ring ring = ring(10);
    fill(ring, 2);
    ring.end();
    assertEquals(0, ring.read());
    assertEquals(1, ring.read());
    assertNull(ring.read());
    assertNull(ring.read());
    assertThrows(IllegalStateException.class, () -> ring.write("late"));
    assertFalse(ring.offer("late"));
  }

  @Test
  void theEndWakesAReaderThatWaits() throws Exception {
    Ring ring = ring(10);
    var read = reader.begins(ring::read);
    assertTrue(read.waits());
    ring.end();
    assertNull(read.result());
  }

  @Test
  void whenTheReaderClosesAWriterThatWaitsIsToldSo() throws Exception {
    Ring ring = ring(1);
    fill(ring, 1);
    var write = writer.begins(() -> ring.write("late"));
    assertTrue(write.waits());
    ring.closeReader();
    assertFalse(write.result());
    assertFalse(writer.does(() -> ring.write("later")));
  }

  @Test
  void aCancelWakesBothAndNothingIsDeliveredAfterIt() throws Exception {
    Ring full = ring(1);
    Ring empty = ring(1);
    fill(full, 1);
    var write = writer.begins(() -> full.write("late"));
    var read = reader.begins(empty::read);
    assertTrue(write.waits());
    assertTrue(read.waits());
    full.cancel();
    empty.cancel();
    assertSame(Consequence.SIGNAL, assertThrows(Consequence.class, write::result));
    assertSame(Consequence.SIGNAL, assertThrows(Consequence.class, read::result));
    assertThrows(Consequence.class, () -> full.read());
    assertThrows(Consequence.class, () -> full.write("later"));
  }

  @Test
  void aCancelAfterTheEndWins() throws Exception {
    Ring ring = ring(2);
    fill(ring, 1);
    ring.end();
    ring.cancel();
    assertThrows(Consequence.class, () -> ring.read());
    ring.end();
    assertThrows(Consequence.class, () -> ring.read());
  }

  @Test
  void anInterruptedWriterHasNotWritten() throws Exception {
    Ring ring = ring(1);
    fill(ring, 1);
    var write = writer.begins(() -> ring.write("lost"));
    assertTrue(write.waits());
    writer.interrupt();
    assertThrows(InterruptedException.class, write::result);
    assertEquals(1, ring.fill());
    assertFalse(ring.writerWaiting());
    assertEquals(0, ring.read());
    assertTrue(writer.does(() -> ring.write("kept")));
    assertEquals("kept", ring.read());
  }

  @Test
  void anInterruptedReaderHasTakenNothing() throws Exception {
    Ring ring = ring(1);
    var read = reader.begins(ring::read);
    assertTrue(read.waits());
    reader.interrupt();
    assertThrows(InterruptedException.class, read::result);
    assertTrue(ring.offer("kept"));
    assertEquals("kept", reader.does(ring::read));
  }

  @Test
  void itIsKnownWhoWaitsAndForHowLong() throws Exception {
    Ring ring = ring(1);
    var read = reader.begins(ring::read);
    assertTrue(read.waits());
    assertTrue(ring.readerWaiting());
    assertFalse(ring.writerWaiting());
    assertTrue(ring.emptyNanos() > 0);
    assertTrue(ring.offer("first"));
    read.result();
    assertFalse(ring.readerWaiting());
    assertEquals(1, ring.timesEmpty());

    fill(ring, 1);
    var write = writer.begins(() -> ring.write("second"));
    assertTrue(write.waits());
    assertTrue(ring.writerWaiting());
    assertEquals(1, ring.timesFull());
    reader.does(ring::read);
    write.result();
    assertTrue(ring.fullNanos() > 0);
    assertFalse(ring.writerWaiting());
  }

  @Test
  void awaitingEmptinessEndsWithTheLastRead() throws Exception {
    Ring ring = ring(10);
    fill(ring, 2);
    var flush =
        writer.begins(
            () -> {
              ring.awaitEmpty();
              return true;
            });
    assertTrue(flush.waits());
    reader.does(ring::read);
    assertTrue(flush.waits());
    reader.does(ring::read);
    assertTrue(flush.result());
  }

  @Test
  void whoAskedIsToldOnceAtTheLowMark() throws Exception {
    Ring ring = ring(4);
    var told = new AtomicInteger();
    ring.onRoom(told::incrementAndGet);
    fill(ring, 4);
    assertFalse(ring.armRoom());
    ring.read();
    assertEquals(0, told.get());
    ring.read(); // half
    assertEquals(1, told.get());
    ring.read();
    assertEquals(1, told.get());
    assertTrue(ring.armRoom());
  }

  @Test
  void aBatchIsWrittenWholeHoweverSmallTheRing() throws Exception {
    Ring ring = ring(3);
    Object[] batch = {0, 1, 2, 3, 4, 5, 6, 7};
    var write = writer.begins(() -> ring.writeAll(batch, 8));
    assertTrue(write.waits());
    for (int i = 0; i < 8; i++) {
      assertEquals(i, reader.does(ring::read));
      assertTrue(ring.fill() <= 3);
    }
    assertTrue(write.result());
  }
}

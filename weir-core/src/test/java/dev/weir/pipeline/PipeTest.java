package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.StreamException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PipeTest {

  @Test
  void whatIsWrittenIsReadInOrder() throws Exception {
    Pipe<Integer> pipe = Pipe.of(Bound.elements(3));
    Run<List<Integer>> run = Pipeline.from(pipe).toList(1000).start();
    var expected = new ArrayList<Integer>();
    for (int i = 0; i < 1000; i++) {
      assertTrue(pipe.write(i));
      expected.add(i);
    }
    pipe.end();
    pipe.end();
    assertEquals(expected, run.await());
  }

  @Test
  void anOfferNeverWaits() throws Exception {
    Pipe<Integer> pipe = Pipe.of(Bound.elements(2));
    assertEquals(Pipe.Offer.TAKEN, pipe.offer(1));
    assertEquals(Pipe.Offer.TAKEN, pipe.offer(2));
    assertEquals(Pipe.Offer.FULL, pipe.offer(3));
    assertEquals(2, pipe.fill());
    try (Cursor<Integer> cursor = pipe.open()) {
      assertEquals(1, cursor.read());
      assertEquals(Pipe.Offer.TAKEN, pipe.offer(3));
    }
    assertEquals(Pipe.Offer.CLOSED, pipe.offer(4));
    assertFalse(pipe.write(4));
  }

  @Test
  void whenRoomIsRunOnceAtTheLowMark() throws Exception {
    var runs = new AtomicInteger();
    Pipe<Integer> pipe = Pipe.of(Bound.elements(4), Runnable::run);
    for (int i = 0; i < 4; i++) {
      pipe.offer(i);
    }
    assertEquals(Pipe.Offer.FULL, pipe.offer(4, runs::incrementAndGet));
    try (Cursor<Integer> cursor = pipe.open()) {
      cursor.read();
      assertEquals(0, runs.get());
      cursor.read(); // now two of four are left: the low mark
      assertEquals(1, runs.get());
      cursor.read();
      cursor.read();
    }
    assertEquals(1, runs.get());
  }

  @Test
  void whenRoomIsRunOnceWhenTheReaderLeavesOrThePipeEndsOrFails() throws Exception {
    for (int way = 0; way < 3; way++) {
      var runs = new AtomicInteger();
      Pipe<Integer> pipe = Pipe.of(Bound.elements(1), Runnable::run);
      pipe.write(1);
      assertEquals(Pipe.Offer.FULL, pipe.offer(2, runs::incrementAndGet));
      switch (way) {
        case 0 -> pipe.open().close();
        case 1 -> pipe.end();
        default -> pipe.fail(new IOException("gone"));
      }
      assertEquals(1, runs.get(), "way " + way);
      assertEquals(Pipe.Offer.CLOSED, pipe.offer(3, runs::incrementAndGet));
      assertEquals(1, runs.get(), "way " + way);
    }
  }

  @Test
  void theReaderGetsTheCauseOfAFailure() throws Exception {
    var cause = new IOException("upstream is gone");
    Pipe<Integer> pipe = Pipe.of(Bound.elements(8));
    pipe.write(1);
    pipe.fail(cause);
    var failure =
        assertThrows(StreamException.class, () -> Pipeline.from(pipe).forEach(_ -> {}).run());
    assertSame(cause, failure.getCause());
    var refused = assertThrows(IOException.class, () -> pipe.write(2));
    assertSame(cause, refused.getCause());
  }

  @Test
  void closingWithoutEndIsAFailure() {
    Pipe<Integer> pipe = Pipe.of(Bound.elements(8));
    pipe.close();
    var failure =
        assertThrows(StreamException.class, () -> Pipeline.from(pipe).forEach(_ -> {}).run());
    assertTrue(failure.getMessage().contains("closed without end"), failure.getMessage());
  }

  @Test
  void aSecondReaderIsRefused() {
    Pipe<Integer> pipe = Pipe.of(Bound.elements(8));
    pipe.open();
    assertThrows(IllegalStateException.class, pipe::open);
  }

  @Test
  void writingAfterTheEndIsRefused() {
    Pipe<Integer> pipe = Pipe.of(Bound.elements(8));
    pipe.end();
    assertThrows(IllegalStateException.class, () -> pipe.write(1));
    assertEquals(Pipe.Offer.CLOSED, pipe.offer(1));
  }

  @Test
  void manyWritersLoseNothingAndKeepTheirOwnOrder() throws Exception {
    int writers = 8;
    int each = 2_000;
    Pipe<int[]> pipe = Pipe.of(Bound.elements(5));
    Run<List<int[]>> run = Pipeline.from(pipe).toList(writers * each).start();
    var threads = new ArrayList<Thread>();
    for (int w = 0; w < writers; w++) {
      int writer = w;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      for (int i = 0; i < each; i++) {
                        pipe.write(new int[] {writer, i});
                      }
                    } catch (Exception e) {
                      pipe.fail(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    pipe.end();
    var next = new int[writers];
    for (int[] element : run.await()) {
      assertEquals(next[element[0]]++, element[1]);
    }
    assertEquals(each, next[0]);
  }

  @Test
  void offersThatTryAgainWhenThereIsRoomDeliverEverything() throws Exception {
    int count = 20_000;
    Pipe<Integer> pipe = Pipe.of(Bound.elements(16));
    var offering =
        new Runnable() {
          private int next;

          @Override
          public synchronized void run() {
            while (next < count && pipe.offer(next, this) == Pipe.Offer.TAKEN) {
              next++;
            }
            if (next == count) {
              pipe.end();
            }
          }
        };
    Run<Integer> run = Pipeline.from(pipe).fold(0, (n, _) -> n + 1).start();
    offering.run();
    assertEquals(count, run.await());
  }

  @Test
  void flushWaitsUntilEverythingWasRead() throws Exception {
    Pipe<Integer> pipe = Pipe.of(Bound.elements(8));
    pipe.write(1);
    pipe.write(2);
    var flushed = new CountDownLatch(1);
    var failure = new AtomicReference<Throwable>();
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    pipe.flush();
                    flushed.countDown();
                  } catch (Throwable e) {
                    failure.set(e);
                  }
                });
    try (Cursor<Integer> cursor = pipe.open()) {
      cursor.read();
      assertEquals(1, flushed.getCount());
      cursor.read();
      flushed.await();
    }
    writer.join();
    assertEquals(null, failure.get());
  }

  @Test
  void anInterruptedWriterTakesItsElementWithIt() throws Exception {
    Pipe<Integer> pipe = Pipe.of(Bound.elements(1));
    pipe.write(1);
    var thrown = new AtomicReference<Throwable>();
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    pipe.write(2);
                  } catch (Throwable e) {
                    thrown.set(e);
                  }
                });
    while (writer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    writer.interrupt();
    writer.join();
    assertSame(InterruptedException.class, thrown.get().getClass());
    try (Cursor<Integer> cursor = pipe.open()) {
      assertEquals(1, cursor.read());
      assertTrue(pipe.write(3));
      assertEquals(3, cursor.read());
    }
  }

  @Test
  void nullIsRefused() {
    Pipe<Object> pipe = Pipe.of(Bound.elements(8));
    assertThrows(NullPointerException.class, () -> pipe.write(nothing()));
    assertThrows(NullPointerException.class, () -> pipe.offer(nothing()));
  }

  @SuppressWarnings("NullAway")
  private static Object nothing() {
    return null;
  }
}

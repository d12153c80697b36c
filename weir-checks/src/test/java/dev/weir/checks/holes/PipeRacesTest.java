package dev.weir.checks.holes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.Pipe.Offer;
import dev.weir.testkit.Stepper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many threads at the writing end of one pipe.
@Timeout(60)
class PipeRacesTest {

  /// Several threads that begin together; fails if one fails.
  private static void together(List<ThrowingRunnable> parts) throws Exception {
    var barrier = new CyclicBarrier(parts.size());
    var failures = new ConcurrentLinkedQueue<Throwable>();
    var threads = new ArrayList<Thread>();
    for (ThrowingRunnable part : parts) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    try {
                      barrier.await(10, TimeUnit.SECONDS);
                      part.run();
                    } catch (Throwable e) {
                      failures.add(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new AssertionError(failures.peek());
    }
  }

  /// Something that may throw.
  @FunctionalInterface
  private interface ThrowingRunnable {
    void run() throws Exception;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void twoWritersLoseNothingAndEachKeepsItsOrder(int bound) throws Exception {
    int each = 20_000;
    Pipe<int[]> pipe = Pipe.of(Bound.elements(bound));
    var left = new AtomicInteger(2);
    var next = new int[2];
    List<ThrowingRunnable> parts = new ArrayList<>();
    for (int w = 0; w < 2; w++) {
      int writer = w;
      parts.add(
          () -> {
            for (int i = 0; i < each; i++) {
              assertTrue(pipe.write(new int[] {writer, i}));
            }
            if (left.decrementAndGet() == 0) {
              pipe.end();
            }
          });
    }
    parts.add(
        () -> {
          try (var cursor = pipe.open()) {
            int[] element;
            while ((element = cursor.read()) != null) {
              assertEquals(next[element[0]]++, element[1]);
              assertTrue(pipe.fill() <= bound);
            }
          }
        });
    together(parts);
    assertEquals(each, next[0]);
    assertEquals(each, next[1]);
  }

  @Test
  void waitingWritersGoInOrderAndBeforeOffers() throws Exception {
    Pipe<String> pipe = Pipe.of(Bound.elements(1));
    try (var stepper = new Stepper();
        var cursor = pipe.open()) {
      pipe.write("held");
      var first = stepper.actor("first").begins(() -> pipe.write("first"));
      first.assertWaiting();
      var second = stepper.actor("second").begins(() -> pipe.write("second"));
      second.assertWaiting();
      assertEquals(Offer.FULL, pipe.offer("pushy"));
      assertEquals("held", cursor.read());
      assertTrue(first.result());
      assertEquals(Offer.FULL, pipe.offer("pushy"));
      assertEquals("first", cursor.read());
      assertTrue(second.result());
      assertEquals("second", cursor.read());
      assertEquals(Offer.TAKEN, pipe.offer("polite"));
    }
  }

  @Test
  void anOfferWhileTheReaderLeavesIsAnsweredAndNobodyIsForgotten() throws Exception {
    for (int round = 0; round < 3000; round++) {
      var full = new AtomicInteger();
      var called = new AtomicInteger();
      Pipe<Integer> pipe = Pipe.of(Bound.elements(1), Runnable::run);
      Cursor<Integer> cursor = pipe.open();
      ThrowingRunnable offering =
          () -> {
            for (int i = 0; i < 20; i++) {
              Offer offer = pipe.offer(i, called::incrementAndGet);
              if (offer == Offer.FULL) {
                full.incrementAndGet();
              }
            }
          };
      together(List.of(offering, offering, cursor::close));
      assertEquals(Offer.CLOSED, pipe.offer(0, called::incrementAndGet));
      assertFalse(pipe.write(0));
      assertEquals(full.get(), called.get(), "round " + round);
    }
  }

  @Test
  void whenRoomIsRunExactlyOnceForEachRefusal() throws Exception {
    for (int round = 0; round < 300; round++) {
      int each = 300;
      var full = new AtomicInteger();
      var called = new AtomicInteger();
      var taken = new AtomicInteger();
      Pipe<Integer> pipe = Pipe.of(Bound.elements(1 + round % 5), Runnable::run);
      var offerers = new CountDownLatch(3);
      ThrowingRunnable offering =
          () -> {
            for (int i = 0; i < each; i++) {
              switch (pipe.offer(i, called::incrementAndGet)) {
                case TAKEN -> taken.incrementAndGet();
                case FULL -> full.incrementAndGet();
                case CLOSED -> throw new AssertionError("nobody has closed it");
              }
            }
            offerers.countDown();
          };
      ThrowingRunnable writing =
          () -> {
            for (int i = 0; i < each; i++) {
              pipe.write(i);
            }
            offerers.countDown();
          };
      ThrowingRunnable reading =
          () -> {
            try (var cursor = pipe.open()) {
              while (cursor.read() != null) {}
            }
          };
      ThrowingRunnable ending =
          () -> {
            offerers.await();
            pipe.end();
          };
      together(List.of(offering, offering, writing, reading, ending));
      assertEquals(full.get(), called.get(), "round " + round);
      assertEquals(2 * each, taken.get() + full.get());
    }
  }

  @Test
  void aFailureWakesWritersThatWait() throws Exception {
    var cause = new IOException("gone");
    Pipe<Integer> pipe = Pipe.of(Bound.elements(1));
    try (var stepper = new Stepper()) {
      pipe.write(1);
      var first = stepper.actor("first").begins(() -> pipe.write(2));
      var second = stepper.actor("second").begins(() -> pipe.write(3));
      first.assertWaiting();
      second.assertWaiting();
      pipe.fail(cause);
      assertEquals(cause, assertThrows(IOException.class, first::result).getCause());
      assertEquals(cause, assertThrows(IOException.class, second::result).getCause());
    }
  }

  @Test
  void anEndWaitsForWritersBeforeIt() throws Exception {
    Pipe<Integer> pipe = Pipe.of(Bound.elements(1));
    try (var stepper = new Stepper();
        var cursor = pipe.open()) {
      pipe.write(1);
      var write = stepper.actor("writer").begins(() -> pipe.write(2));
      write.assertWaiting();
      var end =
          stepper
              .actor("ender")
              .begins(
                  () -> {
                    pipe.end();
                    return true;
                  });
      end.assertWaiting();
      assertEquals(1, cursor.read());
      assertTrue(write.result());
      assertTrue(end.result());
      assertEquals(2, cursor.read());
      assertNull(cursor.read());
    }
  }
}

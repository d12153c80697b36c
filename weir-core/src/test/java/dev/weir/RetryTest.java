package dev.weir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final PassingClock clock = new PassingClock();
  private final Backoff thrice = Backoff.fixed(Duration.ofMillis(10)).tries(3).clock(clock);
  private final List<String> journal = new ArrayList<>();

  // One element

  @Test
  void anElementIsTriedAgainAfterAWaitAndItsOrderStays() throws Exception {
    var calls = new AtomicInteger();
    Job<Summary> job =
        Pipeline.from(Sources.of(1, 2, 3))
            .through(
                Retry.<Integer, String>map(
                    n -> {
                      if (n == 2 && calls.incrementAndGet() < 3) {
                        throw new IOException("busy");
                      }
                      return n + "@" + clock.nanoTime() / 1_000_000;
                    },
                    thrice))
            .forEach(journal::add);
    Summary summary = job.run();
    assertEquals(List.of("1@0", "2@20", "3@20"), journal);
    Report report = summary.reports().getFirst().report();
    assertEquals("2 retries", report.text());
    assertEquals(Map.of("retries", 2L), report.values());
  }

  @Test
  void theFirstFailureIsThrownWhenThereIsNoOtherTry() {
    var calls = new AtomicInteger();
    var job =
        Pipeline.from(Sources.of(1))
            .through(
                Retry.<Integer, Integer>map(
                    _ -> {
                      throw new IOException("try " + calls.incrementAndGet());
                    },
                    thrice))
            .toList(1);
    var thrown = assertThrows(StreamException.class, job::run);
    assertEquals("try 1", Objects.requireNonNull(thrown.getCause()).getMessage());
    assertEquals(
        "try 3", Objects.requireNonNull(thrown.getCause()).getSuppressed()[0].getMessage());
    assertEquals(3, calls.get());
    assertEquals(20_000_000, clock.nanoTime());
  }

  @Test
  void whatIsNotToBeTriedAgainFailsAtOnce() {
    var failure = new IllegalStateException("a bug");
    var calls = new AtomicInteger();
    var job =
        Pipeline.from(Sources.of(1))
            .through(
                Retry.<Integer, Integer>map(
                    _ -> {
                      calls.incrementAndGet();
                      throw failure;
                    },
                    thrice))
            .toList(1);
    var thrown = assertThrows(StreamException.class, job::run);
    assertSame(failure, thrown.getCause());
    assertEquals(1, calls.get());
  }

  @Test
  void whatFailsDownstreamIsNotTriedAgain() {
    var calls = new AtomicInteger();
    var job =
        Pipeline.from(Sources.of(1))
            .through(Retry.<Integer, Integer>map(n -> n + calls.getAndIncrement(), thrice))
            .forEach(
                _ -> {
                  throw new IOException("full");
                });
    var thrown = assertThrows(StreamException.class, job::run);
    assertEquals("full", Objects.requireNonNull(thrown.getCause()).getMessage());
    assertEquals(1, calls.get());
  }

  @Test
  void aRunThatWaitsForATryIsCancelled() throws Exception {
    var failed = new CountDownLatch(1);
    Run<List<Integer>> run =
        Pipeline.from(Sources.of(1))
            .through(
                Retry.<Integer, Integer>map(
                    _ -> {
                      failed.countDown();
                      throw new IOException("busy");
                    },
                    Backoff.fixed(Duration.ofDays(1))))
            .toList(1)
            .start();
    failed.await();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
  }

  // A source

  /// 1, 2, 3, ... up to 5, which fails where it is told to, and notes what is called.
  private final class Numbers extends AbstractCursor<Integer>
      implements ResumableCursor<Integer, Integer> {
    private int at;
    private final int failAt;

    private Numbers(int at, int failAt) {
      this.at = at;
      this.failAt = failAt;
    }

    @Override
    protected @Nullable Integer next() throws IOException {
      if (at == failAt) {
        throw new IOException("cut at " + at);
      }
      return at == 5 ? null : ++at;
    }

    @Override
    public Integer position() {
      return at;
    }

    @Override
    protected void release() {
      journal.add("closed at " + at);
    }
  }

  private Source<Integer> failing(Integer... failAt) {
    var lives = new AtomicInteger();
    return () -> new Numbers(0, failAt[lives.getAndIncrement()]);
  }

  private final class Again implements Resumable<Integer, Integer> {
    private final List<Integer> failAt;
    private int lives;

    private Again(Integer... failAt) {
      this.failAt = List.of(failAt);
    }

    @Override
    public Cursor<Integer> open() {
      journal.add("open");
      return new Numbers(0, failAt.get(lives++));
    }

    @Override
    public ResumableCursor<Integer, Integer> openAt(Integer position) {
      journal.add("open at " + position);
      return new Numbers(position, failAt.get(lives++));
    }
  }

  private static <T> List<T> read(Cursor<T> cursor) throws Exception {
    var read = new ArrayList<T>();
    T element;
    while ((element = cursor.read()) != null) {
      read.add(element);
    }
    return read;
  }

  @Test
  void aSourceThatCannotBeOpenedIsOpenedAgain() throws Exception {
    var tries = new AtomicInteger();
    Source<Integer> source =
        () -> {
          if (tries.incrementAndGet() < 3) {
            throw new IOException("refused");
          }
          return new Numbers(0, -1);
        };
    try (var cursor = Retry.source(source, thrice).open()) {
      assertEquals(20_000_000, clock.nanoTime());
      assertEquals(List.of(1, 2, 3, 4, 5), read(cursor));
    }
    assertEquals(List.of("closed at 5"), journal);
  }

  @Test
  void aSourceThatFailsBeforeItsFirstElementIsOpenedAgain() throws Exception {
    try (var cursor = Retry.source(failing(0, 0, -1), thrice).open()) {
      assertEquals(List.of(1, 2, 3, 4, 5), read(cursor));
      assertNull(cursor.read());
    }
    assertEquals(List.of("closed at 0", "closed at 0", "closed at 5"), journal);
  }

  @Test
  void aSourceThatHasGivenSomethingFailsIfItCannotGoOn() throws Exception {
    try (var cursor = Retry.source(failing(2, -1), thrice).open()) {
      assertEquals(1, cursor.read());
      assertEquals(2, cursor.read());
      var thrown = assertThrows(IOException.class, () -> cursor.read());
      assertEquals("cut at 2", thrown.getMessage());
      assertSame(thrown, assertThrows(IOException.class, () -> cursor.read()));
    }
    assertEquals(0, clock.nanoTime());
    assertEquals(List.of("closed at 2"), journal);
  }

  @Test
  void aResumableSourceGoesOnBehindWhatItHasGiven() throws Exception {
    var job =
        Pipeline.from(Retry.source(new Again(2, 2, 4, -1), thrice))
            .forEach(n -> journal.add("" + n));
    Summary summary = job.run();
    assertEquals(
        List.of(
            "open",
            "1",
            "2",
            "closed at 2",
            "open at 2",
            "closed at 2",
            "open at 2",
            "3",
            "4",
            "closed at 4",
            "open at 4",
            "5",
            "closed at 5"),
        journal);
    assertEquals(30_000_000, clock.nanoTime());
    assertEquals("3 retries", summary.reports().getFirst().report().text());
    assertEquals(1, summary.reports().getFirst().stage());
  }

  @Test
  void aResumableSourceThatCannotGoOnFailsWithTheFirstFailure() throws Exception {
    try (var cursor = Retry.source(new Again(1, 1, 1), thrice).open()) {
      assertEquals(1, cursor.read());
      var thrown = assertThrows(IOException.class, () -> cursor.read());
      assertEquals("cut at 1", thrown.getMessage());
    }
  }

  @Test
  void aSourceWithOneLifeFailsAsItFailed() throws Exception {
    var lives = new AtomicInteger();
    Source<Integer> source =
        () -> {
          if (lives.getAndIncrement() > 0) {
            throw new IllegalStateException("it has one life");
          }
          return new Numbers(0, 0);
        };
    try (var cursor = Retry.source(source, thrice).open()) {
      var thrown = assertThrows(IOException.class, () -> cursor.read());
      assertEquals("cut at 0", thrown.getMessage());
      assertEquals("it has one life", thrown.getSuppressed()[0].getMessage());
    }
    assertEquals(2, lives.get());
  }

  @Test
  void aSourceThatWaitsForATryIsFreedByAnAbort() throws Exception {
    var closed = new CountDownLatch(1);
    Source<Integer> source =
        () ->
            new AbstractCursor<Integer>() {
              @Override
              protected @Nullable Integer next() throws IOException {
                throw new IOException("cut");
              }

              @Override
              protected void release() {
                closed.countDown();
              }
            };
    try (var cursor = Retry.source(source, Backoff.fixed(Duration.ofDays(1))).open()) {
      var aborter =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      closed.await();
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                    cursor.abort();
                  });
      assertEquals("cut", assertThrows(IOException.class, () -> cursor.read()).getMessage());
      aborter.join();
    }
  }

  @Test
  void anInterruptionIsNoReasonToTryAgain() throws Exception {
    Source<Integer> source =
        () -> {
          throw new InterruptedException();
        };
    assertThrows(InterruptedException.class, () -> Retry.source(source, thrice).open());
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class,
        () ->
            Retry.source(
                    () -> {
                      throw new IOException("x");
                    },
                    Backoff.fixed(Duration.ofDays(1)))
                .open());
    assertArrayEquals(new Object[0], journal.toArray());
  }
}

package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.AbstractWritable;
import dev.weir.Bound;
import dev.weir.CancelledException;
import dev.weir.DeadlineException;
import dev.weir.Sink;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.Writable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One cause; consequences are dropped, what failed on its own is suppressed.
@Timeout(30)
@SuppressWarnings("UnnecessaryMethodReference") // an iterable that is no collection
class OutcomeTest {
  private static final Source<Integer> TEN = Sources.of(IntStream.range(0, 10).boxed().toList());

  /// Something a sink does at one of its calls.
  @FunctionalInterface
  private interface Deed {
    void run() throws IOException, InterruptedException;
  }

  private record Doing(Deed atWrite, Deed atEnd, Deed atClose) implements Sink<Integer> {
    @Override
    public Writable<Integer> open() {
      return new AbstractWritable<>() {
        @Override
        protected boolean put(Integer element) throws IOException, InterruptedException {
          atWrite.run();
          return true;
        }

        @Override
        protected void complete() throws IOException, InterruptedException {
          atEnd.run();
        }

        @Override
        protected void release(boolean complete) throws IOException {
          try {
            atClose.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
      };
    }

    @Override
    public String name() {
      return "doing";
    }
  }

  private static Deed nothing() {
    return () -> {};
  }

  private static Deed failing(IOException failure) {
    return () -> {
      throw failure;
    };
  }

  @Test
  void aCloseThatFailsAfterTheEndSaysThatTheResultWasCommitted() {
    var failure = new IOException("cannot close");
    Job<Summary> job = Pipeline.from(TEN).to(new Doing(nothing(), nothing(), failing(failure)));
    var thrown = assertThrows(StreamException.class, job::run);
    assertEquals(
        "doing: cannot close, after the result was committed"
            + " (stage 2 of 2, after 10 elements in, 10 elements out)",
        thrown.getMessage());
    assertSame(failure, thrown.getCause());
  }

  @Test
  void anEndThatFailsHasCommittedNothing() {
    var end = new IOException("cannot commit");
    var close = new IOException("cannot close");
    Job<Summary> job = Pipeline.from(TEN).to(new Doing(nothing(), failing(end), failing(close)));
    var thrown = assertThrows(StreamException.class, job::run);
    assertSame(end, thrown.getCause());
    assertFalse(thrown.getMessage().contains("committed"), thrown.getMessage());
    assertEquals(List.of(close), List.of(thrown.getSuppressed()));
  }

  @Test
  void aRunThatIsCancelledAfterItsEndSaysThatTheResultWasCommitted() throws Exception {
    var closing = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    Deed waiting =
        () -> {
          closing.countDown();
          never.await();
        };
    Run<Summary> run =
        Pipeline.from(TEN)
            .to(new Doing(nothing(), nothing(), waiting))
            .grace(Duration.ofSeconds(5))
            .start();
    closing.await();
    run.cancel();
    var thrown = assertThrows(CancelledException.class, run::await);
    assertEquals(
        "cancelled, after the result was committed (after 10 elements in, 10 elements out)",
        thrown.getMessage());
  }

  @Test
  void soDoesOneThatIsCancelledInItsEnd() throws Exception {
    var ending = new CountDownLatch(1);
    var cancelled = new CountDownLatch(1);
    Deed slow =
        () -> {
          ending.countDown();
          while (cancelled.getCount() > 0) {
            try {
              cancelled.await();
            } catch (InterruptedException e) {
              // it commits all the same
            }
          }
        };
    Run<Summary> run = Pipeline.from(TEN).to(new Doing(nothing(), slow, nothing())).start();
    ending.await();
    run.cancel();
    cancelled.countDown();
    var thrown = assertThrows(CancelledException.class, run::await);
    assertTrue(
        thrown.getMessage().startsWith("cancelled, after the result was committed"),
        thrown.getMessage());
    assertSame(thrown, assertThrows(CancelledException.class, run::await));
  }

  @Test
  void andOneThatWasTooSlowInItsEnd() {
    Deed slow =
        () -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            // it commits all the same
          }
        };
    Job<Summary> job = Pipeline.from(TEN).to(new Doing(nothing(), slow, nothing()));
    var thrown = assertThrows(DeadlineException.class, () -> job.run(Duration.ofMillis(50)));
    assertTrue(
        thrown.getMessage().startsWith("not done within 0.05s, after the result was committed"),
        thrown.getMessage());
  }

  static Stream<Exception> interruptions() {
    return Stream.of(
        new InterruptedException(),
        new ClosedByInterruptException(),
        new SocketException("Closed by interrupt"),
        new InterruptedIOException("interrupted"),
        new UncheckedIOException(new InterruptedIOException("interrupted while reading")));
  }

  /// Each as the JDK does it: with the interrupt status set, but for the first.
  @ParameterizedTest
  @MethodSource("interruptions")
  void anInterruptionOfTheCallerIsOneHoweverItSurfaced(Exception surfaced) {
    Job<Summary> job =
        Pipeline.from(TEN)
            .forEach(
                _ -> {
                  if (!(surfaced instanceof InterruptedException)) {
                    Thread.currentThread().interrupt();
                  }
                  throw surfaced;
                });
    assertThrows(InterruptedException.class, job::run);
    assertFalse(Thread.interrupted(), "a stale interrupt");
  }

  @Test
  void aCallerThatWasInterruptedBeforeStopsWhereItFirstWaits() {
    var never = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    Job<Summary> job = Pipeline.from(TEN).forEach(_ -> never.await());
    assertThrows(InterruptedException.class, job::run);
    assertFalse(Thread.interrupted());
  }

  @Test
  void aCallerThatNeverWaitsHearsItsInterruptToo() {
    Thread caller = Thread.currentThread();
    Job<Summary> job =
        Pipeline.<Integer>from(
                out -> {
                  for (int i = 0; out.emit(i); i++) {
                    if (i == 1000) {
                      caller.interrupt();
                    }
                  }
                })
            .forEach(_ -> {});
    assertThrows(InterruptedException.class, job::run);
    assertFalse(Thread.interrupted());
  }

  @Test
  void anInterruptedExceptionOfAStageThatNobodyInterruptedIsItsFailure() {
    var own = new InterruptedException("of its own making");
    Job<Summary> job =
        Pipeline.from(TEN)
            .peek(
                _ -> {
                  throw own;
                })
            .buffer()
            .forEach(_ -> {});
    assertSame(own, assertThrows(StreamException.class, job::run).getCause());
  }

  @Test
  void whatFailsBecauseTheRunIsOverIsNotMentioned() throws Exception {
    var failure = new IOException("first");
    var reading = new CountDownLatch(1);
    Job<Summary> job =
        Pipeline.<Integer>from(
                out -> {
                  out.emit(1);
                  reading.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException("could not wait", e);
                  }
                })
            .buffer()
            .forEach(
                _ -> {
                  reading.await();
                  throw failure;
                });
    var thrown = assertThrows(StreamException.class, job::run);
    assertSame(failure, thrown.getCause());
    assertEquals(0, thrown.getSuppressed().length);
  }

  @Test
  void whatFailsOnItsOwnIsSuppressed() {
    var failure = new IOException("first");
    var own = new IOException("second");
    var reading = new CountDownLatch(1);
    Job<Summary> job =
        Pipeline.<Integer>from(
                out -> {
                  out.emit(1);
                  reading.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    throw own;
                  }
                })
            .buffer()
            .forEach(
                _ -> {
                  reading.await();
                  throw failure;
                });
    var thrown = assertThrows(StreamException.class, job::run);
    assertSame(failure, thrown.getCause());
    assertEquals(List.of(own), List.of(thrown.getSuppressed()));
  }

  @Test
  void aPipelineWithinAStageIsNotWrappedTwice() {
    var failure = new IOException("deep");
    Source<Integer> pulled =
        TEN.map(
            n -> {
              if (n == 3) {
                throw failure;
              }
              return n;
            });
    for (Source<Integer> inner :
        List.of(pulled, () -> Pipeline.from(pulled).buffer(Bound.elements(2)).open())) {
      var thrown =
          assertThrows(
              StreamException.class, () -> Pipeline.from(inner).buffer().forEach(_ -> {}).run());
      assertSame(failure, thrown.getCause());
      assertEquals("map", thrown.stage());
      assertEquals(1, thrown.stageIndex());
      assertEquals(3, thrown.stageCount());
    }
  }

  @Test
  void aWeigherThatFailsIsTheBuffersFault() {
    var failure = new IllegalStateException("too strange to weigh");
    Bound bound =
        Bound.bytes(
            1000,
            _ -> {
              throw failure;
            });
    for (Pipeline<Integer> pipeline :
        List.of(
            Pipeline.from(TEN).buffer(bound),
            Pipeline.from(Sources.of(() -> List.of(1, 2).iterator())).buffer(bound))) {
      var thrown = assertThrows(StreamException.class, () -> pipeline.forEach(_ -> {}).run());
      assertSame(failure, thrown.getCause());
      assertEquals("buffer", thrown.stage());
    }
  }

  @Test
  void theFirstFailureWinsWhereStagesFailOneAfterTheOther() {
    var first = new IOException("first");
    var close = new IOException("close");
    Job<Summary> job = Pipeline.from(TEN).to(new Doing(failing(first), nothing(), failing(close)));
    var thrown = assertThrows(StreamException.class, job::run);
    assertSame(first, thrown.getCause());
    assertEquals(List.of(close), List.of(thrown.getSuppressed()));
    assertEquals(0, first.getSuppressed().length);
  }
}

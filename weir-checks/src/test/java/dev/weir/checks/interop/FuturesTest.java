package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.interop.Futures;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.Journal;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSource;
import dev.weir.testkit.WatchedThreads;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A run as a future, and a stage as a source.
class FuturesTest {
  private final Journal journal = new Journal();
  private final WatchedThreads threads = new WatchedThreads();

  @Test
  void aRunIsAFutureOfItsResult() throws Exception {
    var job = Pipeline.from(Sources.of(1, 2)).toList(9).threads(threads);
    CompletableFuture<Integer> size = Futures.of(job.start()).thenApply(List::size);
    assertEquals(2, size.get(30, TimeUnit.SECONDS));
  }

  @Test
  void aRunThatFailsFailsItsFutureWithWhatItThrows() {
    var failure = new IOException("torn");
    var source =
        ScriptedSource.of(journal, "source", 1).with(Script.failing(Call.READ, 1, failure));
    var future = Futures.of(Pipeline.from(source).toList(9).start());
    var thrown = assertThrows(ExecutionException.class, () -> future.get(30, TimeUnit.SECONDS));
    assertSame(failure, assertInstanceOf(StreamException.class, thrown.getCause()).getCause());
  }

  @Test
  void cancellingTheFutureCancelsTheRunAndItIsDoneWhenEverybodyIsOut() throws Exception {
    var hold = Hold.interruptible();
    var source = ScriptedSource.of(journal, "source", 1).with(Script.staying(Call.READ, 1, hold));
    var run = Pipeline.from(source).buffer().toList(9).threads(threads).start();
    var future = Futures.of(run);
    hold.awaitEntered();
    assertTrue(future.cancel(true));
    assertThrows(Exception.class, () -> future.get(30, TimeUnit.SECONDS));
    assertTrue(future.isCancelled());
    assertFalse(future.completeExceptionally(new IOException("late")));
    threads.assertEnded();
    journal.assertLivesAreWhole();
  }

  @Test
  void aFutureThatIsCompleteCannotBeCancelled() throws Exception {
    var future = Futures.of(Pipeline.from(Sources.of(1)).toList(9).start());
    assertEquals(List.of(1), future.get(30, TimeUnit.SECONDS));
    assertFalse(future.cancel(true));
  }

  @Test
  void aStageIsASourceOfOneElementAndOfManyLives() throws Exception {
    var stage = CompletableFuture.completedFuture("a");
    var source = Futures.source(stage);
    assertEquals(List.of("a"), Pipeline.from(source).toList(9).run());
    assertEquals(List.of("a"), Pipeline.from(source).toList(9).run());
    assertTrue(stage.isDone());
  }

  @Test
  void aReadWaitsForAStage() throws Exception {
    var stage = new CompletableFuture<String>();
    var run = Pipeline.from(Futures.source(stage)).first().start();
    stage.complete("late");
    assertEquals(Optional.of("late"), run.await());
  }

  @Test
  void aReadThatWaitsForAStageIsInterruptedAndGoesOn() throws Exception {
    var stage = new CompletableFuture<String>();
    try (var cursor = Futures.source(stage).open()) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, cursor::read);
      stage.complete("late");
      assertEquals("late", cursor.read());
    }
  }

  @Test
  void aReadThatWaitsForAStageIsAborted() throws Exception {
    try (var cursor = Futures.source(new CompletableFuture<String>()).open()) {
      cursor.abort();
      assertThrows(IOException.class, cursor::read);
    }
  }

  @Test
  void aStageThatFailsFailsTheReadWithTheOriginal() throws Exception {
    var failure = new IOException("torn");
    var stage = CompletableFuture.failedFuture(failure).thenApply(o -> o);
    try (var cursor = Futures.source(stage).open()) {
      assertSame(failure, assertThrows(IOException.class, cursor::read));
    }
  }

  @Test
  void aNullOfAStageIsAFailure() throws Exception {
    try (var cursor = Futures.source(CompletableFuture.completedFuture(null)).open()) {
      assertThrows(NullPointerException.class, cursor::read);
    }
  }

  @Test
  void aStageOfItsOwnIsCancelledWhenNobodyWaitsForItAnyMore() throws Exception {
    var stage = new CompletableFuture<String>();
    Futures.<String>source(() -> stage).open().close();
    assertTrue(stage.isCancelled());
  }

  @Test
  void aStageThatIsLentIsLeftAlone() throws Exception {
    var stage = new CompletableFuture<String>();
    Futures.<String>source(stage).open().close();
    assertFalse(stage.isDone());
  }
}

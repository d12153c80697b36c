package dev.weir.interop;

import dev.weir.Source;
import dev.weir.pipeline.Run;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// Weir and `CompletionStage`, both ways.
///
/// ```java
/// CompletableFuture<Summary> copied = Futures.of(job.start());
/// copied.thenAccept(summary -> log(summary));
/// ```
public final class Futures {
  private Futures() {}

  /// A run as a future: it is complete when the run is over, every stage closed and every thread
  /// ended.
  ///
  /// It fails with what the run throws, as it is. `cancel` cancels the run and returns at once; the
  /// future is complete, and cancelled, when the run has come to its end. If the run was whole
  /// before it heard of that, the future has its result. A virtual thread waits for the run.
  ///
  /// @param run started
  /// @param <R> what it gives
  /// @return a future of the run's result
  public static <R> CompletableFuture<R> of(Run<R> run) {
    var future = new RunFuture<R>();
    future.follow(run);
    return future;
  }

  /// A source of one element: what a stage completes with.
  ///
  /// A read waits for it, and can be interrupted and aborted. A stage that fails fails the read,
  /// with the original, without a `CompletionException` around it; one that completes with null is
  /// a failure too. Closing leaves the stage alone, so there can be many lives.
  ///
  /// @param stage asked at each opening
  /// @param <T> what it completes with
  /// @return the source
  public static <T> Source<T> source(CompletionStage<? extends T> stage) {
    return new StageSource<>(() -> stage, false);
  }

  /// A source of one element: what a stage completes with; a new stage for each life. As
  /// [#source(CompletionStage)], but closed early it cancels the stage, if that allows it.
  ///
  /// @param stages called at each opening
  /// @param <T> what they complete with
  /// @return the source
  public static <T> Source<T> source(Supplier<? extends CompletionStage<? extends T>> stages) {
    return new StageSource<>(stages, true);
  }
}

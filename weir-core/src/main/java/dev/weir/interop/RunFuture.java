package dev.weir.interop;

import dev.weir.CancelledException;
import dev.weir.pipeline.Run;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A run as a future, which may have to wait for the run to begin.
final class RunFuture<R> extends CompletableFuture<R> {
  private @Nullable Run<R> run; // guarded by this; written once
  private boolean cancelled; // guarded by this

  /// The run has begun. Called once.
  void follow(Run<R> begun) {
    if (begins(begun)) {
      begun.cancel();
    }
    Thread.ofVirtual().name("weir-future").start(() -> await(begun));
  }

  private synchronized boolean begins(Run<R> begun) {
    run = begun;
    return cancelled;
  }

  private void await(Run<R> begun) {
    try {
      complete(begun.await());
    } catch (CancelledException e) {
      if (!cancelling() || !super.cancel(false)) {
        completeExceptionally(e);
      }
    } catch (Throwable e) {
      completeExceptionally(e);
    }
  }

  private synchronized boolean cancelling() {
    return cancelled;
  }

  /// Cancels the run, and returns at once; complete when the run is over. A run that has not begun
  /// never does.
  ///
  /// @param interrupt no matter
  /// @return false if it is complete already
  @Override
  public boolean cancel(boolean interrupt) {
    if (isDone()) {
      return isCancelled();
    }
    Run<R> begun;
    synchronized (this) {
      cancelled = true;
      begun = run;
    }
    if (begun == null) {
      return super.cancel(interrupt);
    }
    begun.cancel();
    return true;
  }
}

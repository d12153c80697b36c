package dev.weir.interop;

import dev.weir.AbstractCursor;
import dev.weir.Cursor;
import dev.weir.Source;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a stage completes with.
///
/// @param stages called at each opening
/// @param given whether a stage belongs to the life, and is cancelled when that is closed early
record StageSource<T>(Supplier<? extends CompletionStage<? extends T>> stages, boolean given)
    implements Source<T> {

  @Override
  public Cursor<T> open() {
    return new Waiting<>(stages.get(), given);
  }

  @Override
  public String name() {
    return "future";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Waiting<T> extends AbstractCursor<T> {
    private final CompletionStage<? extends T> stage;
    private final boolean given;
    private final CompletableFuture<T> mine = new CompletableFuture<>();
    private boolean read;

    private Waiting(CompletionStage<? extends T> stage, boolean given) {
      this.stage = stage;
      this.given = given;
      var _ = stage.whenComplete(this::completed);
    }

    private void completed(@Nullable T value, @Nullable Throwable failure) {
      if (failure != null) {
        mine.completeExceptionally(failure);
      } else if (value == null) {
        mine.completeExceptionally(
            new NullPointerException("null was given, but an element must not be null"));
      } else {
        mine.complete(value);
      }
    }

    @Override
    protected @Nullable T next() throws IOException, InterruptedException {
      if (read) {
        return null;
      }
      try {
        T value = mine.get();
        read = true;
        return value;
      } catch (ExecutionException e) {
        throw Failures.sneaky(original(e));
      }
    }

    /// What failed, without the wrappers of futures.
    private static Throwable original(Throwable failure) {
      Throwable cause = failure.getCause();
      boolean wrapper =
          failure instanceof ExecutionException || failure instanceof CompletionException;
      return wrapper && cause != null ? original(cause) : failure;
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.of(1);
    }

    @Override
    public void abort() {
      mine.completeExceptionally(new AbortedException());
    }

    @Override
    protected void release() {
      if (given && !read) {
        cancelStage();
      }
    }

    private void cancelStage() {
      try {
        var _ = stage.toCompletableFuture().cancel(true);
      } catch (UnsupportedOperationException e) {
        // it cannot be cancelled
      }
    }
  }
}

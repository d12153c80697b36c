package dev.weir.internal;

import dev.weir.AbstractCursor;
import dev.weir.Cursor;
import dev.weir.StreamException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The last section of a run as a cursor: pulled in the reader's thread, with the others behind it.
///
/// Null comes only after every other section has closed and its thread has ended; so does the
/// return of close.
final class PulledRun extends AbstractCursor<Object> {
  private final Scope scope;
  private final Cursor<?> last;
  private final int firstStage; // the number of what `last` pulls from

  PulledRun(Scope scope, Cursor<?> last, int firstStage) {
    this.scope = scope;
    this.last = last;
    this.firstStage = firstStage;
  }

  @Override
  protected @Nullable Object next() throws IOException, InterruptedException {
    try {
      Object element = last.read();
      if (element == null) {
        finish(true);
      }
      return element;
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      fail(e);
      finish(false);
      throw new AssertionError("a failed run has a failure", e);
    }
  }

  private void fail(Throwable e) {
    if (e instanceof StreamException located && located.getCause() != null) {
      scope.fail(firstStage + Math.max(0, located.stageIndex() - 1), located.getCause());
    } else {
      scope.fail(firstStage, e);
    }
  }

  private void finish(boolean whole) throws IOException, InterruptedException {
    try {
      last.close();
    } catch (Throwable e) {
      fail(e);
    }
    scope.join(whole);
    try {
      scope.rethrow();
    } catch (IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("the outcome of a run is one of these", e);
    }
  }

  @Override
  protected void release() throws IOException {
    try {
      if (!scope.isOver()) {
        finish(false);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the threads have been joined all the same
    }
  }

  @Override
  public void abort() {
    scope.cancel();
    last.abort();
  }
}

package dev.weir;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A writable that keeps the common rules: no null, the same failure for ever after a failure,
/// nothing after the end, close once.
///
/// @param <T> what it takes
public abstract class AbstractWritable<T> implements Writable<T> {
  private @Nullable Throwable failure; // written by the writing thread
  private boolean ended;
  private boolean closed;
  private boolean unwanted;

  /// For subclasses.
  protected AbstractWritable() {}

  /// Takes one element.
  ///
  /// @param element not null
  /// @return false if the far side wants no more; then it is not called again
  /// @throws IOException if the sink failed; then nothing but `release` is called
  /// @throws InterruptedException if interrupted while waiting; the element was not taken
  protected abstract boolean put(T element) throws IOException, InterruptedException;

  /// Pushes on what is held back. Nothing by default.
  ///
  /// @throws IOException if that fails
  /// @throws InterruptedException if interrupted while waiting
  protected void push() throws IOException, InterruptedException {}

  /// Completes and commits. Called at most once.
  ///
  /// @throws IOException if it could not be completed
  /// @throws InterruptedException if interrupted while waiting
  protected abstract void complete() throws IOException, InterruptedException;

  /// Releases what is held. Called once.
  ///
  /// @param complete whether `complete` was called and returned; if not, what was written is
  ///   abandoned
  /// @throws IOException if that fails
  protected abstract void release(boolean complete) throws IOException;

  @Override
  public final boolean write(T element) throws IOException, InterruptedException {
    Objects.requireNonNull(element, "element");
    if (!wanting()) {
      return false;
    }
    try {
      return wanted(put(element));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Whether `put` may be called.
  final boolean wanting() throws IOException {
    check("write");
    return !unwanted;
  }

  /// What `put` has returned.
  final boolean wanted(boolean more) {
    unwanted |= !more;
    return more;
  }

  @Override
  public final void flush() throws IOException, InterruptedException {
    check("flush");
    try {
      push();
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  public final void end() throws IOException, InterruptedException {
    if (ended && failure == null) {
      return;
    }
    check("end");
    try {
      complete();
      ended = true;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  public final void close() throws IOException {
    if (!closed) {
      closed = true;
      release(ended);
    }
  }

  private void check(String call) throws IOException {
    if (failure != null) {
      throw Sneaky.rethrow(failure);
    }
    if (ended || closed) {
      throw new IOException(call + " after " + (ended ? "end" : "close"));
    }
  }

  private RuntimeException failed(Throwable e) {
    note(e);
    throw Sneaky.rethrow(e);
  }

  /// Remembers what `put` has thrown.
  final void note(Throwable e) {
    if (!(e instanceof InterruptedException)) {
      failure = e;
    }
  }
}

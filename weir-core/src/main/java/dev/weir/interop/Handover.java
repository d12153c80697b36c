package dev.weir.interop;

import dev.weir.Writable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Hands on to a writable what the JDK's kinds of streams are given: the rules that those have in
/// common.
///
/// An element that nobody wanted is dropped, and the next write throws, so that a loop that writes
/// for ever comes to an end. After a failure or an interruption every call throws, but the close.
final class Handover<T> {
  private final Writable<? super T> writable;
  private boolean unwanted;
  private boolean ended;
  private boolean closed;
  private @Nullable Throwable failure; // or an interruption: what was taken then is not known

  Handover(Writable<? super T> writable) {
    this.writable = writable;
  }

  boolean wanted() {
    return !unwanted;
  }

  /// Whether it was neither ended nor closed.
  boolean open() {
    return !ended && !closed;
  }

  /// Throws if nothing may be written any more.
  void check() throws IOException {
    rethrow();
    if (!open()) {
      throw new IOException("write after " + (closed ? "close" : "end"));
    }
    if (unwanted) {
      throw new IOException("nobody wants more");
    }
  }

  void hand(T element) throws IOException {
    check();
    call(
        () -> {
          unwanted = !writable.write(element);
        });
  }

  void flush() throws IOException {
    call(writable::flush);
  }

  void end() throws IOException {
    if (ended) {
      return;
    }
    if (closed) {
      throw new IOException("end after close");
    }
    call(writable::end);
    ended = true;
  }

  /// A call of the writable.
  @FunctionalInterface
  private interface Call {
    void run() throws IOException, InterruptedException;
  }

  private void call(Call call) throws IOException {
    rethrow();
    try {
      call.run();
    } catch (InterruptedException e) {
      failure = Failures.interrupted(e);
      rethrow();
    } catch (Throwable e) {
      failure = e;
      throw e;
    }
  }

  private void rethrow() throws IOException {
    if (failure != null) {
      throw Failures.sneaky(failure);
    }
  }

  void close() throws IOException {
    if (!closed) {
      closed = true;
      writable.close();
    }
  }
}

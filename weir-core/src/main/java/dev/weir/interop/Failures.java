package dev.weir.interop;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Callable;

/// Failures on their way between Weir and the JDK: each side's words for the same thing.
final class Failures {
  private Failures() {}

  /// Throws anything, as what it is; declared to return it so that a caller can write `throw`.
  static RuntimeException sneaky(Throwable failure) {
    throw Failures.<RuntimeException>as(failure);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E as(Throwable failure) throws E {
    throw (E) failure;
  }

  /// Opens something that a user's code gives; what that throws comes out as it is.
  static <C> C opened(Callable<? extends C> open) throws IOException, InterruptedException {
    C opened;
    try {
      opened = open.call();
    } catch (IOException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw sneaky(e);
    }
    if (opened == null) {
      throw new NullPointerException("null was given to be opened");
    }
    return opened;
  }

  /// An interruption where only an `IOException` may be thrown: the thread's status is set.
  static InterruptedIOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    var interrupted = new InterruptedIOException("interrupted while waiting");
    interrupted.initCause(e);
    return interrupted;
  }

  /// The interruption that is behind an `InterruptedIOException`, with the thread's status cleared;
  /// what is only a time-out is rethrown.
  static InterruptedException interruption(InterruptedIOException e) throws IOException {
    if (e instanceof SocketTimeoutException) {
      throw e;
    }
    var _ = Thread.interrupted();
    var interruption = new InterruptedException(e.getMessage());
    interruption.initCause(e);
    return interruption;
  }

  /// What was behind the one wrapper that a stream or an iterator of the JDK needs.
  static RuntimeException unwrapped(UncheckedIOException e)
      throws IOException, InterruptedException {
    IOException cause = e.getCause();
    if (cause instanceof InterruptedIOException interrupted
        && interrupted.getCause() instanceof InterruptedException) {
      throw interruption(interrupted);
    }
    throw cause;
  }
}

package dev.weir.internal;

import dev.weir.CancelledException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/// The pipe signal: thrown where a section meets a run that is over. It says nothing about why.
///
/// Also knows what else is only a consequence, once a run is over: an interruption, or a channel
/// closed by another thread.
final class Consequence extends IOException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack
  static final Consequence SIGNAL = new Consequence();

  private Consequence() {
    super("the run is over");
    setStackTrace(new StackTraceElement[0]);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  /// Whether a failure is made of nothing but the run's being over.
  static boolean isOne(Throwable failure) {
    @Nullable Throwable e = failure;
    for (int depth = 0; e != null && depth < 16; depth++) {
      if (e instanceof Consequence
          || e instanceof InterruptedException
          || e instanceof InterruptedIOException
          || e instanceof ClosedChannelException
          || e instanceof SocketException) {
        return true;
      }
      e = e.getCause();
    }
    return false;
  }

  /// What a run within another has failed with by itself.
  ///
  /// @return null if it was only told to stop
  static @Nullable Throwable without(Throwable e) {
    boolean consequence = e instanceof CancelledException || e.getCause() instanceof Consequence;
    if (!consequence) {
      return e;
    }
    Throwable[] others = e.getSuppressed();
    return others.length == 0 ? null : others[0];
  }

  /// Whether a failure is how an interruption of this thread shows.
  static boolean isInterruption(Throwable failure) {
    return failure instanceof InterruptedException
        || failure instanceof ClosedByInterruptException
        || (Thread.currentThread().isInterrupted() && isOne(failure));
  }
}

package dev.weir;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `timeout`.
///
/// @param first whether only the first element may be overdue
record Overseeing<T>(boolean first, Duration time, Clock clock) implements Transform<T, T> {

  Overseeing {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a timeout must be longer than 0: " + time);
    }
  }

  /// Refuses to be opened where no run looks at it.
  static void refuse(List<? extends Transform<?, ?>> pulled) {
    if (pulled.stream().anyMatch(transform -> transform instanceof Overseeing)) {
      throw new IllegalStateException(
          "a timeout needs a run that looks at it: put it into a pipeline, with a buffer(...) behind"
              + " it if that is opened as a cursor");
    }
  }

  @Override
  public Step<T, T> open() {
    return new Overseen<>(this);
  }

  @Override
  public String name() {
    return "timeout";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  /// The section's thread counts when an element comes in and when it has gone out, so that the
  /// count is odd in between; the thread that looks notes since when the count has stood still. It
  /// is written opaquely: seen soon, and in order, which is all that is needed.
  private static final class Overseen<T> implements Step<T, T>, Watched {
    private static final VarHandle COUNT = Handles.of(MethodHandles.lookup(), "count", long.class);

    private final boolean first;
    private final Duration time;
    private final Clock clock;

    private long count; // written by the section's thread
    private volatile boolean over; // nothing can be overdue any more

    // of the thread that looks
    private long seen = -1;
    private long quietSince;

    private Overseen(Overseeing<T> value) {
      first = value.first;
      time = value.time;
      clock = value.clock;
    }

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      COUNT.setOpaque(this, count + 1);
      boolean wanted = out.emit(in);
      COUNT.setOpaque(this, count + 1);
      if (!wanted) {
        over = true;
      }
    }

    @Override
    public boolean flush(Emitter<? super T> out) {
      return true;
    }

    @Override
    public void finish(Emitter<? super T> out) {
      over = true;
    }

    @Override
    public void close() {
      over = true;
    }

    @Override
    public @Nullable Throwable overdue(boolean paused) {
      long now = (long) COUNT.getOpaque(this);
      long at = clock.nanoTime();
      if (over || (first && now > 0)) {
        return null;
      }
      if (paused || now != seen || now % 2 == 1) {
        seen = now;
        quietSince = at;
        return null;
      }
      if (at - quietSince < Backoff.nanos(time)) {
        return null;
      }
      over = true;
      return new OverdueException(first ? "no first element" : "no element", time);
    }
  }
}

package dev.weir;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// `throttle`.
record Throttling<T>(Rate rate, long burst, Clock clock) implements Transform<T, T>, Pacing {
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  @Override
  public Step<T, T> open() {
    return new Keeping<>(this);
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return "throttle";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Keeping<T> implements Step<T, T> {
    private final Rate rate;
    private final Clock clock;
    private final TokenBucket bucket;
    private long lookAt; // the time when the rate is asked whom it follows
    private @Nullable Bytes rest; // of what is being cut

    private Keeping(Throttling<T> value) {
      rate = value.rate;
      clock = value.clock;
      lookAt = clock.nanoTime();
      bucket = new TokenBucket(rate.amount(), rate.periodNanos(), value.burst, lookAt);
    }

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      if (rate.weighs()) {
        awaitWeight(rate.weigh(in));
        out.emit(in);
        return;
      }
      checkKind(in);
      if (in instanceof Bytes run) {
        rest = run;
        var _ = more(out);
      } else {
        var _ = await(1);
        out.emit(in);
      }
    }

    private void checkKind(T in) throws IOException {
      boolean bytes = in instanceof Bytes;
      if (bytes != rate.inBytes()) {
        throw new IOException(
            bytes
                ? "a rate of "
                    + rate
                    + " counts elements, but these are blocks of bytes, of any size"
                : "a rate of " + rate + " counts bytes, but this is a " + in.getClass().getName());
      }
    }

    @Override
    @SuppressWarnings("unchecked") // a piece of what came in, which was bytes
    public boolean more(Emitter<? super T> out) throws Exception {
      Bytes left = rest;
      while (left != null) {
        if (out.pause()) {
          return true;
        }
        int length = (int) await(left.length());
        Bytes piece = left.slice(0, length);
        left = length == left.length() ? null : left.slice(length, left.length());
        rest = left;
        if (!out.emit((T) piece)) {
          rest = null;
          return false;
        }
      }
      return false;
    }

    /// Waits until some may pass; no single wait is longer than a second.
    ///
    /// @return how many may pass, at most as many as are wanted
    private long await(long wanted) throws InterruptedException {
      while (true) {
        long now = clock.nanoTime();
        long seen = advance(now);
        long count = Math.min(wanted, bucket.piece());
        if (bucket.take(count)) {
          return count;
        }
        rate.await(seen, clock, until(now, bucket.nanosUntil(count)));
      }
    }

    /// Waits until an element of that weight may pass.
    private void awaitWeight(long weight) throws InterruptedException {
      while (true) {
        long now = clock.nanoTime();
        long seen = advance(now);
        if (bucket.borrow(weight)) {
          return;
        }
        rate.await(seen, clock, until(now, bucket.nanosUntilBorrowed(weight)));
      }
    }

    /// The end of a wait: sooner, if somebody is to be asked meanwhile.
    private long until(long now, long nanos) {
      return now + (rate.follows() ? Math.min(nanos, LOOK_NANOS) : nanos);
    }

    /// Finds how much may pass at a time, and the rate from then on.
    private long advance(long now) {
      if (now - lookAt >= 0) {
        rate.look();
        lookAt = now + LOOK_NANOS;
      }
      long seen = rate.amount();
      bucket.advance(now, seen);
      return seen;
    }

    @Override
    public boolean flush(Emitter<? super T> out) {
      return rest == null;
    }
  }
}

package dev.weir;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// An element per period.
record TickSource(Duration period, Clock clock) implements Source<Long> {

  TickSource {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("a period must be longer than 0: " + period);
    }
  }

  @Override
  public Cursor<Long> open() {
    return new Ticking(Backoff.nanos(period), clock);
  }

  @Override
  public String name() {
    return "tick";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Ticking extends AbstractCursor<Long> {
    private final long period;
    private final Clock clock;
    private final Alarm alarm;
    private final long began;
    private long given; // the number of the last tick

    private Ticking(long period, Clock clock) {
      this.period = period;
      this.clock = clock;
      this.alarm = new Alarm(clock);
      this.began = clock.nanoTime();
    }

    @Override
    protected @Nullable Long next() throws IOException, InterruptedException {
      if (!alarm.await(began + (given + 1) * period)) {
        throw new AsynchronousCloseException();
      }
      given = Math.max(given + 1, (clock.nanoTime() - began) / period);
      return given;
    }

    @Override
    public void abort() {
      alarm.callOff();
    }

    @Override
    protected void release() {}
  }
}

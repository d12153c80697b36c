package dev.weir.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/// The memory of this process as meters of Micrometer: `weir.process.*`, without tags.
///
/// What the system does not say is NaN. Values are read when the registry asks, one picture at most
/// every 100 ms. Bound to a registry it stays there.
///
/// Thread safety: from anywhere.
public final class ProcessMetrics implements MeterBinder {
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private volatile Picture last = Picture.taken();

  /// The memory of this process.
  public ProcessMetrics() {}

  private record Picture(ProcessMemory memory, long nanos) {
    private static Picture taken() {
      return new Picture(ProcessMemory.now(), System.nanoTime());
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Figures.OF_PROCESS.forEach(
        figure ->
            Series.meter(
                figure, Tags.empty(), () -> figure.value().applyAsDouble(now()), registry));
  }

  private ProcessMemory now() {
    Picture seen = last;
    if (System.nanoTime() - seen.nanos > FRESH_NANOS) {
      seen = Picture.taken();
      last = seen;
    }
    return seen.memory;
  }
}

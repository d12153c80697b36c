package dev.weir.bench;

import dev.weir.observe.FlightEvents;
import dev.weir.observe.ProcessMetrics;
import dev.weir.observe.RunMetrics;
import dev.weir.pipeline.Job;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/// A job that is read while it runs: by meters in a registry of Prometheus whose text is fetched
/// each second, or by a recording.
final class Metered {
  private static final RunMetrics METRICS = RunMetrics.of("metered");
  private static final long PERIOD_MILLIS = 1_000;
  private static final int WARM_UP = 300;

  static {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    METRICS.bindTo(registry);
    new ProcessMetrics().bindTo(registry);
    for (int i = 0; i < WARM_UP; i++) {
      text(registry); // what is slow at first is no part of the work
    }
    Thread.ofPlatform().daemon().name("fetches").start(() -> fetch(registry));
  }

  private Metered() {}

  private static void fetch(PrometheusMeterRegistry registry) {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        text(registry);
      }
    } catch (InterruptedException _) {
      // nobody does that
    }
  }

  private static void text(PrometheusMeterRegistry registry) {
    if (registry.scrape().isEmpty()) {
      throw new AssertionError("no metrics");
    }
  }

  static <R> Job<R> fetched(Job<R> job) {
    return job.listener(METRICS);
  }

  static <R> Job<R> recorded(Job<R> job) {
    return job.listener(FlightEvents.of("recorded"));
  }
}

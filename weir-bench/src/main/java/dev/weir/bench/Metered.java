package dev.weir.bench;

import dev.weir.observe.FlightEvents;
import dev.weir.observe.ProcessMetrics;
import dev.weir.observe.RunMetrics;
import dev.weir.pipeline.Job;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/// A job with all that reads it: meters in a registry of Prometheus whose text is fetched each
/// second, and events for a recording, if one is on.
final class Metered {
  private static final RunMetrics METRICS = RunMetrics.of("metered");
  private static final long PERIOD_MILLIS = 1_000;

  static {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    METRICS.bindTo(registry);
    new ProcessMetrics().bindTo(registry);
    Thread.ofPlatform().daemon().name("fetches").start(() -> fetch(registry));
  }

  private Metered() {}

  private static void fetch(PrometheusMeterRegistry registry) {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        if (registry.scrape().isEmpty()) {
          throw new AssertionError("no metrics");
        }
      }
    } catch (InterruptedException _) {
      // nobody does that
    }
  }

  static <R> Job<R> of(Job<R> job) {
    return job.listener(METRICS).listener(FlightEvents.of("metered"));
  }
}

package dev.weir.observe;

import dev.weir.pipeline.Run;
import dev.weir.pipeline.StageSnapshot;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The figures of one run and of this process, in the text that Prometheus reads.
///
/// The tag `pipeline` has the names of its stages. Before all is open there are the figures of the
/// process alone; when the run is over its last figures stay. Whoever meters many runs binds
/// [RunMetrics] to a registry of their own instead.
///
/// Thread safety: from anywhere. It needs `micrometer-registry-prometheus`, and holds the run.
public final class Prometheus implements Metrics {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Run<?> run;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private @Nullable RunMetrics metrics; // guarded by this; null until all is open

  private Prometheus(Run<?> run) {
    this.run = run;
    new ProcessMetrics().bindTo(registry);
  }

  /// The figures of a run.
  ///
  /// @param run that has begun
  /// @return to be written again and again
  public static Prometheus of(Run<?> run) {
    return new Prometheus(run);
  }

  /// The figures of a run as they stand now, once.
  ///
  /// @param run that has begun
  /// @return several lines
  public static String text(Run<?> run) {
    var text = new ByteArrayOutputStream();
    try {
      of(run).write(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a ByteArrayOutputStream does not fail", e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  @Override
  public String contentType() {
    return TEXT;
  }

  @Override
  public void write(OutputStream to) throws IOException {
    look();
    registry.scrape(to, TEXT);
  }

  private synchronized void look() {
    if (metrics != null) {
      return;
    }
    List<StageSnapshot> stages = run.snapshot().stages();
    if (!stages.isEmpty()) {
      RunMetrics its =
          RunMetrics.of(
              stages.stream().map(StageSnapshot::name).collect(Collectors.joining(" ! ")));
      its.bindLive(registry);
      its.opened(run);
      metrics = its;
    }
  }
}

package dev.weir.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Sources;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The text that Prometheus reads.
class PrometheusTest {

  private static Run<List<Integer>> ended() throws Exception {
    Run<List<Integer>> run =
        Pipeline.from(Sources.of(1, 2, 3)).buffer(Bound.elements(4)).toList(9).start();
    run.await();
    return run;
  }

  @Test
  void aRunThatIsOverKeepsItsLastFigures() throws Exception {
    String text = Prometheus.text(ended());
    List<String> line =
        text.lines().filter(l -> l.startsWith("weir_stage_elements_in_total{")).toList();
    assertEquals(3, line.size(), text);
    assertTrue(line.get(1).contains("position=\"2\""), text);
    assertTrue(line.get(1).endsWith("} 3.0"), text);
    assertTrue(text.contains("# TYPE weir_process_heap_bytes gauge"), text);
    assertTrue(text.endsWith("\n"));
  }

  @Test
  void theMetricsOfARunAreFoundWhereMicrometerIs() throws Exception {
    Metrics metrics = Metrics.of(ended()).orElseThrow();
    assertTrue(metrics.contentType().startsWith("text/plain; version=0.0.4"));
    var text = new ByteArrayOutputStream();
    metrics.write(text);
    metrics.write(text); // again and again
    assertTrue(text.toString(StandardCharsets.UTF_8).contains("weir_run_elements_in_total"));
  }
}

package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.weir.pipeline.Pipeline;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A sink behind steps says what the steps and the sink have to say.
class IntoSinkTest {

  /// A sink that has something to say.
  private record Saying(@Nullable Report report) implements Sink<Object> {

    @Override
    public Writable<Object> open() {
      return new Said(report);
    }
  }

  private static final class Said extends AbstractWritable<Object> implements Reporting, Gradual {
    private final @Nullable Report report;

    private Said(@Nullable Report report) {
      this.report = report;
    }

    @Override
    protected boolean put(Object element) {
      return true;
    }

    @Override
    protected void complete() {}

    @Override
    protected void release(boolean complete) {}

    @Override
    public @Nullable Report report() {
      return report;
    }

    @Override
    public String committedSoFar() {
      return "2 parts";
    }
  }

  private static @Nullable Report reported(Sink<Object> sink) throws Exception {
    var summary = Pipeline.from(Sources.<Object>of(List.of("a", "b"))).to(sink).run();
    return summary.reports().isEmpty() ? null : summary.reports().getLast().report();
  }

  @Test
  void aStepBeforeASinkReports() throws Exception {
    Report report = reported(Transforms.count().into(Sinks.discard()));
    assertNotNull(report);
    assertEquals("2", report.text());
  }

  @Test
  void stepsAndSinkReportTogether() throws Exception {
    var sink = new Saying(Report.remark("odd", Map.of("odd", 1)));
    Report report = reported(Transforms.count().into(sink));
    assertNotNull(report);
    assertEquals(Report.Kind.RESULT, report.kind());
    assertEquals("2; odd", report.text());
    assertEquals(1, report.values().get("odd"));
    assertEquals(2L, report.values().get("elements"));
  }

  @Test
  void howTheWorkWasDoneIsLeftOutBesideAResult() throws Exception {
    var sink = new Saying(Report.detail("by hand", Map.of("by", "hand")));
    Report report = reported(Transforms.count().into(sink));
    assertNotNull(report);
    assertEquals("2", report.text());
    assertEquals("hand", report.values().get("by"));
  }

  @Test
  void whoHasNothingToSayIsSilent() throws Exception {
    assertNull(reported(Transforms.peek(_ -> {}).into(new Saying(null))));
  }

  @Test
  void whatTheSinkHasCommittedIsKnown() throws Exception {
    try (var writable = Transforms.peek(_ -> {}).into(new Saying(null)).open()) {
      assertEquals("2 parts", ((Gradual) writable).committedSoFar());
    }
  }
}

package dev.weir.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.CorruptDataException;
import dev.weir.Progress;
import dev.weir.StreamException;
import dev.weir.observe.Figure;
import dev.weir.observe.Figures;
import dev.weir.observe.ProcessMemory;
import dev.weir.pipeline.Snapshot;
import dev.weir.pipeline.StageSnapshot;
import dev.weir.pipeline.Summary;
import dev.weir.spi.PipelineText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What happens to a run, for machines: one JSON object a line.
///
/// A reader that has gone changes nothing. Thread safety: from anywhere; lines are never mixed.
final class JsonEvents {
  private static final JsonFactory JSON = new JsonFactory();

  private final OutputStream to;

  JsonEvents(OutputStream to) {
    this.to = to;
  }

  /// Writes the fields of one object.
  @FunctionalInterface
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private void event(String name, Fields fields) {
    var line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("event", name);
      json.writeStringField("time", Instant.now().toString());
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a StringWriter does not fail", e);
    }
    print(line.append('\n').toString());
  }

  private synchronized void print(String line) {
    try {
      to.write(line.getBytes(StandardCharsets.UTF_8));
      to.flush();
    } catch (IOException _) {
      // nobody reads it
    }
  }

  void start(PipelineText text) {
    event(
        "start",
        json -> {
          json.writeStringField("pipeline", text.toString());
          json.writeNumberField("pid", ProcessHandle.current().pid());
          json.writeNumberField("memoryBound", text.job().memoryBound().bytes());
        });
  }

  void progress(Snapshot snapshot, double perSecond) {
    event(
        "progress",
        json -> {
          amounts(json, snapshot.elapsed(), snapshot.progress());
          if (snapshot.size().isPresent()) {
            json.writeNumberField("size", snapshot.size().getAsLong());
          }
          if (perSecond >= 0) {
            json.writeNumberField("perSecond", Math.round(perSecond));
          }
          json.writeStringField("bottleneck", snapshot.bottleneck());
          memory(json);
          stages(json, snapshot);
        });
  }

  private static void memory(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("memory");
    figures(json, Figures.OF_PROCESS, ProcessMemory.now());
    json.writeEndObject();
  }

  /// What is not known is left out.
  private static <T> void figures(JsonGenerator json, List<Figure<T>> figures, T of)
      throws IOException {
    for (Figure<T> figure : figures) {
      String path = figure.json();
      double value = figure.value().applyAsDouble(of);
      if (path == null || Double.isNaN(value)) {
        continue;
      }
      json.writeFieldName(path.substring(path.indexOf('.') + 1));
      switch (figure.unit()) {
        case NUMBER, BYTES -> json.writeNumber((long) value);
        case SECONDS, SHARE -> json.writeNumber(Math.round(value * 1e3) / 1e3);
      }
    }
  }

  private static void optional(JsonGenerator json, String name, long value) throws IOException {
    if (value >= 0) {
      json.writeNumberField(name, value);
    }
  }

  private static void stages(JsonGenerator json, Snapshot snapshot) throws IOException {
    json.writeArrayFieldStart("stages");
    for (StageSnapshot stage : snapshot.stages()) {
      json.writeStartObject();
      json.writeStringField("name", stage.name());
      figures(json, Figures.of(stage), stage);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void end(Summary summary) {
    event(
        "end",
        json -> {
          amounts(json, summary.elapsed(), summary.progress());
          json.writeStringField("bottleneck", summary.bottleneck());
          json.writeArrayFieldStart("results");
          for (Summary.StageReport report : summary.reports()) {
            json.writeStartObject();
            json.writeNumberField("stage", report.stage());
            json.writeStringField("name", report.name());
            json.writeStringField("text", report.report().text());
            values(json, report.report().values());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeNumberField("exitCode", ExitCode.COMPLETED);
        });
  }

  private static void values(JsonGenerator json, Map<String, Object> values) throws IOException {
    for (Map.Entry<String, Object> value : values.entrySet()) {
      json.writeFieldName(value.getKey());
      switch (value.getValue()) {
        case Long number -> json.writeNumber(number);
        case Integer number -> json.writeNumber(number);
        case Double number -> json.writeNumber(number);
        default -> json.writeString(value.getValue().toString());
      }
    }
  }

  void error(Throwable e, Failure failure) {
    event(
        "error",
        json -> {
          json.writeStringField("message", failure.message());
          if (e instanceof StreamException located && located.stageIndex() > 0) {
            json.writeNumberField("stage", located.stageIndex());
            json.writeStringField("name", located.stage());
            amounts(json, located.progress());
          }
          Throwable cause = e instanceof StreamException ? e.getCause() : e;
          if (cause instanceof CorruptDataException corrupt) {
            json.writeNumberField("offset", corrupt.offset());
          }
          if (cause != null) {
            json.writeStringField("cause", cause.getClass().getName());
          }
          json.writeNumberField("exitCode", failure.code());
        });
  }

  private static void amounts(JsonGenerator json, Duration elapsed, Progress progress)
      throws IOException {
    json.writeNumberField("seconds", seconds(elapsed));
    amounts(json, progress);
  }

  private static void amounts(JsonGenerator json, Progress progress) throws IOException {
    json.writeNumberField("elementsIn", progress.elementsIn());
    optional(json, "bytesIn", progress.bytesIn());
    json.writeNumberField("elementsOut", progress.elementsOut());
    optional(json, "bytesOut", progress.bytesOut());
  }

  private static double seconds(Duration time) {
    return Math.round(time.toNanos() / 1e6) / 1e3;
  }
}

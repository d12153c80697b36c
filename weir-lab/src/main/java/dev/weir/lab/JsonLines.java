package dev.weir.lab;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;

/// The experiment for machines: one JSON object a line.
final class JsonLines {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonLines() {}

  /// Writes the fields of one object.
  @FunctionalInterface
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String line(String event, Fields fields) throws IOException {
    var line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("event", event);
      fields.write(json);
      json.writeEndObject();
    }
    return line.append('\n').toString();
  }

  /// What is about to be done.
  static String start(Settings settings, Experiment experiment) throws IOException {
    return line(
        "start",
        json -> {
          json.writeNumberField("size", settings.size());
          json.writeNumberField("speed", settings.speed());
          json.writeNumberField("rate", settings.rate());
          json.writeNumberField("limit", settings.limit());
          json.writeStringField("fence", experiment.fence().title());
          json.writeBooleanField("byKernel", experiment.fence().byKernel());
          json.writeStringField("node", experiment.launcher().nodeVersion().orElse(""));
        });
  }

  /// What became of one.
  static String outcome(Outcome outcome) throws IOException {
    return line(
        "outcome",
        json -> {
          Contender contender = outcome.contender();
          json.writeStringField("scenario", contender.scenario().id());
          json.writeStringField("kind", contender.kind().title().toLowerCase(Locale.ROOT));
          json.writeStringField("end", outcome.end().name().toLowerCase(Locale.ROOT));
          json.writeBooleanField("asTaught", outcome.asTaught());
          json.writeNumberField("exitCode", outcome.exitCode());
          json.writeNumberField("seconds", outcome.millis() / 1_000.0);
          json.writeNumberField("peakRss", outcome.peakRss());
          json.writeNumberField("peakOwn", outcome.peakOwn());
          json.writeNumberField("peakBuffered", outcome.peakBuffered());
          json.writeNumberField("peakFillPercent", outcome.peakFill());
          json.writeNumberField("read", outcome.read());
          json.writeNumberField("lost", outcome.lost());
          json.writeStringField("said", outcome.said());
          json.writeArrayFieldStart("left");
          for (String phrase : outcome.left()) {
            json.writeString(phrase);
          }
          json.writeEndArray();
          samples(json, outcome);
        });
  }

  /// Each as `[millis, rss, own, read, buffered, mark]`, which is a third of the text that names
  /// need.
  private static void samples(JsonGenerator json, Outcome outcome) throws IOException {
    json.writeArrayFieldStart("samples");
    for (Sample sample : outcome.samples()) {
      long[] values = {
        sample.millis(), sample.rss(), sample.own(), sample.read(), sample.buffered(), sample.mark()
      };
      json.writeArray(values, 0, values.length);
    }
    json.writeEndArray();
  }

  /// Whether Weir did what the lesson says.
  static String end(int exitCode) throws IOException {
    return line("end", json -> json.writeNumberField("exitCode", exitCode));
  }
}

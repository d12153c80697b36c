package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a recording of the Flight Recorder holds of a run of the command.
@Timeout(300)
class RecordedTest {
  @TempDir Path folder;

  @BeforeAll
  @Timeout(300)
  static void theCommandIsBuilt() throws Exception {
    Weir.build();
  }

  private Process recorded(String... words) throws Exception {
    String[] all =
        Stream.concat(Stream.of(Weir.command().toString()), Stream.of(words))
            .toArray(String[]::new);
    ProcessBuilder builder = new Weir(folder).builder(all);
    builder.environment().put("WEIR_JAVA_OPTS", "-XX:StartFlightRecording=filename=x.jfr");
    return builder.start();
  }

  private List<RecordedEvent> events(String name) throws Exception {
    return RecordingFile.readAllEvents(folder.resolve("x.jfr")).stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .toList();
  }

  @Test
  void aRecordingHoldsTheRunAndItsStages() throws Exception {
    Weir.outcome(recorded("run", "--quiet", "gen:5MB ! buffer ! gzip ! out")).silent(0);
    RecordedEvent run = events("dev.weir.Run").getFirst();
    assertEquals("completed", run.getString("outcome"));
    assertEquals(5_000_000, run.getLong("bytesIn"));
    assertEquals(Files.size(folder.resolve("out")), run.getLong("bytesOut"));
    List<RecordedEvent> last =
        events("dev.weir.Stage").stream().filter(event -> event.getBoolean("over")).toList();
    assertEquals(
        List.of("gen", "buffer", "gzip", "file:out"),
        last.stream().map(event -> event.getString("stage")).toList());
    assertEquals(5_000_000, last.get(2).getLong("bytesIn"));
  }
}

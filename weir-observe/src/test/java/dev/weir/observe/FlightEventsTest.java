package dev.weir.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Checkpoints;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a recording says of runs.
class FlightEventsTest {
  private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();

  @TempDir Path folder;

  private interface Body {
    void run() throws Exception;
  }

  private List<RecordedEvent> recorded(Body body) throws Exception {
    Path file = folder.resolve("x.jfr");
    try (var recording = new Recording()) {
      recording.enable("dev.weir.Stage").withPeriod(Duration.ofMillis(20));
      recording.enable("dev.weir.Stall").withPeriod(Duration.ofMillis(20));
      recording.start();
      body.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith("dev.weir."))
        .toList();
  }

  private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
    return events.stream().filter(e -> e.getEventType().getName().equals(name)).toList();
  }

  @Test
  void aRunIsOneEventWithWhatItDid() throws Exception {
    List<RecordedEvent> events =
        recorded(
            () ->
                Pipeline.from(Sources.of(TEN))
                    .map(n -> n + 1)
                    .forEach(_ -> {})
                    .listener(FlightEvents.of("ten"))
                    .run());
    RecordedEvent run = named(events, "dev.weir.Run").getFirst();
    assertEquals("ten", run.getString("pipeline"));
    assertEquals("completed", run.getString("outcome"));
    assertEquals(3, run.getInt("stages"));
    assertEquals(10, run.getLong("elementsIn"));
    assertEquals(10, run.getLong("elementsOut"));
    assertTrue(run.getDuration("elapsed").compareTo(run.getDuration()) <= 0);
    assertTrue(run.getDuration("elapsed").isPositive());
    assertFalse(run.getString("bottleneck").isEmpty());
  }

  @Test
  void eachStageIsToldAtTheEnd() throws Exception {
    List<RecordedEvent> events =
        recorded(
            () ->
                Pipeline.from(Sources.of(TEN))
                    .filter(n -> n < 4)
                    .buffer(Bound.elements(7))
                    .toList(10)
                    .listener(FlightEvents.of())
                    .run());
    List<RecordedEvent> last =
        named(events, "dev.weir.Stage").stream().filter(e -> e.getBoolean("over")).toList();
    assertEquals(List.of(1, 2, 3, 4), last.stream().map(e -> e.getInt("position")).toList());
    assertEquals(
        List.of(0L, 10L, 4L, 4L), last.stream().map(e -> e.getLong("elementsIn")).toList());
    RecordedEvent buffer = last.get(2);
    assertEquals(7, buffer.getLong("mark"));
    assertEquals(0, buffer.getLong("fill"));
    assertTrue(buffer.getLong("highestFill") <= 7);
    assertTrue(last.getFirst().getString("pipeline").contains(" ! "));
    assertEquals(
        named(events, "dev.weir.Run").getFirst().getLong("run"),
        last.getFirst().getLong("run"),
        "one run has one number");
  }

  @Test
  void aLiveRunIsToldAgainAndAgain() throws Exception {
    var seen = new CountDownLatch(3);
    var enough = new CountDownLatch(1);
    try (var stream = new RecordingStream()) {
      stream.enable("dev.weir.Stage").withPeriod(Duration.ofMillis(10));
      stream.onEvent(
          "dev.weir.Stage",
          event -> {
            if (event.getInt("position") == 1 && !event.getBoolean("over")) {
              seen.countDown();
            }
          });
      stream.startAsync();
      Run<Summary> run =
          Pipeline.from(Sources.of(TEN))
              .forEach(_ -> enough.await())
              .listener(FlightEvents.of())
              .start();
      seen.await();
      enough.countDown();
      run.await();
    }
  }

  @Test
  void aFailureIsToldWithItsStage() throws Exception {
    Job<Summary> job =
        Pipeline.from(Sources.of(TEN))
            .map(
                n -> {
                  if (n == 7) {
                    throw new IOException("seven");
                  }
                  return n;
                })
            .forEach(_ -> {})
            .listener(FlightEvents.of());
    List<RecordedEvent> events = recorded(() -> assertThrows(StreamException.class, job::run));
    RecordedEvent run = named(events, "dev.weir.Run").getFirst();
    assertEquals("failed", run.getString("outcome"));
    assertEquals(2, run.getInt("failedPosition"));
    assertEquals("map", run.getString("failedStage"));
    assertTrue(run.getString("failure").contains("seven"), run.getString("failure"));
  }

  @Test
  void aCancelledRunIsNotAFailedOne() throws Exception {
    var inside = new CountDownLatch(1);
    List<RecordedEvent> events =
        recorded(
            () -> {
              Run<Summary> run =
                  Pipeline.from(Sources.of(TEN))
                      .forEach(
                          _ -> {
                            inside.countDown();
                            new CountDownLatch(1).await();
                          })
                      .listener(FlightEvents.of())
                      .start();
              inside.await();
              run.cancel();
              assertThrows(StreamException.class, run::await);
            });
    assertEquals("cancelled", named(events, "dev.weir.Run").getFirst().getString("outcome"));
  }

  @Test
  void aStallIsToldWithTheStackOfItsThread() throws Exception {
    var told = new CountDownLatch(1);
    var enough = new CountDownLatch(1);
    var stack = new AtomicReference<>("");
    try (var stream = new RecordingStream()) {
      stream.enable("dev.weir.Stall").withPeriod(Duration.ofMillis(20));
      stream.onEvent(
          "dev.weir.Stall",
          event -> {
            assertEquals("a stuck one", event.getString("pipeline"));
            assertTrue(event.getDuration("still").toSeconds() >= 5);
            stack.set(event.getString("stack"));
            told.countDown();
          });
      stream.startAsync();
      Run<Summary> run =
          Pipeline.from(Sources.of(TEN))
              .forEach(_ -> enough.await())
              .listener(FlightEvents.of("a stuck one"))
              .start();
      told.await();
      enough.countDown();
      run.await();
    }
    assertTrue(stack.get().contains("CountDownLatch.await"), stack::get);
  }

  @Test
  void eachCheckpointIsToldWithItsPosition() throws Exception {
    Path from = Files.write(folder.resolve("from"), new byte[100_000]);
    var kept = new ArrayList<String>();
    List<RecordedEvent> events =
        recorded(
            () ->
                Pipeline.from(FileSource.of(from).blockBytes(10_000))
                    .to(FileSink.of(folder.resolve("to")).append())
                    .checkpoints(Checkpoints.everyElements(2).kept(at -> kept.add(at.toString())))
                    .listener(FlightEvents.of("copy"))
                    .run());
    List<RecordedEvent> told = named(events, "dev.weir.Checkpoint");
    assertEquals(5, told.size());
    assertEquals(kept, told.stream().map(e -> e.getString("position")).toList());
    assertEquals("copy", told.getFirst().getString("pipeline"));
    assertTrue(told.getFirst().getDuration("took").isPositive());
  }

  @Test
  void fieldsHaveLabelsAndTimesAndAmountsHaveUnits() {
    for (Class<? extends jdk.jfr.Event> event :
        List.of(RunEvent.class, StageEvent.class, StallEvent.class, CheckpointEvent.class)) {
      EventType type = EventType.getEventType(event);
      assertEquals(List.of("Weir"), type.getCategoryNames());
      assertTrue(type.getName().startsWith("dev.weir."), type.getName());
      assertFalse(type.getDescription().isEmpty(), type.getName());
      for (ValueDescriptor field : type.getFields()) {
        assertFalse(field.getLabel() == null, () -> type.getName() + "." + field.getName());
      }
    }
    EventType stage = EventType.getEventType(StageEvent.class);
    assertEquals("jdk.jfr.Timespan", stage.getField("waitingForRoom").getContentType());
    assertEquals("jdk.jfr.DataAmount", stage.getField("bytesIn").getContentType());
    assertEquals("jdk.jfr.Percentage", stage.getField("busy").getContentType());
  }

  @Test
  void withoutARecordingNothingIsLeftBehind() throws Exception {
    Pipeline.from(Sources.of(TEN)).forEach(_ -> {}).listener(FlightEvents.of()).run();
    assertEquals(0, FlightEvents.live());
  }
}

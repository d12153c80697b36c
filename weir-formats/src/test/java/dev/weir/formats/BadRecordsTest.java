package dev.weir.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.LimitException;
import dev.weir.Report;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.Transform;
import dev.weir.file.FileSink;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import dev.weir.testkit.Blocks;
import dev.weir.testkit.Call;
import dev.weir.testkit.Driver;
import dev.weir.testkit.Hold;
import dev.weir.testkit.Journal;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.Stepper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadRecordsTest {
  private static final String LINES = "1\nbad\n2\n{\"a\"\n3\n";

  @TempDir Path folder;
  private final Journal journal = new Journal();

  private ScriptedSink<Bytes> side() {
    return ScriptedSink.of(journal, "side");
  }

  private ScriptedSink<JsonValue> sink() {
    return ScriptedSink.of(journal, "sink");
  }

  private static Source<Bytes> source(String text) {
    return Sources.of(List.of(Bytes.utf8(text)));
  }

  @Test
  void theyAreLeftOutAndCounted() throws Exception {
    var sink = sink();
    Summary summary =
        Pipeline.from(source(LINES)).through(JsonLines.read().onBad(OnBad.skip())).to(sink).run();
    assertEquals("[1, 2, 3]", sink.written().toString());
    Report report = summary.reports().getFirst().report();
    assertEquals("2 bad records left out", report.text());
    assertEquals(Map.of("bad", 2L), report.values());
  }

  @Test
  void aRunWithoutThemHasNothingToSay() throws Exception {
    var reader = JsonLines.read().onBad(OnBad.skip());
    assertTrue(Pipeline.from(source("1\n")).through(reader).to(sink()).run().reports().isEmpty());
  }

  @Test
  void theyGoToASinkAsTheyWere() throws Exception {
    var side = side();
    var reader = JsonLines.read().onBad(OnBad.to(side));
    for (int size : new int[] {1, 3, 1000}) {
      var source = Blocks.source(Bytes.utf8(LINES + " last\t"), size);
      Pipeline.from(source).through(reader).to(sink()).run();
    }
    assertEquals("bad\n{\"a\"\n last\t\n".repeat(3), Blocks.joined(side.written()).utf8());
    assertTrue(side.ended());
  }

  @Test
  void aLineThatIsTooLongGoesThereInPieces() throws Exception {
    var side = side();
    var reader = JsonLines.read().limits(JsonLimits.DEFAULT.elementBytes(10)).onBad(OnBad.to(side));
    String giant = "x".repeat(300_000);
    var sink = sink();
    Pipeline.from(source("1\n" + giant + "\n2\n" + giant)).through(reader).to(sink).run();
    assertEquals(giant + "\n" + giant + "\n", Blocks.joined(side.written()).utf8());
    assertEquals("[1, 2]", sink.written().toString());
    assertTrue(side.written().stream().allMatch(piece -> piece.length() <= 70_000));
  }

  @Test
  void badRowsGoThereBehindTheirHeader() throws Exception {
    var side = side();
    var reader = Csv.read().onBad(OnBad.to(side));
    Pipeline.from(source("a,b\r\n1,2\r\n3\r\n\"4\r\n\"x,5\r\n6,7\r\n8,\"9\r\n0,0\r\n"))
        .through(reader)
        .to(sink())
        .run();
    assertEquals("a,b\n3\n\"4\r\n\"x,5\n8,\"9\r\n", Blocks.joined(side.written()).utf8());
  }

  @Test
  void valuesOfAnArrayGoThereToo() throws Exception {
    var side = side();
    var reader = JsonArray.read().limits(JsonLimits.DEFAULT.depth(1)).onBad(OnBad.to(side));
    var sink = sink();
    Pipeline.from(source("[[1], [[2]] ,{\"a\":1,\"a\":2}]")).through(reader).to(sink).run();
    assertEquals("[[2]]\n{\"a\":1,\"a\":2}\n", Blocks.joined(side.written()).utf8());
    assertEquals("[[1]]", sink.written().toString());
  }

  @Test
  void oneMoreThanTheMostFailsTheRun() throws Exception {
    run(JsonLines.read().onBad(OnBad.skip().max(2)));
    var e =
        assertThrows(StreamException.class, () -> run(JsonLines.read().onBad(OnBad.skip().max(1))));
    var limit = assertInstanceOf(LimitException.class, e.getCause());
    Driver.assertSays("more than 1 bad records, the next: line 4", limit);
    assertThrows(IllegalArgumentException.class, () -> OnBad.skip().max(-1));
  }

  private void run(Transform<Bytes, JsonValue> reader) throws Exception {
    Pipeline.from(source(LINES)).through(reader).to(sink()).run();
  }

  @Test
  void theirFileAppearsWithTheRunOrNotAtAll() throws Exception {
    Path file = folder.resolve("bad.jsonl");
    var reader = JsonLines.read().onBad(OnBad.to(FileSink.of(file)));
    var failing = sink().with(Script.failing(Call.END, 1, new IOException("no")));
    assertThrows(
        StreamException.class,
        () ->
            Pipeline.from(source(LINES))
                .through(reader.onBad(OnBad.to(FileSink.of(file)).max(1)))
                .to(sink())
                .run());
    assertFalse(Files.exists(file));
    assertEquals(0, count(folder));
    Pipeline.from(source(LINES)).through(reader).to(sink()).run();
    assertEquals("bad\n{\"a\"\n", Files.readString(file));
    assertThrows(
        StreamException.class,
        () -> Pipeline.from(source(LINES)).through(reader).to(failing).run());
  }

  private static long count(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void aSinkThatFailsFailsTheRun() {
    var side = side().with(Script.failing(Call.WRITE, 2, new IOException("full")));
    var sink = sink();
    var reader = JsonLines.read().onBad(OnBad.to(side));
    var e =
        assertThrows(
            StreamException.class,
            () -> Pipeline.from(source(LINES)).through(reader).to(sink).run());
    assertEquals("full", java.util.Objects.requireNonNull(e.getCause()).getMessage());
    assertFalse(side.ended());
    assertFalse(sink.ended());
  }

  @Test
  void aSinkThatFailsInTheMiddleOfARecordThatIsTooLongFailsTheRun() {
    var side = side().with(Script.failing(Call.WRITE, 2, new IOException("full")));
    var sink = sink();
    var reader = JsonLines.read().limits(JsonLimits.DEFAULT.elementBytes(10)).onBad(OnBad.to(side));
    var source = source("1\n" + "x".repeat(300_000) + "\n2\n");
    var e =
        assertThrows(
            StreamException.class, () -> Pipeline.from(source).through(reader).to(sink).run());
    assertEquals("full", java.util.Objects.requireNonNull(e.getCause()).getMessage());
    assertTrue(e.getMessage().startsWith("json-lines on-bad=side: full"), e.getMessage());
    assertFalse(side.ended());
    assertFalse(sink.ended());
  }

  @Test
  void aSinkThatCannotBeOpenedLeavesNothingOpen() {
    var side = side().with(Script.failing(Call.OPEN, 1, new IOException("no room")));
    var sink = sink();
    var e =
        assertThrows(
            StreamException.class,
            () ->
                Pipeline.from(source(LINES))
                    .through(JsonLines.read().onBad(OnBad.to(side)))
                    .to(sink)
                    .run());
    assertEquals("no room", java.util.Objects.requireNonNull(e.getCause()).getMessage());
    assertEquals(List.of(), sink.written());
  }

  @Test
  void aSinkThatCannotEndKeepsTheRunFromBeingCommitted() {
    var side = side().with(Script.failing(Call.END, 1, new IOException("full")));
    var sink = sink();
    var e =
        assertThrows(
            StreamException.class,
            () ->
                Pipeline.from(source(LINES))
                    .through(JsonLines.read().onBad(OnBad.to(side)))
                    .to(sink)
                    .run());
    assertEquals("full", java.util.Objects.requireNonNull(e.getCause()).getMessage());
    assertFalse(sink.ended());
  }

  @Test
  void whatTheSinkThrowsMakesNoRecordBad() {
    for (String table : List.of("1,2\n3\n4\n", "1,2\n\"3\n4,5\n")) {
      var side = side().with(Script.failing(Call.WRITE, 1, new LimitException("quota")));
      var reader = Csv.read().header(new CsvHeader.None()).onBad(OnBad.to(side));
      var e =
          assertThrows(
              StreamException.class,
              () -> Pipeline.from(source(table)).through(reader).to(sink()).run());
      assertEquals("quota", java.util.Objects.requireNonNull(e.getCause()).getMessage());
      assertEquals(List.of(), side.written());
    }
  }

  @Test
  void aSinkThatFailsFailsALoopToo() throws Exception {
    var side = side().with(Script.failing(Call.WRITE, 1, new IOException("full")));
    var reader = JsonLines.read().onBad(OnBad.to(side));
    try (var cursor = source(LINES).through(reader).open()) {
      assertEquals("1", String.valueOf(cursor.read()));
      for (int i = 0; i < 2; i++) {
        var e = assertThrows(IOException.class, () -> cursor.read());
        assertTrue(String.valueOf(e.getMessage()).contains("full"), e.getMessage());
      }
    }
    assertFalse(side.ended());
  }

  @Test
  void aSinkThatWantsNoMoreIsLeftAlone() throws Exception {
    var side = side().wanting(1);
    var sink = sink();
    Pipeline.from(source(LINES)).through(JsonLines.read().onBad(OnBad.to(side))).to(sink).run();
    assertEquals(1, side.written().size());
    assertEquals(3, sink.written().size());
  }

  @Test
  void aSlowSinkSlowsTheStream() throws Exception {
    // reader: 1 -> sink, bad -> side, which holds; nothing behind it comes through
    try (var stepper = new Stepper()) {
      var hold = Hold.interruptible();
      var side = side().with(Script.staying(Call.WRITE, 1, hold));
      var sink = sink();
      var job =
          Pipeline.from(source(LINES)).through(JsonLines.read().onBad(OnBad.to(side))).to(sink);
      var run = stepper.actor("run").begins(job::run);
      hold.awaitEntered();
      assertEquals("[1]", sink.written().toString());
      hold.release();
      run.result();
      assertEquals("[1, 2, 3]", sink.written().toString());
    }
  }
}

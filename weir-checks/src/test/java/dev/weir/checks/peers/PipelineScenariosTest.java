package dev.weir.checks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.CancelledException;
import dev.weir.DeadlineException;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.Journal;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.ScriptedSource;
import dev.weir.testkit.ScriptedTransform;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What others hold a pipeline to: N-19 to N-27 of `docs/peer-scenarios.md`.
@ExtendWith(NoLeaks.class)
class PipelineScenariosTest {
  private final Journal journal = new Journal();
  private final ScriptedSink<Integer> sink = ScriptedSink.of(journal, "sink");

  private void assertClosedOnce(String... stages) {
    journal.assertLivesAreWhole();
    for (String stage : stages) {
      assertEquals(1, journal.count(stage, Call.CLOSE, Journal.Event.RETURNED), stage);
    }
  }

  @Test
  void n19AFailureOfTheSourceIsTheRunsAndAllAreClosed() {
    var planted = new IOException("E");
    ScriptedSource<Integer> source =
        ScriptedSource.of(journal, "source", 1, 2).with(Script.failing(Call.READ, 2, planted));
    var e =
        assertThrows(
            StreamException.class,
            () ->
                Pipeline.from(source)
                    .through(ScriptedTransform.<Integer>passing(journal, "step"))
                    .to(sink)
                    .run());
    assertSame(planted, e.getCause());
    assertClosedOnce("source", "step", "sink");
  }

  @Test
  void n20AFailureOfTheSinkClosesAllEight() {
    var planted = new IOException("tenth");
    ScriptedSink<Integer> failing =
        ScriptedSink.<Integer>of(journal, "sink").with(Script.failing(Call.WRITE, 10, planted));
    Pipeline<Integer> pipeline =
        Pipeline.from(
            ScriptedSource.of(
                journal, "source", () -> IntStream.iterate(0, n -> n + 1).iterator()));
    var names = new String[] {"source", "a", "b", "c", "d", "e", "f", "sink"};
    for (String name : List.of(names).subList(1, 7)) {
      pipeline = pipeline.through(ScriptedTransform.<Integer>passing(journal, name));
    }
    Pipeline<Integer> whole = pipeline;
    var e = assertThrows(StreamException.class, () -> whole.to(failing).run());
    assertSame(planted, e.getCause());
    assertClosedOnce(names);
  }

  @Test
  void n21ASourceThatIsClosedWithoutAnEndIsAFailure() throws Exception {
    var pipe = Pipe.<Integer>of(Bound.elements(2));
    pipe.write(1);
    pipe.close();
    var e = assertThrows(StreamException.class, () -> Pipeline.from(pipe).to(sink).run());
    assertTrue(String.valueOf(e.getMessage()).contains("closed without end"), e.getMessage());
    assertFalse(sink.ended());
  }

  @Test
  void n22ARunReturnsWhenTheSourceIsClosedNotBefore() throws Exception {
    Hold closing = Hold.interruptible();
    ScriptedSource<Integer> source =
        ScriptedSource.of(journal, "source", 1, 2).with(Script.staying(Call.CLOSE, 1, closing));
    Run<?> run = Pipeline.from(source).buffer().to(sink).start();
    closing.awaitEntered();
    assertFalse(run.snapshot().over());
    closing.release();
    run.await();
    assertClosedOnce("source", "sink");
  }

  @Test
  void n23WithoutInputTheLastStepIsFinishedAllTheSame() throws Exception {
    Hold finishing = Hold.interruptible();
    var step =
        ScriptedTransform.<Integer>passing(journal, "step")
            .finishingWith(List.of(7))
            .with(Script.staying(Call.FINISH, 1, finishing));
    Run<?> run = Pipeline.from(Sources.<Integer>empty()).through(step).to(sink).start();
    finishing.awaitEntered();
    assertFalse(run.snapshot().over());
    finishing.release();
    run.await();
    assertEquals(List.of(7), sink.written());
  }

  @Test
  void n24ARunThatIsCancelledBeforeItBeginsMovesNothing() {
    Hold opening = Hold.interruptible();
    ScriptedSource<Integer> source =
        ScriptedSource.of(journal, "source", 1).with(Script.staying(Call.OPEN, 1, opening));
    Run<?> run = Pipeline.from(source).to(sink).start();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
    assertEquals(List.of(), sink.written());
    var e =
        assertThrows(
            DeadlineException.class,
            () -> Pipeline.from(source).to(sink).run(Duration.ofMillis(1)));
    assertTrue(String.valueOf(e.getMessage()).contains("not done within"), e.getMessage());
  }

  @Test
  void n25ASourceThatIsBlockedForEverIsInterruptedByACancel() throws Exception {
    Hold reading = Hold.interruptible();
    ScriptedSource<Integer> source =
        ScriptedSource.of(journal, "source", 1).with(Script.staying(Call.READ, 1, reading));
    Run<?> run = Pipeline.from(source).buffer().to(sink).start();
    reading.awaitEntered();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
    assertClosedOnce("source", "sink");
  }

  /// An end by the one that gives, while its reader is being closed.
  @Test
  void n26AnEndDuringTheCloseChangesNothing() throws Exception {
    var pipe = Pipe.<Integer>of(Bound.elements(1));
    ScriptedSink<Integer> failing =
        ScriptedSink.<Integer>of(journal, "sink")
            .with(Script.failing(Call.WRITE, 1, new IOException("early")));
    Run<?> run = Pipeline.from(pipe).to(failing).start();
    pipe.write(1);
    var e = assertThrows(StreamException.class, run::await);
    assertEquals("early", StreamException.reason(Objects.requireNonNull(e.getCause())));
    pipe.end();
    pipe.close();
    assertClosedOnce("sink");
  }

  @Test
  void n27AnEmptySourceIsAWholeEmptyResult() throws Exception {
    Pipeline.from(ScriptedSource.<Integer>of(journal, "source", List.of())).to(sink).run();
    assertEquals(List.of(), sink.written());
    assertTrue(sink.ended());
    assertClosedOnce("source", "sink");
  }
}

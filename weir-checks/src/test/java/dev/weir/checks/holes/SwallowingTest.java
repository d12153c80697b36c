package dev.weir.checks.holes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.Bound;
import dev.weir.Emitter;
import dev.weir.LimitException;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.StreamException;
import dev.weir.Transform;
import dev.weir.Transforms;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Call;
import dev.weir.testkit.Journal;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.ScriptedTransform;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `try { out.emit(parse(x)) } catch (Exception e) { }` is what everybody writes. It also catches
/// what the sink threw.
@Timeout(30)
@ExtendWith(NoLeaks.class)
class SwallowingTest {
  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  private final Journal journal = new Journal();
  private final IOException failure = new IOException("disk full");

  /// Catches whatever an emit throws, and goes on.
  private record Swallowing(AtomicInteger caught)
      implements Transform<Integer, Integer>, Step<Integer, Integer> {

    @Override
    public Step<Integer, Integer> open() {
      return this;
    }

    @Override
    public void take(Integer in, Emitter<? super Integer> out) {
      try {
        out.emit(in);
      } catch (Exception e) {
        caught.incrementAndGet();
      }
    }

    @Override
    public String name() {
      return "swallowing";
    }
  }

  private final AtomicInteger caught = new AtomicInteger();
  private final Swallowing swallowing = new Swallowing(caught);

  private ScriptedSink<Integer> failingSink() {
    return ScriptedSink.<Integer>of(journal, "sink").with(Script.failing(Call.WRITE, 3, failure));
  }

  private void assertSinkIsBlamed(StreamException thrown, ScriptedSink<Integer> sink) {
    assertSame(failure, thrown.getCause());
    assertEquals("sink", thrown.stage());
    assertFalse(sink.ended());
    assertEquals(List.of(0, 1), sink.written());
    assertEquals(3, journal.count("sink", Call.WRITE));
    journal.assertLivesAreWhole();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void aStepThatCatchesWhatTheSinkThrewDoesNotHideIt(int swallowers) {
    Pipeline<Integer> pipeline = Pipeline.from(Sources.of(HUNDRED));
    for (int i = 0; i < swallowers; i++) {
      pipeline = pipeline.through(swallowing);
    }
    var sink = failingSink();
    assertSinkIsBlamed(assertThrows(StreamException.class, pipeline.to(sink)::run), sink);
  }

  @Test
  void norDoesItAcrossABoundary() {
    var sink = failingSink();
    var job =
        Pipeline.from(Sources.of(HUNDRED))
            .through(swallowing)
            .buffer(Bound.elements(1))
            .through(swallowing)
            .to(sink);
    assertSinkIsBlamed(assertThrows(StreamException.class, job::run), sink);
  }

  @Test
  void aProducerThatCatchesWhatTheSinkThrewDoesNotHideIt() {
    var sink = failingSink();
    var job =
        Pipeline.<Integer>from(
                out -> {
                  for (int i : HUNDRED) {
                    try {
                      out.emit(i);
                    } catch (Exception e) {
                      caught.incrementAndGet();
                    }
                  }
                })
            .to(sink);
    assertSinkIsBlamed(assertThrows(StreamException.class, job::run), sink);
    assertEquals(98, caught.get(), "it is sticky: every later emit throws it again");
  }

  @Test
  void aProducerBeforeABoundaryDoesNotHideItEither() {
    var sink = failingSink();
    var job =
        Pipeline.<Integer>from(
                out -> {
                  for (int i : HUNDRED) {
                    try {
                      out.emit(i);
                    } catch (Exception e) {
                      caught.incrementAndGet();
                    }
                  }
                })
            .buffer(Bound.elements(1))
            .to(sink);
    assertSinkIsBlamed(assertThrows(StreamException.class, job::run), sink);
  }

  @Test
  void aStepThatCatchesWhatTheNextStepThrewDoesNotHideIt() throws Exception {
    var next =
        ScriptedTransform.<Integer>passing(journal, "next")
            .with(Script.failing(Call.TAKE, 3, failure));
    var source = Sources.of(HUNDRED).through(swallowing).through(next);
    try (var cursor = source.open()) {
      assertEquals(0, cursor.read());
      assertEquals(1, cursor.read());
      var thrown = assertThrows(StreamException.class, cursor::read);
      assertSame(failure, thrown.getCause());
      assertEquals("next", thrown.stage());
      assertSame(thrown, assertThrows(StreamException.class, cursor::read));
    }
    journal.assertLivesAreWhole();
  }

  @Test
  void whatIsCaughtInFinishIsNotHiddenEither() {
    Transform<Integer, Integer> late =
        () ->
            new Step<>() {
              @Override
              public void take(Integer in, Emitter<? super Integer> out) {}

              @Override
              public void finish(Emitter<? super Integer> out) {
                HUNDRED.forEach(n -> swallowing.take(n, out));
              }
            };
    var sink = failingSink();
    var job = Pipeline.from(Sources.of(HUNDRED)).through(late).to(sink);
    assertSinkIsBlamed(assertThrows(StreamException.class, job::run), sink);
  }

  @Test
  void aNullThatWasRefusedIsAFailureThoughItWasCaught() {
    Transform<Integer, Integer> nulls =
        () ->
            (_, out) -> {
              try {
                out.emit(Nothing.of());
              } catch (Exception e) {
                caught.incrementAndGet();
              }
            };
    var sink = ScriptedSink.<Integer>of(journal, "sink");
    var job = Pipeline.from(Sources.of(HUNDRED)).filter(_ -> true).through(nulls).to(sink);
    var thrown = assertThrows(StreamException.class, job::run);
    assertInstanceOf(NullPointerException.class, thrown.getCause());
    assertEquals(3, thrown.stageIndex());
    assertFalse(sink.ended());
  }

  @Test
  void aNullFromAProducerIsItsOwnFailureThoughItWasCaught() {
    var sink = ScriptedSink.<Integer>of(journal, "sink");
    var job =
        Pipeline.<Integer>from(
                out -> {
                  try {
                    out.emit(Nothing.of());
                  } catch (Exception e) {
                    caught.incrementAndGet();
                  }
                })
            .map(n -> n)
            .to(sink);
    var thrown = assertThrows(StreamException.class, job::run);
    assertInstanceOf(NullPointerException.class, thrown.getCause());
    assertEquals("producer", thrown.stage());
    assertEquals(1, thrown.stageIndex());
    assertFalse(sink.ended());
  }

  @Test
  void aLimitThatWasHitIsAFailureThoughItWasCaught() throws Exception {
    Transform<Integer, Integer> expanding =
        () ->
            (in, out) -> {
              for (int i = 0; i < 100_000; i++) {
                swallowing.take(in, out);
              }
            };
    var source = Sources.of(1).through(expanding).through(Transforms.flatMap(n -> List.of(n, n)));
    try (var cursor = source.open()) {
      var thrown = assertThrows(StreamException.class, () -> Nothing.drain(cursor));
      assertInstanceOf(LimitException.class, thrown.getCause());
      assertEquals(2, thrown.stageIndex());
    }
  }
}

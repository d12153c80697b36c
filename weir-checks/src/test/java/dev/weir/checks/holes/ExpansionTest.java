package dev.weir.checks.holes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.LimitException;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.StreamException;
import dev.weir.Transform;
import dev.weir.Transforms;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.NoLeaks;
import java.util.List;
import java.util.stream.Gatherer;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// One element becomes any number of others, in a for-loop without a thread.
@Timeout(60)
@ExtendWith(NoLeaks.class)
class ExpansionTest {
  private static final int MOST = 65_536;
  private static final int MILLION = 1_000_000;

  /// A step that expands and knows nothing of `pause`.
  private record Naive(int count) implements Transform<Integer, Integer> {
    @Override
    public Step<Integer, Integer> open() {
      return (Integer in, Emitter<? super Integer> out) -> {
        for (int i = 0; i < count && out.emit(in); i++) {}
      };
    }
  }

  private static Transform<Integer, Integer> gatherer(int count) {
    return Transform.of(
        Gatherer.of(
            (_, element, downstream) -> {
              for (int i = 0; i < count && downstream.push(element); i++) {}
              return true;
            }));
  }

  private static Transform<Integer, Integer> byPeace(int count) {
    return Transforms.flatMap(n -> () -> IntStream.range(0, count).mapToObj(_ -> n).iterator());
  }

  static List<Transform<Integer, Integer>> deaf() {
    return List.of(new Naive(MILLION), gatherer(MILLION));
  }

  private static void assertNamedAndAdvised(StreamException thrown, String name, int index) {
    assertInstanceOf(LimitException.class, thrown.getCause());
    assertEquals(name, thrown.stage());
    assertEquals(index, thrown.stageIndex());
    assertTrue(thrown.getMessage().contains("put a buffer behind it"), thrown.getMessage());
  }

  @ParameterizedTest
  @MethodSource("deaf")
  void aStepThatExpandsWithoutLimitIsNamedAndAdvised(Transform<Integer, Integer> expanding)
      throws Exception {
    try (var cursor = Sources.of(1, 2).map(n -> n).through(expanding).open()) {
      var thrown = assertThrows(StreamException.class, () -> Nothing.drain(cursor));
      assertNamedAndAdvised(thrown, expanding.name(), 3);
    }
  }

  @ParameterizedTest
  @MethodSource("deaf")
  void inTheMiddleOfOthersToo(Transform<Integer, Integer> expanding) throws Exception {
    var source = Sources.of(1, 2).through(expanding).through(byPeace(2)).map(n -> n);
    try (var cursor = source.open()) {
      var thrown = assertThrows(StreamException.class, () -> Nothing.drain(cursor));
      assertNamedAndAdvised(thrown, expanding.name(), 2);
    }
  }

  @ParameterizedTest
  @MethodSource("deaf")
  void withTheBufferItIsPulledWithoutLimit(Transform<Integer, Integer> expanding) throws Exception {
    try (var cursor = Pipeline.from(Sources.of(1, 2)).through(expanding).buffer().open()) {
      assertEquals(2 * MILLION, Nothing.drain(cursor));
    }
  }

  @ParameterizedTest
  @MethodSource("deaf")
  void pushedItNeedsNone(Transform<Integer, Integer> expanding) throws Exception {
    var count = Pipeline.from(Sources.of(1, 2)).through(expanding).fold(0, (n, _) -> n + 1);
    assertEquals(2 * MILLION, count.run());
  }

  @Test
  void upToTheLimitANaiveStepIsFine() throws Exception {
    try (var cursor = Sources.of(1, 2, 3).through(new Naive(MOST / 4)).open()) {
      assertEquals(3 * (MOST / 4), Nothing.drain(cursor));
    }
    try (var cursor = Sources.of(1, 2, 3).through(gatherer(1000)).through(byPeace(5)).open()) {
      assertEquals(15_000, Nothing.drain(cursor));
    }
  }

  @Test
  void bytesAreLimitedByTheirSize() throws Exception {
    Transform<Integer, Bytes> large =
        () ->
            (_, out) -> {
              for (int i = 0; i < 100; i++) {
                out.emit(Bytes.wrap(new byte[64 << 10]));
              }
            };
    try (var cursor = Sources.of(1).through(large).open()) {
      assertInstanceOf(
          LimitException.class, assertThrows(StreamException.class, cursor::read).getCause());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 1000, 1000", "7, 3, 1000", "100, 100, 100", "0, 5, 5", "1000, 0, 7"})
  void whatPausesExpandsAsFarAsItLikes(int first, int second, int third) throws Exception {
    Source<Integer> source =
        Sources.of(1)
            .through(byPeace(first))
            .through(byPeace(second))
            .filter(_ -> true)
            .through(byPeace(third));
    try (var cursor = source.open()) {
      assertEquals((long) first * second * third, Nothing.drain(cursor));
    }
  }

  @Test
  void earlyEndsLeaveWhatWaits() throws Exception {
    Source<Integer> source =
        Sources.of(1, 2, 3)
            .through(new Naive(100))
            .through(byPeace(1000))
            .take(150_500)
            .through(new Naive(2))
            .through(Transform.of(Gatherers.windowFixed(7)))
            .map(List::size);
    try (var cursor = source.open()) {
      assertEquals((301_000 + 6) / 7, Nothing.drain(cursor));
    }
  }
}

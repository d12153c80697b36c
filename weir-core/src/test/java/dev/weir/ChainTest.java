package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final Source<Integer> THREE = Sources.of(1, 2, 3);

  private static <T> List<T> pulled(Source<T> source) throws Exception {
    var list = new ArrayList<T>();
    try (Cursor<T> cursor = source.open()) {
      for (T element : cursor) {
        list.add(element);
      }
    }
    return list;
  }

  /// What is emitted goes into a list; wants at most `most`.
  private record Into(List<Object> list, int most) implements Emitter<Object> {
    @Override
    public boolean emit(Object element) {
      list.add(element);
      return list.size() < most;
    }

    @Override
    public boolean pause() {
      return false;
    }

    @Override
    public void done() {}
  }

  private static Transform<Integer, Integer> times(int count) {
    return Transforms.flatMap(n -> IntStream.range(0, count).mapToObj(_ -> n).toList());
  }

  @Test
  void aStepSequencePulledGivesWhatItGivesPushed() throws Exception {
    Transform<Integer, Integer> both =
        times(3).andThen(times(2)).andThen(Transforms.drop(4)).andThen(Transforms.take(9));
    var pushed = new ArrayList<Object>();
    try (Step<Integer, Integer> step = both.open()) {
      for (int n : List.of(1, 2, 3)) {
        step.take(n, new Into(pushed, 1000));
      }
      step.finish(new Into(pushed, 1000));
    }
    assertEquals(pushed, pulled(THREE.through(both)));
    assertEquals(List.of(1, 1, 2, 2, 2, 2, 2, 2, 3), pushed);
  }

  @Test
  void expandersInARowHoldOnePieceEach() throws Exception {
    Source<Integer> huge = Sources.of(1).through(times(10_000)).through(times(10_000));
    try (Cursor<Integer> cursor = huge.open()) {
      for (int i = 0; i < 100_000; i++) {
        assertEquals(1, cursor.read());
      }
    }
  }

  @Test
  void aGathererThatExpandsWithoutLimitIsNamedAndAdvised() throws Exception {
    Gatherer<Integer, Void, Integer> endless =
        Gatherer.of(
            (_, element, downstream) -> {
              while (downstream.push(element)) {}
              return false;
            });
    try (Cursor<Integer> cursor = THREE.through(Transform.of(endless)).open()) {
      var failure = assertThrows(StreamException.class, () -> cursor.read());
      assertInstanceOf(LimitException.class, failure.getCause());
      assertTrue(failure.getMessage().startsWith("gatherer: "), failure.getMessage());
      assertTrue(failure.getMessage().contains("put a buffer behind it"), failure.getMessage());
      assertSame(failure, assertThrows(StreamException.class, () -> cursor.read()));
    }
  }

  @Test
  void whatANaiveStepEmitsWaitsBeforeAStepThatPauses() throws Exception {
    Transform<Integer, Integer> naive =
        () ->
            (in, out) -> {
              for (int i = 0; i < 100; i++) {
                if (!out.emit(in)) {
                  return;
                }
              }
            };
    List<Integer> list = pulled(THREE.through(naive).through(times(2)));
    assertEquals(600, list.size());
    assertEquals(1, list.getFirst());
    assertEquals(3, list.getLast());
  }

  @Test
  void aFailureIsStickyWhoeverCatchesIt() throws Exception {
    var original = new IOException("full");
    Transform<Integer, Integer> swallowing =
        () ->
            (in, out) -> {
              try {
                out.emit(in);
              } catch (Exception e) {
                // what everybody writes
              }
            };
    Chain<Integer, Integer> chain = Chain.open(List.of(swallowing));
    Emitter<Integer> failing =
        new Emitter<>() {
          @Override
          public boolean emit(Integer element) throws IOException {
            throw original;
          }

          @Override
          public boolean pause() {
            return false;
          }

          @Override
          public void done() {}
        };
    chain.take(1, failing);
    assertSame(original, chain.failure());
    assertEquals(1, chain.failedStep());
    assertSame(original, assertThrows(IOException.class, () -> chain.take(2, failing)));
    assertSame(original, assertThrows(IOException.class, () -> chain.finish(failing)));
  }

  @Test
  void stepsBeforeTheOneThatIsDoneAreNotFinishedAndThoseBehindAre() throws Exception {
    var calls = new ArrayList<String>();
    Chain<Integer, Integer> chain =
        Chain.open(List.of(logging("a", calls), Transforms.<Integer>take(1), logging("b", calls)));
    var list = new ArrayList<Object>();
    chain.take(7, new Into(list, 1000));
    assertFalse(chain.wanting());
    chain.finish(new Into(list, 1000));
    chain.close();
    chain.close();
    assertEquals(List.of("finish b", "close a", "close b"), calls);
    assertEquals(List.of(7), list);
  }

  @Test
  void nobodyIsFinishedWhenTheFarEndWantsNoMore() throws Exception {
    var calls = new ArrayList<String>();
    Chain<Integer, Integer> chain = Chain.open(List.of(logging("a", calls)));
    chain.take(7, new Into(new ArrayList<>(), 1));
    assertFalse(chain.wanting());
    chain.finish(new Into(new ArrayList<>(), 1));
    chain.close();
    assertEquals(List.of("close a"), calls);
  }

  private static Transform<Integer, Integer> logging(String name, List<String> calls) {
    return () ->
        new Step<>() {
          @Override
          public void take(Integer in, Emitter<? super Integer> out) throws Exception {
            out.emit(in);
          }

          @Override
          public void finish(Emitter<? super Integer> out) {
            calls.add("finish " + name);
          }

          @Override
          public void close() {
            calls.add("close " + name);
          }
        };
  }

  @Test
  void whenAStepCannotBeOpenedThoseBeforeItAreClosed() {
    var calls = new ArrayList<String>();
    Transform<Integer, Integer> broken =
        () -> {
          throw new IOException("no");
        };
    var failure =
        assertThrows(
            OpeningException.class,
            () -> Chain.open(List.of(logging("a", calls), broken, logging("b", calls))));
    assertEquals(1, failure.step());
    assertEquals(List.of("close a"), calls);
  }

  @Test
  void aHaltedChainThrowsAtItsNextHandOver() throws Exception {
    var signal = new IOException("halt");
    Chain<Integer, Integer> chain = Chain.open(List.of(times(5)));
    chain.take(1, new Into(new ArrayList<>(), 1000));
    chain.halt(signal);
    assertSame(
        signal,
        assertThrows(IOException.class, () -> chain.take(2, new Into(new ArrayList<>(), 1000))));
  }

  @Test
  void gatesCountWhatPassesThem() throws Exception {
    Chain<Bytes, Bytes> chain = Chain.open(List.of(Transforms.<Bytes>filter(b -> b.length() > 1)));
    for (int length = 0; length < 4; length++) {
      chain.take(Bytes.wrap(new byte[length]), new Into(new ArrayList<>(), 1000));
    }
    assertEquals(4, chain.elements(0));
    assertEquals(6, chain.bytes(0));
    assertEquals(2, chain.elements(1));
    assertEquals(5, chain.bytes(1));
    assertEquals(-1, chain.active());
  }

  @Test
  void aTransformIntoASinkIsAWritableThatFlushesAndEnds() throws Exception {
    var seen = new ArrayList<Integer>();
    Sink<Integer> doubled = times(2).into(Sinks.forEach(seen::add));
    try (Writable<Integer> writable = doubled.open()) {
      assertTrue(writable.write(1));
      writable.flush();
      assertTrue(writable.write(2));
      writable.end();
    }
    assertEquals(List.of(1, 1, 2, 2), seen);
  }

  @Test
  void aSecondIteratorIsRefused() throws Exception {
    try (Cursor<Integer> cursor = THREE.open()) {
      var _ = cursor.iterator();
      assertThrows(IllegalStateException.class, cursor::iterator);
    }
  }
}

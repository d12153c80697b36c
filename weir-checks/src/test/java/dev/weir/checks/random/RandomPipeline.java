package dev.weir.checks.random;

import dev.weir.Bound;
import dev.weir.Emitter;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.Transform;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Journal;
import dev.weir.testkit.ScriptedSource;
import dev.weir.testkit.ScriptedTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;

/// A pipeline made by chance, with what must come out of it.
///
/// Beside it grow two expectations: what comes out, and which failures are possible at all where
/// stages before a boundary run ahead of what is wanted.
@SuppressWarnings("UnnecessaryMethodReference") // an iterable that is no collection
final class RandomPipeline {
  private static final int MANY =
      3_000; // a step that does not pause has a limit when it is pulled: 16,384 such elements

  final Journal journal = new Journal();
  final Set<Exception> possible = new HashSet<>();
  boolean threaded;
  Pipeline<Integer> pipeline;
  Expected expected;

  private final Random random;
  private final List<String> words = new ArrayList<>();
  private Expected eager; // as if nobody ever had enough

  RandomPipeline(Random random) {
    this.random = random;
    int length = random.nextInt(10) == 0 ? random.nextInt(3000) : random.nextInt(60);
    expected = Expected.upTo(length);
    eager = expected;
    pipeline = begin(length);
    for (int i = random.nextInt(7); i > 0; i--) {
      add();
    }
  }

  private Pipeline<Integer> begin(int length) {
    List<Integer> elements = IntStream.range(0, length).boxed().toList();
    int kind = random.nextInt(4);
    word(List.of("list ", "iterable ", "scripted ", "producer ").get(kind) + length);
    Source<Integer> all = Sources.of(elements);
    return switch (kind) {
      case 0 -> Pipeline.from(all);
      case 1 -> Pipeline.from(Sources.of(() -> elements.iterator()));
      case 2 -> Pipeline.from(ScriptedSource.of(journal, "source", elements));
      default -> buffered(Pipeline.from(out -> emitAll(elements, out)));
    };
  }

  private static void emitAll(List<Integer> elements, Emitter<? super Integer> out)
      throws IOException, InterruptedException {
    for (Integer element : elements) {
      if (!out.emit(element)) {
        return;
      }
    }
  }

  private void word(String word) {
    words.add(word);
  }

  private void add() {
    int most = eager.elements().size() > MANY ? 1 : 5;
    int n = 1 + random.nextInt(most);
    switch (random.nextInt(15)) {
      case 0 -> step("map", pipeline.map(e -> e + n), x -> x.map(e -> e + n));
      case 1 -> step("filter", pipeline.filter(e -> e % n != 0), x -> x.filter(e -> e % n != 0));
      case 2 ->
          step("flatMap", pipeline.flatMap(e -> copies(e, n)), x -> x.flatMap(e -> copies(e, n)));
      case 3 -> step("naive", pipeline.through(naive(n)), x -> x.flatMap(e -> copies(e, n)));
      case 4 -> take(random.nextInt(30));
      case 5 -> step("drop", pipeline.drop(n), x -> x.drop(n));
      case 6 -> takeWhile(random.nextInt(80));
      case 7 -> step("sums", sums(n), x -> x.sums(n));
      case 8 -> step("atEnd", pipeline.through(AtEnd::new), Expected::atEnd);
      case 9 -> failing(1 + random.nextInt(60));
      case 10 -> failingAtEnd();
      case 11 -> passing();
      default -> pipeline = buffered(pipeline);
    }
  }

  private void step(String word, Pipeline<Integer> longer, UnaryOperator<Expected> on) {
    word(word);
    pipeline = longer;
    expected = on.apply(expected);
    eager = on.apply(eager);
  }

  private void take(int count) {
    word("take " + count);
    pipeline = pipeline.take(count);
    expected = expected.take(count);
    eager = count == 0 ? Expected.upTo(0) : eager.take(count);
    if (count == 0) {
      possible.clear(); // nothing before it is opened
    }
  }

  private void takeWhile(int limit) {
    step("takeWhile", pipeline.takeWhile(e -> e < limit), x -> x.takeWhile(e -> e < limit));
  }

  private Pipeline<Integer> sums(int size) {
    return pipeline
        .through(Transform.<Integer, List<Integer>>of(Gatherers.windowFixed(size)))
        .map(window -> window.stream().mapToInt(e -> e).sum());
  }

  private void failing(int nth) {
    var failure = new IOException("at " + nth);
    Transform<Integer, Integer> step = () -> new FailingAt(nth, failure);
    int reached = eager.elements().size();
    step("failing " + nth, pipeline.through(step), x -> x.failingAt(nth, failure));
    if (reached >= nth) {
      possible.add(failure);
    }
  }

  private void failingAtEnd() {
    var failure = new IOException("at the end");
    boolean whole = eager.failure() == null;
    Transform<Integer, Integer> step = () -> new FailingAtEnd(failure);
    step("failing at end", pipeline.through(step), x -> x.failingAtEnd(failure));
    if (whole) {
      possible.add(failure);
    }
  }

  private void passing() {
    String name = "step" + words.size();
    step(name, pipeline.through(ScriptedTransform.passing(journal, name)), x -> x);
  }

  private Pipeline<Integer> buffered(Pipeline<Integer> before) {
    threaded = true;
    Bound bound =
        random.nextBoolean()
            ? Bound.elements(1 + random.nextInt(12))
            : Bound.bytes(1 + random.nextInt(2000), e -> Math.floorMod((Integer) e, 300));
    word("buffer " + bound);
    return before.buffer(bound.lowWater(random.nextInt(100)));
  }

  private static List<Integer> copies(int element, int count) {
    return IntStream.range(0, count).mapToObj(_ -> element).toList();
  }

  private static Transform<Integer, Integer> naive(int count) {
    return () ->
        (in, out) -> {
          for (int i = 0; i < count; i++) {
            out.emit(in); // does not even look at the answer
          }
        };
  }

  /// Keeps everything until the end.
  private static final class AtEnd implements Step<Integer, Integer> {
    private final List<Integer> kept = new ArrayList<>();

    @Override
    public void take(Integer in, Emitter<? super Integer> out) {
      kept.add(in);
    }

    @Override
    public void finish(Emitter<? super Integer> out) throws Exception {
      for (Integer element : kept) {
        if (!out.emit(element)) {
          return;
        }
      }
    }
  }

  /// Fails with one element.
  private static final class FailingAt implements Step<Integer, Integer> {
    private final Exception failure;
    private int left;

    private FailingAt(int nth, Exception failure) {
      this.left = nth;
      this.failure = failure;
    }

    @Override
    public void take(Integer in, Emitter<? super Integer> out) throws Exception {
      if (--left == 0) {
        throw failure;
      }
      out.emit(in);
    }
  }

  /// Fails when its input has ended.
  private record FailingAtEnd(Exception failure) implements Step<Integer, Integer> {
    @Override
    public void take(Integer in, Emitter<? super Integer> out) throws Exception {
      out.emit(in);
    }

    @Override
    public void finish(Emitter<? super Integer> out) throws Exception {
      throw failure;
    }
  }

  @Override
  public String toString() {
    return String.join(" ! ", words);
  }
}

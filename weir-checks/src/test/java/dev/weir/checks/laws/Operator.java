package dev.weir.checks.laws;

import dev.weir.Source;
import dev.weir.Transform;
import dev.weir.pipeline.Pipeline;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An operator as the laws see it: how to build it, what it makes of an input, what it may keep.
///
/// An entry is made by [#step], [#calling], [#pipeline] or [#source], and says more by the methods
/// that follow; where nothing is said, the input is 1 to 10.
///
/// @param name in the catalogue
/// @param stage the name that a failure of it has
/// @param transform what it is, with a hook for its user function; null if it needs a pipeline
/// @param pipeline puts it behind a pipeline, with a hook for its user function
/// @param calls whether it has a user function that calls the hook
/// @param input what it is given
/// @param expected what it makes of that
/// @param ofNothing what it makes of an empty input
/// @param ordered whether its results have an order
/// @param ahead how many elements have left the source at most while the first result is written; 0
///   where that follows from the transform
/// @param keeps how many elements it keeps at most
/// @param many gives a long input, by the number of the element from 0
record Operator(
    String name,
    String stage,
    @Nullable Function<Hook, Transform<Integer, ?>> transform,
    Function<Hook, Function<Pipeline<Integer>, Pipeline<?>>> pipeline,
    boolean calls,
    List<Integer> input,
    List<?> expected,
    List<?> ofNothing,
    boolean ordered,
    int ahead,
    int keeps,
    IntFunction<Integer> many) {
  private static final List<Integer> TEN = IntStream.rangeClosed(1, 10).boxed().toList();
  private static final int UNCACHED = 1000; // each such Integer is an object of its own

  /// A transform without a user function.
  static Operator step(String name, Transform<Integer, ?> transform) {
    return transform(name, _ -> transform, false);
  }

  /// A transform with a user function, which calls the hook with each element.
  static Operator calling(String name, Function<Hook, Transform<Integer, ?>> transform) {
    return transform(name, transform, true);
  }

  private static Operator transform(
      String name, Function<Hook, Transform<Integer, ?>> transform, boolean calls) {
    return new Operator(
        name,
        transform.apply(Hook.none()).name(),
        transform,
        hook -> before -> before.through(transform.apply(hook)),
        calls,
        TEN,
        List.of(),
        List.of(),
        true,
        0,
        0,
        Operator::uncached);
  }

  /// Whatever can be put behind a pipeline; a user function, if it has one, calls the hook. Its
  /// failures have the operator's own name, unless [#stage(String)] is said.
  static Operator pipeline(
      String name, int ahead, Function<Hook, Function<Pipeline<Integer>, Pipeline<?>>> pipeline) {
    return new Operator(
        name,
        name,
        null,
        pipeline,
        true,
        TEN,
        List.of(),
        List.of(),
        true,
        ahead,
        ahead,
        Operator::uncached);
  }

  /// What is done with a source, in the thread that reads; what it gives comes behind other
  /// sources, or before them. It may read so many elements ahead of the first result.
  static Operator source(
      String name, int ahead, Function<Source<Integer>, Source<Integer>> source) {
    return pipeline(name, ahead, _ -> before -> Pipeline.from(source.apply(before::open)))
        .callsNobody()
        .keeps(0);
  }

  private static Integer uncached(int number) {
    return UNCACHED + number;
  }

  /// Another input.
  Operator on(Integer... elements) {
    return new Operator(
        name,
        stage,
        transform,
        pipeline,
        calls,
        List.of(elements),
        expected,
        ofNothing,
        ordered,
        ahead,
        keeps,
        many);
  }

  /// What comes out.
  Operator gives(Object... results) {
    return new Operator(
        name,
        stage,
        transform,
        pipeline,
        calls,
        input,
        List.of(results),
        ofNothing,
        ordered,
        ahead,
        keeps,
        many);
  }

  /// What comes out, as it went in.
  Operator givesAll() {
    return gives(input.toArray());
  }

  /// What comes out where nothing went in; nothing, unless said.
  Operator givesForNothing(Object... results) {
    return new Operator(
        name,
        stage,
        transform,
        pipeline,
        calls,
        input,
        expected,
        List.of(results),
        ordered,
        ahead,
        keeps,
        many);
  }

  /// How many elements it keeps at most; none, unless said.
  Operator keeps(int elements) {
    return new Operator(
        name, stage, transform, pipeline, calls, input, expected, ofNothing, ordered, ahead,
        elements, many);
  }

  /// A long input of which it does not end early; 1000, 1001 ..., unless said. Best above 1000, so
  /// that each is an object that nobody else keeps.
  Operator many(IntFunction<Integer> elements) {
    return new Operator(
        name, stage, transform, pipeline, calls, input, expected, ofNothing, ordered, ahead, keeps,
        elements);
  }

  /// The name that a failure of it has.
  Operator stage(String failing) {
    return new Operator(
        name, failing, transform, pipeline, calls, input, expected, ofNothing, ordered, ahead,
        keeps, many);
  }

  /// Its results have no order.
  Operator unordered() {
    return new Operator(
        name, stage, transform, pipeline, calls, input, expected, ofNothing, false, ahead, keeps,
        many);
  }

  /// It has no user function.
  Operator callsNobody() {
    return new Operator(
        name, stage, transform, pipeline, false, input, expected, ofNothing, ordered, ahead, keeps,
        many);
  }

  /// It, behind a pipeline.
  Pipeline<Object> behind(Pipeline<Integer> before, Hook hook) {
    return erased(pipeline.apply(hook).apply(before));
  }

  /// It, behind a source.
  Pipeline<Object> behind(Source<Integer> source) {
    return behind(Pipeline.from(source), Hook.none());
  }

  /// To be pulled: as a source where it is a transform, so that there is no thread.
  Source<Object> pulled(Source<Integer> source, Hook hook) {
    return transform == null
        ? () -> behind(Pipeline.from(source), hook).open()
        : through(source, transform.apply(hook));
  }

  @SuppressWarnings("unchecked") // results are looked at, nothing more
  private static Source<Object> through(Source<Integer> source, Transform<Integer, ?> transform) {
    return (Source<Object>) source.through(transform);
  }

  @SuppressWarnings("unchecked") // results are looked at, nothing more
  private static Pipeline<Object> erased(Pipeline<?> pipeline) {
    return (Pipeline<Object>) pipeline;
  }

  @Override
  public String toString() {
    return name;
  }
}

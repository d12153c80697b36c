package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.Chain;
import dev.weir.ChainTransform;
import dev.weir.CheckedBiFunction;
import dev.weir.CheckedConsumer;
import dev.weir.CheckedFunction;
import dev.weir.CheckedPredicate;
import dev.weir.Cursor;
import dev.weir.Producer;
import dev.weir.Sink;
import dev.weir.Sinks;
import dev.weir.Source;
import dev.weir.Stage;
import dev.weir.Transform;
import dev.weir.Transforms;
import dev.weir.Writable;
import dev.weir.internal.Concurrent;
import dev.weir.internal.Crossing;
import dev.weir.internal.Inputs;
import dev.weir.internal.Plan;
import dev.weir.internal.Scope;
import dev.weir.internal.Timing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// A source and what its elements go through: a value, to be closed by a sink or a result.
///
/// Its stages run on one thread, element by element, in call order; a second thread exists only
/// where [#buffer(Bound)] is written. Nothing is opened before the run.
///
/// @param <T> what comes out at this point
public final class Pipeline<T> {
  private final Stage head;
  private final List<Stage> middle;

  private Pipeline(Stage head, List<Stage> middle) {
    this.head = head;
    this.middle = middle;
  }

  /// Begins with a source.
  ///
  /// @param source opened by each run
  /// @param <T> what it gives
  /// @return a pipeline
  public static <T> Pipeline<T> from(Source<T> source) {
    return new Pipeline<>(source, List.of());
  }

  /// Begins with a loop that emits. To be opened as a cursor it needs a [#buffer(Bound)] behind it.
  ///
  /// @param producer called once by each run
  /// @param <T> what it emits
  /// @return a pipeline
  public static <T> Pipeline<T> from(Producer<T> producer) {
    return new Pipeline<>(new Plan.Head(producer), List.of());
  }

  /// Adds a transform.
  ///
  /// @param transform what each element goes through
  /// @param <O> what it gives
  /// @return the longer pipeline
  /// @throws IllegalArgumentException if there are more than [Chain#MAX_STEPS] without a buffer
  public <O> Pipeline<O> through(Transform<? super T, O> transform) {
    var longer = new ArrayList<>(middle);
    longer.addAll(ChainTransform.parts(transform));
    checkDepth(longer);
    return new Pipeline<>(head, List.copyOf(longer));
  }

  private static void checkDepth(List<Stage> stages) {
    int depth = 0;
    for (Stage stage : stages) {
      depth = stage instanceof Transform<?, ?> ? depth + 1 : 0;
      if (depth > Chain.MAX_STEPS) {
        throw new IllegalArgumentException(
            "more than " + Chain.MAX_STEPS + " steps on one thread; put a buffer between them");
      }
    }
  }

  /// Changes each element.
  ///
  /// @param function gives the new element, never null
  /// @param <O> what it gives
  /// @return the longer pipeline
  public <O> Pipeline<O> map(CheckedFunction<? super T, ? extends O> function) {
    return through(Transforms.map(function));
  }

  /// Leaves out what the predicate refuses.
  ///
  /// @param predicate true for what stays
  /// @return the longer pipeline
  public Pipeline<T> filter(CheckedPredicate<? super T> predicate) {
    return through(Transforms.filter(predicate));
  }

  /// Replaces each element by any number of others.
  ///
  /// @param function gives what stands for one element
  /// @param <O> what the iterables hold
  /// @return the longer pipeline
  public <O> Pipeline<O> flatMap(
      CheckedFunction<? super T, ? extends Iterable<? extends O>> function) {
    return through(Transforms.flatMap(function));
  }

  /// Keeps the first elements; what is before them is stopped after the last.
  ///
  /// @param count how many, at least 0; with 0 nothing before this is opened
  /// @return the longer pipeline
  public Pipeline<T> take(long count) {
    return through(Transforms.take(count));
  }

  /// Leaves out the first elements.
  ///
  /// @param count how many, at least 0
  /// @return the longer pipeline
  public Pipeline<T> drop(long count) {
    return through(Transforms.drop(count));
  }

  /// Keeps elements up to, and without, the first that the predicate refuses.
  ///
  /// @param predicate false ends the stream
  /// @return the longer pipeline
  public Pipeline<T> takeWhile(CheckedPredicate<? super T> predicate) {
    return through(Transforms.takeWhile(predicate));
  }

  /// Looks at each element as it passes.
  ///
  /// @param consumer called before the element goes on
  /// @return the longer pipeline
  public Pipeline<T> peek(CheckedConsumer<? super T> consumer) {
    return through(Transforms.peek(consumer));
  }

  /// Puts a thread boundary here: what is before and what is behind run at the same time, with at
  /// most this much between them. Holds 1,024 elements and 1 MiB.
  ///
  /// @return the longer pipeline
  public Pipeline<T> buffer() {
    return buffer(Bound.DEFAULT);
  }

  /// Puts a thread boundary here: what is before and what is behind run at the same time, with at
  /// most this much between them.
  ///
  /// @param bound how much it holds; a hard limit
  /// @return the longer pipeline
  public Pipeline<T> buffer(Bound bound) {
    return across(new Plan.Boundary(bound));
  }

  /// Changes each element, several at a time, and gives the results in the order of the input.
  /// Emits a result as soon as it and all before it are there; waits where downstream waits; ends
  /// with its input. When downstream wants no more, calls that are under way are interrupted. It
  /// has a thread for each call, for the whole run. Holds at most what [Bound#DEFAULT] says, and
  /// room for two elements for each thread: those that wait, those that are worked on, and results
  /// that wait for one before them, together. So calls may run ahead of what is read by as much;
  /// where a call is dear or does something, give a smaller bound.
  ///
  /// @param threads how many calls at a time, at least 1
  /// @param function gives the new element, never null; called by several threads at a time. What
  ///   it throws fails the run; calls that are under way are interrupted
  /// @param <O> what it gives
  /// @return the longer pipeline
  /// @throws IllegalArgumentException if the number is out of range
  public <O> Pipeline<O> mapConcurrent(
      int threads, CheckedFunction<? super T, ? extends O> function) {
    Bound bound = Bound.DEFAULT;
    long elements = Math.max(bound.elements(), 2L * threads);
    return mapConcurrent(
        threads,
        new Bound(elements, bound.weight(), bound.lowPercent(), bound.weigher()),
        function);
  }

  /// As [#mapConcurrent(int, CheckedFunction)], with a bound of your own.
  ///
  /// @param threads how many calls at a time, at least 1
  /// @param bound the most that waits, is worked on, or is finished and waits, together; what an
  ///   element weighs as it comes in counts until its result has gone on
  /// @param function gives the new element, never null; called by several threads at a time
  /// @param <O> what it gives
  /// @return the longer pipeline
  /// @throws IllegalArgumentException if a number is out of range
  public <O> Pipeline<O> mapConcurrent(
      int threads, Bound bound, CheckedFunction<? super T, ? extends O> function) {
    return across(new Concurrent(threads, bound, erased(function)));
  }

  /// Sends elements through steps that stand side by side, each with a thread of its own. Emits
  /// what they give as it is ready; waits where downstream waits; ends when all lanes have ended.
  ///
  /// @param lanes how many, what each does, and how much waits before and behind them
  /// @param <O> what they give
  /// @return the longer pipeline
  public <O> Pipeline<O> parallel(Lanes<? super T, ? extends O> lanes) {
    return across(lanes.crossing());
  }

  /// Puts a thread boundary here that gives elements when it is time to: groups within a time, the
  /// last before a silence, the latest of a period, each one later, something where there is
  /// silence.
  ///
  /// @param operator what is given when
  /// @param <O> what it gives
  /// @return the longer pipeline
  public <O> Pipeline<O> timed(Timed<? super T, O> operator) {
    return across(operator.crossing());
  }

  /// Gives each element to a branch beside the stream too, before it goes on. Emits what comes;
  /// waits where downstream waits, and for room in the branch if that waits; ends with its input,
  /// and the branch then. When downstream wants no more, the branch has what downstream has had;
  /// when the branch wants no more, or was detached, the stream goes on without it. Holds what the
  /// branch holds, in threads of its own. What the branch makes is committed with the run, before
  /// the sink. [dev.weir.Tee] writes into a sink in the same thread.
  ///
  /// @param branch takes what goes through
  /// @return the longer pipeline
  public Pipeline<T> alsoTo(Branch<T> branch) {
    return through(new AlsoTo<>(branch));
  }

  private <O> Pipeline<O> across(Crossing crossing) {
    var longer = new ArrayList<>(middle);
    longer.add(crossing);
    return new Pipeline<>(head, List.copyOf(longer));
  }

  /// Closes it with a sink.
  ///
  /// @param sink opened by each run
  /// @return a job whose result is the summary
  public Job<Summary> to(Sink<? super T> sink) {
    return job(() -> new Ended<>(sink, summary -> summary));
  }

  /// Closes it with a consumer.
  ///
  /// @param consumer called with each element
  /// @return a job whose result is the summary
  public Job<Summary> forEach(CheckedConsumer<? super T> consumer) {
    return to(Sinks.forEach(consumer));
  }

  /// Closes it with a fold.
  ///
  /// @param initial where each run begins; immutable, or not changed by the function
  /// @param function gives the new value for the value so far and an element; not null
  /// @param <R> what is folded to
  /// @return a job whose result is the last value
  public <R> Job<R> fold(R initial, CheckedBiFunction<? super R, ? super T, ? extends R> function) {
    return result(() -> new FoldResult<>(initial, function));
  }

  /// Closes it with a collector. What that keeps has no limit that Weir knows of.
  ///
  /// @param collector of one thread
  /// @param <A> what it collects in
  /// @param <R> its result
  /// @return a job whose result is the collector's
  public <A, R> Job<R> collect(Collector<? super T, A, R> collector) {
    return result(() -> new CollectResult<>(collector));
  }

  /// Closes it with a list.
  ///
  /// @param max the most elements, at least 0; one more fails the run with a
  ///   [dev.weir.LimitException]
  /// @return a job whose result is an unmodifiable list
  /// @throws IllegalArgumentException if `max` is negative
  public Job<List<T>> toList(int max) {
    checkMax("toList", max);
    return result(() -> new ListResult<>(max));
  }

  /// Closes it with its first element; what is before is stopped after that.
  ///
  /// @return a job whose result is the first element, or empty if there is none
  public Job<Optional<T>> first() {
    return result(() -> new FirstResult<>());
  }

  /// Closes it with its last element.
  ///
  /// @return a job whose result is the last element, or empty if there is none
  public Job<Optional<T>> last() {
    return result(() -> new ReduceResult<>("last", (_, next) -> next));
  }

  /// Closes it with the number of its elements.
  ///
  /// @return a job whose result is how many there were
  public Job<Long> count() {
    return result(CountResult::new);
  }

  /// Closes it with a function that makes one element of two.
  ///
  /// @param function gives what stands for those before and the next one; not null
  /// @return a job whose result is what stands for all, or empty if there is none
  public Job<Optional<T>> reduce(CheckedBiFunction<? super T, ? super T, ? extends T> function) {
    return result(() -> new ReduceResult<>("reduce", function));
  }

  /// Closes it with its smallest element, the first of equal ones.
  ///
  /// @param order called with two elements for each but the first
  /// @return a job whose result is that element, or empty if there is none
  public Job<Optional<T>> min(Comparator<? super T> order) {
    return result(() -> new ReduceResult<>("min", (a, b) -> order.compare(a, b) <= 0 ? a : b));
  }

  /// Closes it with its largest element, the first of equal ones.
  ///
  /// @param order called with two elements for each but the first
  /// @return a job whose result is that element, or empty if there is none
  public Job<Optional<T>> max(Comparator<? super T> order) {
    return result(() -> new ReduceResult<>("max", (a, b) -> order.compare(a, b) >= 0 ? a : b));
  }

  /// Closes it with the question whether the predicate accepts an element; what is before is
  /// stopped after the first.
  ///
  /// @param predicate asked until it says true
  /// @return a job whose result is false if no element was accepted
  public Job<Boolean> anyMatch(CheckedPredicate<? super T> predicate) {
    return result(() -> new MatchResult<>("anyMatch", predicate, true, true));
  }

  /// Closes it with the question whether the predicate accepts all elements; what is before is
  /// stopped after the first that it refuses.
  ///
  /// @param predicate asked until it says false
  /// @return a job whose result is true if no element was refused
  public Job<Boolean> allMatch(CheckedPredicate<? super T> predicate) {
    return result(() -> new MatchResult<>("allMatch", predicate, false, false));
  }

  /// Closes it with the question whether the predicate refuses all elements; what is before is
  /// stopped after the first that it accepts.
  ///
  /// @param predicate asked until it says true
  /// @return a job whose result is true if no element was accepted
  public Job<Boolean> noneMatch(CheckedPredicate<? super T> predicate) {
    return result(() -> new MatchResult<>("noneMatch", predicate, true, false));
  }

  /// Closes it with a map, in the order in which the keys came. A key that comes twice fails the
  /// run; see [#toMap(int, CheckedFunction, CheckedFunction, CheckedBiFunction)].
  ///
  /// @param max the most keys, at least 0; one more fails the run with a [dev.weir.LimitException]
  /// @param key gives an element's key, not null
  /// @param value gives an element's value, not null
  /// @param <K> what the keys are
  /// @param <V> what the values are
  /// @return a job whose result is an unmodifiable map
  /// @throws IllegalArgumentException if `max` is negative
  public <K, V> Job<Map<K, V>> toMap(
      int max,
      CheckedFunction<? super T, ? extends K> key,
      CheckedFunction<? super T, ? extends V> value) {
    checkMax("toMap", max);
    return result(() -> new MapResult<T, K, V>(max, key, value, null));
  }

  /// Closes it with a map, in the order in which the keys came first.
  ///
  /// @param max the most keys, at least 0; one more fails the run with a [dev.weir.LimitException]
  /// @param key gives an element's key, not null
  /// @param value gives an element's value, not null
  /// @param merge gives the value for a key that came again, of the one before and the new one; not
  ///   null
  /// @param <K> what the keys are
  /// @param <V> what the values are
  /// @return a job whose result is an unmodifiable map
  /// @throws IllegalArgumentException if `max` is negative
  public <K, V> Job<Map<K, V>> toMap(
      int max,
      CheckedFunction<? super T, ? extends K> key,
      CheckedFunction<? super T, ? extends V> value,
      CheckedBiFunction<? super V, ? super V, ? extends V> merge) {
    checkMax("toMap", max);
    return result(() -> new MapResult<T, K, V>(max, key, value, merge));
  }

  private static void checkMax(String name, int max) {
    if (max < 0) {
      throw new IllegalArgumentException(name + " needs a limit of at least 0: " + max);
    }
  }

  private <R> Job<R> result(Supplier<? extends Result<T, R>> results) {
    return job(
        () -> {
          Result<T, R> result = results.get();
          return new Ended<>(result, _ -> result.result());
        });
  }

  private <R> Job<R> job(Supplier<Ended<R>> ending) {
    return new Job<>(head, middle, ending, Timing.DEFAULT, List.of());
  }

  /// Opens it, to be read in a loop: what is behind the last buffer runs in the reader's thread,
  /// the rest in threads of their own.
  ///
  /// @return a live cursor; once it is closed everything is closed, and every thread has ended
  /// @throws IOException if something cannot be opened; nothing stays open
  /// @throws InterruptedException if interrupted while waiting; nothing stays open
  /// @throws IllegalStateException if it begins with a producer and has no buffer
  public Cursor<T> open() throws IOException, InterruptedException {
    boolean threaded = middle.stream().anyMatch(stage -> stage instanceof Crossing);
    if (!threaded && head instanceof Source<?> source) {
      return fused(source).open();
    }
    if (!threaded) {
      throw new IllegalStateException(
          "a producer pushes and a cursor is pulled: put a buffer(...) behind the producer, which has a"
              + " thread");
    }
    var scope = new Scope(new Plan(head, middle, null), Timing.DEFAULT);
    return Outcomes.thrownBy(() -> Pipeline.<Cursor<T>>erased(scope.pull()));
  }

  private Source<T> fused(Source<?> source) {
    Source<?> fused = source.through(new ChainTransform<>(List.of())); // names it when it fails
    for (Stage step : middle) {
      fused = fused.through(Pipeline.<Transform<Object, Object>>erased(step));
    }
    return erased(fused);
  }

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // each method checked its neighbour
  private static <X> X erased(Object value) {
    return (X) value;
  }

  /// This, as the input of a fan-in.
  Inputs.Input input(Writable<Object> into) {
    return new Inputs.Input(head, middle, into);
  }

  /// The most that a run of it holds.
  MemoryBound memoryBound() {
    return MemoryBound.of(new Plan(head, middle, null).stages());
  }

  /// The stages, as in `file:huge.log ! gzip`.
  ///
  /// @return their names in order
  @Override
  public String toString() {
    return new Plan(head, middle, null)
        .stages().stream().map(Stage::name).collect(Collectors.joining(" ! "));
  }
}

package dev.weir.bench;

import com.softwaremill.jox.Channel;
import dev.weir.Bound;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/// P6: one boundary of 1,024 elements between virtual threads, both sides fast.
///
/// @param source the numbers for Weir, one at a time
/// @param flowable the numbers for RxJava
/// @param flux the numbers for Reactor
/// @param loop the numbers for a writer of a queue
record Crossing(
    Source<Long> source,
    Flowable<Long> flowable,
    Flux<? extends Number> flux,
    Iterable<Long> loop) {
  private static final int CAPACITY = 1_024;
  private static final int MADE = 1 << 12; // many would measure the caches
  private static final int TIMES = 512;
  private static final long N = (long) MADE * TIMES;
  private static final Long END = Long.MIN_VALUE;

  /// The elements are there before the clock starts.
  static Work madeBefore() {
    var made = new Long[MADE];
    Arrays.setAll(made, i -> (long) i);
    List<Long> numbers = Repeated.of(made, TIMES);
    var crossing =
        new Crossing(
            Numbers.of(made, TIMES),
            Flowable.fromIterable(numbers),
            Flux.fromIterable(numbers),
            numbers);
    var contenders = new HashMap<>(crossing.contenders());
    contenders.put("weir-batched", () -> weir(Sources.of(numbers)));
    return new Work(N, TIMES * (MADE * (MADE - 1L) / 2), contenders);
  }

  /// The first in one run of many elements, read by all that can read it, and not.
  static Work metered() {
    var made = new Long[MADE];
    Arrays.setAll(made, i -> (long) i);
    int times = 10 * TIMES;
    Source<Long> source = Numbers.of(made, times);
    return new Work(
        (long) MADE * times,
        times * (MADE * (MADE - 1L) / 2),
        Map.of(
            "weir", () -> job(source).start().await(),
            "weir-metered", () -> Metered.fetched(job(source)).start().await(),
            "weir-recorded", () -> Metered.recorded(job(source)).start().await()));
  }

  /// Each element is boxed on its way.
  static Work boxing() {
    var crossing =
        new Crossing(
            Numbers.below(N),
            Flowable.rangeLong(0, N),
            Flux.range(0, (int) N),
            () -> LongStream.range(0, N).iterator());
    return new Work(N, N * (N - 1) / 2, crossing.contenders());
  }

  private Map<String, Round> contenders() {
    return Map.of(
        "weir", () -> weir(source),
        "rxjava", this::rxJava,
        "rxjava-platform", this::rxJavaOnPlatformThreads,
        "reactor", this::reactor,
        "queue", this::queue,
        "jox", this::jox);
  }

  private static long weir(Source<Long> source) throws Exception {
    return job(source).start().await();
  }

  private static Job<Long> job(Source<Long> source) {
    return Pipeline.from(source).buffer(Bound.elements(CAPACITY)).fold(0L, Long::sum);
  }

  private long rxJava() {
    try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      return flowable
          .subscribeOn(Schedulers.from(virtual))
          .observeOn(Schedulers.from(virtual), false, CAPACITY)
          .reduce(0L, Long::sum)
          .blockingGet();
    }
  }

  private long rxJavaOnPlatformThreads() {
    return flowable
        .subscribeOn(Schedulers.io())
        .observeOn(Schedulers.computation(), false, CAPACITY)
        .reduce(0L, Long::sum)
        .blockingGet();
  }

  private long reactor() {
    try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      Scheduler scheduler = reactor.core.scheduler.Schedulers.fromExecutorService(virtual);
      Long sum =
          flux.subscribeOn(scheduler)
              .publishOn(scheduler, CAPACITY)
              .reduce(0L, (total, number) -> total + number.longValue())
              .block();
      return Objects.requireNonNull(sum);
    }
  }

  private long queue() throws Exception {
    var queue = new ArrayBlockingQueue<Long>(CAPACITY);
    return Pair.run(
        () -> {
          for (Long number : loop) {
            queue.put(number);
          }
          queue.put(END);
        },
        () -> {
          long sum = 0;
          for (Long number = queue.take(); !number.equals(END); number = queue.take()) {
            sum += number;
          }
          return sum;
        });
  }

  private long jox() throws Exception {
    Channel<Long> channel = Channel.newBufferedChannel(CAPACITY);
    return Pair.run(
        () -> {
          for (Long number : loop) {
            channel.send(number);
          }
          channel.send(END);
        },
        () -> {
          long sum = 0;
          for (Long number = channel.receive(); !number.equals(END); number = channel.receive()) {
            sum += number;
          }
          return sum;
        });
  }
}

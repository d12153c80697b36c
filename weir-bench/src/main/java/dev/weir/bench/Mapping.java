package dev.weir.bench;

import dev.weir.pipeline.Pipeline;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// P8: a function on eight threads, its results in order. It does nothing, so what is measured is
/// what each library adds.
final class Mapping {
  private static final int THREADS = 8;
  private static final int N = 200_000;

  private Mapping() {}

  static Work work() {
    return new Work(
        N,
        (long) N * (N - 1) / 2,
        Map.of(
            "weir", Mapping::weir,
            "reactor", Mapping::reactor,
            "gatherers", Mapping::gatherers,
            "futures", Mapping::futures));
  }

  private static Long same(Long number) {
    return number;
  }

  private static long weir() throws Exception {
    return Pipeline.from(Numbers.below(N))
        .mapConcurrent(THREADS, Mapping::same)
        .fold(0L, Long::sum)
        .run();
  }

  private static long reactor() {
    try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      Scheduler scheduler = Schedulers.fromExecutorService(virtual);
      Long sum =
          Flux.range(0, N)
              .flatMapSequential(
                  n -> Mono.fromCallable(() -> same((long) n)).subscribeOn(scheduler), THREADS)
              .reduce(0L, Long::sum)
              .block();
      return Objects.requireNonNull(sum);
    }
  }

  private static long gatherers() {
    return LongStream.range(0, N)
        .boxed()
        .gather(Gatherers.mapConcurrent(THREADS, Mapping::same))
        .reduce(0L, Long::sum);
  }

  /// By hand: a virtual thread for each element, and a queue of what they will give.
  private static long futures() throws Exception {
    try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = new ArrayDeque<Future<Long>>();
      long sum = 0;
      for (long i = 0; i < N; i++) {
        Long number = i;
        waiting.add(virtual.submit(() -> same(number)));
        if (waiting.size() == THREADS) {
          sum += waiting.remove().get();
        }
      }
      for (Future<Long> last : waiting) {
        sum += last.get();
      }
      return sum;
    }
  }
}

package dev.weir.bench;

import com.softwaremill.jox.Channel;
import dev.weir.Bound;
import dev.weir.pipeline.Pipeline;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/// P7: a boundary that is always full, because its reader works some 290 ns on each element.
///
/// What counts is what a contender takes above the reader `alone`.
final class FullCrossing {
  private static final int MADE = 1 << 12;
  private static final int TIMES = 96;
  private static final long N = (long) MADE * TIMES;
  private static final Long END = Long.MIN_VALUE;

  private final int capacity;
  private final Long[] made = new Long[MADE];
  private final List<Long> all = Repeated.of(made, TIMES);

  private FullCrossing(int capacity) {
    this.capacity = capacity;
    Arrays.setAll(made, i -> (long) i);
  }

  static Work work(int capacity) {
    var crossing = new FullCrossing(capacity);
    return new Work(
        N,
        crossing.alone(),
        Map.of(
            "alone", crossing::alone,
            "weir", crossing::weir,
            "rxjava", crossing::rxJava,
            "reactor", crossing::reactor,
            "queue", crossing::queue,
            "jox", crossing::jox));
  }

  /// The reader's work.
  private static Long worked(Long sum, Long element) {
    long x = element | 1;
    for (int i = 0; i < 160; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return sum + x;
  }

  private long alone() {
    Long sum = 0L;
    for (Long element : all) {
      sum = worked(sum, element);
    }
    return sum;
  }

  private long weir() throws Exception {
    return Pipeline.from(Numbers.of(made, TIMES))
        .buffer(Bound.elements(capacity))
        .fold(0L, FullCrossing::worked)
        .start()
        .await();
  }

  private long rxJava() {
    try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      return Flowable.fromIterable(all)
          .subscribeOn(Schedulers.from(virtual))
          .observeOn(Schedulers.from(virtual), false, capacity)
          .reduce(0L, FullCrossing::worked)
          .blockingGet();
    }
  }

  private long reactor() {
    try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      Scheduler scheduler = reactor.core.scheduler.Schedulers.fromExecutorService(virtual);
      Long sum =
          Flux.fromIterable(all)
              .subscribeOn(scheduler)
              .publishOn(scheduler, capacity)
              .reduce(0L, FullCrossing::worked)
              .block();
      return Objects.requireNonNull(sum);
    }
  }

  private long queue() throws Exception {
    var queue = new ArrayBlockingQueue<Long>(capacity);
    return Pair.run(
        () -> {
          for (Long element : all) {
            queue.put(element);
          }
          queue.put(END);
        },
        () -> {
          Long sum = 0L;
          for (Long element = queue.take(); !element.equals(END); element = queue.take()) {
            sum = worked(sum, element);
          }
          return sum;
        });
  }

  private long jox() throws Exception {
    Channel<Long> channel = Channel.newBufferedChannel(capacity);
    return Pair.run(
        () -> {
          for (Long element : all) {
            channel.send(element);
          }
          channel.send(END);
        },
        () -> {
          Long sum = 0L;
          for (Long element = channel.receive();
              !element.equals(END);
              element = channel.receive()) {
            sum = worked(sum, element);
          }
          return sum;
        });
  }
}

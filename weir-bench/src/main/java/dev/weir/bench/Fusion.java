package dev.weir.bench;

import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import io.reactivex.rxjava3.core.Flowable;
import java.util.Map;
import java.util.stream.LongStream;

/// P5: source, map, filter, map and fold over boxed longs, on one thread.
final class Fusion {
  private static final long N = 3_000_000;

  private Fusion() {}

  /// The same in one run of many elements, read by all that can read it, and not.
  static Work metered() {
    long n = 20 * N;
    return new Work(
        n,
        sumBelow(n),
        Map.of(
            "weir", () -> job(n).run(),
            "weir-metered", () -> Metered.fetched(job(n)).run(),
            "weir-recorded", () -> Metered.recorded(job(n)).run()));
  }

  static Work work() {
    return new Work(
        N,
        byHand(),
        Map.of(
            "hand", Fusion::byHand,
            "weir", Fusion::weir,
            "weir-producer", Fusion::weirProducer,
            "rxjava", Fusion::rxJava,
            "stream", Fusion::stream),
        Map.of(
            "hand", () -> 0,
            "weir", Crowd::weir,
            "weir-producer", Crowd::weir,
            "rxjava", Crowd::rxJava,
            "stream", Crowd::stream));
  }

  private static Long plusOne(Long number) {
    return number + 1;
  }

  private static boolean isNotThird(Long number) {
    return number % 3 != 0;
  }

  private static Long tripled(Long number) {
    return number * 3;
  }

  private static Long sum(Long left, Long right) {
    return left + right;
  }

  private static long byHand() {
    return sumBelow(N);
  }

  private static long sumBelow(long n) {
    Long sum = 0L;
    for (long i = 0; i < n; i++) {
      Long element = i;
      Long next = plusOne(element);
      if (isNotThird(next)) {
        sum = sum(sum, tripled(next));
      }
    }
    return sum;
  }

  private static long weir() throws Exception {
    return job(N).run();
  }

  private static Job<Long> job(long n) {
    return Pipeline.from(Numbers.below(n))
        .map(Fusion::plusOne)
        .filter(Fusion::isNotThird)
        .map(Fusion::tripled)
        .fold(0L, Fusion::sum);
  }

  private static long weirProducer() throws Exception {
    return Pipeline.from(Numbers.emittedBelow(N))
        .map(Fusion::plusOne)
        .filter(Fusion::isNotThird)
        .map(Fusion::tripled)
        .fold(0L, Fusion::sum)
        .run();
  }

  private static long rxJava() {
    return Flowable.rangeLong(0, N)
        .map(Fusion::plusOne)
        .filter(Fusion::isNotThird)
        .map(Fusion::tripled)
        .reduce(0L, Fusion::sum)
        .blockingGet();
  }

  private static long stream() {
    return LongStream.range(0, N)
        .boxed()
        .map(Fusion::plusOne)
        .filter(Fusion::isNotThird)
        .map(Fusion::tripled)
        .reduce(0L, Fusion::sum);
  }
}

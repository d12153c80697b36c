package dev.weir.bench;

import dev.weir.pipeline.Pipeline;
import io.reactivex.rxjava3.core.Flowable;
import java.util.stream.LongStream;

/// Eight pipelines of each library, each unlike the others: what else runs in a JVM that is used
/// for more than one thing.
final class Crowd {
  private static final long N = 50_000;

  private Crowd() {}

  static long weir() throws Exception {
    long sum = 0;
    sum += weirNumbers().map(i -> i + 5).fold(0L, Long::sum).run();
    sum += weirNumbers().filter(i -> i % 2 == 0).fold(0L, (a, b) -> a ^ b).run();
    sum +=
        weirNumbers()
            .map(i -> "n" + i)
            .filter(s -> s.length() > 3)
            .fold(0, (a, s) -> a + s.length())
            .run();
    sum += weirNumbers().map(i -> i * 0.5).map(d -> d + 1).fold(0.0, Double::sum).run().longValue();
    sum += weirNumbers().take(N / 2).map(Long::intValue).fold(0, Integer::max).run();
    sum +=
        weirNumbers()
            .drop(10)
            .filter(i -> i % 5 != 0)
            .map(Object::hashCode)
            .fold(1, (a, b) -> 31 * a + b)
            .run();
    sum +=
        weirNumbers().peek(i -> {}).map(i -> i % 100).filter(i -> i > 50).fold(0L, Math::max).run();
    sum +=
        weirNumbers()
            .filter(i -> i % 7 == 0)
            .filter(i -> i % 11 == 0)
            .map(Long::toHexString)
            .fold(0, (a, s) -> a + s.hashCode())
            .run();
    return sum;
  }

  private static Pipeline<Long> weirNumbers() {
    return Pipeline.from(Numbers.below(N));
  }

  static long rxJava() {
    long sum = 0;
    sum += rxNumbers().map(i -> i + 5).reduce(0L, Long::sum).blockingGet();
    sum += rxNumbers().filter(i -> i % 2 == 0).reduce(0L, (a, b) -> a ^ b).blockingGet();
    sum +=
        rxNumbers()
            .map(i -> "n" + i)
            .filter(s -> s.length() > 3)
            .reduce(0, (a, s) -> a + s.length())
            .blockingGet();
    sum +=
        rxNumbers()
            .map(i -> i * 0.5)
            .map(d -> d + 1)
            .reduce(0.0, Double::sum)
            .blockingGet()
            .longValue();
    sum += rxNumbers().take(N / 2).map(Long::intValue).reduce(0, Integer::max).blockingGet();
    sum +=
        rxNumbers()
            .skip(10)
            .filter(i -> i % 5 != 0)
            .map(Object::hashCode)
            .reduce(1, (a, b) -> 31 * a + b)
            .blockingGet();
    sum +=
        rxNumbers()
            .doOnNext(i -> {})
            .map(i -> i % 100)
            .filter(i -> i > 50)
            .reduce(0L, Math::max)
            .blockingGet();
    sum +=
        rxNumbers()
            .filter(i -> i % 7 == 0)
            .filter(i -> i % 11 == 0)
            .map(Long::toHexString)
            .reduce(0, (a, s) -> a + s.hashCode())
            .blockingGet();
    return sum;
  }

  private static Flowable<Long> rxNumbers() {
    return Flowable.rangeLong(0, N);
  }

  static long stream() {
    long sum = 0;
    sum += LongStream.range(0, N).boxed().map(i -> i + 5).reduce(0L, Long::sum);
    sum += LongStream.range(0, N).boxed().filter(i -> i % 2 == 0).reduce(0L, (a, b) -> a ^ b);
    sum +=
        LongStream.range(0, N)
            .boxed()
            .map(i -> "n" + i)
            .filter(s -> s.length() > 3)
            .reduce(0, (a, s) -> a + s.length(), Integer::sum);
    sum +=
        LongStream.range(0, N)
            .boxed()
            .map(i -> i * 0.5)
            .map(d -> d + 1)
            .reduce(0.0, Double::sum)
            .longValue();
    sum += LongStream.range(0, N).boxed().limit(N / 2).map(Long::intValue).reduce(0, Integer::max);
    sum +=
        LongStream.range(0, N)
            .boxed()
            .skip(10)
            .filter(i -> i % 5 != 0)
            .map(Object::hashCode)
            .reduce(1, (a, b) -> 31 * a + b);
    sum +=
        LongStream.range(0, N)
            .boxed()
            .peek(i -> {})
            .map(i -> i % 100)
            .filter(i -> i > 50)
            .reduce(0L, Math::max);
    sum +=
        LongStream.range(0, N)
            .boxed()
            .filter(i -> i % 7 == 0)
            .filter(i -> i % 11 == 0)
            .map(Long::toHexString)
            .reduce(0, (a, s) -> a + s.hashCode(), Integer::sum);
    return sum;
  }
}

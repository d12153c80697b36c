package dev.weir.checks.time;

import dev.weir.Bound;
import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;
import dev.weir.pipeline.Timed;
import dev.weir.testkit.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A run of one operator by a clock that the test moves: numbers go in when the test says so, and
/// what comes out is noted with the time, as in `[1, 2] at 100`.
final class TimeLine implements AutoCloseable {
  final VirtualClock clock = new VirtualClock();
  private final Pipe<Integer> in = Pipe.of(Bound.elements(100));
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final Run<Summary> run;
  private long written;

  TimeLine(Function<VirtualClock, Timed<Integer, ?>> operator) {
    this(operator, Long.MAX_VALUE);
  }

  /// One behind which no more is wanted after some elements.
  TimeLine(Function<VirtualClock, Timed<Integer, ?>> operator, long wanted) {
    run =
        Pipeline.from(in)
            .timed(operator.apply(clock))
            .take(wanted)
            .forEach(element -> out.add(element + " at " + clock.elapsed().toMillis()))
            .start();
    while (run.snapshot().stages().size() < 2) { // its time begins when it is open
      Thread.onSpinWait();
    }
  }

  /// Lets a number in, and waits until the operator has taken it.
  void in(int number) throws Exception {
    in.write(number);
    written++;
    while (taken() < written) {
      Thread.onSpinWait();
    }
  }

  /// Lets a number in that the operator has no room for now.
  void inLater(int number) throws Exception {
    in.write(number);
    in.flush();
    written++;
  }

  private long taken() {
    var stages = run.snapshot().stages();
    return stages.size() < 2 ? 0 : stages.get(1).elementsIn();
  }

  long held() {
    var boundary = run.snapshot().stages().get(1).boundary();
    return boundary == null ? -1 : boundary.fill();
  }

  /// Waits until the operator waits for a time that is so far away, and lets all of that pass but
  /// the last millisecond, and then that.
  void untilDue(int millis) throws Exception {
    clock.awaitWaiter(Duration.ofMillis(millis));
    int before = out.size();
    clock.advance(Duration.ofMillis(millis - 1));
    clock.awaitWaiter(Duration.ofMillis(1));
    if (out.size() != before) {
      throw new AssertionError("too early: " + out);
    }
    clock.advance(Duration.ofMillis(1));
  }

  /// Waits until something came out, or the operator waits for a time.
  void untilOutOrWaiting() {
    while (out.isEmpty() && clock.waiters() == 0) {
      Thread.onSpinWait();
    }
  }

  void pass(int millis) throws Exception {
    clock.advance(Duration.ofMillis(millis));
  }

  /// What came out, when there are so many of them.
  List<String> out(int count) {
    while (out.size() < count) {
      Thread.onSpinWait();
    }
    return List.copyOf(out);
  }

  void end() {
    in.end();
  }

  void fail(Throwable cause) {
    in.fail(cause);
  }

  void cancel() {
    run.cancel();
  }

  Summary await() throws Exception {
    return run.await();
  }

  boolean offered() {
    return in.offer(0) != Pipe.Offer.CLOSED;
  }

  /// Stops what is still running.
  @Override
  public void close() {
    run.cancel();
  }
}

package dev.weir;

import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One step in its chain, and the gate before it.
///
/// In a pulled chain a step may pause with a rest to give. Until it has given that, its gate is
/// shut: what the step before emits all the same waits here, within a limit.
final class Link extends Gate {
  final Step<Object, Object> step;
  private final Emitter<Object> next;

  private boolean paused; // it was told to pause, and may have more to give
  private boolean stopped; // a step behind is done: never called again
  private @Nullable ArrayDeque<Object> waiting;
  private long waitingBytes;

  Link(Chain<?, ?> chain, int index, Step<Object, Object> step, Emitter<Object> next) {
    super(chain, index);
    this.step = step;
    this.next = next;
  }

  @Override
  public boolean emit(Object in) throws IOException, InterruptedException {
    if (!open()) {
      return detained(in);
    }
    checkElement(in);
    count(in);
    call(in);
    return wanted();
  }

  /// Not straight through: failed, unwanted, or the step has a rest to give first.
  private boolean detained(Object in) throws IOException {
    checkFine();
    if (chain.refuses(index)) {
      return refuse();
    }
    checkElement(in);
    count(in);
    if (waiting == null) {
      waiting = new ArrayDeque<>();
    }
    Object kept = Bound.compact(in);
    waitingBytes += Bound.estimate(kept);
    if (waiting.size() >= Chain.MAX_WAITING || waitingBytes > Chain.MAX_WAITING_BYTES) {
      throw given(Waiting.tooMuch());
    }
    waiting.add(kept);
    return true;
  }

  @Override
  public boolean consumed() {
    return step instanceof CodecStep<?, ?> && !waiting();
  }

  private void call(Object in) throws IOException, InterruptedException {
    chain.active(index);
    try {
      step.take(in, next);
    } catch (Throwable e) {
      thrown(e);
    }
    chain.active(index - 1);
  }

  /// Goes on after a pause: first what the step has left, then what waits for it.
  void resume() throws IOException, InterruptedException {
    if (stopped || !waiting()) {
      return;
    }
    if (paused) {
      paused = false;
      chain.active(index);
      try {
        paused = step.more(next);
      } catch (Throwable e) {
        thrown(e);
      }
    }
    while (!paused && !stopped && waiting != null && !waiting.isEmpty() && !nextBlocked()) {
      Object in = waiting.remove();
      waitingBytes -= Bound.estimate(in);
      call(in);
    }
    chain.active(-1);
    update();
  }

  private boolean nextBlocked() {
    return ((Gate) next).blocked();
  }

  boolean flush() throws IOException, InterruptedException {
    chain.active(index);
    boolean all = false;
    try {
      all = step.flush(next);
    } catch (Throwable e) {
      thrown(e);
    }
    chain.active(-1);
    return all;
  }

  void finish() throws IOException, InterruptedException {
    chain.active(index);
    try {
      step.finish(next);
    } catch (Throwable e) {
      thrown(e);
    }
    chain.active(-1);
  }

  void thrown(Throwable e) {
    if (e == Unwind.SIGNAL && !chain.failed()) {
      return; // the step was told that nobody wants more, and went on
    }
    chain.fail(index, e);
    chain.rethrow();
  }

  /// The step was told to pause.
  void pausing() {
    if (!stopped) {
      paused = true;
      update();
    }
  }

  /// A step at or behind this one is done: nothing that waits here is wanted any more.
  void stop(boolean behind) {
    waiting = null;
    if (behind) {
      stopped = true;
      paused = false;
    }
    update();
  }

  boolean waiting() {
    return paused || (waiting != null && !waiting.isEmpty());
  }

  @Override
  boolean blocked() {
    return waiting() || ((Gate) next).blocked();
  }

  @Override
  boolean passable() {
    return !waiting() && !chain.failed() && !chain.refuses(index);
  }
}

package dev.weir.gzip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The threads that decode BGZF blocks for one step.
///
/// They are platform threads, since they do nothing but compute, and daemons. They start when a
/// second batch is there while the first is not decoded yet, so that a small file needs none, and
/// end with [#close()], which waits for them: each looks after every block whether it may go, which
/// is well below a millisecond, and waits for nothing else but work, where an interrupt wakes it.
/// They call no code but ours, so nothing can keep one of them.
///
/// The queue is bounded by whoever uses it: there are never more batches than [#maxBatches(int)]
/// says.
///
/// Threads: all methods in the step's.
final class Crew implements AutoCloseable {
  private final int threads;
  private final InflatingEngine engine;
  private final LinkedBlockingQueue<Batch> work = new LinkedBlockingQueue<>();
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean closed;

  Crew(int threads, InflatingEngine engine) {
    this.threads = threads;
    this.engine = engine;
  }

  /// The most batches that may be in flight: one for each thread, and two that are given or wait.
  static int maxBatches(int threads) {
    return threads + 2;
  }

  /// Gives them a batch to decode.
  void submit(Batch batch) {
    work.add(batch);
  }

  /// Starts the threads, if they have not been.
  void start() {
    while (workers.size() < threads) {
      Thread worker =
          Thread.ofPlatform()
              .daemon()
              .inheritInheritableThreadLocals(false)
              .name("weir-gunzip-" + (workers.size() + 1))
              .unstarted(this::decodeAll);
      worker.start();
      workers.add(worker);
    }
  }

  boolean started() {
    return !workers.isEmpty();
  }

  private void decodeAll() {
    BlockInflater inflater;
    try {
      inflater = engine.openBlocks();
    } catch (Throwable e) {
      failAll(e);
      return;
    }
    try (inflater) {
      while (!closed) {
        work.take().decode(inflater, () -> closed);
      }
    } catch (InterruptedException e) {
      // only close() interrupts: there is no more to do
    }
  }

  /// Without its tools a thread can only say so, as often as it is asked.
  private void failAll(Throwable cause) {
    try {
      while (!closed) {
        work.take().fail(cause);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  /// Takes the next batch away from the threads, for the step's own thread; null if there is none.
  @Nullable Batch take() {
    return work.poll();
  }

  /// Ends the threads and waits until they have ended.
  @Override
  public void close() {
    closed = true;
    workers.forEach(Thread::interrupt);
    boolean interrupted = Thread.interrupted();
    for (Thread worker : workers) {
      interrupted |= joined(worker);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for the end of a thread; true if interrupted meanwhile.
  private static boolean joined(Thread worker) {
    boolean interrupted = false;
    while (true) {
      try {
        worker.join();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true; // it ends in any case
      }
    }
  }
}

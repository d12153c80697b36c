package dev.weir.gzip;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.Emitter;
import dev.weir.Report;
import dev.weir.Reporting;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A live [GzipEncoder] that compresses block by block, on threads of its own.
///
/// ```
///   input -> [filling]   inFlight: [ compressed ... being compressed ... waiting ] -> output
///                        free:     [ ... ]       all of them used again
/// ```
///
/// The step's thread fills a portion, hands it to the threads, and gives what the oldest one has
/// become; when all portions are in flight it waits for the oldest. So the order is kept, and the
/// number of portions is the bound. Nothing else is shared: a portion is its task's while that
/// runs, and the task says when it is done.
///
/// What fits into one block is compressed by the step's own thread, and starts none.
final class Packing implements CodecStep<Bytes, Bytes>, Reporting {
  /// In flight besides those that the threads have in hand: one done, one to begin with.
  private static final int SPARE_PORTIONS = 2;

  private final GzipEncoder encoder;
  private final Presses presses;
  private final ArrayDeque<Portion> inFlight = new ArrayDeque<>();
  private final ArrayDeque<Portion> free = new ArrayDeque<>();
  private final CRC32 crc = new CRC32(); // of the joined member
  private final List<Thread> threads = new CopyOnWriteArrayList<>(); // the pool adds them
  private @Nullable ThreadPoolExecutor workers;

  private Framing framing;
  private Bytes input = Bytes.EMPTY;
  private int at;
  private @Nullable Portion filling;
  private @Nullable Portion before; // the last that was handed over, of the same member
  private long size; // of the joined member
  private long blocks;
  private boolean draining; // nothing more comes for now
  private boolean ended;
  private @Nullable Bytes mark; // what is behind the last portion

  Packing(GzipEncoder encoder) {
    this.encoder = encoder;
    presses = new Presses(encoder.engine(), encoder.level(), encoder.blockBytes());
    framing = encoder.independent() ? Framing.BGZF : Framing.JOINED;
  }

  /// The most portions that there are: in flight, and the one that is filled.
  static int maxPortions(int threads) {
    return threads + SPARE_PORTIONS + 1;
  }

  @Override
  public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    input = in;
    at = 0;
    more(out);
  }

  @Override
  public boolean more(Emitter<? super Bytes> out) throws Exception {
    while (true) {
      if (due()) {
        if (out.pause()) {
          return true;
        }
        if (!out.emit(next())) {
          input = Bytes.EMPTY;
          return false;
        }
      } else if (at < input.length()) {
        fill();
      } else {
        input = Bytes.EMPTY;
        at = 0;
        draining &= !inFlight.isEmpty();
        return false;
      }
    }
  }

  /// Whether something can be given, or has to be before it goes on.
  private boolean due() {
    Portion oldest = inFlight.peek();
    if (oldest == null) {
      return mark != null;
    }
    return draining || inFlight.size() + 1 >= maxPortions(encoder.threads()) || oldest.isDone();
  }

  private Bytes next() throws Exception {
    Portion oldest = inFlight.peek();
    if (oldest == null) {
      Bytes last = mark == null ? Bytes.EMPTY : mark;
      mark = null;
      return last;
    }
    Bytes result = oldest.result();
    inFlight.remove();
    free.add(oldest);
    return result;
  }

  private void fill() {
    Portion portion = filling();
    int count = portion.fill(input, at);
    if (framing == Framing.JOINED) {
      portion.sumLast(count, crc);
      size += count;
    }
    at += count;
    if (portion.isFull()) {
      if (presses.open() && presses.choose()) {
        changePresses(portion);
      }
      submit(portion);
    }
  }

  private Portion filling() {
    if (filling == null) {
      Portion portion = free.poll();
      if (portion == null) {
        portion = new Portion(encoder, presses);
      }
      portion.begin(framing, before);
      filling = portion;
    }
    return filling;
  }

  /// From the next block on a library compresses. What cannot join begins members of its own, so
  /// the joined one ends with this block.
  private void changePresses(Portion portion) {
    if (framing == Framing.JOINED) {
      portion.last(crc.getValue(), size);
      framing = Framing.MEMBERS;
    }
  }

  private void submit(Portion portion) {
    filling = null;
    before = framing == Framing.JOINED ? portion : null;
    inFlight.add(portion);
    blocks++;
    boolean alone = encoder.threads() == 1 || (draining && workers == null);
    portion.start(alone ? Runnable::run : workers());
  }

  private Executor workers() {
    if (workers == null) {
      workers =
          new ThreadPoolExecutor(
              encoder.threads(),
              encoder.threads(),
              0,
              TimeUnit.NANOSECONDS,
              new LinkedBlockingQueue<>(), // of portions, whose number is bounded
              this::thread);
    }
    return workers;
  }

  private Thread thread(Runnable work) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .inheritInheritableThreadLocals(false)
            .name("weir-gzip-" + (threads.size() + 1))
            .unstarted(work);
    threads.add(thread);
    return thread;
  }

  @Override
  public boolean flush(Emitter<? super Bytes> out) throws Exception {
    draining = true;
    if (filling != null && !filling.isEmpty()) {
      submit(filling);
    }
    return !more(out) && inFlight.isEmpty();
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    draining = true;
    ended = true;
    switch (framing) {
      case JOINED -> {
        Portion portion = filling();
        portion.last(crc.getValue(), size);
        submit(portion);
      }
      case MEMBERS -> submitRest();
      case BGZF -> {
        submitRest();
        mark = Bytes.wrap(Framing.bgzfEnd());
      }
    }
    more(out);
  }

  private void submitRest() {
    if (filling != null && !filling.isEmpty()) {
      submit(filling);
    }
  }

  @Override
  public @Nullable Report report() {
    if (!ended) {
      return null;
    }
    int threads = workers == null ? 1 : encoder.threads();
    var values = new LinkedHashMap<String, Object>();
    values.put("engine", presses.name());
    values.put("threads", threads);
    values.put("blocks", blocks);
    String text = presses.name() + ", " + threads + (threads == 1 ? " thread" : " threads");
    return presses.missing().isEmpty()
        ? Report.detail(text, values)
        : Report.remark(presses.missing() + ": compressed by " + text, values);
  }

  /// Ends the threads, each after the block in its hand, and waits for them.
  @Override
  public void close() {
    if (workers != null) {
      workers.shutdownNow();
      join();
    }
    presses.close();
  }

  private void join() {
    boolean interrupted = false;
    for (Thread thread : threads) {
      boolean over = false;
      while (!over) {
        try {
          thread.join();
          over = true;
        } catch (InterruptedException e) {
          interrupted = true; // a block takes milliseconds
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

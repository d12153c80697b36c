package dev.weir.text;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.Chain;
import dev.weir.ChainTransform;
import dev.weir.ConsumingStep;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import dev.weir.LimitException;
import dev.weir.OpeningException;
import dev.weir.Sizes;
import dev.weir.Transform;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A live [ParallelLines.Chunked].
///
/// ```
///   take: ... lines lin|   buffer, cut behind a line feed
///                |
///          todo: [5] [4]                  on their way: [5] [4] [3] [2] [1]
///                 |                                                     |
///          threads: [3] [2] [1] -> results of each                     out
/// ```
///
/// Threads: the step's own calls come from one; the workers share with it what the lock guards.
/// Whoever changes that signals. The oldest chunk is always with a worker or done, and its results
/// are taken first, so nobody waits for ever.
final class ParallelStep<R> implements ConsumingStep<Bytes, R> {

  /// How much the results of a chunk weigh at most, unless it is one that is heavier.
  static final long RESULT_BYTES = 64 << 10;

  private static final int BATCH = 64; // results are handed over together, if they are that many

  /// How much a worker collects, at least, before it hands results over.
  static final long BATCH_BYTES = 8 << 10;

  private static final byte LF = '\n';

  /// Until when the step's thread waits for results.
  private enum Until {
    NOTHING_IS_READY,
    THERE_IS_ROOM,
    NOTHING_IS_LEFT
  }

  private final ParallelLines lines;
  private final Transform<Bytes, R> inner;
  private final List<Transform<?, ?>> later; // what the lives of all chunks but the first are of
  private @Nullable Chain<Bytes, R> firstLife; // until there is a first chunk
  private final List<Thread> workers = new ArrayList<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition(); // anything guarded by the lock

  // guarded by lock
  private final ArrayDeque<Chunk<R>> todo = new ArrayDeque<>();
  private final ArrayDeque<Chunk<R>> onTheWay = new ArrayDeque<>();
  private long bytesOnTheWay;
  private int idle; // workers that wait for a chunk
  private volatile boolean stopped; // nobody wants more

  // the step's own thread
  private Bytes in = Bytes.EMPTY;
  private int at; // how much of it was taken
  private byte[] buffer;
  private int filled;
  private long start; // where the buffer begins in the stage's input
  private @Nullable Chunk<R> due; // waits for room
  private final ArrayDeque<byte[]> free = new ArrayDeque<>(); // of usual length
  private final ArrayDeque<R> giving = new ArrayDeque<>();
  private boolean toTheEnd; // all that was taken is wanted now
  private boolean inputEnded;

  /// Opens the life of the first chunk, so that what cannot be is said before anything is read.
  ///
  /// @throws IllegalStateException if a step writes beside the stream
  /// @throws IOException if the transform cannot be opened
  ParallelStep(ParallelLines lines, Transform<Bytes, R> inner) throws IOException {
    this.lines = lines;
    this.inner = inner;
    this.firstLife = opened(ChainTransform.parts(inner));
    this.later = behindTheFirst(ChainTransform.parts(inner));
    this.buffer = new byte[lines.chunkBytes()];
  }

  @Override
  public void take(Bytes run, Emitter<? super R> out) throws Exception {
    in = run;
    at = 0;
    more(out);
  }

  @Override
  public boolean more(Emitter<? super R> out) throws Exception {
    while (due != null || at < in.length() || (inputEnded && filled > 0)) {
      if (due == null) {
        fill();
      } else if (give(Until.THERE_IS_ROOM, out)) {
        return true;
      } else if (stopped) {
        break;
      } else {
        submit(due);
        due = null;
      }
    }
    in = Bytes.EMPTY;
    at = 0;
    boolean rest = give(toTheEnd ? Until.NOTHING_IS_LEFT : Until.NOTHING_IS_READY, out);
    toTheEnd &= rest;
    return rest;
  }

  private void fill() throws LimitException {
    int count = Math.min(buffer.length - filled, in.length() - at);
    in.copyTo(at, buffer, filled, count);
    filled += count;
    at += count;
    if (inputEnded) {
      cut(filled);
    } else if (filled == buffer.length) {
      int end = lastLineEnd();
      if (end > 0) {
        cut(end);
      } else {
        grow();
      }
    }
  }

  /// Behind the last line feed; 0 if there is none.
  private int lastLineEnd() {
    int end = filled;
    while (end > 0 && buffer[end - 1] != LF) {
      end--;
    }
    return end;
  }

  private void cut(int end) {
    byte[] full = buffer;
    int rest = filled - end;
    due = new Chunk<>(full, end, start);
    buffer = emptyBuffer(rest);
    System.arraycopy(full, end, buffer, 0, rest);
    filled = rest;
    start += end;
  }

  /// Large arrays that come and go are what a small heap suffers from, so they go round.
  private byte[] emptyBuffer(int needed) {
    byte[] used = needed <= lines.chunkBytes() ? free.poll() : null;
    return used == null ? new byte[Math.max(lines.chunkBytes(), needed)] : used;
  }

  private void grow() throws LimitException {
    if (filled >= lines.longestChunk()) {
      throw new LimitException(
          "line at byte %d is longer than %s bytes"
              .formatted(start, Sizes.count(lines.maxBytes())));
    }
    buffer = Arrays.copyOf(buffer, (int) Math.min(2L * filled, lines.longestChunk()));
  }

  private void submit(Chunk<R> chunk) {
    boolean another;
    lock.lock();
    try {
      chunk.firstLife = firstLife;
      firstLife = null;
      todo.add(chunk);
      onTheWay.add(chunk);
      bytesOnTheWay += chunk.array.length;
      another = idle < todo.size() && workers.size() < lines.threads();
      changed.signalAll(); // a worker has something to do
    } finally {
      lock.unlock();
    }
    if (another) {
      var worker =
          Thread.ofPlatform()
              .daemon()
              .inheritInheritableThreadLocals(false)
              .name("weir-lines-" + (workers.size() + 1))
              .unstarted(this::work);
      workers.add(worker);
      worker.start();
    }
  }

  // Results

  /// Emits results; true if it has to pause.
  private boolean give(Until until, Emitter<? super R> out)
      throws IOException, InterruptedException {
    while (!stopped && (!giving.isEmpty() || awaitResults(until))) {
      if (out.pause()) {
        return true;
      }
      if (!out.emit(giving.remove())) {
        stop();
      }
    }
    return false;
  }

  /// False if there is nothing to be waited for.
  private boolean awaitResults(Until until) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!takeResults()) {
        if (reached(until)) {
          return false;
        }
        changed.await();
      }
      changed.signalAll(); // that chunk's worker has room
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean reached(Until until) {
    return switch (until) {
      case NOTHING_IS_READY -> true;
      case THERE_IS_ROOM ->
          onTheWay.isEmpty() || bytesOnTheWay <= (lines.inFlight() - 1) * lines.chunkBytes();
      case NOTHING_IS_LEFT -> onTheWay.isEmpty();
    };
  }

  /// Takes the results of the chunk whose turn it is, or of any that has some.
  private boolean takeResults() throws IOException {
    for (Iterator<Chunk<R>> chunks = onTheWay.iterator(); chunks.hasNext(); ) {
      Chunk<R> chunk = chunks.next();
      if (!chunk.results.isEmpty()) {
        giving.addAll(chunk.results);
        chunk.results.clear();
        chunk.weight = 0;
        return true;
      }
      if (chunk.ended) {
        rethrow(chunk);
        bytesOnTheWay -= chunk.array.length;
        chunks.remove();
        if (chunk.reusable && chunk.array.length == lines.chunkBytes()) {
          free.add(chunk.array);
        }
      } else if (lines.ordered()) {
        return false;
      }
    }
    return false;
  }

  /// Throws what a chunk has failed with, with its place in the whole text.
  private static void rethrow(Chunk<?> chunk) throws IOException {
    switch (chunk.failure) {
      case null -> {}
      case Throwable e when chunk.start == 0 -> throw thrown(e);
      case CorruptDataException e -> {
        String what = String.valueOf(e.getMessage()).replace(" at byte " + e.offset(), "");
        throw because(new CorruptDataException(what, chunk.start + e.offset()), e);
      }
      case LimitException e -> {
        String where = "in the chunk from byte " + chunk.start + ": ";
        throw because(new LimitException(where + e.getMessage()), e);
      }
      case Throwable e -> throw thrown(e);
    }
  }

  private static IOException thrown(Throwable failure) {
    return switch (failure) {
      case IOException e -> e;
      case Error e -> throw e;
      case RuntimeException e -> throw e;
      default -> new IOException(failure);
    };
  }

  private static IOException because(IOException failure, Throwable cause) {
    failure.initCause(cause);
    return failure;
  }

  // The workers

  private void work() {
    for (Chunk<R> chunk = next(); chunk != null; chunk = next()) {
      Throwable failure = null;
      boolean reusable = false;
      var collected = new Collector(chunk);
      try (Chain<Bytes, R> life = lifeOf(chunk)) {
        life.take(chunk.text, collected);
        life.finish(collected);
        collected.hand();
        reusable = life.consumes();
      } catch (Throwable e) {
        failure = e;
        collected.handWhatCameBefore(e);
      }
      end(chunk, reusable, failure);
    }
  }

  private Chain<Bytes, R> lifeOf(Chunk<R> chunk) throws IOException {
    Chain<Bytes, R> first = chunk.firstLife;
    chunk.firstLife = null;
    return first == null ? opened(later) : first;
  }

  /// A byte order mark is one at the beginning of the text alone: at that of a later chunk it is a
  /// part of the line.
  private static List<Transform<?, ?>> behindTheFirst(List<Transform<?, ?>> parts) {
    var later = new ArrayList<>(parts);
    later.set(
        0,
        switch (parts.getFirst()) {
          case Lines split -> split.keepBom(true);
          case LineSlices(Lines split) -> new LineSlices(split.keepBom(true));
          case LineViews(Lines split) -> new LineViews(split.keepBom(true));
          case Decode decode -> decode.keepBom(true);
          case Recode(String name, Decode from, Encode to) ->
              new Recode(name, from.keepBom(true), to);
          case Transform<?, ?> other -> other;
        });
    return List.copyOf(later);
  }

  /// As a chain, which keeps the laws of steps whatever the transforms are.
  private Chain<Bytes, R> opened(List<Transform<?, ?>> parts) throws IOException {
    Chain<Bytes, R> chain;
    try {
      chain = Chain.open(parts);
    } catch (OpeningException e) {
      throw thrown(e.failure());
    }
    if (chain.hasSides()) {
      var refusal =
          new IllegalStateException(
              inner.name()
                  + " on several threads cannot have a step that writes beside the stream:"
                  + " put it before or behind");
      closeAll(chain, refusal);
      throw refusal;
    }
    return chain;
  }

  private static void closeAll(Chain<?, ?> chain, Throwable cause) {
    try (chain) {
      chain.closeSide();
    } catch (Throwable e) {
      cause.addSuppressed(e);
    }
  }

  private @Nullable Chunk<R> next() {
    lock.lock();
    try {
      idle++;
      while (todo.isEmpty() && !stopped) {
        changed.awaitUninterruptibly();
      }
      idle--;
      return stopped ? null : todo.remove();
    } finally {
      lock.unlock();
    }
  }

  private void end(Chunk<R> chunk, boolean reusable, @Nullable Throwable failure) {
    lock.lock();
    try {
      chunk.failure = failure;
      chunk.reusable = reusable;
      chunk.ended = true;
      changed.signalAll(); // the step's thread finds the end, or the failure
    } finally {
      lock.unlock();
    }
  }

  /// Where a worker puts results: some at a time, as the lock costs more than a result.
  private final class Collector implements Emitter<R> {
    private final Chunk<R> chunk;
    private final ArrayDeque<R> batch = new ArrayDeque<>();
    private long weight;

    private Collector(Chunk<R> chunk) {
      this.chunk = chunk;
    }

    @Override
    public boolean emit(R element) throws InterruptedException {
      R kept = Bound.compact(element);
      batch.add(kept);
      weight += Bound.estimate(kept);
      if (batch.size() >= BATCH || weight >= BATCH_BYTES) {
        hand();
      }
      return !stopped;
    }

    /// Waits until the chunk has room.
    private void hand() throws InterruptedException {
      lock.lockInterruptibly();
      try {
        while (chunk.weight > 0 && chunk.weight + weight > RESULT_BYTES && !stopped) {
          changed.await();
        }
        chunk.results.addAll(batch);
        chunk.weight += weight;
        changed.signalAll(); // there are results
      } finally {
        lock.unlock();
      }
      batch.clear();
      weight = 0;
    }

    /// The results before a failure are as good as those of one thread.
    private void handWhatCameBefore(Throwable failure) {
      try {
        if (!stopped) {
          hand();
        }
      } catch (InterruptedException e) {
        failure.addSuppressed(e);
      }
    }

    @Override
    public boolean pause() {
      return false;
    }

    @Override
    public void done() {} // this chunk has ended early; the others have not
  }

  // The end

  @Override
  public boolean flush(Emitter<? super R> out) throws Exception {
    if (due == null && filled > 0) {
      int end = lastLineEnd();
      if (end > 0) {
        cut(end);
      }
    }
    toTheEnd = true;
    boolean rest = more(out);
    return !rest && filled == 0;
  }

  @Override
  public void finish(Emitter<? super R> out) throws Exception {
    inputEnded = true;
    toTheEnd = true;
    more(out);
  }

  private void stop() {
    lock.lock();
    try {
      stopped = true;
      if (!todo.isEmpty() && firstLife == null) {
        firstLife = todo.getFirst().firstLife; // no worker has begun with it
      }
      todo.clear();
      changed.signalAll(); // everybody may leave
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    stop();
    workers.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (firstLife != null) {
      firstLife.close();
    }
  }
}

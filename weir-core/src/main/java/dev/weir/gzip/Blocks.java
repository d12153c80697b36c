package dev.weir.gzip;

import dev.weir.Bytes;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The BGZF blocks that are being decoded for one step, in their order.
///
/// ```
///   gathered block by block --> batch --> batches in flight --> pieces
///                                          on the threads       in order
/// ```
///
/// Bounded: the batch that is gathered and [Crew#maxBatches] in flight. With one thread, batches
/// have one block, and the step's own thread decodes them.
///
/// Threads: all methods in the step's.
final class Blocks implements AutoCloseable {
  private final InflatingEngine engine;
  private final int threads;
  private final int maxBatches;
  private final Crew crew;
  private final ArrayDeque<Batch> inFlight = new ArrayDeque<>();
  private final BlockingQueue<byte[]> free = new LinkedBlockingQueue<>(Batch.MAX_BLOCKS);
  private @Nullable Batch gathering;
  private @Nullable BlockInflater own; // for the step's own thread
  private boolean endsEmpty;

  Blocks(InflatingEngine engine, int threads) {
    this.engine = engine;
    this.threads = threads;
    this.maxBatches = threads == 1 ? 1 : Crew.maxBatches(threads);
    this.crew = new Crew(threads, engine);
  }

  /// The most that is held, without the inflaters.
  static long heldBytes(int threads) {
    return (threads == 1 ? 2L : Crew.maxBatches(threads) + 1L) * Batch.HELD_BYTES
        + Batch.MAX_BLOCKS * (long) Batch.MAX_BLOCK_BYTES; // to be used again
  }

  /// Begins a block.
  ///
  /// @param bytes how long it is without its header
  /// @param offset where it goes on behind its header, in the stage's input
  void begin(int bytes, int headerBytes, long offset) {
    Batch batch = gathering == null ? new Batch(free) : gathering;
    batch.begin(bytes, headerBytes, offset);
    gathering = batch;
  }

  /// Takes what there is of the block that was begun.
  ///
  /// @return how many bytes
  int gather(Bytes input, int at) {
    Batch batch = gathered();
    int some = Math.min(batch.missing(), input.length() - at);
    input.copyTo(at, batch.input(), batch.filled(), some);
    if (batch.fill(some)) {
      endsEmpty = batch.endsEmpty();
      if (threads == 1 || batch.full()) {
        submit();
      }
    }
    return some;
  }

  /// How many bytes of the block that was begun are missing.
  int missing() {
    return gathering == null ? 0 : gathering.missing();
  }

  /// Whether the last whole block has no data: so BGZF marks its end.
  boolean endsEmpty() {
    return endsEmpty;
  }

  private Batch gathered() {
    if (gathering == null) {
      throw new IllegalStateException("no block was begun");
    }
    return gathering;
  }

  /// Sends what was gathered on its way, if there is any.
  void submit() {
    if (gathering != null && !gathering.isEmpty()) {
      inFlight.add(gathering);
      crew.submit(gathering);
      gathering = null;
      if (threads > 1 && inFlight.size() > 1) {
        crew.start();
      }
    }
  }

  /// Whether a result has to be taken before the next batch.
  boolean full() {
    return inFlight.size() == maxBatches;
  }

  /// Whether something is not given yet.
  boolean busy() {
    return !inFlight.isEmpty() || (gathering != null && !gathering.isEmpty());
  }

  /// The next block that was decoded, but for empty ones.
  ///
  /// @param wait whether to wait for the batch they are in
  /// @return null if there are none for now, or none at all
  /// @throws IOException if the next block is damaged
  Batch.@Nullable Decoded next(boolean wait) throws IOException, InterruptedException {
    boolean first = true;
    while (!inFlight.isEmpty()) {
      Batch head = inFlight.getFirst();
      if (!isDecoded(head, wait && first)) {
        return null;
      }
      Batch.Decoded decoded = head.poll();
      if (decoded != null) {
        if (decoded.array().length > 0) {
          return decoded;
        }
      } else {
        rethrow(head.failure());
        inFlight.removeFirst();
        first = false;
      }
    }
    return null;
  }

  private boolean isDecoded(Batch head, boolean wait) throws InterruptedException {
    if (!head.isDecoded() && wait) {
      if (!crew.started()) {
        decodeHere();
      }
      head.await();
    }
    return head.isDecoded();
  }

  /// Without threads, the batch in flight is alone.
  private void decodeHere() {
    Batch alone = crew.take();
    if (alone != null) {
      if (own == null) {
        own = engine.openBlocks();
      }
      alone.decode(own, () -> false);
    }
  }

  private static void rethrow(@Nullable Throwable failure) throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IOException(failure);
    }
  }

  /// Takes back what was used up.
  void recycle(Batch.Decoded decoded) {
    var _ = free.offer(decoded.array());
  }

  /// How many threads have worked.
  int threads() {
    return crew.started() ? threads : 1;
  }

  @Override
  public void close() {
    crew.close();
    if (own != null) {
      own.close();
    }
  }
}

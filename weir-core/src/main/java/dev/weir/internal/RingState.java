package dev.weir.internal;

import dev.weir.Bound;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The fields of a ring, each side's on cache lines of its own. The order of the classes is the
/// order in memory.
final class RingState {
  private RingState() {}

  // How a ring stands. It only ever goes up.
  static final int OPEN = 0;
  static final int ENDED = 1; // by the writer: what is left may be read
  static final int READER_CLOSED = 2;
  static final int CANCELLED = 3;

  @SuppressWarnings("unused") // keeps all of it apart from what is before it in memory
  abstract static class PadBefore {
    private long z0, z1, z2, z3, z4, z5, z6, z7;
  }

  /// What does not change, and what changes seldom.
  abstract static class Limits extends PadBefore {
    final Bound bound;
    final long capacity;
    final long maxWeight;
    final long lowElements;
    final long lowWeight;
    final boolean weighed;
    final long fenceMask;

    volatile int state = OPEN;

    Limits(Bound bound) {
      this.bound = bound;
      this.capacity = bound.elements();
      this.maxWeight = bound.weight();
      this.weighed = bound.weighed();
      this.lowElements = capacity * bound.lowPercent() / 100;
      this.lowWeight = weighed ? (long) (maxWeight * (bound.lowPercent() / 100.0)) : Long.MAX_VALUE;
      this.fenceMask = Math.max(1, Long.highestOneBit(capacity / 8)) - 1;
    }
  }

  @SuppressWarnings("unused") // keeps the writer's fields apart
  abstract static class PadBeforeWriter extends Limits {
    private long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, aa, ab, ac, ad, ae, af;

    PadBeforeWriter(Bound bound) {
      super(bound);
    }
  }

  /// Written by the writing thread only; `tail` and `weightIn` are read by others.
  abstract static class WriterFields extends PadBeforeWriter {
    RingSlots writing;
    long tail; // elements written
    long weightIn; // their weight
    long countLimit; // up to this tail there is room without looking at the reader
    long weightLimit; // likewise in weight
    long slotLimit; // up to this tail the current array has a slot
    long writerParks;
    long writerParkedNanos;
    volatile long writerParkedSince; // nanoTime; 0 while it runs

    WriterFields(Bound bound) {
      super(bound);
      writing = RingSlots.first(capacity, weighed);
    }
  }

  @SuppressWarnings("unused") // keeps the two sides apart
  abstract static class PadBeforeReader extends WriterFields {
    private long b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, ba, bb, bc, bd, be, bf;

    PadBeforeReader(Bound bound) {
      super(bound);
    }
  }

  /// Written by the reading thread only; `head` and `weightOut` are read by others.
  abstract static class ReaderFields extends PadBeforeReader {
    RingSlots reading;
    long head; // elements read
    long weightOut; // their weight
    long resumedAt; // head after the last sleep
    long readerParks;
    long readerParkedNanos;
    volatile long readerParkedSince;

    ReaderFields(Bound bound) {
      super(bound);
      reading = writing;
    }
  }

  @SuppressWarnings("unused") // keeps the reader's fields apart from the wake-up words
  abstract static class PadBeforeWakes extends ReaderFields {
    private long c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, ca, cb, cc, cd, ce, cf;

    PadBeforeWakes(Bound bound) {
      super(bound);
    }
  }

  /// The wake-up words: positions, armed by the sleeper, tripped by the other side.
  abstract static class Wakes extends PadBeforeWakes {
    static final long UNARMED = Long.MAX_VALUE;

    volatile long wakeReaderAt = UNARMED; // "wake me when tail reaches this"
    volatile @Nullable Thread reader;
    volatile long wakeWriterAt = UNARMED; // "wake me when head reaches this ..."
    volatile long wakeWriterAtWeight; // "... and weightOut this"; written before wakeWriterAt
    volatile @Nullable Thread writer;

    Wakes(Bound bound) {
      super(bound);
    }

    static void unpark(@Nullable Thread thread) {
      if (thread != null) {
        LockSupport.unpark(thread);
      }
    }
  }

  @SuppressWarnings("unused") // keeps all of it apart from what is behind it in memory
  abstract static class PadBehind extends Wakes {
    private long d0, d1, d2, d3, d4, d5, d6, d7;

    PadBehind(Bound bound) {
      super(bound);
    }
  }
}

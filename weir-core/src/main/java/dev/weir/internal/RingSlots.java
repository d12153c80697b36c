package dev.weir.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// An array of slots of a ring. A full one is followed by one twice as large, up to the bound.
///
/// Position `p` of the ring is slot `p & mask`, in whichever array is current at that position. A
/// slot is null (free), an element, or [#NEXT] where the ring goes on in the next array.
final class RingSlots {
  static final Object NEXT = new Object();

  private static final int FIRST = 16;
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);

  final int length;
  private final int mask;
  private final @Nullable Object[] slots;
  private final long @Nullable [] weights; // weights[i] is written before slots[i] is released

  @Nullable RingSlots next; // written before NEXT is released

  private RingSlots(int length, boolean weighed) {
    this.length = length;
    this.mask = length - 1;
    this.slots = new Object[length];
    this.weights = weighed ? new long[length] : null;
  }

  static RingSlots first(long capacity, boolean weighed) {
    return new RingSlots(roundUp(Math.min(capacity, FIRST)), weighed);
  }

  RingSlots larger() {
    return new RingSlots(length * 2, weights != null);
  }

  /// Whether the whole bound fits, so that no larger array will follow.
  boolean holds(long capacity) {
    return length >= capacity;
  }

  void put(long position, Object element, long weight) {
    int slot = (int) position & mask;
    if (weights != null) {
      weights[slot] = weight;
    }
    SLOT.setRelease(slots, slot, element);
  }

  void goOn(long position, RingSlots larger) {
    next = larger;
    SLOT.setRelease(slots, (int) position & mask, NEXT);
  }

  @Nullable Object peek(long position) {
    return SLOT.getAcquire(slots, (int) position & mask);
  }

  long weight(long position) {
    return weights == null ? 0 : weights[(int) position & mask];
  }

  void clear(long position) {
    slots[(int) position & mask] = null;
  }

  private static int roundUp(long capacity) {
    return capacity <= 1 ? 1 : Integer.highestOneBit((int) capacity - 1) << 1;
  }
}

package dev.weir;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Numbers that one thread writes for every element, and others read. They stand on cache lines of
/// their own: what happens to be next to them in memory may belong to another thread.
final class Gauges {
  private Gauges() {}

  @SuppressWarnings("unused") // keeps the fields below apart from what is before them in memory
  abstract static class Before {
    private int a; // a JVM fills the rest of the header's last word
    private long a0, a1, a2, a3, a4, a5, a6, a7;
  }

  /// What passes a gate.
  abstract static class Passing extends Before {
    private static final VarHandle ELEMENTS =
        Handles.of(MethodHandles.lookup(), "elements", long.class);
    private static final VarHandle BYTES = Handles.of(MethodHandles.lookup(), "bytes", long.class);

    private long elements;
    private long bytes;

    final void passed(long moreElements) {
      ELEMENTS.setRelease(this, elements + moreElements);
    }

    final void counted(long allElements) {
      ELEMENTS.setRelease(this, allElements);
    }

    final void passedBytes(long moreBytes) {
      BYTES.setOpaque(this, bytes + moreBytes);
    }

    /// The same; what the owner wrote before it counted is seen, too.
    final long elementsAcquire() {
      return (long) ELEMENTS.getAcquire(this);
    }

    final long elements() {
      return (long) ELEMENTS.getOpaque(this);
    }

    final long bytes() {
      return (long) BYTES.getOpaque(this);
    }
  }

  /// A gate's numbers.
  @SuppressWarnings("unused") // keeps the fields above apart from what is behind them
  abstract static class OfGate extends Passing {
    private long b0, b1, b2, b3, b4, b5, b6, b7;
  }

  /// Which step has the thread.
  abstract static class Active extends Before {
    private static final VarHandle ACTIVE = Handles.of(MethodHandles.lookup(), "active", int.class);
    private static final VarHandle CALM = Handles.of(MethodHandles.lookup(), "calm", boolean.class);

    @SuppressWarnings("UnusedVariable") // read through its handle
    private int active = -1;

    @SuppressWarnings("UnusedVariable") // read through its handle
    private boolean calm;

    /// Whether nobody has called for attention.
    final boolean calm() {
      return (boolean) CALM.getOpaque(this);
    }

    /// The owner is about to look at all that may be the matter.
    final void calmed() {
      CALM.setVolatile(this, true);
      VarHandle.fullFence(); // between this and the look
    }

    /// Something is the matter, and was made known before this.
    final void alarm() {
      VarHandle.fullFence();
      CALM.setVolatile(this, false);
    }

    final void active(int step) {
      ACTIVE.setOpaque(this, step);
    }

    final int activeStep() {
      return (int) ACTIVE.getOpaque(this);
    }
  }

  /// A chain's number.
  @SuppressWarnings("unused") // keeps the field above apart from what is behind it
  abstract static class OfChain extends Active {
    private long b0, b1, b2, b3, b4, b5, b6, b7;
  }
}

package dev.weir;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// A place in a chain where elements go in: before a step ([Link]) or behind the last one ([Tail]).
/// Counts what passes.
abstract class Gate extends Gauges.OfGate implements Emitter<Object> {
  /*
   * `open` is the one thing that the fast path looks at. The owning thread writes it when something
   * changes; a thread that halts the chain sets `chain.halt` and then shuts every gate. So that the owner
   * cannot leave a gate open that was just shut, it looks at `halt` after it has opened one, with a fence
   * between, as the halting thread has one between its two writes.
   */
  private static final VarHandle OPEN = Handles.of(MethodHandles.lookup(), "open", boolean.class);

  final Chain<?, ?> chain;
  final int index;
  @Nullable Link before; // the step that emits into this

  @SuppressWarnings("UnusedVariable") // read through its handle
  private boolean open = true;

  private boolean refused;

  private volatile @Nullable Gate leader; // written by the owning thread, under the gate's monitor
  private long offset; // guarded by this
  private long said; // guarded by this

  Gate(Chain<?, ?> chain, int index) {
    this.chain = chain;
    this.index = index;
  }

  /// Whether what is emitted here would have to wait; asked in a pulled chain.
  abstract boolean blocked();

  /// Whether an element may go straight through, by all that the owning thread knows.
  abstract boolean passable();

  /// True while an element may go straight through; everything else is off the fast path.
  final boolean open() {
    return (boolean) OPEN.getOpaque(this);
  }

  /// Finds out anew whether an element may go straight through.
  final void update() {
    boolean passable = passable();
    if (passable == open()) {
      return;
    }
    OPEN.setOpaque(this, passable);
    if (!passable) {
      chain.alarm();
    } else {
      VarHandle.fullFence(); // between opening and looking whether the chain is halted
      if (chain.halted() != null) {
        shut();
      }
    }
  }

  final void shut() {
    OPEN.setOpaque(this, false);
    chain.alarm();
  }

  @Override
  public final boolean pause() {
    boolean blocked = blocked();
    if (blocked && before != null) {
      before.pausing();
    }
    return blocked;
  }

  @Override
  public final void done() {
    if (before != null) {
      chain.done(before.index);
    }
  }

  final void checkElement(@Nullable Object in) {
    if (in == null) {
      throw given(new NullPointerException("null was given, but an element must not be null"));
    }
  }

  /*
   * In a section's compiled form a gate behind a step that gives one for one does not count; it follows the gate that
   * does. Who asks meanwhile must not hear of an element that is still on its way, so it reads how many came in at the
   * leader, then who has the thread: from the leader up to here, the last of them is on its way. The owner says who
   * has the thread before it counts at the leader, so the reader that sees the count sees that too. What was said once
   * is never taken back: `said` holds it.
   */

  /// From here on, as many come in here as at the leader.
  final synchronized void follow(Gate gate) {
    offset = elements() - gate.elements();
    leader = gate;
  }

  /// Counts for itself again.
  ///
  /// @param failedAt the step that has failed, so that its element got no further; -1 for none
  final synchronized void lead(int failedAt) {
    Gate gate = leader;
    if (gate != null) {
      counted(gate.elements() + offset - (onItsWay(gate, failedAt) ? 1 : 0));
      leader = null;
    }
  }

  /// How many elements have come in; of what is behind a chain: have left. From any thread.
  final long came() {
    return leader == null ? elements() : following();
  }

  private synchronized long following() {
    Gate gate = leader;
    if (gate == null) {
      return elements();
    }
    long came = gate.elementsAcquire() + offset;
    said = Math.max(said, came - (onItsWay(gate, chain.activeStep()) ? 1 : 0));
    return said;
  }

  /// Whether an element that has come in at the leader has not come in here, when a step has the
  /// thread.
  private boolean onItsWay(Gate gate, int step) {
    return step >= gate.index && (step < index || index == chain.size());
  }

  final void count(Object in) {
    passed(1);
    weigh(in);
  }

  final void weigh(Object in) {
    if (in instanceof Bytes run) {
      passedBytes(run.length());
    }
  }

  /// What the step before must not have given: a failure of that step, whoever catches it.
  final <E extends Exception> E given(E failure) {
    chain.fail(index - 1, failure);
    return failure;
  }

  /// Throws what the chain was halted with, or has failed with.
  final void checkFine() {
    Throwable halt = chain.halted();
    if (halt != null) {
      throw Sneaky.rethrow(halt);
    }
    chain.rethrow();
  }

  /// Whether who has emitted here shall go on.
  final boolean wanted() {
    return open() || !chain.refuses(index) || refuse();
  }

  /// Nobody wants what is emitted here: said once, then the emitting loop is unwound.
  final boolean refuse() {
    if (refused) {
      throw Unwind.SIGNAL;
    }
    refused = true;
    return false;
  }
}

package dev.weir;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the compiled form of a section works on in one run.
///
/// Threads: the section's own.
final class SegmentRun {
  final Chain<?, ?> chain;
  final @Nullable Cursor<?> cursor; // null below a producer
  private final Chain.@Nullable Driver<?> driver;
  private final @Nullable RecyclingCursor<?> recycling;
  private final Compiled form;
  private final List<Object> parts; // by index: a function, a step; at last what is behind
  private int failedAt = -1;

  SegmentRun(
      Chain<?, ?> chain,
      @Nullable Cursor<?> cursor,
      @Nullable RecyclingCursor<?> recycling,
      Chain.@Nullable Driver<?> driver,
      Compiled form,
      List<Object> parts) {
    this.chain = chain;
    this.cursor = cursor;
    this.recycling = recycling;
    this.driver = driver;
    this.form = form;
    this.parts = parts;
  }

  Object part(int index) {
    return parts.get(index);
  }

  Gate gate(int index) {
    return chain.gate(index);
  }

  /// What is behind a step, for the whole run.
  Emitter<Object> rest(int index) {
    Segment copy = form.rest(index);
    return copy == null ? chain.gate(index) : copy.fresh(this);
  }

  /// From here on a gate that takes as many elements as the one before it does not count them.
  void begin() {
    Gate leader = chain.gate(0);
    for (int i = 1; i <= form.last(); i++) {
      if (form.follows(i)) {
        chain.gate(i).follow(leader);
      } else {
        leader = chain.gate(i);
      }
    }
  }

  /// From here on each gate counts.
  void end() {
    for (int i = 1; i <= form.last(); i++) {
      chain.gate(i).lead(failedAt);
    }
  }

  /// Looks at what may be the matter.
  void attend() throws IOException, InterruptedException {
    chain.calmed();
    if (driver != null && driver.due()) {
      driver.attend();
    }
  }

  void recycle() {
    if (recycling != null) {
      recycling.recycle();
    }
  }

  /// Something was thrown: throws it as the linked form would, unless it was the signal to leave
  /// off.
  ///
  /// @param at whose code it came out of, or whose call: the index of a step; the chain's size for
  ///   what is behind; -1 for who drives the chain, -2 for the cursor
  void thrown(int at, Throwable e) throws IOException, InterruptedException {
    failedAt = at;
    if (at < 0) {
      throw at == -2 && cursor instanceof AbstractCursor<?> known
          ? known.failing(e)
          : Sneaky.rethrow(e);
    }
    if (at < chain.size()) {
      ((Link) chain.gate(at)).thrown(e);
    } else {
      behind((Tail) chain.gate(at), e);
    }
  }

  private void behind(Tail tail, Throwable e) {
    if (parts.getLast() instanceof AbstractWritable<?> writable) {
      writable.note(e);
    }
    if (!tail.failed(e)) {
      boolean _ = tail.end();
    }
  }
}

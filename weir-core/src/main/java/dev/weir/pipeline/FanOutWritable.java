package dev.weir.pipeline;

import dev.weir.AbstractWritable;
import dev.weir.CheckedPredicate;
import dev.weir.Enduring;
import dev.weir.Gradual;
import dev.weir.Incidents;
import dev.weir.Located;
import dev.weir.Report;
import dev.weir.Reporting;
import dev.weir.Settling;
import dev.weir.Watched;
import dev.weir.internal.Inflow;
import dev.weir.internal.Outputs;
import dev.weir.internal.Thrown;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An open fan-out: writes into branches that run beside it.
///
/// Its end returns when all branches are committed; its close, when all their threads have ended.
final class FanOutWritable<T> extends AbstractWritable<T>
    implements Settling, Watched, Gradual, Reporting, Enduring, Located {
  private final Outputs outputs;
  private final @Nullable Inflow shared;
  private final CheckedPredicate<T> give;

  /// Of branches that are open.
  ///
  /// @param outputs the branches
  /// @param shared what waits before all of them; null if each has its own
  /// @param give gives an element to those that are to have it; false if none wants more
  FanOutWritable(Outputs outputs, @Nullable Inflow shared, CheckedPredicate<T> give) {
    this.outputs = outputs;
    this.shared = shared;
    this.give = give;
  }

  @Override
  protected boolean put(T element) {
    try {
      return give.test(element);
    } catch (Throwable e) {
      throw Thrown.as(e);
    }
  }

  @Override
  protected void push() {
    try {
      outputs.flush();
    } catch (Throwable e) {
      throw Thrown.as(e);
    }
  }

  @Override
  public void settle() throws IOException, InterruptedException {
    try {
      outputs.settle();
    } catch (Throwable e) {
      throw Thrown.as(e);
    }
    Throwable alone = outputs.nobodyLeft();
    if (alone != null) {
      throw Thrown.as(alone);
    }
  }

  @Override
  protected void complete() throws IOException, InterruptedException {
    settle();
    try {
      outputs.commit();
    } catch (Throwable e) {
      throw Thrown.as(e);
    }
  }

  @Override
  protected void release(boolean complete) {
    Throwable failure = outputs.close();
    if (failure != null) {
      throw Thrown.as(failure);
    }
  }

  @Override
  public void abort() {
    outputs.cancel();
  }

  @Override
  public @Nullable Throwable overdue(boolean paused) {
    return outputs.overdue();
  }

  @Override
  public boolean unwanted() {
    return outputs.unwanted();
  }

  @Override
  public String committedSoFar() {
    return outputs.committed();
  }

  @Override
  public Incidents incidents() {
    return outputs.incidents(shared);
  }

  @Override
  public @Nullable Report report() {
    return outputs.report(shared);
  }

  @Override
  public Set<Object> fileKeys() {
    return outputs.fileKeys();
  }
}

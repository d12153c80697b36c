package dev.weir;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A writable whose elements go through a chain into another writable.
final class PushedWritable<I, O> extends AbstractWritable<I>
    implements Emitter<O>, Located, Reporting, Gradual, Settling, Watched {
  private final Chain<I, O> chain;
  private final Writable<O> target;
  private boolean settled;

  PushedWritable(Chain<I, O> chain, Writable<O> target) {
    this.chain = chain;
    this.target = target;
  }

  @Override
  protected boolean put(I element) throws IOException, InterruptedException {
    try {
      chain.take(element, this);
      return chain.wanting();
    } catch (Throwable e) {
      throw Sneaky.rethrow(e);
    }
  }

  @Override
  protected void push() throws IOException, InterruptedException {
    try {
      chain.flush(this);
    } catch (Throwable e) {
      throw Sneaky.rethrow(e);
    }
    target.flush();
  }

  /// The steps finish, so that what they fail with fails before anything is committed.
  @Override
  public void settle() throws IOException, InterruptedException {
    if (!settled) {
      settled = true;
      try {
        chain.finish(this);
      } catch (Throwable e) {
        throw Sneaky.rethrow(e);
      }
      chain.close();
      chain.settleSide();
      Settling.settle(target);
    }
  }

  @Override
  protected void complete() throws IOException, InterruptedException {
    settle();
    chain.endSide(); // throws again what settling has failed with
    target.end();
  }

  @Override
  public @Nullable Throwable overdue(boolean paused) {
    return Watched.overdue(target, paused);
  }

  @Override
  public boolean unwanted() {
    return target instanceof Watched watched && watched.unwanted();
  }

  @Override
  protected void release(boolean complete) throws IOException {
    try (target;
        Closeable _ = chain::closeSide) {
      chain.close();
    }
  }

  @Override
  public Set<Object> fileKeys() {
    return Located.keysOf(target);
  }

  @Override
  public void abort() {
    target.abort();
    chain.abortSide();
  }

  @Override
  public @Nullable Report report() {
    var reports = new ArrayList<>(chain.reports().values());
    Report last = target instanceof Reporting reporting ? reporting.report() : null;
    if (last != null) {
      reports.add(last);
    }
    return Report.together(reports);
  }

  @Override
  public String committedSoFar() {
    return target instanceof Gradual gradual ? gradual.committedSoFar() : "";
  }

  @Override
  public boolean emit(O element) throws IOException, InterruptedException {
    return target.write(element);
  }

  @Override
  public boolean consumed() {
    return target instanceof ConsumingWritable<?>;
  }

  @Override
  public boolean pause() {
    return false;
  }

  @Override
  public void done() {}
}

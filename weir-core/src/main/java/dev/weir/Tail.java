package dev.weir;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The end of a chain: what is emitted here leaves it.
final class Tail extends Gate implements BatchEmitter<Object> {
  private @Nullable Emitter<Object> out; // set before each call into the chain

  Tail(Chain<?, ?> chain, int index) {
    super(chain, index);
  }

  @SuppressWarnings({"unchecked", "ReferenceEquality"}) // the chain's own type parameter
  void out(Emitter<?> emitter) {
    if (out
        != emitter) { // storing a reference marks a card, and two chains may share that cache line
      out = (Emitter<Object>) emitter;
    }
  }

  @Override
  public boolean emit(Object in) throws IOException, InterruptedException {
    if (!open()) {
      checkFine();
      return refuse();
    }
    checkElement(in);
    boolean wanted;
    chain.active(index);
    try {
      wanted = target().emit(in);
    } catch (Throwable e) {
      wanted = failed(e);
    }
    count(in); // it has left
    chain.active(index - 1);
    return wanted || end();
  }

  @Override
  public int room() {
    return open() && target() instanceof BatchEmitter<Object> batch ? batch.room() : 1;
  }

  @Override
  public boolean emitAll(Object[] elements, int count, long bytes)
      throws IOException, InterruptedException {
    if (!(open() && target() instanceof BatchEmitter<Object> batch)) {
      throw new IllegalStateException("there is no room for " + count);
    }
    chain.active(index);
    boolean wanted = batch.emitAll(elements, count, bytes);
    passed(count);
    chain.active(index - 1);
    return wanted || end();
  }

  @Override
  public boolean consumed() {
    return target().consumed();
  }

  /// What is behind has thrown.
  boolean failed(Throwable e) {
    if (e != Unwind.SIGNAL) {
      chain.fail(index, e);
      throw Sneaky.rethrow(e);
    }
    return false;
  }

  boolean end() {
    chain.done(index);
    return refuse();
  }

  @Override
  boolean blocked() {
    return target().pause();
  }

  @Override
  boolean passable() {
    return !chain.failed() && !chain.refuses(index);
  }

  private Emitter<Object> target() {
    if (out == null) {
      throw new IllegalStateException("emit outside of a call");
    }
    return out;
  }
}

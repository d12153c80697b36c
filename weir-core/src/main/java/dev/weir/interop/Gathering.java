package dev.weir.interop;

import dev.weir.Chain;
import dev.weir.Emitter;
import dev.weir.OpeningException;
import dev.weir.Progress;
import dev.weir.StreamException;
import dev.weir.Transform;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Gatherer;
import org.jspecify.annotations.Nullable;

/// A step that a stream of the JDK drives: what is kept between the calls of a gatherer.
///
/// A `Chain` of one step keeps the laws. Closed as soon as nothing more can come: after it was
/// finished, or when something failed. [Transform#of(Gatherer)] closes it by `close`.
final class Gathering<I, O> implements Emitter<O>, AutoCloseable {
  private final String name;
  private final Chain<I, O> chain;
  private Gatherer.@Nullable Downstream<? super O> out; // set during each call

  private Gathering(String name, Chain<I, O> chain) {
    this.name = name;
    this.chain = chain;
  }

  static <I, O> Gathering<I, O> open(Transform<? super I, O> transform) {
    try {
      return new Gathering<>(transform.name(), Chain.open(List.of(transform)));
    } catch (OpeningException e) {
      throw unchecked(transform.name(), Progress.NONE, e.failure());
    }
  }

  boolean take(I element, Gatherer.Downstream<? super O> downstream) {
    call(downstream, () -> chain.take(element, this));
    return chain.wanting() && !downstream.isRejecting();
  }

  void finish(Gatherer.Downstream<? super O> downstream) {
    call(
        downstream,
        () -> {
          chain.finish(this);
          chain.close();
          var _ = chain.endSide();
          close();
        });
  }

  /// A call into the chain.
  @FunctionalInterface
  private interface Call {
    void run() throws Exception;
  }

  private void call(Gatherer.Downstream<? super O> downstream, Call call) {
    out = downstream;
    try {
      call.run();
    } catch (Throwable e) {
      release(e);
      throw chain.failedStep() == chain.size()
          ? Failures.sneaky(e)
          : unchecked(name, progress(), e);
    } finally {
      out = null;
    }
  }

  @SuppressWarnings("ReferenceEquality") // the same may be thrown again
  private void release(Throwable failure) {
    try {
      close();
    } catch (IOException | RuntimeException e) {
      if (e != failure) {
        failure.addSuppressed(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (Closeable _ = chain::closeSide) {
      chain.close();
    }
  }

  private Progress progress() {
    return new Progress(chain.elements(0), -1, chain.elements(chain.size()), -1);
  }

  private static RuntimeException unchecked(String name, Progress progress, Throwable failure) {
    return switch (failure) {
      case Error error -> throw error;
      case InterruptedException e -> new UncheckedIOException(Failures.interrupted(e));
      default -> new UncheckedIOException(StreamException.of(name, 1, 1, progress, failure));
    };
  }

  @Override
  public boolean emit(O element) {
    return out != null && out.push(element);
  }

  @Override
  public boolean pause() {
    return false;
  }

  @Override
  public void done() {}
}

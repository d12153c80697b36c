package dev.weir;

import java.io.IOException;
import java.util.stream.Gatherer;
import org.jspecify.annotations.Nullable;

/// A gatherer of the JDK as a transform.
record GathererTransform<I, A, O>(Gatherer<? super I, A, ? extends O> gatherer)
    implements Transform<I, O> {

  @Override
  public Step<I, O> open() {
    return new Running<>(gatherer);
  }

  @Override
  public String name() {
    return "gatherer";
  }

  private static final class Running<I, A, O> implements Step<I, O>, Gatherer.Downstream<O> {
    private final Gatherer<? super I, A, ? extends O> gatherer;
    private final Gatherer.Integrator<A, ? super I, ? extends O> integrator;
    private final A state;
    private @Nullable Emitter<? super O> out; // set during each call
    private boolean rejecting;

    private Running(Gatherer<? super I, A, ? extends O> gatherer) {
      this.gatherer = gatherer;
      this.integrator = gatherer.integrator();
      this.state = gatherer.initializer().get();
    }

    @Override
    public void take(I in, Emitter<? super O> emitter) {
      out = emitter;
      if (!integrated(in)) {
        emitter.done();
      }
    }

    @SuppressWarnings("unchecked") // a downstream only takes, so one of O serves for what extends O
    private boolean integrated(I in) {
      return ((Gatherer.Integrator<A, I, O>) integrator).integrate(state, in, this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void finish(Emitter<? super O> emitter) {
      out = emitter;
      ((Gatherer<I, A, O>) gatherer).finisher().accept(state, this);
    }

    @Override
    public boolean push(O element) {
      if (out == null || rejecting) {
        return false;
      }
      try {
        rejecting = !out.emit(element);
        return !rejecting;
      } catch (Throwable e) {
        throw Sneaky.rethrow(e);
      }
    }

    @Override
    public boolean isRejecting() {
      return rejecting;
    }

    /// A state that holds something can be closed; the JDK has no word for it.
    @Override
    public void close() throws IOException {
      if (state instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Exception e) {
          throw Sneaky.rethrow(e);
        }
      }
    }
  }
}

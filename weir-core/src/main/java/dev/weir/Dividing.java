package dev.weir;

import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A transform that begins anew at each flush: what it has begun is finished, and what follows is
/// given to another life of it. Of these the last is the one that reports.
///
/// @param transform one that [divides][Transform#divides()], or is [Continuing] and begins where
///   its input does
/// @param <I> what goes in
/// @param <O> what comes out
public record Dividing<I, O>(Transform<I, O> transform) implements Transform<I, O> {

  @Override
  public Step<I, O> open() throws IOException {
    Step<I, O> step = transform.open();
    if (step instanceof PromptStep<I, O>) {
      return step; // has nothing to finish, and nothing to forget
    }
    return step instanceof Unspent unspent
        ? new GoingOn<>(step, unspent)
        : new Live<>(transform, step);
  }

  @Override
  public String name() {
    return transform.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return transform.heldBytes();
  }

  @Override
  public long nativeBytes() {
    return transform.nativeBytes();
  }

  @Override
  public boolean divides() {
    return true;
  }

  /// One life after the other.
  private static final class Live<I, O> implements Step<I, O>, Reporting {
    private final Transform<I, O> transform;
    private @Nullable Step<I, O> step; // null between two
    private boolean taken; // something, by this life
    private @Nullable Report report;

    private Live(Transform<I, O> transform, Step<I, O> step) {
      this.transform = transform;
      this.step = step;
    }

    private Step<I, O> step() throws IOException {
      if (step == null) {
        step = transform.open();
      }
      return step;
    }

    @Override
    public void take(I in, Emitter<? super O> out) throws Exception {
      taken = true;
      step().take(in, out);
    }

    @Override
    public boolean more(Emitter<? super O> out) throws Exception {
      return step().more(out);
    }

    @Override
    public boolean flush(Emitter<? super O> out) throws Exception {
      Step<I, O> last = step;
      if (last == null || !taken) {
        return true; // nothing is begun; so an empty part is not ended twice by who comes here
        // twice
      }
      if (out.pause()) {
        return false;
      }
      last.finish(out);
      boolean left = last.more(out);
      while (left && !out.pause()) {
        left = last.more(out);
      }
      if (left) {
        throw new IOException("was divided where it is pulled, which cannot be");
      }
      close();
      taken = false;
      return true;
    }

    @Override
    public void finish(Emitter<? super O> out) throws Exception {
      step().finish(out);
    }

    @Override
    public void close() throws IOException {
      Step<I, O> last = step;
      step = null;
      if (last != null) {
        try (last) {
          report = last instanceof Reporting reporting ? reporting.report() : null;
        }
      }
    }

    @Override
    public @Nullable Report report() {
      return report;
    }
  }

  /// One life, which says what it holds back.
  private record GoingOn<I, O>(Step<I, O> step, Unspent held) implements Step<I, O>, Unspent {
    @Override
    public void take(I in, Emitter<? super O> out) throws Exception {
      step.take(in, out);
    }

    @Override
    public boolean more(Emitter<? super O> out) throws Exception {
      return step.more(out);
    }

    @Override
    public boolean flush(Emitter<? super O> out) throws Exception {
      step.flush(out);
      return true; // what is held back is given again
    }

    @Override
    public void finish(Emitter<? super O> out) throws Exception {
      step.finish(out);
    }

    @Override
    public void close() throws IOException {
      step.close();
    }

    @Override
    public long unspent() {
      return held.unspent();
    }
  }
}

package dev.weir;

import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// `retry` of single elements.
record RetryingMap<I, O>(
    CheckedFunction<? super I, ? extends O> function,
    Backoff backoff,
    Predicate<? super Exception> which)
    implements Transform<I, O> {

  @Override
  public Step<I, O> open() {
    return new Trying<>(this);
  }

  @Override
  public String name() {
    return "map";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Trying<I, O> implements PromptStep<I, O>, Reporting, Enduring {
    private final CheckedFunction<? super I, ? extends O> function;
    private final Predicate<? super Exception> which;
    private final Tries tries;

    private Trying(RetryingMap<I, O> value) {
      function = value.function;
      which = value.which;
      tries = new Tries(value.backoff);
    }

    @Override
    public void take(I in, Emitter<? super O> out) throws Exception {
      out.emit(result(in));
    }

    private O result(I in) throws Exception {
      Exception first = null;
      while (true) {
        try {
          O result = function.apply(in);
          tries.succeeded();
          return result;
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          if (!which.test(e) || !tries.again()) {
            throw Tries.givenUp(first, e);
          }
          first = first == null ? e : first;
        }
      }
    }

    @Override
    public Incidents incidents() {
      return Incidents.retries(tries.count());
    }

    @Override
    public @Nullable Report report() {
      return tries.count() == 0 ? null : Retry.report(tries.count());
    }
  }
}

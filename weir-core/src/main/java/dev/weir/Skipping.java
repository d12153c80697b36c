package dev.weir;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `map`, without what fails.
record Skipping<I, O>(CheckedFunction<? super I, ? extends O> function, long most)
    implements Transform<I, O> {

  Skipping {
    if (most < 0) {
      throw new IllegalArgumentException("skipping needs a limit of at least 0: " + most);
    }
  }

  @Override
  public Step<I, O> open() {
    return new Live<>(this);
  }

  @Override
  public String name() {
    return "map";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Live<I, O> implements PromptStep<I, O>, Reporting, Enduring {
    private final CheckedFunction<? super I, ? extends O> function;
    private final long most;
    private final Tally count = new Tally();
    private @Nullable String firstReason;

    private Live(Skipping<I, O> value) {
      function = value.function;
      most = value.most;
    }

    @Override
    public void take(I in, Emitter<? super O> out) throws Exception {
      O result;
      try {
        result = function.apply(in);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        skip(e);
        return;
      }
      out.emit(result);
    }

    private void skip(Exception e) throws LimitException {
      if (count.count() == most) {
        var limit =
            new LimitException(
                "more than "
                    + Sizes.count(most)
                    + (most == 1 ? " element" : " elements")
                    + " failed, the last with: "
                    + StreamException.reason(e));
        limit.initCause(e);
        throw limit;
      }
      count.add();
      if (firstReason == null) {
        firstReason = StreamException.reason(e);
      }
    }

    @Override
    public Incidents incidents() {
      return Incidents.errors(count.count());
    }

    @Override
    public @Nullable Report report() {
      return firstReason == null
          ? null
          : Report.remark(
              Sizes.count(count.count()) + " left out, the first with: " + firstReason,
              Map.of("skipped", count.count(), "reason", firstReason));
    }
  }
}

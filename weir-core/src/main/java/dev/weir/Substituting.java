package dev.weir;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `map`, with something else for what fails.
record Substituting<I, O>(
    CheckedFunction<? super I, ? extends O> function,
    CheckedBiFunction<? super I, ? super Exception, ? extends O> instead)
    implements Transform<I, O> {

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
    private final CheckedBiFunction<? super I, ? super Exception, ? extends O> instead;
    private final Tally count = new Tally();

    private Live(Substituting<I, O> value) {
      function = value.function;
      instead = value.instead;
    }

    @Override
    public void take(I in, Emitter<? super O> out) throws Exception {
      out.emit(result(in));
    }

    private O result(I in) throws Exception {
      try {
        return function.apply(in);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        count.add();
        return instead.apply(in, e);
      }
    }

    @Override
    public Incidents incidents() {
      return Incidents.errors(count.count());
    }

    @Override
    public @Nullable Report report() {
      return count.count() == 0
          ? null
          : Report.detail(
              Sizes.count(count.count()) + " replaced", Map.of("replaced", count.count()));
    }
  }
}

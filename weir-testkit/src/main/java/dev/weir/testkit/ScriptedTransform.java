package dev.weir.testkit;

import dev.weir.CheckedFunction;
import dev.weir.Emitter;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transform that follows a script, and notes every call in a journal.
///
/// Its step emits what a function gives for each element, asks for a pause before each, and goes on
/// after it; waits where downstream waits; emits a rest at its input's end.
///
/// @param journal where calls are noted
/// @param name the stage's name
/// @param function gives what is emitted for an element
/// @param rest what is emitted at the end of the input
/// @param script what it does besides
/// @param <I> what goes in
/// @param <O> what comes out
public record ScriptedTransform<I, O>(
    Journal journal,
    String name,
    CheckedFunction<? super I, ? extends Iterable<? extends O>> function,
    List<O> rest,
    Script script)
    implements Transform<I, O> {

  /// Copies the list.
  public ScriptedTransform {
    rest = List.copyOf(rest);
  }

  /// A transform that emits what it takes.
  ///
  /// @param journal where calls are noted
  /// @param name the stage's name
  /// @param <T> what goes through
  /// @return the transform
  public static <T> ScriptedTransform<T, T> passing(Journal journal, String name) {
    return of(journal, name, List::of);
  }

  /// A transform that emits any number of elements for each.
  ///
  /// @param journal where calls are noted
  /// @param name the stage's name
  /// @param function gives what is emitted for an element
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the transform
  public static <I, O> ScriptedTransform<I, O> of(
      Journal journal,
      String name,
      CheckedFunction<? super I, ? extends Iterable<? extends O>> function) {
    return new ScriptedTransform<>(journal, name, function, List.of(), Script.nothing());
  }

  /// The same transform with a script.
  ///
  /// @param followed instead of its own
  /// @return the transform
  public ScriptedTransform<I, O> with(Script followed) {
    return new ScriptedTransform<>(journal, name, function, rest, followed);
  }

  /// The same transform with something to emit at the end of its input.
  ///
  /// @param last emitted in `finish`
  /// @return the transform
  public ScriptedTransform<I, O> finishingWith(List<O> last) {
    return new ScriptedTransform<>(journal, name, function, last, script);
  }

  @Override
  public Step<I, O> open() throws IOException {
    var performance = new Performance(journal, name, script);
    return performance.<Step<I, O>, IOException>quietly(
        Call.OPEN, () -> new Live<>(performance, function, rest));
  }

  private static final class Live<I, O> implements Step<I, O> {
    private final Performance performance;
    private final CheckedFunction<? super I, ? extends Iterable<? extends O>> function;
    private final List<O> atEnd;
    private Iterator<? extends O> waiting = Collections.emptyIterator();

    private Live(
        Performance performance,
        CheckedFunction<? super I, ? extends Iterable<? extends O>> function,
        List<O> atEnd) {
      this.performance = performance;
      this.function = function;
      this.atEnd = atEnd;
    }

    @Override
    public void take(I in, Emitter<? super O> out) throws Exception {
      boolean _ =
          performance.<Boolean, Exception>call(
              Call.TAKE,
              () -> {
                waiting = function.apply(in).iterator();
                return give(out);
              });
    }

    @Override
    public boolean more(Emitter<? super O> out) throws Exception {
      return performance.<Boolean, Exception>call(Call.MORE, () -> give(out));
    }

    @Override
    public boolean flush(Emitter<? super O> out) throws Exception {
      return performance.<Boolean, Exception>call(Call.FLUSH, () -> !waiting.hasNext());
    }

    @Override
    public void finish(Emitter<? super O> out) throws Exception {
      boolean _ =
          performance.<Boolean, Exception>call(
              Call.FINISH,
              () -> {
                waiting = atEnd.iterator();
                return give(out);
              });
    }

    private boolean give(Emitter<? super O> out) throws IOException, InterruptedException {
      while (waiting.hasNext()) {
        if (out.pause()) {
          return true;
        }
        if (!out.emit(waiting.next())) {
          waiting = Collections.emptyIterator();
        }
      }
      return false;
    }

    @Override
    public void close() throws IOException {
      performance.<@Nullable Void, IOException>quietly(Call.CLOSE, () -> null);
    }
  }
}

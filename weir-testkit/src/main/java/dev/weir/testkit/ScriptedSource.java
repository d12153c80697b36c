package dev.weir.testkit;

import dev.weir.AbstractCursor;
import dev.weir.Cursor;
import dev.weir.Source;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source of elements that follows a script, and notes every call in a journal.
///
/// Its cursor keeps none of the rules by itself, so that the journal shows what is called on it.
///
/// @param journal where calls are noted
/// @param name the stage's name
/// @param elements what it gives; iterated anew for each life
/// @param script what it does besides
/// @param <T> what it gives
public record ScriptedSource<T>(
    Journal journal, String name, Iterable<? extends T> elements, Script script)
    implements Source<T> {

  /// A source that just gives its elements.
  ///
  /// @param journal where calls are noted
  /// @param name the stage's name
  /// @param elements what it gives
  /// @param <T> what it gives
  /// @return the source
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> ScriptedSource<T> of(Journal journal, String name, T... elements) {
    return new ScriptedSource<>(journal, name, List.of(elements), Script.nothing());
  }

  /// A source that just gives its elements.
  ///
  /// @param journal where calls are noted
  /// @param name the stage's name
  /// @param elements what it gives; iterated anew for each life
  /// @param <T> what it gives
  /// @return the source
  public static <T> ScriptedSource<T> of(
      Journal journal, String name, Iterable<? extends T> elements) {
    return new ScriptedSource<>(journal, name, elements, Script.nothing());
  }

  /// The same source with a script.
  ///
  /// @param followed instead of its own
  /// @return the source
  public ScriptedSource<T> with(Script followed) {
    return new ScriptedSource<>(journal, name, elements, followed);
  }

  @Override
  public Cursor<T> open() throws IOException, InterruptedException {
    var performance = new Performance(journal, name, script);
    return performance.<Cursor<T>, IOException>call(
        Call.OPEN, () -> new Live<T>(performance, elements.iterator()));
  }

  private record Live<T>(Performance performance, Iterator<? extends T> rest) implements Cursor<T> {

    @Override
    public @Nullable T read() throws IOException, InterruptedException {
      return performance.<@Nullable T, IOException>call(Call.READ, this::next);
    }

    private @Nullable T next() {
      return rest.hasNext() ? rest.next() : null;
    }

    @Override
    public Iterator<T> iterator() {
      return new Looped<>(this).iterator();
    }

    @Override
    public void abort() {
      performance.abort();
    }

    @Override
    public void close() throws IOException {
      performance.<@Nullable Void, IOException>quietly(Call.CLOSE, () -> null);
    }
  }

  /// For a for-loop over the cursor itself.
  private static final class Looped<T> extends AbstractCursor<T> {
    private final Live<T> live;

    private Looped(Live<T> live) {
      this.live = live;
    }

    @Override
    protected @Nullable T next() throws IOException, InterruptedException {
      return live.read();
    }

    @Override
    protected void release() throws IOException {
      live.close();
    }
  }
}

package dev.weir.testkit;

import dev.weir.Ending;
import dev.weir.Sink;
import dev.weir.Writable;
import dev.weir.testkit.Journal.Event;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A sink that follows a script, keeps what it took, and notes every call in a journal.
///
/// Its writable keeps none of the rules by itself, so that the journal shows what is called on it.
///
/// @param <T> what it takes
public final class ScriptedSink<T> implements Sink<T> {
  private final Journal journal;
  private final String name;
  private final Script script;
  private final long wanted;
  private final List<T> written = new CopyOnWriteArrayList<>();

  private ScriptedSink(Journal journal, String name, Script script, long wanted) {
    this.journal = journal;
    this.name = name;
    this.script = script;
    this.wanted = wanted;
  }

  /// A sink that just takes elements.
  ///
  /// @param journal where calls are noted
  /// @param name the stage's name
  /// @param <T> what it takes
  /// @return the sink
  public static <T> ScriptedSink<T> of(Journal journal, String name) {
    return new ScriptedSink<>(journal, name, Script.nothing(), Long.MAX_VALUE);
  }

  /// Such a sink with a script, which has taken nothing yet.
  ///
  /// @param followed instead of its own
  /// @return a new sink
  public ScriptedSink<T> with(Script followed) {
    return new ScriptedSink<>(journal, name, followed, wanted);
  }

  /// Such a sink that wants no more after some elements, and has taken nothing yet.
  ///
  /// @param count how many it takes; the write of the last gives false
  /// @return a new sink
  public ScriptedSink<T> wanting(long count) {
    return new ScriptedSink<>(journal, name, script, count);
  }

  /// What it took, in all its lives.
  ///
  /// @return a view, in order
  public List<T> written() {
    return Collections.unmodifiableList(written);
  }

  /// Whether a life was ended, and not just closed.
  ///
  /// @return true if an `end` has returned
  public boolean ended() {
    return journal.count(name, Call.END, Event.RETURNED) > 0;
  }

  @Override
  public Writable<T> open() throws IOException, InterruptedException {
    var performance = new Performance(journal, name, script);
    return performance.<Writable<T>, IOException>call(Call.OPEN, () -> new Live(performance));
  }

  @Override
  public Ending ending() {
    return Ending.AT_END;
  }

  @Override
  public String name() {
    return name;
  }

  private final class Live implements Writable<T> {
    private final Performance performance;
    private long left = wanted;

    private Live(Performance performance) {
      this.performance = performance;
    }

    @Override
    public boolean write(T element) throws IOException, InterruptedException {
      return performance.<Boolean, IOException>call(
          Call.WRITE,
          () -> {
            written.add(element);
            return --left > 0;
          });
    }

    @Override
    public void flush() throws IOException, InterruptedException {
      performance.<@Nullable Void, IOException>call(Call.FLUSH, () -> null);
    }

    @Override
    public void end() throws IOException, InterruptedException {
      performance.<@Nullable Void, IOException>call(Call.END, () -> null);
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
}

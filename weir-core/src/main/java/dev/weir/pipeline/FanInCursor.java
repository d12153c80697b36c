package dev.weir.pipeline;

import dev.weir.AbstractCursor;
import dev.weir.Cursor;
import dev.weir.internal.Inputs;
import dev.weir.internal.Passage;
import dev.weir.internal.Thrown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads several inputs that run at the same time, each into a passage of its own or all into one.
///
/// Null comes only after every input has closed and its thread has ended; so does the return of
/// close.
final class FanInCursor<T> extends AbstractCursor<T> {
  private final FanIn.Choice<T> choice;
  private final List<Passage> passages;
  private final List<Cursor<Object>> readers;
  private final Inputs inputs;

  /// Opens the inputs, and starts them.
  ///
  /// @param passages one for each input, or one for all
  FanInCursor(List<Pipeline<?>> pipelines, List<Passage> passages, FanIn.Choice<T> choice)
      throws IOException, InterruptedException {
    this.choice = choice;
    this.passages = passages;
    this.readers = passages.stream().map(passage -> passage.reader(() -> {})).toList();
    var all = new ArrayList<Inputs.Input>();
    IntStream.range(0, pipelines.size())
        .forEach(
            i -> {
              Passage into = passages.size() == 1 ? passages.getFirst() : passages.get(i);
              all.add(pipelines.get(i).input(into.writer()));
            });
    this.inputs = Outcomes.thrownBy(() -> Inputs.open(all, this::cancelPassages));
  }

  private void cancelPassages() {
    passages.forEach(Passage::cancel);
  }

  @Override
  protected @Nullable T next() throws IOException, InterruptedException {
    T element;
    try {
      element = choice.next(readers);
    } catch (Exception e) {
      throw Thrown.as(inputs.cause(e));
    }
    if (element == null) {
      leave();
    }
    return element;
  }

  private void leave() throws IOException {
    for (Cursor<Object> reader : readers) {
      reader.close();
    }
    Throwable failure = inputs.close();
    if (failure != null) {
      throw Thrown.as(failure);
    }
  }

  @Override
  protected void release() throws IOException {
    leave();
  }

  @Override
  public void abort() {
    inputs.cancel();
  }
}

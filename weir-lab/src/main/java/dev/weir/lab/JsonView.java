package dev.weir.lab;

import dev.weir.spi.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Prints each outcome as it comes.
///
/// @param console where to
record JsonView(Console console) implements Watcher {
  @Override
  public void running(List<Subject> subjects) {}

  @Override
  public void tick() {}

  @Override
  public void over(List<Outcome> outcomes) {
    try {
      for (Outcome outcome : outcomes) {
        console.print(JsonLines.outcome(outcome));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.weir.internal;

import dev.weir.Emitter;
import java.io.IOException;

/// What a producer emits into: the way into its section.
final class Inlet implements Emitter<Object> {
  private final Section section;
  private final Emitter<Object> first;
  private boolean refused; // or told that the run is over

  Inlet(Section section, Emitter<Object> first) {
    this.section = section;
    this.first = first;
  }

  @Override
  public boolean emit(Object element) throws IOException, InterruptedException {
    if (refused) {
      throw new Unwound();
    }
    try {
      section.attend();
      refused = !first.emit(element);
    } catch (Consequence e) {
      refused = true; // a loop that catches it must end all the same
      throw e;
    }
    return !refused;
  }

  @Override
  public boolean pause() {
    return false;
  }

  /// A producer takes nothing, so it has nothing to be done with.
  @Override
  public void done() {}
}

package dev.weir.lab.lesson;

import dev.weir.Bytes;
import dev.weir.Source;
import java.io.IOException;
import java.util.function.Consumer;

/// A source that pushes, as an event loop does: it calls with each chunk, one after the other, and
/// stops only when it is told to.
///
/// Pauses and resumes are counted, so that it does not matter which of two comes first. Thread
/// safety: both from anywhere.
final class FastReader {
  private final Source<Bytes> source;
  private int pauses; // guarded by this; below 0 when a resume came first

  FastReader(Source<Bytes> source) {
    this.source = source;
  }

  /// Reads to the end, in this thread; returns when it is not paused any more.
  ///
  /// @param onChunk called with each chunk; must not block
  void read(Consumer<Bytes> onChunk) throws IOException, InterruptedException {
    try (var chunks = source.open()) {
      for (Bytes chunk : chunks) {
        onChunk.accept(chunk);
        awaitResume();
      }
    }
  }

  /// Reads no more until it is resumed as often as it was paused.
  synchronized void pause() {
    pauses++;
  }

  /// Takes one pause back.
  synchronized void resume() {
    pauses--;
    notifyAll(); // the reader may go on
  }

  private synchronized void awaitResume() throws InterruptedException {
    while (pauses > 0) {
      wait();
    }
  }
}

package dev.weir.text;

import dev.weir.Bytes;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Some whole lines on their way through a thread, and what has come of them. All but the text is
/// guarded by the lock of its [ParallelStep].
final class Chunk<R> {
  final Bytes text;
  final long start; // in the stage's input

  final ArrayDeque<R> results = new ArrayDeque<>();
  long weight; // of the results
  boolean ended;
  @Nullable Throwable failure;

  Chunk(Bytes text, long start) {
    this.text = text;
    this.start = start;
  }
}

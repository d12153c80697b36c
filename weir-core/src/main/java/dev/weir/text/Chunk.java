package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Chain;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Some whole lines on their way through a thread, and what has come of them. All but the text is
/// guarded by the lock of its [ParallelStep].
final class Chunk<R> {
  final Bytes text;
  final byte[] array; // behind the text
  final long start; // in the stage's input

  @Nullable Chain<Bytes, R> firstLife; // opened already; its worker's, once it has the chunk

  final ArrayDeque<R> results = new ArrayDeque<>();
  long weight; // of the results
  boolean ended;
  boolean reusable; // nobody has anything of the text any more
  @Nullable Throwable failure;

  Chunk(byte[] array, int length, long start) {
    this.text = Bytes.wrap(array, 0, length);
    this.array = array;
    this.start = start;
  }
}

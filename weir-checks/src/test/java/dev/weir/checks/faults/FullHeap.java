package dev.weir.checks.faults;

import dev.weir.Bound;
import dev.weir.Sources;
import dev.weir.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;

/// A program whose pipeline fills the heap, in a place that its argument says; it says what came
/// out, and how many threads were left. Its threads are those of the platform, as the command's
/// are: where the heap is full a JVM may lose virtual ones, because their scheduler needs memory
/// too.
final class FullHeap {
  private static final int PIECE_BYTES = 100_000;

  private static final List<byte[]> KEPT = new ArrayList<>(); // by one thread

  private FullHeap() {}

  public static void main(String[] args) throws Exception {
    int place = Integer.parseInt(args[0]);
    Pipeline<Integer> pipeline = Pipeline.from(Sources.range(0, Integer.MAX_VALUE));
    for (int i = 0; i < 3; i++) {
      boolean greedy = i == place;
      pipeline =
          pipeline
              .map(
                  n -> {
                    if (greedy) {
                      KEPT.add(new byte[PIECE_BYTES]);
                    }
                    return n;
                  })
              .buffer(Bound.elements(8));
    }
    String thrown = "nothing";
    try {
      pipeline.forEach(_ -> {}).threads(Thread.ofPlatform().name("section").factory()).run();
    } catch (OutOfMemoryError e) {
      KEPT.clear();
      thrown = "OutOfMemoryError";
    }
    long left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("section") && thread.isAlive())
            .count();
    System.out.println(thrown + ", " + left + " left");
  }
}

package dev.weir.cli;

import dev.weir.Sizes;
import dev.weir.pipeline.MemoryBound;
import dev.weir.spi.UsageException;

/// What a run may hold, against what the heap of this JVM has.
final class Heap {
  private Heap() {}

  /// Refuses a run that says beforehand that it may need more than half of the heap. The other half
  /// is for the command itself and for what is on its way.
  ///
  /// @throws UsageException if it does
  static void check(MemoryBound bound) {
    check(bound, Runtime.getRuntime().maxMemory());
  }

  static void check(MemoryBound bound, long heap) {
    long held = bound.bytes() - bound.nativeBytes();
    if (held > heap / 2) {
      long needed = 2 * held / (1 << 20) + 1;
      throw new UsageException(
          "may hold %s in its heap, but half of the heap is %s: set WEIR_JAVA_OPTS=-Xmx%dm, or lower its limits"
              .formatted(Sizes.bytes(held), Sizes.bytes(heap / 2), needed),
          0);
    }
  }
}

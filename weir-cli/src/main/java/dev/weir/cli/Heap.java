package dev.weir.cli;

import dev.weir.Sizes;
import dev.weir.pipeline.MemoryBound;
import dev.weir.spi.UsageException;

/// What a run may hold, against what this JVM has.
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
    if (bound.bytes() > heap / 2) {
      long needed = 2 * bound.bytes() / (1 << 20) + 1;
      throw new UsageException(
          "may hold %s, but half of the heap is %s: set WEIR_JAVA_OPTS=-Xmx%dm, or lower its limits"
              .formatted(Sizes.bytes(bound.bytes()), Sizes.bytes(heap / 2), needed),
          0);
    }
  }
}

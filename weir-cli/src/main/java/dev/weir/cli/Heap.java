package dev.weir.cli;

import dev.weir.Sizes;
import dev.weir.pipeline.MemoryBound;
import dev.weir.spi.UsageException;

/// What a run may hold, against what the heap of this JVM has.
final class Heap {
  private Heap() {}

  /// Refuses a run that says beforehand that it may need more than two thirds of the heap. The rest
  /// is for the command itself and for what is on its way; the collector keeps it for new objects.
  ///
  /// @throws UsageException if it does
  static void check(MemoryBound bound) {
    check(bound, Runtime.getRuntime().maxMemory());
  }

  static void check(MemoryBound bound, long heap) {
    long held = bound.bytes() - bound.nativeBytes();
    long most = heap / 3 * 2;
    if (held > most) {
      long needed = held / 2 * 3 / (1 << 20) + 1;
      throw new UsageException(
          "may hold %s in its heap, but two thirds of the heap are %s: set WEIR_JAVA_OPTS=-Xmx%dm, or lower its limits"
              .formatted(Sizes.bytes(held), Sizes.bytes(most), needed),
          0);
    }
  }
}

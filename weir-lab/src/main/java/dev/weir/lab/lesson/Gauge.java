package dev.weir.lab.lesson;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Tells the lab how a lesson stands: a line on standard output, 40 times a second, with the bytes
/// read, the bytes buffered and the mark, 0 if there is none.
///
/// Thread safety: one thread calls [#read(int)], one [#wrote(int)].
final class Gauge {
  private static final long PERIOD_MILLIS = 25;

  private final AtomicLong read = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private volatile long mark;
  private volatile LongSupplier buffered =
      () -> Math.max(0, read.getOpaque() - written.getOpaque());

  void start() {
    Thread.ofPlatform().daemon().name("gauge").start(this::tell);
  }

  void read(int bytes) {
    read.setOpaque(read.getPlain() + bytes);
  }

  void wrote(int bytes) {
    written.setOpaque(written.getPlain() + bytes);
  }

  void mark(long bytes) {
    mark = bytes;
  }

  /// Says what is buffered, where it is not what was read and is not yet written.
  void buffered(LongSupplier bytes) {
    buffered = bytes;
  }

  private void tell() {
    try {
      while (true) {
        System.out.println("gauge " + read.getOpaque() + " " + buffered.getAsLong() + " " + mark);
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException _) {
      // nobody interrupts it
    }
  }
}

package dev.weir.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/// Two virtual threads, one that writes and one that reads.
final class Pair {
  private Pair() {}

  /// Something that writes.
  @FunctionalInterface
  interface Writing {
    void run() throws Exception;
  }

  /// What the reading side gives, when both are over.
  static long run(Writing writing, Callable<Long> reading) throws Exception {
    var writer =
        new FutureTask<Void>(
            () -> {
              writing.run();
              return null;
            });
    var reader = new FutureTask<Long>(reading);
    Thread.ofVirtual().start(writer);
    Thread.ofVirtual().start(reader);
    writer.get();
    return reader.get();
  }
}

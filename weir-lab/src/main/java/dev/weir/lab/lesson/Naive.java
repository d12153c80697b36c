package dev.weir.lab.lesson;

import dev.weir.Bytes;
import dev.weir.Writable;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Chunks are handed over without asking whether the sink keeps up.
///
/// `submit` takes all it is given and returns at once. What the sink has not written yet waits in
/// the queue of the executor, which has no bound but the memory of the process.
final class Naive {
  static void main(String[] arguments) throws Exception {
    var setup = Setup.of(arguments);
    FastReader reader = setup.reader();

    try (Writable<Bytes> sink = setup.sink().open();
        ExecutorService writer = Executors.newSingleThreadExecutor()) {
      reader.read(chunk -> submit(writer, () -> sink.write(chunk)));
      submit(writer, () -> end(sink));
    }
  }

  /// Nobody looks at the future: the next chunk is read at once.
  private static void submit(ExecutorService writer, Callable<Boolean> work) {
    Future<?> _ = writer.submit(work);
  }

  private static boolean end(Writable<Bytes> sink) throws Exception {
    sink.end();
    return true;
  }
}

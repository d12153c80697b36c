package dev.weir.checks.cancel;

import dev.weir.Bytes;
import dev.weir.file.StandardInput;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Is blocked in reading standard input, is told to stop, and says what came of it.
final class StandardInputProgram {
  private static final String SIDE = "weir-read-stdin";

  private StandardInputProgram() {}

  public static void main(String[] args) throws Exception {
    Way way = Way.valueOf(args[0]);
    boolean buffered = Boolean.parseBoolean(args[1]);
    String outcome = outcome(job(way, buffered), way);
    System.out.println(outcome + (Thread.interrupted() ? ", a stale interrupt" : "") + left());
  }

  private static Job<Summary> job(Way way, boolean buffered) {
    Pipeline<Bytes> pipeline = Pipeline.from(StandardInput.of());
    return (buffered ? pipeline.buffer() : pipeline)
        .forEach(
            _ -> {
              if (way == Way.SIBLING) {
                awaitBlocked();
                throw new IOException("the sibling failed");
              }
            });
  }

  private static String outcome(Job<Summary> job, Way way) throws Exception {
    try {
      switch (way) {
        case CANCEL -> {
          Run<Summary> run = job.start();
          awaitBlocked();
          run.cancel();
          run.await();
        }
        case INTERRUPT -> {
          Thread caller = Thread.currentThread();
          Thread.startVirtualThread(
              () -> {
                awaitBlocked();
                caller.interrupt();
              });
          job.run();
        }
        case DEADLINE -> job.run(Duration.ofMillis(300));
        case SIBLING -> job.run();
      }
      return "returned";
    } catch (IOException | InterruptedException e) {
      return e.getClass().getSimpleName();
    }
  }

  /// Until the thread that reads descriptor 0 is in the system call, after the one byte.
  private static void awaitBlocked() {
    while (!reading()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static boolean reading() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(e -> e.getKey().getName().startsWith(SIDE) && e.getValue().length > 0)
        .anyMatch(e -> e.getValue()[0].isNativeMethod());
  }

  private static String left() {
    List<String> left =
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("weir-") && !name.equals("weir-clock"))
            .toList();
    return left.isEmpty() ? "" : ", left behind: " + left;
  }
}

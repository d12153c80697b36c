package dev.weir.checks.cancel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.CancelledException;
import dev.weir.DeadlineException;
import dev.weir.Sink;
import dev.weir.Sinks;
import dev.weir.StreamException;
import dev.weir.StuckException;
import dev.weir.file.FileSink;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.Journal;
import dev.weir.testkit.Leaks;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a run is blocked in, and however it is told to stop: the documented outcome, soon, with
/// nothing left behind.
@Timeout(30)
class CancelTableTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir Path directory;
  private Leaks leaks = Leaks.watch();
  private final IOException siblings = new IOException("the sibling failed");

  /// Runs the last section in the test's thread, or beside it.
  record Case(Blocking.Thing thing, Way way, boolean buffered, boolean virtual) {}

  static Stream<Case> table() {
    var cases = new ArrayList<Case>();
    for (var thing : Blocking.Thing.values()) {
      for (Way way : Way.values()) {
        for (boolean buffered : new boolean[] {false, true}) {
          for (boolean virtual : new boolean[] {false, true}) {
            boolean sibling = buffered && thing.givesOneFirst();
            if (way != Way.SIBLING || sibling) {
              cases.add(new Case(thing, way, buffered, virtual));
            }
          }
        }
      }
    }
    return cases.stream();
  }

  /// The JDK keeps a descriptor of its own from the first socket on.
  @BeforeAll
  static void openTheFirstSocket(@TempDir Path elsewhere) throws Exception {
    try (var first = Blocking.Thing.SOCKET.make(elsewhere)) {
      first.source().open().close();
    }
  }

  @BeforeEach
  void watch() {
    leaks = Leaks.watch();
  }

  @AfterEach
  void nothingIsLeft() {
    assertFalse(Thread.currentThread().isInterrupted(), "a stale interrupt");
    awaitNoThread("weir-read-");
    awaitNoThread("weir-write-");
    leaks.assertNone();
  }

  /// A thread that was left in a lent channel may need a moment.
  private static void awaitNoThread(String prefix) {
    long until = System.nanoTime() + SOON.toNanos();
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith(prefix))) {
      if (System.nanoTime() - until > 0) {
        throw new AssertionError("a thread stays in " + prefix);
      }
      LockSupport.parkNanos(100_000);
    }
  }

  @ParameterizedTest
  @MethodSource("table")
  void whoIsBlockedInASourceGetsOut(Case one) throws Throwable {
    try (var blocking = one.thing().make(directory)) {
      Sink<Bytes> sink =
          Sinks.forEach(
              _ -> {
                if (one.way() == Way.SIBLING) {
                  blocking.awaitBlocked();
                  throw siblings;
                }
              });
      var pipeline = Pipeline.from(blocking.source());
      Job<Summary> job = (one.buffered() ? pipeline.buffer() : pipeline).to(sink);
      stop(job, one.way(), one.virtual(), blocking::awaitBlocked);
      assertEquals(1, blocking.source().closed.get());
    }
  }

  /// Runs a job until it is blocked, tells it to stop, and checks what it throws.
  private void stop(Job<Summary> job, Way way, boolean virtual, Runnable awaitBlocked)
      throws Throwable {
    Job<Summary> watched =
        virtual
            ? job.threads(leaks.threads())
            : job.threads(Thread.ofPlatform().daemon().factory());
    Throwable thrown =
        switch (way) {
          case CANCEL -> cancelled(watched, awaitBlocked);
          case INTERRUPT -> interrupted(watched, virtual, awaitBlocked);
          case DEADLINE -> assertThrows(DeadlineException.class, () -> watched.run(DEADLINE));
          case SIBLING -> {
            var failure = assertThrows(StreamException.class, watched::run);
            assertSame(siblings, failure.getCause());
            yield failure;
          }
        };
    assertEquals(
        0, thrown.getSuppressed().length, () -> List.of(thrown.getSuppressed()).toString());
  }

  private static Throwable cancelled(Job<Summary> job, Runnable awaitBlocked) {
    var run = job.start();
    awaitBlocked.run();
    long began = System.nanoTime();
    run.cancel();
    var failure = assertThrows(CancelledException.class, run::await);
    assertSoon(began);
    return failure;
  }

  private static Throwable interrupted(Job<Summary> job, boolean virtual, Runnable awaitBlocked)
      throws Exception {
    var outcome = new CompletableFuture<Throwable>();
    Thread.Builder kind = virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
    Thread caller =
        kind.name("caller")
            .start(
                () -> {
                  try {
                    job.run();
                    outcome.completeExceptionally(new AssertionError("it returned"));
                  } catch (Throwable e) {
                    outcome.complete(
                        Thread.interrupted() ? new AssertionError("a stale interrupt", e) : e);
                  }
                });
    awaitBlocked.run();
    long began = System.nanoTime();
    caller.interrupt();
    Throwable thrown = outcome.get(SOON.toSeconds() * 2, TimeUnit.SECONDS);
    assertSoon(began);
    assertSame(InterruptedException.class, thrown.getClass(), thrown::toString);
    caller.join();
    return thrown;
  }

  private static void assertSoon(long began) {
    long took = System.nanoTime() - began;
    if (took > SOON.toNanos()) {
      throw new AssertionError("took " + TimeUnit.NANOSECONDS.toMillis(took) + " ms");
    }
  }

  private Pipeline<Bytes> endless(Way way, Runnable awaitBlocked) {
    return Pipeline.<Bytes>from(
        out -> {
          Bytes block = Bytes.wrap(new byte[64 << 10]);
          for (int i = 0; out.emit(block); i++) {
            if (way == Way.SIBLING && i == 3) {
              awaitBlocked.run();
              throw siblings;
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whoWaitsForRoomGetsOut(Way way) throws Throwable {
    var journal = new Journal();
    Hold hold = Hold.interruptible();
    var sink = ScriptedSink.<Bytes>of(journal, "slow").with(Script.staying(Call.WRITE, 1, hold));
    Runnable awaitBlocked = () -> awaitEntered(hold);
    var job = endless(way, awaitBlocked).map(b -> b).buffer(Bound.elements(5)).map(b -> b).to(sink);
    stop(job, way, true, awaitBlocked);
    journal.assertLivesAreWhole();
    assertFalse(sink.ended());
  }

  private static void awaitEntered(Hold hold) {
    try {
      hold.awaitEntered();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whoOpensAFifoToWriteItGetsOut(Way way) throws Throwable {
    Path fifo = Blocking.fifo(directory);
    Runnable awaitBlocked = () -> awaitInside("weir-write-file:" + fifo, "open");
    stop(endless(way, awaitBlocked).buffer().to(FileSink.of(fifo)), way, true, awaitBlocked);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whoWritesAFifoThatNobodyReadsGetsOut(Way way) throws Throwable {
    Path fifo = Blocking.fifo(directory);
    try (var reader = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Runnable awaitBlocked = () -> awaitInside("weir-write-file:" + fifo, "write");
      stop(endless(way, awaitBlocked).buffer().to(FileSink.of(fifo)), way, true, awaitBlocked);
      assertEquals(true, reader.isOpen());
    }
  }

  private static void awaitInside(String threadName, String method) {
    long until = System.nanoTime() + SOON.toNanos();
    while (Thread.getAllStackTraces().entrySet().stream()
        .filter(e -> e.getKey().getName().equals(threadName) && e.getValue().length > 0)
        .noneMatch(
            e ->
                e.getValue()[0].isNativeMethod()
                    && e.getValue()[0].getMethodName().startsWith(method))) {
      if (System.nanoTime() - until > 0) {
        throw new AssertionError("nobody came into " + method + " in " + threadName);
      }
      LockSupport.parkNanos(100_000);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whoSwallowsInterruptsIsNamedAfterTheGrace(Way way) throws Exception {
    Hold hold = Hold.stubborn();
    Runnable awaitBlocked = () -> awaitEntered(hold);
    var made = leaks.threads();
    Job<Summary> job =
        Pipeline.<Integer>from(
                out -> {
                  out.emit(1);
                  hold.stay();
                })
            .buffer()
            .forEach(
                _ -> {
                  if (way == Way.SIBLING) {
                    awaitBlocked.run();
                    throw siblings;
                  }
                })
            .threads(made)
            .grace(Duration.ofMillis(400));
    try {
      var stuck = assertThrows(StuckException.class, () -> runUntilStopped(job, way, awaitBlocked));
      assertEquals("producer", stuck.stage());
      assertEquals(1, stuck.stageIndex());
      assertEquals(
          switch (way) {
            case CANCEL -> CancelledException.class;
            case INTERRUPT -> InterruptedException.class;
            case DEADLINE -> DeadlineException.class;
            case SIBLING -> StreamException.class;
          },
          stuck.getCause().getClass());
      assertEquals(
          true,
          Stream.of(stuck.getStackTrace()).anyMatch(f -> f.getMethodName().equals("stay")),
          "the stack shows where it is");
    } finally {
      hold.release();
    }
    awaitEnd(leaks);
  }

  private static void runUntilStopped(Job<Summary> job, Way way, Runnable awaitBlocked)
      throws Exception {
    switch (way) {
      case CANCEL -> {
        var run = job.start();
        awaitBlocked.run();
        run.cancel();
        run.await();
      }
      case INTERRUPT -> {
        Thread caller = Thread.currentThread();
        Thread interrupter =
            Thread.startVirtualThread(
                () -> {
                  awaitBlocked.run();
                  caller.interrupt();
                });
        try {
          job.run();
        } finally {
          interrupter.join();
        }
      }
      case DEADLINE -> job.run(DEADLINE);
      case SIBLING -> job.run();
    }
  }

  /// The thread that was stuck, and is not any more.
  private static void awaitEnd(Leaks leaks) {
    long until = System.nanoTime() + SOON.toNanos();
    while (true) {
      try {
        leaks.assertNone();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() - until > 0) {
          throw e;
        }
        LockSupport.parkNanos(1_000_000);
      }
    }
  }
}

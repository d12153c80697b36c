package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.AbstractCursor;
import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.Progress;
import dev.weir.SameFileException;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.StreamException;
import dev.weir.StuckException;
import dev.weir.Transform;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.text.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collector;
import java.util.stream.Gatherer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Stages that do what they should not, and runs that stay right all the same.
@Timeout(30)
class UnrulyTest {
  @TempDir Path folder;

  /// 0, 1, 2, ... without an end.
  private static class Counting extends AbstractCursor<Integer> {
    private int next;

    @Override
    protected Integer next() throws IOException {
      return next++;
    }

    @Override
    protected void release() throws IOException {}
  }

  @Test
  void anAbortThatThrowsHidesNothing() {
    var closed = new ArrayList<String>();
    Source<Integer> source =
        () ->
            new Counting() {
              @Override
              public void abort() {
                throw new IllegalStateException("abort");
              }

              @Override
              protected void release() {
                closed.add("source");
              }
            };
    Path target = folder.resolve("out");
    Job<Summary> job =
        Pipeline.from(source)
            .<Bytes>map(
                n -> {
                  throw new IOException("real " + n);
                })
            .to(FileSink.of(target));
    var thrown = assertThrows(StreamException.class, job::run);
    assertEquals("real 0", StreamException.reason(Objects.requireNonNull(thrown.getCause())));
    assertEquals("abort", thrown.getSuppressed()[0].getMessage());
    assertEquals(List.of("source"), closed);
    assertArrayEquals(new String[0], folder.toFile().list());
  }

  @Test
  void aProducerThatCatchesEverythingIsEndedWhenNobodyWantsMore() throws Exception {
    List<Integer> got =
        Pipeline.<Integer>from(UnrulyTest::emitWhatever)
            .buffer(Bound.elements(4))
            .take(1)
            .toList(5)
            .run();
    assertEquals(List.of(0), got);
  }

  private static void emitWhatever(Emitter<? super Integer> out) {
    for (int i = 0; ; i++) {
      try {
        out.emit(i);
      } catch (Exception e) {
        // it does not care
      }
    }
  }

  @Test
  void aProducerThatCatchesEverythingIsEndedWhenTheRunFails() {
    var failure = new IOException("full");
    var thrown =
        assertThrows(
            StreamException.class,
            () ->
                Pipeline.<Integer>from(UnrulyTest::emitWhatever)
                    .buffer(Bound.elements(4))
                    .forEach(
                        _ -> {
                          throw failure;
                        })
                    .run());
    assertSame(StreamException.class, thrown.getClass());
    assertSame(failure, thrown.getCause());
  }

  @Test
  void aSourceThatNeverLetsGoIsNamedThoughNobodyWantsMore() {
    var freed = new CountDownLatch(1);
    Source<Integer> deaf =
        () ->
            new Counting() {
              @Override
              protected Integer next() throws IOException {
                int n = super.next();
                while (n > 0 && freed.getCount() > 0) {
                  try {
                    freed.await();
                  } catch (InterruptedException e) {
                    // it does not care
                  }
                }
                return n;
              }
            };
    Job<List<Integer>> job =
        Pipeline.from(deaf)
            .buffer(Bound.elements(4))
            .take(1)
            .toList(5)
            .grace(Duration.ofMillis(200));
    try {
      var thrown = assertThrows(StuckException.class, job::run);
      assertEquals("source", thrown.stage());
      assertNull(thrown.getCause());
    } finally {
      freed.countDown();
    }
  }

  @Test
  void aLongLineBehindAShortOneComesToTheLoop() throws Exception {
    String longest = "x".repeat(1 << 20);
    try (var lines =
        Sources.of(Bytes.utf8("a\n" + longest + "\nb\n" + longest + "\n"))
            .through(Lines.utf8())
            .open()) {
      assertEquals("a", lines.read());
      assertEquals(longest, lines.read());
      assertEquals("b", lines.read());
      assertEquals(longest, lines.read());
      assertNull(lines.read());
    }
  }

  @Test
  void aFileIsNotAppendedToItselfThroughATransform() throws Exception {
    Path file = Files.writeString(folder.resolve("same"), "old");
    Source<Bytes> mapped = FileSource.of(file).map(b -> b);
    refusesTheSameFile(Pipeline.from(mapped).to(FileSink.of(file).append()));
    Job<Summary> into =
        Pipeline.from(FileSource.of(file))
            .to(
                Transform.of(Gatherer.<Bytes, Bytes>of((_, b, out) -> out.push(b)))
                    .into(FileSink.of(file).append()));
    refusesTheSameFile(into);
    assertEquals("old", Files.readString(file));
  }

  private static void refusesTheSameFile(Job<Summary> job) {
    var thrown = assertThrows(StreamException.class, job::run);
    assertInstanceOf(SameFileException.class, thrown.getCause());
  }

  /// Gives many for one, pauses as it should, and does not mind that nobody wants more.
  private static final class Many implements Step<Integer, Integer> {
    private final Iterator<Integer> all = IntStream.range(0, 100).iterator();

    @Override
    public void take(Integer in, Emitter<? super Integer> out) throws Exception {
      boolean _ = more(out);
    }

    @Override
    public boolean more(Emitter<? super Integer> out) throws Exception {
      while (all.hasNext()) {
        if (out.pause()) {
          return true;
        }
        out.emit(all.next());
      }
      return false;
    }
  }

  @Test
  void aStepThatPausesAfterNobodyWantsMoreDoesNotKeepTheLoopBusy() throws Exception {
    try (var cursor = Sources.of(1, 2).through(() -> new Many()).take(1).open()) {
      assertEquals(0, cursor.read());
      assertNull(cursor.read());
    }
  }

  @Test
  void whoWritesToAPipeLearnsThatNobodyWantsMore() throws Exception {
    for (int i = 0; i < 50; i++) {
      Pipe<Integer> pipe = Pipe.of(Bound.elements(2));
      Run<List<Integer>> run =
          Pipeline.from(pipe).map(n -> n).buffer(Bound.elements(2)).take(3).toList(5).start();
      int written = 0;
      while (pipe.write(written)) {
        written++;
      }
      assertEquals(List.of(0, 1, 2), run.await());
    }
  }

  @Test
  void aPausedCollectionIsNotReadOn() throws Exception {
    var given = new AtomicInteger();
    var go = new CountDownLatch(1);
    var list =
        new AbstractList<Integer>() {
          @Override
          public Integer get(int index) {
            return given.incrementAndGet();
          }

          @Override
          public int size() {
            return 10_000;
          }
        };
    var first = new CountDownLatch(1);
    Run<Summary> run =
        Pipeline.from(Sources.of(list))
            .buffer(Bound.elements(2))
            .forEach(
                _ -> {
                  first.countDown();
                  go.await();
                })
            .start();
    first.await();
    run.pause();
    int then = given.get();
    go.countDown();
    while (run.snapshot().stages().getLast().elementsIn() < then) {
      Thread.onSpinWait(); // what was on its way arrives
    }
    assertEquals(then, given.get());
    run.cancel();
    assertThrows(IOException.class, run::await);
  }

  @Test
  void bytesThatCrossInBatchesAreCounted() throws Exception {
    Run<Summary> run =
        Pipeline.from(Sources.of(Bytes.utf8("abc"), Bytes.utf8("def")))
            .buffer(Bound.elements(4))
            .forEach(_ -> {})
            .start();
    run.await();
    assertEquals(6, run.summary().progress().bytesIn());
  }

  @Test
  void aPipesFailureIsTheCause() {
    var failure = new TimeoutException("nobody called");
    Pipe<Integer> pipe = Pipe.of(Bound.elements(2));
    pipe.fail(failure);
    var thrown =
        assertThrows(StreamException.class, () -> Pipeline.from(pipe).forEach(_ -> {}).run());
    assertSame(failure, thrown.getCause());
  }

  @Test
  void anExecutorThatRefusesLosesNoCallback() throws Exception {
    Pipe<Integer> pipe =
        Pipe.of(
            Bound.elements(1),
            _ -> {
              throw new RejectedExecutionException("shut down");
            });
    var told = new CountDownLatch(2);
    assertTrue(pipe.write(1));
    assertEquals(Pipe.Offer.FULL, pipe.offer(2, told::countDown));
    assertEquals(Pipe.Offer.FULL, pipe.offer(3, told::countDown));
    try (var cursor = pipe.open()) {
      assertEquals(1, cursor.read());
      told.await();
    }
  }

  @Test
  void aCollectorIsAskedForItsContainerWhenItRunsAndNotBefore() {
    var failure = new IllegalStateException("no container");
    Collector<Integer, List<Integer>, List<Integer>> collector =
        Collector.of(
            () -> {
              throw failure;
            },
            List::add,
            (a, _) -> a);
    Job<List<Integer>> job = Pipeline.from(Sources.of(1)).collect(collector);
    assertFalse(job.toString().isEmpty());
    assertFalse(job.explain().isEmpty());
    var thrown = assertThrows(StreamException.class, job::run);
    assertSame(failure, thrown.getCause());
    assertEquals("collect", thrown.stage());
  }

  @Test
  void aLoopThatWasInterruptedInAStepLosesNoMoreInput() throws Exception {
    var reads = new AtomicInteger();
    Source<Integer> source =
        () ->
            new Counting() {
              @Override
              protected Integer next() throws IOException {
                reads.incrementAndGet();
                return super.next();
              }
            };
    Source<Integer> waiting =
        source.map(
            n -> {
              throw new InterruptedException("in " + n);
            });
    try (var cursor = waiting.open()) {
      for (int i = 0; i < 3; i++) {
        var thrown = assertThrows(InterruptedException.class, () -> cursor.read());
        assertEquals("in 0", thrown.getMessage());
      }
    }
    assertEquals(1, reads.get());
  }

  @Test
  void whatWasSuppressedInsideIsKept() {
    var inner = StreamException.of("inner", 1, 1, Progress.NONE, new IOException("x"));
    inner.addSuppressed(new IOException("y"));
    var outer = StreamException.of("outer", 2, 3, Progress.NONE, inner);
    assertEquals("y", assertInstanceOf(IOException.class, outer.getSuppressed()[0]).getMessage());
  }
}

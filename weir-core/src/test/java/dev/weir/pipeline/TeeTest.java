package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.AbstractWritable;
import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.SameFileException;
import dev.weir.Sink;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.Tee;
import dev.weir.Writable;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.text.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class TeeTest {
  @TempDir Path folder;

  private final List<String> calls = new ArrayList<>(); // of the side and the sink, in order

  /// Where a tee can be: alone, with a boundary before it or behind it.
  enum Place {
    FUSED,
    BEHIND_A_BOUNDARY,
    BEFORE_A_BOUNDARY;

    <T> Pipeline<T> through(Pipeline<T> before, Tee<T> tee) {
      return switch (this) {
        case FUSED -> before.through(tee);
        case BEHIND_A_BOUNDARY -> before.buffer(Bound.elements(2)).through(tee);
        case BEFORE_A_BOUNDARY -> before.through(tee).buffer(Bound.elements(2));
      };
    }
  }

  /// A sink that writes its calls down, and fails where it is told to.
  private class Noting extends AbstractWritable<Integer> implements Sink<Integer> {
    private final String name;
    private String failing = "";
    private int most = Integer.MAX_VALUE;
    private int taken;

    private Noting(String name) {
      this.name = name;
    }

    Noting failing(String call) {
      failing = call;
      return this;
    }

    private Noting most(int wanted) {
      most = wanted;
      return this;
    }

    @Override
    public Writable<Integer> open() throws IOException {
      note("open");
      return this;
    }

    @Override
    public String name() {
      return name;
    }

    private void note(String call) throws IOException {
      synchronized (calls) {
        calls.add(name + " " + call);
      }
      if (failing.equals(call)) {
        throw new IOException(name + " cannot " + call);
      }
    }

    @Override
    protected boolean put(Integer element) throws IOException {
      if (++taken == 3 && failing.equals("third")) {
        throw new IOException(name + " is full");
      }
      return taken < most;
    }

    @Override
    protected void complete() throws IOException {
      note("end");
    }

    @Override
    protected void release(boolean complete) throws IOException {
      note("close");
    }
  }

  private static List<Integer> numbers() {
    return IntStream.range(0, 100).boxed().toList();
  }

  private Job<Summary> job(Place place, Tee<Integer> tee, Noting sink) {
    return place.through(Pipeline.from(Sources.of(numbers())), tee).to(sink);
  }

  @ParameterizedTest
  @EnumSource
  void bothHaveEverythingAndTheSideEndsFirst(Place place) throws Exception {
    var side = new Noting("side");
    var sink = new Noting("sink");
    job(place, Tee.to(side), sink).run();
    assertEquals(100, side.taken);
    assertEquals(100, sink.taken);
    assertEquals(
        List.of("side open", "sink open", "side end", "sink end", "sink close", "side close"),
        calls);
  }

  @ParameterizedTest
  @EnumSource
  void aSideThatFailsFailsTheRunAndNothingIsEnded(Place place) {
    var tee = Tee.to(new Noting("side").failing("third"));
    var e = assertThrows(StreamException.class, () -> job(place, tee, new Noting("sink")).run());
    assertEquals("tee side", e.stage());
    assertTrue(!calls.contains("side end") && !calls.contains("sink end"), calls::toString);
    assertEquals(1, calls.stream().filter("side close"::equals).count());
  }

  @ParameterizedTest
  @EnumSource
  void aDetachedSideIsAbandonedAndReported(Place place) throws Exception {
    var sink = new Noting("sink");
    Tee<Integer> tee = Tee.to(new Noting("side").failing("third")).detaching();
    Summary summary = job(place, tee, sink).run();
    assertEquals(100, sink.taken);
    assertTrue(!calls.contains("side end") && calls.contains("side close"), calls::toString);
    Summary.StageReport report = summary.reports().getFirst();
    assertEquals("tee side", report.name());
    assertEquals("detached after 2 elements: side is full", report.report().text());
  }

  @ParameterizedTest
  @EnumSource
  void aSideThatCannotEndKeepsTheSinkFromEnding(Place place) {
    var tee = Tee.to(new Noting("side").failing("end"));
    var e = assertThrows(StreamException.class, () -> job(place, tee, new Noting("sink")).run());
    assertEquals("tee side", e.stage());
    assertEquals(List.of("side open", "sink open", "side end", "sink close", "side close"), calls);
  }

  @ParameterizedTest
  @EnumSource
  void aSinkThatCannotEndSaysThatTheSideWasCommitted(Place place) {
    var e =
        assertThrows(
            StreamException.class,
            () -> job(place, Tee.to(new Noting("side")), new Noting("sink").failing("end")).run());
    assertEquals("sink", e.stage());
    assertTrue(e.getMessage().contains(", after tee side was committed"), e.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void aSideThatWantsNoMoreIsLeftBehind(Place place) throws Exception {
    var side = new Noting("side").most(5);
    var sink = new Noting("sink");
    job(place, Tee.to(side), sink).run();
    assertEquals(5, side.taken);
    assertEquals(100, sink.taken);
    assertTrue(calls.contains("side end"));
  }

  @ParameterizedTest
  @EnumSource
  void aSideThatCannotBeOpenedClosesWhatIs(Place place) {
    var e =
        assertThrows(
            StreamException.class,
            () -> job(place, Tee.to(new Noting("side").failing("open")), new Noting("sink")).run());
    assertEquals("tee side", e.stage());
    assertEquals(List.of("side open"), calls);
  }

  @ParameterizedTest
  @EnumSource
  void aSinkThatCannotBeOpenedClosesTheSide(Place place) {
    assertThrows(
        StreamException.class,
        () -> job(place, Tee.to(new Noting("side")), new Noting("sink").failing("open")).run());
    assertEquals(List.of("side open", "sink open", "side close"), calls);
  }

  @ParameterizedTest
  @EnumSource
  void aLoopHasItToo(Place place) throws Exception {
    var side = new Noting("side");
    var all = new ArrayList<Integer>();
    try (var cursor = place.through(Pipeline.from(Sources.of(numbers())), Tee.to(side)).open()) {
      for (Integer number : cursor) {
        all.add(number);
      }
      assertTrue(calls.contains("side end"), "before the loop ends");
    }
    assertEquals(numbers(), all);
    assertEquals(100, side.taken);
    assertEquals(List.of("side open", "side end", "side close"), calls);
  }

  @ParameterizedTest
  @EnumSource
  void aLoopThatStopsEarlyAbandonsTheSide(Place place) throws Exception {
    try (var cursor =
        place.through(Pipeline.from(Sources.of(numbers())), Tee.to(new Noting("side"))).open()) {
      assertEquals(0, cursor.read());
    }
    assertEquals(List.of("side open", "side close"), calls);
  }

  @Test
  void aCancelFreesAWriteThatWaits() throws Exception {
    var waiting = new CountDownLatch(1);
    var freed = new CountDownLatch(1);
    Sink<Integer> stuck =
        () ->
            new AbstractWritable<>() {
              @Override
              protected boolean put(Integer element) throws IOException, InterruptedException {
                waiting.countDown();
                boolean interrupted = false;
                while (freed.getCount() > 0) { // deaf to interrupts: only abort helps
                  try {
                    freed.await();
                  } catch (InterruptedException _) {
                    interrupted = true;
                  }
                }
                throw new IOException("aborted, interrupted: " + interrupted);
              }

              @Override
              public void abort() {
                freed.countDown();
              }

              @Override
              protected void complete() {}

              @Override
              protected void release(boolean complete) {}
            };
    Run<Summary> run =
        Pipeline.from(Sources.of(numbers())).through(Tee.to(stuck)).to(new Noting("sink")).start();
    waiting.await();
    run.cancel();
    assertThrows(IOException.class, run::await);
    assertEquals(List.of("sink open", "sink close"), calls);
  }

  @Test
  void aCopyIsWholeOrNotThere() throws Exception {
    Path in = folder.resolve("in");
    Files.writeString(in, "some bytes");
    Path copy = folder.resolve("copy");
    Path out = folder.resolve("out");
    Job<Summary> job =
        Pipeline.from(FileSource.of(in))
            .through(Tee.<Bytes>to(FileSink.of(copy)))
            .to(FileSink.of(out));
    job.run();
    assertEquals("some bytes", Files.readString(copy));
    assertEquals("some bytes", Files.readString(out));

    Files.delete(copy);
    assertThrows(StreamException.class, job::run); // out is there already
    try (var left = Files.list(folder)) {
      assertEquals(2, left.count(), "in and out");
    }
  }

  @Test
  void theSourceIsNotOverwritten() throws Exception {
    Path in = folder.resolve("in");
    Files.writeString(in, "some bytes");
    var e =
        assertThrows(
            StreamException.class,
            () ->
                Pipeline.from(FileSource.of(in))
                    .through(Tee.<Bytes>to(FileSink.of(in).replace()))
                    .to(FileSink.of(folder.resolve("out")))
                    .run());
    assertInstanceOf(SameFileException.class, e.getCause());
    assertEquals(2, e.stageIndex());
    assertEquals("some bytes", Files.readString(in));
  }

  @Test
  void whatIsNotDetachedKeepsItsCause() {
    var cause = new IllegalStateException("mine");
    Sink<Integer> side =
        () ->
            new AbstractWritable<>() {
              @Override
              protected boolean put(Integer element) {
                throw cause;
              }

              @Override
              protected void complete() {}

              @Override
              protected void release(boolean complete) {}
            };
    var e =
        assertThrows(
            StreamException.class,
            () -> Pipeline.from(Sources.of(1)).through(Tee.to(side)).toList(1).run());
    assertSame(cause, e.getCause());
  }

  @Test
  void whatWantsNoMoreBehindABoundaryIsSuccess() throws Exception {
    Path in = folder.resolve("in");
    Files.writeString(in, "a line of text\n".repeat(100_000));
    for (int i = 0; i < 20; i++) {
      Path copy = folder.resolve("copy" + i);
      Pipeline.from(FileSource.of(in))
          .through(Tee.<Bytes>to(FileSink.of(copy)))
          .buffer(Bound.elements(1))
          .through(Lines.utf8())
          .take(10)
          .forEach(_ -> {})
          .run();
      assertTrue(Files.size(copy) > 0, "what downstream has had");
    }
  }

  @Test
  void twoStagesDoNotWriteTheSameFile() throws Exception {
    Path in = folder.resolve("in");
    Files.writeString(in, "some bytes");
    Path out = folder.resolve("out");
    for (FileSink sink : List.of(FileSink.of(out), FileSink.of(in).replace())) {
      var e =
          assertThrows(
              StreamException.class,
              () ->
                  Pipeline.from(Sources.of(Bytes.utf8("x")))
                      .through(Tee.<Bytes>to(sink))
                      .to(sink)
                      .run());
      assertInstanceOf(SameFileException.class, e.getCause());
    }
    assertEquals("some bytes", Files.readString(in));
    assertTrue(!Files.exists(out));
  }

  @Test
  void aSideBeforeASinkThatCannotBeOpenedIsClosed() {
    Sink<Integer> both = Tee.to(new Noting("side")).into(new Noting("sink").failing("open"));
    assertThrows(IOException.class, both::open);
    assertEquals(List.of("side open", "sink open", "side close"), calls);
  }

  @Test
  void aDetachedSideThatCannotBeClosedIsNoFailure() throws Exception {
    var side =
        new Noting("side") {
          @Override
          protected boolean put(Integer element) throws IOException {
            throw new IOException("full");
          }
        };
    Summary summary =
        job(Place.FUSED, Tee.to(side.failing("close")).detaching(), new Noting("sink")).run();
    assertEquals("detached after 0 elements: full", summary.reports().getFirst().report().text());
  }
}

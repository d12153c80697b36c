package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.AbstractCursor;
import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.Checkpoint;
import dev.weir.Checkpoints;
import dev.weir.Emitter;
import dev.weir.Groups;
import dev.weir.PromptStep;
import dev.weir.Resumable;
import dev.weir.ResumableCursor;
import dev.weir.Sink;
import dev.weir.Sinks;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.StreamException;
import dev.weir.Writable;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a run with checkpoints keeps, and when.
class CheckpointsTest {
  @TempDir Path folder;

  /// What happened, in order, from all threads.
  private final List<String> journal = Collections.synchronizedList(new ArrayList<>());

  private final List<Integer> written = Collections.synchronizedList(new ArrayList<>());
  private @Nullable IOException persistFails;
  private @Nullable IOException commitFails;

  /// The numbers below an end; a position is the next number.
  private final class Counted implements Resumable<Integer, Integer> {
    private final int end;

    Counted(int end) {
      this.end = end;
    }

    @Override
    public ResumableCursor<Integer, Integer> open() {
      return openAt(0);
    }

    @Override
    public ResumableCursor<Integer, Integer> openAt(Integer position) {
      return new CountedCursor(position, end);
    }

    @Override
    public String name() {
      return "counted";
    }
  }

  private final class CountedCursor extends AbstractCursor<Integer>
      implements ResumableCursor<Integer, Integer> {
    private final int end;
    private int next;

    CountedCursor(int next, int end) {
      this.next = next;
      this.end = end;
    }

    @Override
    protected @Nullable Integer next() {
      return next == end ? null : next++;
    }

    @Override
    public Integer position() {
      return next;
    }

    @Override
    public void commit(Integer position) throws IOException {
      if (commitFails != null) {
        throw commitFails;
      }
      journal.add("commit " + position);
    }

    @Override
    protected void release() {
      journal.add("close");
    }
  }

  /// A sink that persists what was written.
  private final class Kept implements Sink<Integer> {

    @Override
    public Writable<Integer> open() {
      return new KeptWritable();
    }

    @Override
    public boolean persists() {
      return true;
    }

    @Override
    public String name() {
      return "kept";
    }
  }

  private final class KeptWritable implements Checkpoint<Integer> {

    @Override
    public boolean write(Integer element) {
      written.add(element);
      return true;
    }

    @Override
    public void persist() throws IOException {
      if (persistFails != null) {
        throw persistFails;
      }
      journal.add("persist " + written.size());
    }

    @Override
    public void flush() {}

    @Override
    public void end() {
      journal.add("end");
    }

    @Override
    public void close() {}
  }

  record Form(String name, UnaryOperator<Pipeline<Integer>> between) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Form> forms() {
    return Stream.of(
        new Form("nothing", p -> p),
        new Form("a step", p -> p.map(n -> n)),
        new Form("a boundary", p -> p.buffer(Bound.elements(3))),
        new Form("a weighed one", p -> p.buffer(Bound.bytes(999, e -> (Integer) e)).map(n -> n)),
        new Form("two", p -> p.buffer().filter(_ -> true).buffer(Bound.elements(1))),
        new Form("threads", p -> p.mapConcurrent(3, Bound.elements(5), n -> n)),
        new Form(
            "more of each", p -> p.map(n -> n).buffer().mapConcurrent(2, n -> n).peek(_ -> {})));
  }

  private Job<Summary> job(int end, Form form, Checkpoints checkpoints) {
    return form.between()
        .apply(Pipeline.from(new Counted(end)))
        .to(new Kept())
        .checkpoints(checkpoints);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aPositionIsKeptWhenAllBeforeItWasPersisted(Form form) throws Exception {
    var positions = new ArrayList<>();
    job(1_000, form, Checkpoints.everyElements(10).kept(positions::add)).run();
    assertEquals(IntStream.range(0, 1_000).boxed().toList(), written);
    int persisted = 0;
    int committed = 0;
    for (String entry : journal) {
      int number = Integer.parseInt("0" + entry.replaceAll("[^0-9]", ""));
      if (entry.startsWith("persist")) {
        persisted = number;
      } else if (entry.startsWith("commit")) {
        assertTrue(number <= persisted, () -> "not persisted: " + journal);
        assertTrue(number > committed, () -> "not in order: " + journal);
        committed = number;
        assertEquals(number, positions.removeFirst());
      }
    }
    assertEquals(1_000, committed);
    assertEquals(List.of(), positions);
    assertTrue(journal.indexOf("commit 1000") < journal.indexOf("end"), () -> "late: " + journal);
    if (form.name().equals("nothing")) {
      assertEquals(100, journal.stream().filter(e -> e.startsWith("commit")).count());
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void itIsTimeAgainAndAgain(Form form) throws Exception {
    var enough = new CountDownLatch(3);
    Run<Summary> run =
        job(
                Integer.MAX_VALUE,
                form,
                Checkpoints.every(Duration.ofMillis(1)).kept(_ -> enough.countDown()))
            .start();
    enough.await();
    run.cancel();
    assertThrows(StreamException.class, run::await);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aListenerIsToldWhatWasKeptWhenItIsCommitted(Form form) throws Exception {
    var listener =
        new PipelineListener() {
          @Override
          public void checkpointed(Run<?> run, Object position, Duration took) {
            assertFalse(run.snapshot().over());
            assertFalse(took.isNegative());
            journal.add("told " + position);
          }
        };
    job(100, form, Checkpoints.everyElements(10)).listener(listener).run();
    List<String> committed = journal.stream().filter(e -> e.startsWith("commit")).toList();
    assertFalse(committed.isEmpty());
    for (String entry : committed) {
      String told = entry.replace("commit", "told");
      assertTrue(journal.indexOf(told) > journal.indexOf(entry), () -> "untold: " + journal);
    }
  }

  @Test
  void whatAStepHoldsBackKeepsTheOlderPosition() throws Exception {
    Pipeline.from(new Counted(50))
        .through(Groups.of(4))
        .through(() -> (PromptStep<List<Integer>, Integer>) (group, out) -> each(group, out))
        .to(new Kept())
        .checkpoints(Checkpoints.everyElements(5))
        .run();
    List<String> commits = journal.stream().filter(e -> e.startsWith("commit")).toList();
    assertEquals(List.of("commit 20", "commit 40"), commits);
    assertEquals(50, written.size());
  }

  private static void each(List<Integer> group, Emitter<? super Integer> out) throws Exception {
    for (int number : group) {
      out.emit(number);
    }
  }

  @Test
  void whatAStepCanGiveIsGivenFirst() throws Exception {
    Pipeline.from(new Counted(20))
        .through(Holding::new)
        .to(new Kept())
        .checkpoints(Checkpoints.everyElements(5))
        .run();
    assertEquals(
        List.of("persist 5", "commit 5", "persist 10", "commit 10"), journal.subList(0, 4));
  }

  /// Keeps everything until it is asked.
  private static final class Holding implements Step<Integer, Integer> {
    private final List<Integer> held = new ArrayList<>();

    @Override
    public void take(Integer in, Emitter<? super Integer> out) {
      held.add(in);
    }

    @Override
    public boolean flush(Emitter<? super Integer> out) throws Exception {
      each(held, out);
      held.clear();
      return true;
    }

    @Override
    public void finish(Emitter<? super Integer> out) throws Exception {
      flush(out);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aRunGoesOnWhereAFailedOneWasKept(Form form) throws Exception {
    var positions = Collections.synchronizedList(new ArrayList<Object>());
    var fails = new AtomicInteger(777);
    Checkpoints often = Checkpoints.everyElements(10).kept(positions::add);
    var failing =
        new Form(
            "failing",
            p ->
                form.between()
                    .apply(p)
                    .map(
                        n -> {
                          if (n == fails.get()) {
                            throw new IOException("as planned");
                          }
                          return n;
                        }));
    assertThrows(StreamException.class, job(1_000, failing, often)::run);
    int last = positions.isEmpty() ? 0 : (Integer) positions.getLast();
    assertTrue(last <= 777, () -> "kept: " + last);
    written.subList(last, written.size()).clear();
    fails.set(-1);
    failing
        .between()
        .apply(Pipeline.from(new Counted(1_000).from(last)))
        .to(new Kept())
        .checkpoints(often)
        .run();
    assertEquals(IntStream.range(0, 1_000).boxed().toList(), written);
  }

  @Test
  void aFileIsAppendedToFromWhereItWasKept() throws Exception {
    var content = new byte[3_000_000];
    ThreadLocalRandom.current().nextBytes(content);
    Path from = Files.write(folder.resolve("from"), content);
    Path to = folder.resolve("to");
    var positions = new ArrayList<>();
    var seen = new AtomicInteger();
    Checkpoints often = Checkpoints.everyElements(7).kept(positions::add);
    FileSource source = FileSource.of(from).blockBytes(10_000);
    var cut =
        Pipeline.from(source)
            .map(
                block -> {
                  if (seen.incrementAndGet() == 200) {
                    throw new IOException("as planned");
                  }
                  return block;
                })
            .to(FileSink.of(to).append())
            .checkpoints(often);
    assertThrows(StreamException.class, cut::run);
    long length = Files.size(to);
    assertEquals(28 * 7 * 10_000, length);
    assertTrue(Arrays.mismatch(content, Files.readAllBytes(to)) == length);
    Pipeline.from(resumed(source, positions.getLast()))
        .to(FileSink.of(to).append())
        .checkpoints(often)
        .run();
    assertEquals(-1, Files.mismatch(from, to));
  }

  @SuppressWarnings("unchecked") // the position is of that source
  private static <P> Resumable<Bytes, P> resumed(Resumable<Bytes, P> source, Object position) {
    return source.from((P) position);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aSinkThatCannotPersistFailsTheRun(Form form) {
    persistFails = new IOException("no room");
    var job = job(100, form, Checkpoints.everyElements(10));
    var failure = assertThrows(StreamException.class, job::run);
    assertSame(persistFails, failure.getCause());
    assertEquals("kept", failure.stage());
    assertTrue(journal.stream().noneMatch(e -> e.startsWith("commit")), journal::toString);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aPositionThatCannotBeKeptFailsTheRun(Form form) {
    commitFails = new IOException("far side gone");
    var job = job(100, form, Checkpoints.everyElements(10));
    var failure = assertThrows(StreamException.class, job::run);
    assertSame(commitFails, failure.getCause());
    assertEquals("counted", failure.stage());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whoWantsNoMoreEndsItAsASuccess(Form form) throws Exception {
    var early = new Form("early", p -> form.between().apply(p).take(55));
    job(Integer.MAX_VALUE, early, Checkpoints.everyElements(10)).run();
    assertEquals(55, written.size());
    assertEquals("end", journal.getLast());
  }

  @Test
  void whatCannotHaveCheckpointsIsRefusedBeforeItOpens() {
    refused(Pipeline.from(Sources.of(1)).to(new Kept()), "elements has no positions to go on from");
    refused(
        Pipeline.from(new Counted(1)).to(Sinks.discard()),
        "null cannot persist what was written before its end");
    refused(
        Pipeline.from(new Counted(1))
            .parallel(Lanes.<Integer, Integer>map(2, n -> n))
            .to(new Kept()),
        "parallel(map) does not keep the order that a checkpoint needs");
    assertEquals(List.of(), journal);
  }

  private static void refused(Job<?> job, String reason) {
    var refusal =
        assertThrows(IllegalStateException.class, () -> job.checkpointEvery(Duration.ofSeconds(1)));
    assertEquals("a run with checkpoints is not possible: " + reason, refusal.getMessage());
  }

  @Test
  void numbersThatMakeNoSenseAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Checkpoints.every(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> Checkpoints.everyElements(-1));
    assertThrows(IllegalArgumentException.class, () -> Checkpoints.everyElements(0));
  }
}

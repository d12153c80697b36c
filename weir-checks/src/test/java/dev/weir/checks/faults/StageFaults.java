package dev.weir.checks.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.AbstractWritable;
import dev.weir.Bound;
import dev.weir.CheckedFunction;
import dev.weir.Sink;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.Writable;
import dev.weir.checks.holes.ChildJvm;
import dev.weir.pipeline.Pipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the code of a stage does, by the library.
final class StageFaults {
  private StageFaults() {}

  private static int deep(int n) {
    return n < 0 ? n : deep(n + 1) + 1;
  }

  /// In a step before a boundary, between two, behind one, and in the last call.
  static String stackOverflow(Scene scene) {
    for (int place = 0; place < 3; place++) {
      Pipeline<Integer> whole = failing(place, _ -> deep(0));
      assertThrows(StackOverflowError.class, () -> whole.forEach(_ -> {}).run());
    }
    return "the error comes out as it is, wherever it was; every thread has ended";
  }

  /// Thrown in each place, with virtual threads; and met, by a program whose heap is full, with
  /// threads of the platform.
  static String outOfMemory(Scene scene) throws Exception {
    for (int place = 0; place < 3; place++) {
      Pipeline<Integer> whole = failing(place, n -> planted());
      assertThrows(OutOfMemoryError.class, () -> whole.forEach(_ -> {}).run());
      assertEquals("OutOfMemoryError, 0 left", saidWithFullHeap(place));
    }
    return "the error comes out as it is, wherever it was; every thread has ended";
  }

  private static int planted() {
    throw new OutOfMemoryError("planted");
  }

  private static String saidWithFullHeap(int place) throws Exception {
    Process program =
        ChildJvm.of(
                List.of("-Xmx32m"),
                FullHeap.class,
                List.of(Integer.toString(place)),
                Pipeline.class)
            .start();
    try (var out = program.getInputStream()) {
      assertTrue(program.waitFor(60, TimeUnit.SECONDS), "it hangs");
      return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
    } finally {
      program.destroyForcibly();
    }
  }

  /// A pipeline of three sections before the last, one of which fails in the middle.
  private static Pipeline<Integer> failing(int place, CheckedFunction<Integer, Integer> fault) {
    CheckedFunction<Integer, Integer> harmless = n -> n;
    CheckedFunction<Integer, Integer> failing = n -> n == 5_000 ? fault.apply(n) : n;
    Pipeline<Integer> pipeline = Pipeline.from(Sources.range(0, 100_000));
    for (int i = 0; i < 3; i++) {
      pipeline = pipeline.map(i == place ? failing : harmless).buffer(Bound.elements(8));
    }
    return pipeline;
  }

  private static final class Grumpy extends AbstractWritable<Integer> {
    @Override
    protected boolean put(Integer element) {
      return true;
    }

    @Override
    protected void complete() {}

    @Override
    protected void release(boolean complete) throws IOException {
      throw new IOException("cannot close");
    }
  }

  private record GrumpySink() implements Sink<Integer> {
    @Override
    public Writable<Integer> open() {
      return new Grumpy();
    }

    @Override
    public String name() {
      return "grumpy";
    }
  }

  static String failingClose(Scene scene) {
    var e =
        assertThrows(
            StreamException.class,
            () -> Pipeline.from(Sources.range(0, 3)).to(new GrumpySink()).run());
    String said = String.valueOf(e.getMessage());
    assertTrue(said.startsWith("grumpy: cannot close"), said);
    assertTrue(said.contains("committed"), said);
    assertEquals(2, e.stageIndex());
    return "the run fails and says that the result is committed: `" + said + "`";
  }
}

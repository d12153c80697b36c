package dev.weir.checks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.file.FileSink;
import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.Journal;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.ScriptedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What others hold their endings to, and what they make of misuse: N-11 to N-18 of
/// `docs/peer-scenarios.md`.
@ExtendWith(NoLeaks.class)
class EndingScenariosTest {
  private final Journal journal = new Journal();
  @TempDir Path folder;

  @Test
  void n11EndingAgainIsTheSame() throws Exception {
    Path file = folder.resolve("file");
    var writable = FileSink.of(file).open();
    writable.write(Bytes.utf8("x"));
    writable.end();
    writable.end();
    writable.close();
    writable.close();
    assertEquals("x", Files.readString(file));
  }

  @Test
  void n12WritingBehindTheEndIsAnErrorOfItsOwn() throws Exception {
    Path file = folder.resolve("file");
    var writable = FileSink.of(file).open();
    writable.end();
    var e = assertThrows(IOException.class, () -> writable.write(Bytes.utf8("late")));
    assertEquals("write after end", e.getMessage());
    writable.close();
    assertEquals("", Files.readString(file));
    var closed = FileSink.of(folder.resolve("other")).open();
    closed.close();
    e = assertThrows(IOException.class, () -> closed.write(Bytes.utf8("late")));
    assertEquals("write after close", e.getMessage());
    assertFalse(Files.exists(folder.resolve("other")));
  }

  @Test
  void n13AWriterThatWaitsIsToldOfAFailure() throws Exception {
    var pipe = Pipe.<Integer>of(Bound.elements(1));
    pipe.write(1);
    var thrown = new AtomicReference<Throwable>();
    Thread writer =
        Thread.ofVirtual()
            .start(() -> thrown.set(assertThrows(IOException.class, () -> pipe.write(2))));
    while (writer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    var cause = new IOException("gone");
    pipe.fail(cause);
    writer.join();
    assertSame(cause, thrown.get().getCause());
  }

  @Test
  void n14NothingIsDoneBeforeTheLastWriteIs() throws Exception {
    Hold last = Hold.interruptible();
    ScriptedSink<Integer> sink =
        ScriptedSink.<Integer>of(journal, "sink").with(Script.staying(Call.WRITE, 3, last));
    Run<?> run = Pipeline.from(Sources.range(0, 3)).buffer().to(sink).start();
    last.awaitEntered();
    assertEquals(0, journal.count("sink", Call.END));
    assertFalse(run.snapshot().over());
    last.release();
    run.await();
    assertEquals(List.of(0, 1, 2), sink.written());
    assertTrue(sink.ended());
  }

  @Test
  void n15AnEndThatFailsIsTheFailureAndTheSinkIsClosed() {
    var planted = new IOException("cannot finish");
    ScriptedSink<Integer> sink =
        ScriptedSink.<Integer>of(journal, "sink").with(Script.failing(Call.END, 1, planted));
    var e =
        assertThrows(
            StreamException.class, () -> Pipeline.from(Sources.range(0, 3)).to(sink).run());
    assertSame(planted, e.getCause());
    assertFalse(sink.ended());
    assertEquals(1, journal.count("sink", Call.CLOSE));
  }

  @Test
  void n16WhoSeesThatItIsOverSeesTheFailureToo() throws Exception {
    var planted = new IOException("planted");
    Run<?> run =
        Pipeline.from(Sources.range(0, 3))
            .forEach(
                _ -> {
                  throw planted;
                })
            .start();
    while (!run.snapshot().over()) {
      Thread.onSpinWait();
    }
    assertSame(planted, assertThrows(StreamException.class, run::await).getCause());
  }

  @Test
  void n17OfTwoFailuresTheFirstIsThrownAndTheSecondIsAttached() {
    var first = new IOException("first");
    var second = new IOException("second");
    ScriptedSource<Integer> source =
        ScriptedSource.of(journal, "source", 1, 2).with(Script.failing(Call.READ, 2, first));
    ScriptedSink<Integer> sink =
        ScriptedSink.<Integer>of(journal, "sink").with(Script.failing(Call.CLOSE, 1, second));
    var e = assertThrows(StreamException.class, () -> Pipeline.from(source).to(sink).run());
    assertSame(first, e.getCause());
    assertEquals(1, e.getSuppressed().length);
    assertTrue(String.valueOf(e.getSuppressed()[0].getMessage()).contains("second"));
  }

  @Test
  @NullUnmarked
  void n18NullIsRefusedAndIsNoEnd() throws Exception {
    var pipe = Pipe.<Integer>of(Bound.elements(2));
    assertThrows(NullPointerException.class, () -> pipe.write(null));
    pipe.write(1);
    pipe.end();
    try (var cursor = pipe.open()) {
      assertEquals(1, cursor.read());
      assertNull(cursor.read());
    }
    var e =
        assertThrows(
            StreamException.class,
            () -> Pipeline.from(Sources.range(0, 3)).map(_ -> (Integer) null).toList(9).run());
    assertTrue(e.getMessage().contains("map"), e.getMessage());
  }
}

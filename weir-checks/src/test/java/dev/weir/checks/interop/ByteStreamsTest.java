package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CancelledException;
import dev.weir.StreamException;
import dev.weir.file.FileSink;
import dev.weir.interop.ByteStreams;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Blocks;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.Journal;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.ScriptedSource;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// `InputStream` and `OutputStream`, given, lent, and as views of a source and a sink.
@ExtendWith(NoLeaks.class)
class ByteStreamsTest {
  private final Journal journal = new Journal();

  @TempDir Path folder;

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    return noise;
  }

  // An InputStream as a source

  @Test
  void aStreamOfEachLifeIsReadToItsEndAndClosed() throws Exception {
    byte[] noise = noise(200_000);
    var closed = new AtomicInteger();
    var source = ByteStreams.source(() -> counting(new ByteArrayInputStream(noise), closed));
    for (int life = 1; life <= 2; life++) {
      try (var cursor = source.open()) {
        assertArrayEquals(noise, Blocks.joined(cursor).toArray());
      }
      assertEquals(life, closed.get());
    }
  }

  private static InputStream counting(InputStream in, AtomicInteger closed) {
    return new FilterInputStream(in) {
      @Override
      public void close() throws IOException {
        closed.incrementAndGet();
        super.close();
      }
    };
  }

  @Test
  void aStreamThatIsGivenHasOneLife() throws Exception {
    var closed = new AtomicInteger();
    var source = ByteStreams.source(counting(InputStream.nullInputStream(), closed));
    source.open().close();
    assertThrows(IllegalStateException.class, source::open);
    assertEquals(1, closed.get());
  }

  @Test
  void nothingIsReadThatNobodyAskedFor() throws Exception {
    var reads = new AtomicInteger();
    var in =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            reads.incrementAndGet();
            return 1;
          }
        };
    try (var cursor = ByteStreams.source(in).open()) {
      assertEquals(0, reads.get());
      assertEquals(1, cursor.read().length());
      assertEquals(1, reads.get());
    }
  }

  @Test
  void aStreamThatFailsFailsTheRunAndIsClosed() {
    var failure = new IOException("torn");
    var closed = new AtomicInteger();
    var in =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw failure;
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    var job = Pipeline.from(ByteStreams.source(in)).toList(9);
    assertSame(failure, assertThrows(StreamException.class, job::run).getCause());
    assertEquals(1, closed.get());
  }

  @Test
  void aReadThatWaitsIsInterruptedAndLosesNothing() throws Exception {
    try (var far = new PipedOutputStream();
        var cursor = ByteStreams.source(new PipedInputStream(far)).open()) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, cursor::read);
      assertFalse(Thread.interrupted());
      far.write(7);
      assertEquals(Bytes.wrap(new byte[] {7}), cursor.read());
    }
  }

  /// A stream that blocks until it is closed, and ignores interrupts, as a socket's does.
  private static final class Socketlike extends InputStream {
    private final Hold hold = Hold.abortable();

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return read();
    }

    @Override
    public int read() throws IOException {
      try {
        hold.stay();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return -1;
    }

    @Override
    public void close() {
      hold.abort();
    }
  }

  @Test
  void aRunThatIsCancelledFreesAReadThatOnlyAClosingFrees() throws Exception {
    var in = new Socketlike();
    var run = Pipeline.from(ByteStreams.source(in)).toList(9).start();
    in.hold.awaitEntered();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
  }

  @Test
  void aStreamThatIsLentStaysOpenWhereItStands() throws Exception {
    var closed = new AtomicInteger();
    var lent = counting(new ByteArrayInputStream(noise(700_000)), closed);
    try (var cursor = ByteStreams.lentSource(lent).open()) {
      assertEquals(256 << 10, cursor.read().length());
    }
    assertEquals(0, closed.get());
    assertEquals(700_000 - (256 << 10), lent.readAllBytes().length);
  }

  // A source as an InputStream

  @Test
  void aStreamOfASourceGivesItsBytesAndClosesOnce() throws Exception {
    byte[] noise = noise(10_000);
    var blocks = Blocks.split(Bytes.wrap(noise), 1, 7, 1000);
    var source = ScriptedSource.of(journal, "source", blocks);
    InputStream in = ByteStreams.input(source);
    try (in;
        var _ = new BufferedInputStream(in)) { // closes it too
      assertEquals(noise[0] & 0xFF, in.read());
      assertArrayEquals(Arrays.copyOfRange(noise, 1, 10_000), in.readAllBytes());
      assertEquals(-1, in.read());
    }
    journal.assertLivesAreWhole();
  }

  @Test
  void aStreamOfASourceReadsNothingAhead() throws Exception {
    var source =
        ScriptedSource.of(journal, "source", Bytes.utf8("abc"), Bytes.EMPTY, Bytes.utf8("de"));
    try (var in = ByteStreams.input(source)) {
      assertEquals(0, in.available());
      assertEquals('a', in.read());
      assertEquals(2, in.available());
      assertEquals(2, in.read(new byte[9], 0, 9));
      assertEquals(1, journal.count("source", Call.READ));
      assertEquals(0, in.read(new byte[9], 0, 0));
      assertEquals('d', in.read());
      assertEquals(1, in.skip(5));
    }
    journal.assertLivesAreWhole();
  }

  @Test
  void aStreamOfASourceSpeaksOfEveryByteAsItIs() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    try (var in = ByteStreams.input(Blocks.oneByOne(Bytes.wrap(all)))) {
      for (int i = 0; i < 256; i++) {
        assertEquals(i, in.read());
      }
    }
  }

  @Test
  void aTruncatedSourceIsAFailureOfTheStreamToo() throws Exception {
    var failure = new IOException("cut off");
    var source =
        ScriptedSource.of(journal, "source", Bytes.utf8("abc"))
            .with(Script.failing(Call.READ, 2, failure));
    try (var in = ByteStreams.input(source)) {
      assertSame(failure, assertThrows(IOException.class, in::readAllBytes));
    }
    journal.assertLivesAreWhole();
  }

  @Test
  void anInterruptedReadOfAStreamGoesOnAfterwards() throws Exception {
    try (var far = new PipedOutputStream();
        var in = ByteStreams.input(ByteStreams.source(new PipedInputStream(far)))) {
      Thread.currentThread().interrupt();
      var thrown = assertThrows(InterruptedIOException.class, in::read);
      assertInstanceOf(InterruptedException.class, thrown.getCause());
      assertTrue(Thread.interrupted());
      far.write(7);
      assertEquals(7, in.read());
    }
  }

  // An OutputStream as a sink

  @Test
  void aSinkWritesFlushesAndClosesItsStream() throws Exception {
    byte[] noise = noise(200_000);
    var target = new ByteArrayOutputStream();
    var sink = ByteStreams.sink(() -> new GZIPOutputStream(target));
    var _ = Pipeline.from(Blocks.source(Bytes.wrap(noise), 1, 70_000)).to(sink).run();
    try (var in = new GZIPInputStream(new ByteArrayInputStream(target.toByteArray()))) {
      assertArrayEquals(noise, in.readAllBytes());
    }
  }

  @Test
  void aStreamMayKeepAndChangeWhatItIsGiven() throws Exception {
    var bytes = Bytes.utf8("abc");
    var spoiling =
        new OutputStream() {
          @Override
          public void write(int value) {}

          @Override
          public void write(byte[] given, int offset, int length) {
            given[offset] = 'x';
          }
        };
    try (var writable = ByteStreams.sink(spoiling).open()) {
      assertTrue(writable.write(bytes));
      writable.end();
    }
    assertEquals("abc", bytes.utf8());
  }

  @Test
  void aCloseThatFailsAtTheEndFailsTheRun() {
    var failure = new IOException("full");
    var out =
        new FilterOutputStream(OutputStream.nullOutputStream()) {
          @Override
          public void close() throws IOException {
            throw failure;
          }
        };
    var job = Pipeline.from(Blocks.source(Bytes.utf8("abc"), 1)).to(ByteStreams.sink(out));
    assertSame(failure, assertThrows(StreamException.class, job::run).getCause());
  }

  @Test
  void aStreamThatIsLentIsFlushedAndStaysOpen() throws Exception {
    var target = new ByteArrayOutputStream();
    var closed = new AtomicInteger();
    var lent =
        new BufferedOutputStream(target) {
          @Override
          public void close() throws IOException {
            closed.incrementAndGet();
            super.close();
          }
        };
    var job = Pipeline.from(Blocks.source(Bytes.utf8("abc"), 1)).to(ByteStreams.lentSink(lent));
    var _ = job.run();
    var _ = job.run();
    assertEquals("abcabc", target.toString(StandardCharsets.UTF_8));
    assertEquals(0, closed.get());
  }

  // A sink as an OutputStream

  @Test
  void whatIsWrittenIsWholeAfterTheEnd() throws Exception {
    byte[] noise = noise(100_000);
    var sink = ScriptedSink.<Bytes>of(journal, "sink");
    try (var out = ByteStreams.output(sink)) {
      out.write(noise[0]);
      out.write(noise, 1, 50_000);
      out.flush();
      out.write(noise, 50_001, 49_999);
      out.end();
      out.end();
    }
    assertArrayEquals(noise, Blocks.joined(sink.written()).toArray());
    journal.assertLivesAreWhole();
  }

  @Test
  void closedWithoutAnEndNothingIsThere() throws Exception {
    Path file = folder.resolve("half");
    try (var out = ByteStreams.output(FileSink.of(file))) {
      out.write(noise(50_000));
    }
    assertFalse(Files.exists(file));
  }

  @Test
  void whatTheWriterKeepsAndChangesDoesNotChangeWhatWasWritten() throws Exception {
    byte[] mine = {1, 2, 3};
    var sink = ScriptedSink.<Bytes>of(journal, "sink");
    try (var out = ByteStreams.output(sink)) {
      out.write(mine);
      mine[0] = 9;
      out.flush();
      mine[1] = 9;
      out.end();
    }
    assertArrayEquals(new byte[] {1, 2, 3}, Blocks.joined(sink.written()).toArray());
  }

  @Test
  void aBodyThatClosesOrNotWritesAWhole() throws Exception {
    byte[] noise = noise(50_000);
    Path file = folder.resolve("whole.gz");
    ByteStreams.write(
        FileSink.of(file),
        out -> {
          try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(noise);
          }
        });
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      assertArrayEquals(noise, in.readAllBytes());
    }
    ByteStreams.write(FileSink.of(file).replace(), out -> out.write(noise));
    assertArrayEquals(noise, Files.readAllBytes(file));
  }

  @Test
  void aBodyThatThrowsLeavesNothingEvenIfItHasClosed() {
    Path file = folder.resolve("half.gz");
    var failure = new IllegalStateException("mine");
    var thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                ByteStreams.write(
                    FileSink.of(file),
                    out -> {
                      try (var gzip = new GZIPOutputStream(out)) {
                        gzip.write(noise(50_000));
                        throw failure;
                      }
                    }));
    assertSame(failure, thrown);
    assertFalse(Files.exists(file));
  }

  @Test
  void aViewThatEndsOnCloseIsWholeUnlessAWriteFailed() throws Exception {
    Path file = folder.resolve("whole");
    try (var out = ByteStreams.output(FileSink.of(file)).endingOnClose()) {
      out.write(noise(50_000));
    }
    assertEquals(50_000, Files.size(file));

    var sink =
        ScriptedSink.<Bytes>of(journal, "sink")
            .with(Script.failing(Call.WRITE, 1, new IOException("full")));
    var out = ByteStreams.output(sink).endingOnClose();
    assertThrows(IOException.class, () -> out.write(noise(50_000)));
    assertThrows(IOException.class, out::close);
    assertEquals(0, journal.count("sink", Call.END));
    journal.assertLivesAreWhole();
  }

  @Test
  void aFailureOfTheSinkIsSticky() throws Exception {
    var failure = new IOException("full");
    var sink = ScriptedSink.<Bytes>of(journal, "sink").with(Script.failing(Call.FLUSH, 1, failure));
    try (var out = ByteStreams.output(sink)) {
      assertSame(failure, assertThrows(IOException.class, out::flush));
      assertSame(failure, assertThrows(IOException.class, out::flush));
      assertSame(failure, assertThrows(IOException.class, out::end));
      assertSame(failure, assertThrows(IOException.class, () -> out.write(noise(50_000))));
    }
    journal.assertLivesAreWhole();
  }

  @Test
  void aSinkThatWantsNoMoreEndsALoopAndIsEnded() throws Exception {
    var sink = ScriptedSink.<Bytes>of(journal, "sink").wanting(2);
    ByteStreams.write(
        sink,
        out -> {
          while (true) {
            out.write(7);
          }
        });
    assertTrue(sink.ended());
    journal.assertLivesAreWhole();
  }

  @Test
  void anInterruptedWriteCanOnlyBeAbandoned() throws Exception {
    var hold = Hold.interruptible();
    var sink = ScriptedSink.<Bytes>of(journal, "sink").with(Script.staying(Call.WRITE, 1, hold));
    Thread writer = Thread.currentThread();
    var interrupter =
        CompletableFuture.runAsync(
            () -> {
              try {
                hold.awaitEntered();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              writer.interrupt();
            });
    assertThrows(
        InterruptedException.class, () -> ByteStreams.write(sink, out -> out.write(noise(50_000))));
    interrupter.join();
    assertFalse(sink.ended());
    journal.assertLivesAreWhole();
  }
}

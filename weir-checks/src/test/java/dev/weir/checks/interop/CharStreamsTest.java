package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.interop.CharStreams;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Blocks;
import dev.weir.testkit.Call;
import dev.weir.testkit.Journal;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.ScriptedSource;
import dev.weir.text.Decode;
import dev.weir.text.Encode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// `Reader` and `Writer`, given, lent, and as views of a source and a sink.
@ExtendWith(NoLeaks.class)
class CharStreamsTest {
  /// Characters of one, two, three and four bytes; the last are two characters of UTF-16.
  private static final String TEXT = "aä€\ud83d\ude00".repeat(5_001);

  private final Journal journal = new Journal();

  @TempDir Path folder;

  /// Gives a few characters for each read, and counts.
  private static final class Slow extends Reader {
    private final String text;
    private final int most;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private int at;

    private Slow(String text, int most) {
      this.text = text;
      this.most = most;
    }

    @Override
    public int read(char[] target, int offset, int length) {
      reads.incrementAndGet();
      int count = Math.min(most, Math.min(length, text.length() - at));
      text.getChars(at, at + count, target, offset);
      at += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Test
  void noPieceOfAReaderDividesACharacter() throws Exception {
    for (int most : List.of(1, 2, 3, 7, 1 << 14, 1 << 20)) {
      var slow = new Slow(TEXT, most);
      var all = new StringBuilder();
      try (var cursor = CharStreams.source(slow).open()) {
        for (String piece : cursor) {
          assertFalse(Character.isHighSurrogate(piece.charAt(piece.length() - 1)));
          all.append(piece);
        }
      }
      assertEquals(TEXT, all.toString());
      assertEquals(1, slow.closed.get());
    }
  }

  @Test
  void halfACharacterAtTheEndIsGivenAsItIs() throws Exception {
    var source = CharStreams.source(() -> new StringReader("a\ud83d"));
    assertEquals(List.of("a", "\ud83d"), Pipeline.from(source).toList(9).run());
    assertEquals(List.of("a", "\ud83d"), Pipeline.from(source).toList(9).run());
  }

  @Test
  void nothingIsReadThatNobodyAskedFor() throws Exception {
    var slow = new Slow("abc", 1);
    try (var cursor = CharStreams.source(slow).open()) {
      assertEquals(0, slow.reads.get());
      assertEquals("a", cursor.read());
      assertEquals(1, slow.reads.get());
    }
  }

  @Test
  void aReaderThatIsLentStaysOpen() throws Exception {
    var slow = new Slow("abc", 1);
    var source = CharStreams.lentSource(slow);
    assertEquals(List.of("a"), Pipeline.from(source).take(1).toList(9).run());
    assertEquals(0, slow.closed.get());
    assertThrows(IllegalStateException.class, source::open);
  }

  @Test
  void aReadThatWaitsIsInterruptedAndLosesNothing() throws Exception {
    try (var far = new PipedWriter();
        var cursor = CharStreams.source(new PipedReader(far)).open()) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, cursor::read);
      far.write("x");
      assertEquals("x", cursor.read());
    }
  }

  @Test
  void aReaderOfASourceDecodesAcrossBlocks() throws Exception {
    var bytes = Blocks.oneByOne(Bytes.utf8(TEXT));
    try (var reader = CharStreams.reader(bytes.through(Decode.from(StandardCharsets.UTF_8)))) {
      assertEquals(TEXT, reader.readAllAsString());
    }
  }

  @Test
  void aReaderOfASourceReadsNothingAheadAndClosesOnce() throws Exception {
    var source = ScriptedSource.of(journal, "source", "ab", "", "c\nd");
    try (var reader = CharStreams.reader(source)) {
      assertFalse(reader.ready());
      assertEquals('a', reader.read());
      assertTrue(reader.ready());
      assertEquals(1, reader.read(new char[9]));
      assertEquals(1, journal.count("source", Call.READ));
      assertEquals("c", new BufferedReader(reader).readLine());
    }
    journal.assertLivesAreWhole();
  }

  @Test
  void aFailureOfASourceIsOneOfItsReader() throws Exception {
    var failure = new IOException("cut off");
    var source =
        ScriptedSource.of(journal, "source", "ab").with(Script.failing(Call.READ, 2, failure));
    try (var reader = CharStreams.reader(source)) {
      assertSame(failure, assertThrows(IOException.class, reader::readAllAsString));
    }
    journal.assertLivesAreWhole();
  }

  @Test
  void aSinkWritesAndClosesItsWriter() throws Exception {
    Path file = folder.resolve("text");
    var sink = CharStreams.sink(() -> Files.newBufferedWriter(file));
    var _ = Pipeline.from(Sources.of("ab", "cd")).to(sink).run();
    assertEquals("abcd", Files.readString(file));
  }

  @Test
  void aWriterThatFailsFailsTheRun() {
    var failure = new IOException("full");
    var failing =
        new StringWriter() {
          @Override
          public void close() throws IOException {
            throw failure;
          }
        };
    var job = Pipeline.from(Sources.of("ab")).to(CharStreams.sink(failing));
    assertSame(failure, assertThrows(StreamException.class, job::run).getCause());
  }

  @Test
  void aWriterThatIsLentIsFlushedAndStaysOpenForMoreLives() throws Exception {
    var flushed = new AtomicInteger();
    var closed = new AtomicInteger();
    var lent =
        new StringWriter() {
          @Override
          public void flush() {
            flushed.incrementAndGet();
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    var job = Pipeline.from(Sources.of("ab")).to(CharStreams.lentSink(lent));
    var _ = job.run();
    var _ = job.run();
    assertEquals("abab", lent.toString());
    assertEquals(2, flushed.get());
    assertEquals(0, closed.get());
  }

  @Test
  void noPieceThatAWriterHandsOnDividesACharacter() throws Exception {
    var sink = ScriptedSink.<String>of(journal, "sink");
    try (var writer = CharStreams.writer(sink)) {
      for (int i = 0; i < TEXT.length(); i++) {
        writer.write(TEXT.charAt(i));
        if (i % 1000 == 3) {
          writer.flush();
        }
      }
      writer.end();
    }
    assertEquals(TEXT, String.join("", sink.written()));
    for (String piece : sink.written()) {
      assertFalse(Character.isHighSurrogate(piece.charAt(piece.length() - 1)));
    }
    journal.assertLivesAreWhole();
  }

  @Test
  void aWriterIntoAFileEncodesAndIsWholeAfterTheEndOnly() throws Exception {
    Path file = folder.resolve("text");
    var sink = Encode.to(StandardCharsets.UTF_16LE).into(FileSink.of(file));
    try (var writer = CharStreams.writer(sink)) {
      writer.write(TEXT);
    }
    assertFalse(Files.exists(file));
    CharStreams.write(
        sink,
        writer -> {
          try (Writer closing = writer) {
            closing.append(TEXT);
          }
        });
    assertEquals(TEXT, Files.readString(file, StandardCharsets.UTF_16LE));
    try (var reader =
        CharStreams.reader(
            FileSource.of(file).blockBytes(3).through(Decode.from(StandardCharsets.UTF_16LE)))) {
      assertEquals(TEXT, reader.readAllAsString());
    }
  }

  @Test
  void aViewThatEndsOnCloseIsWhole() throws Exception {
    var sink = ScriptedSink.<String>of(journal, "sink");
    try (var writer = CharStreams.writer(sink).endingOnClose()) {
      writer.write("ab");
    }
    assertTrue(sink.ended());
    assertEquals(List.of("ab"), sink.written());
    journal.assertLivesAreWhole();
  }
}

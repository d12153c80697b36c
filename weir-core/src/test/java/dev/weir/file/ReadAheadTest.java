package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.RecyclingCursor;
import dev.weir.pipeline.Pipeline;
import dev.weir.text.Lines;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file that is read ahead gives what it gives without.
@Timeout(30)
class ReadAheadTest {
  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("ahead.log");
  }

  private FileSource source(int blockBytes) {
    return FileSource.of(path).blockBytes(blockBytes).readAhead();
  }

  private long readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("weir-ahead-") && t.getName().contains("ahead.log"))
        .count();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100, 101, 200, 299, 300, 12_345})
  void theBlocksAreTheFile(int size) throws Exception {
    byte[] noise = Probe.noise(size);
    Files.write(path, noise);
    try (var cursor = source(100).open()) {
      assertEquals(OptionalLong.of(size), cursor.size());
      assertArrayEquals(noise, Probe.all(cursor));
      assertNull(cursor.read());
    }
    assertEquals(0, readers());
  }

  @Test
  void aRangeIsRead() throws Exception {
    byte[] noise = Probe.noise(1000);
    Files.write(path, noise);
    try (var cursor = source(100).range(150, 777).open()) {
      assertArrayEquals(Bytes.wrap(noise, 150, 627).toArray(), Probe.all(cursor));
    }
  }

  @Test
  void whatIsAddedMeanwhileComesToo() throws Exception {
    Files.write(path, Probe.noise(300));
    try (var cursor = source(100).open()) {
      assertNotNull(cursor.read());
      Files.write(path, Probe.noise(70), StandardOpenOption.APPEND);
      assertEquals(270, Probe.all(cursor).length);
    }
  }

  @Test
  void aFileOfOneBlockHasNoThread() throws Exception {
    Files.write(path, Probe.noise(100));
    try (var cursor = source(100).open()) {
      assertSame(RegularCursor.class, cursor.getClass());
    }
  }

  @Test
  void theThreadBeginsWithTheFirstReadAndEndsWithTheCursor() throws Exception {
    Files.write(path, Probe.noise(100_000));
    try (var cursor = source(100).open()) {
      assertEquals(0, readers());
      assertNotNull(cursor.read());
      assertEquals(1, readers());
    }
    assertEquals(0, readers());
    source(100).open().close();
  }

  @Test
  void blocksComeBeforeTheFailureThatFollowsThem() throws Exception {
    Files.write(path, Probe.noise(1000));
    try (var cursor = source(100).open()) {
      try (var other = FileChannel.open(path, StandardOpenOption.WRITE)) {
        other.truncate(250);
      }
      assertEquals(100, Probe.block(cursor).length());
      assertEquals(100, Probe.block(cursor).length());
      assertEquals(50, Probe.block(cursor).length());
      var failure = assertThrows(FileSystemException.class, () -> Probe.block(cursor));
      assertEquals(
          "shrank while it was read: it ended at byte 250, before 1000", failure.getReason());
      assertSame(failure, assertThrows(IOException.class, () -> Probe.block(cursor)));
    }
    assertEquals(0, readers());
  }

  @Test
  void anInterruptedReadMayBeTriedAgain() throws Exception {
    byte[] noise = Probe.noise(10_000);
    Files.write(path, noise);
    try (var cursor = source(100).open()) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> Probe.block(cursor));
      assertFalse(Thread.interrupted());
      assertArrayEquals(noise, Probe.all(cursor));
    }
  }

  @Test
  void closingKeepsAnInterruption() throws Exception {
    Files.write(path, Probe.noise(10_000));
    var cursor = source(100).open();
    assertNotNull(cursor.read());
    Thread.currentThread().interrupt();
    cursor.close();
    assertTrue(Thread.interrupted());
  }

  @Test
  void afterAnAbortReadingThrows() throws Exception {
    Files.write(path, Probe.noise(10_000));
    try (var cursor = source(100).open()) {
      assertNotNull(cursor.read());
      cursor.abort();
      assertThrows(AbortedException.class, () -> Probe.block(cursor));
    }
    assertEquals(0, readers());
  }

  @Test
  void itReadsNoFartherThanItMay() throws Exception {
    Files.write(path, Probe.noise(1000));
    try (var cursor = source(100).open()) {
      assertNotNull(cursor.read());
      awaitSleep();
      try (var other = FileChannel.open(path, StandardOpenOption.WRITE)) {
        other.truncate(100L * (1 + AheadCursor.BLOCKS)); // what is there already, and no more
      }
      for (int i = 0; i < AheadCursor.BLOCKS; i++) {
        assertEquals(100, Probe.block(cursor).length());
      }
      assertThrows(FileSystemException.class, () -> Probe.block(cursor));
    }
  }

  private void awaitSleep() {
    while (Thread.getAllStackTraces().keySet().stream()
        .noneMatch(
            t -> t.getName().startsWith("weir-ahead-") && t.getState() == Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBlockThatWasGivenBackIsReadIntoAgain(boolean ahead) throws Exception {
    byte[] noise = Probe.noise(1000);
    Files.write(path, noise);
    FileSource source = FileSource.of(path).blockBytes(100);
    try (Cursor<Bytes> cursor = (ahead ? source.readAhead() : source).open()) {
      var recycling = (RecyclingCursor<?>) cursor;
      var all = new ArrayList<Byte>();
      for (Bytes block; (block = cursor.read()) != null; ) {
        for (byte b : block.toArray()) {
          all.add(b);
        }
        recycling.recycle();
      }
      var expected = new ArrayList<Byte>();
      for (byte b : noise) {
        expected.add(b);
      }
      assertEquals(expected, all);
    }
  }

  @Test
  void linesAreTheSameHoweverTheFileIsRead() throws Exception {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 2000; i++) {
      lines.add((i % 7 == 0 ? "größer " : "plain ") + "x".repeat(i % 90) + i);
    }
    Files.write(path, lines);
    for (int blockBytes : List.of(7, 64, 1000, 4096)) {
      assertEquals(lines, looped(FileSource.of(path).blockBytes(blockBytes)));
      assertEquals(lines, looped(source(blockBytes)));
      assertEquals(
          lines, Pipeline.from(source(blockBytes)).through(Lines.utf8()).toList(5000).run());
    }
  }

  private static List<String> looped(FileSource source) throws Exception {
    var all = new ArrayList<String>();
    try (var lines = source.through(Lines.utf8()).open()) {
      for (String line : lines) {
        all.add(line);
      }
    }
    return all;
  }

  @Test
  void whatItHoldsIsStated() {
    long plain = FileSource.of(path).heldBytes().orElseThrow();
    long ahead = FileSource.of(path).readAhead().heldBytes().orElseThrow();
    assertEquals(plain + 2L * FileSource.DEFAULT_BLOCK_BYTES, ahead);
  }
}

package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileSourceTest {
  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("huge.log");
  }

  @Test
  void theFileIsOpenedWhenItIsRunNotWhenItIsDescribed() throws Exception {
    var source = FileSource.of(path);
    Files.writeString(path, "written later");
    try (var cursor = source.open()) {
      assertEquals("written later", Probe.block(cursor).utf8());
    }
  }

  @Test
  void onlyTheLastBlockIsShort() throws Exception {
    Files.write(path, Probe.noise(25));
    assertEquals(List.of(10, 10, 5), lengths(FileSource.of(path).blockBytes(10)));
    assertEquals(List.of(25), lengths(FileSource.of(path).blockBytes(25)));
    assertEquals(List.of(24, 1), lengths(FileSource.of(path).blockBytes(24)));
    assertEquals(List.of(25), lengths(FileSource.of(path)));
  }

  private static List<Integer> lengths(FileSource source) throws Exception {
    var lengths = new ArrayList<Integer>();
    try (var cursor = source.open()) {
      for (Bytes block : cursor) {
        lengths.add(block.length());
      }
    }
    return lengths;
  }

  @Test
  void theBlocksAreTheFile() throws Exception {
    byte[] noise = Probe.noise(1_000_003);
    Files.write(path, noise);
    try (var cursor = FileSource.of(path).open()) {
      assertArrayEquals(noise, Probe.all(cursor));
      assertNull(cursor.read());
    }
  }

  @Test
  void aSmallFileTakesASmallArray() throws Exception {
    Files.write(path, Probe.noise(7));
    try (var cursor = FileSource.of(path).open()) {
      assertEquals(7, Probe.block(cursor).heldBytes());
    }
  }

  @Test
  void anEmptyFileIsAnEnd() throws Exception {
    Files.createFile(path);
    try (var cursor = FileSource.of(path).open()) {
      assertNull(cursor.read());
      assertEquals(OptionalLong.of(0), cursor.size());
    }
  }

  @Test
  void openedTwiceItHasTwoIndependentLives() throws Exception {
    Files.writeString(path, "abc");
    var source = FileSource.of(path);
    try (var one = source.open();
        var other = source.open()) {
      assertEquals("abc", Probe.block(one).utf8());
      assertEquals("abc", Probe.block(other).utf8());
    }
  }

  @Test
  void aRangeIsThatPartOfTheFile() throws Exception {
    Files.writeString(path, "0123456789");
    assertEquals("345", text(FileSource.of(path).range(3, 6)));
    assertEquals("789", text(FileSource.of(path).from(7)));
    assertEquals("89", text(FileSource.of(path).range(8, 99)));
    assertEquals("", text(FileSource.of(path).range(4, 4)));
    assertEquals("", text(FileSource.of(path).from(10)));
    assertEquals("34567", text(FileSource.of(path).range(3, 8).blockBytes(2)));
  }

  private static String text(FileSource source) throws Exception {
    try (var cursor = source.open()) {
      return Bytes.wrap(Probe.all(cursor)).utf8();
    }
  }

  @Test
  void theSizeIsThatOfTheRange() throws Exception {
    Files.writeString(path, "0123456789");
    try (var cursor = FileSource.of(path).range(3, 99).open()) {
      assertEquals(OptionalLong.of(7), cursor.size());
    }
  }

  @Test
  void aRangeThatBeginsBeyondTheEndIsRefusedAtOpening() throws Exception {
    Files.writeString(path, "0123456789");
    var failure = assertThrows(IOException.class, FileSource.of(path).from(11)::open);
    assertEquals(path + ": byte 11 is beyond the end, which is at 10", failure.getMessage());
  }

  @Test
  void aRangeThatIsNoneIsRefusedAtOnce() {
    var source = FileSource.of(path);
    assertThrows(IllegalArgumentException.class, () -> source.range(6, 3));
    assertThrows(IllegalArgumentException.class, () -> source.from(-1));
    assertThrows(IllegalArgumentException.class, () -> source.blockBytes(0));
  }

  @Test
  void aMissingFileIsRefusedAtOpening() {
    assertThrows(NoSuchFileException.class, FileSource.of(path)::open);
  }

  @Test
  void aDirectoryIsRefusedAtOpening() {
    var failure = assertThrows(FileSystemException.class, FileSource.of(directory)::open);
    assertEquals("is a directory", failure.getReason());
  }

  @Test
  void whatIsAddedWhileItIsReadComesToo() throws Exception {
    Files.writeString(path, "early ");
    try (var cursor = FileSource.of(path).open()) {
      assertEquals("early ", Probe.block(cursor).utf8());
      Files.writeString(path, "late", StandardOpenOption.APPEND);
      assertEquals("late", Probe.block(cursor).utf8());
      assertNull(cursor.read());
    }
  }

  @Test
  void aFileThatShrinksWhileItIsReadIsAFailureThatNamesThePlace() throws Exception {
    Files.write(path, Probe.noise(100));
    try (var cursor = FileSource.of(path).blockBytes(30).open()) {
      assertEquals(30, Probe.block(cursor).length());
      try (var other = FileChannel.open(path, StandardOpenOption.WRITE)) {
        other.truncate(50);
      }
      assertEquals(20, Probe.block(cursor).length());
      var failure = assertThrows(FileSystemException.class, () -> Probe.block(cursor));
      assertEquals(
          "shrank while it was read: it ended at byte 50, before 100", failure.getReason());
      assertSame(failure, assertThrows(FileSystemException.class, () -> Probe.block(cursor)));
    }
  }

  @Test
  void aFileThatIsReplacedMeanwhileIsReadOn() throws Exception {
    Files.writeString(path, "old old");
    try (var cursor = FileSource.of(path).blockBytes(4).open()) {
      assertEquals("old ", Probe.block(cursor).utf8());
      Files.delete(path);
      Files.writeString(path, "new");
      assertEquals("old", Probe.block(cursor).utf8());
      assertNull(cursor.read());
    }
  }

  @Test
  void whatTheSystemShowsAsAnEmptyFileIsReadToItsEnd() throws Exception {
    Path shown = Path.of("/proc/self/status");
    Assumptions.assumeTrue(Files.exists(shown), "no " + shown);
    try (var cursor = FileSource.of(shown).open()) {
      assertTrue(Probe.all(cursor).length > 100);
    }
  }

  @Test
  void whatTheSystemShowsLongerThanItIsHasNotShrunk() throws Exception {
    Path shown = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    Assumptions.assumeTrue(Files.isReadable(shown), "cannot read " + shown);
    try (var cursor = FileSource.of(shown).open()) {
      assertTrue(Probe.all(cursor).length < Files.size(shown));
    }
  }

  @Test
  void anInterruptedReadLosesNothing() throws Exception {
    Files.writeString(path, "0123456789");
    try (var cursor = FileSource.of(path).blockBytes(5).open()) {
      assertEquals("01234", Probe.block(cursor).utf8());
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> Probe.block(cursor));
      assertEquals("56789", Probe.block(cursor).utf8());
      assertNull(cursor.read());
    }
  }

  /// The interrupts come while the channel is inside, again and again: it is closed and opened
  /// again.
  @Test
  void interruptsInTheMiddleOfAReadLoseNothing() throws Exception {
    byte[] noise = Probe.noise(8 << 20);
    Files.write(path, noise);
    int caught = 0;
    while (caught == 0) { // a read may be over before the first comes
      caught = interruptedWhileReading(noise);
    }
  }

  private int interruptedWhileReading(byte[] noise) throws IOException, InterruptedException {
    var read = new ByteArrayOutputStream();
    try (var cursor = FileSource.of(path).open();
        var interrupter = new Interrupter()) {
      while (read.size() < noise.length) {
        try {
          read.writeBytes(Probe.block(cursor).toArray());
        } catch (InterruptedException e) {
          interrupter.caught.incrementAndGet();
        }
      }
      assertArrayEquals(noise, read.toByteArray());
      return interrupter.caught.get();
    }
  }

  @Test
  void abortMakesTheNextReadThrow() throws Exception {
    Files.writeString(path, "0123456789");
    try (var cursor = FileSource.of(path).blockBytes(5).open()) {
      assertNotNull(cursor.read());
      cursor.abort();
      assertInstanceOf(
          ClosedChannelException.class, assertThrows(IOException.class, () -> Probe.block(cursor)));
    }
  }

  @Test
  void closingEarlyClosesTheFile() throws Exception {
    Files.write(path, Probe.noise(100));
    long before = Probe.descriptors();
    for (int i = 0; i < 50; i++) {
      try (var cursor = FileSource.of(path).blockBytes(10).open()) {
        assertNotNull(cursor.read());
      }
    }
    assertThrows(IOException.class, FileSource.of(path).from(101)::open);
    assertEquals(before, Probe.descriptors());
  }

  @Test
  void itsNameIsOneLine() {
    assertEquals("file:a?b.log", FileSource.of(Path.of("a\nb.log")).name());
  }

  @Test
  void itStatesWhatItHolds() {
    assertEquals(OptionalLong.of(30), FileSource.of(path).blockBytes(10).heldBytes());
    assertEquals(OptionalLong.of(256 << 10), FileSource.of(path).heldBytes());
  }

  @Test
  void blocksAreIndependentOfEachOther() throws Exception {
    Files.writeString(path, "aabb");
    try (var cursor = FileSource.of(path).blockBytes(2).open()) {
      Bytes first = Probe.block(cursor);
      Bytes second = Probe.block(cursor);
      assertEquals("aa", first.utf8());
      assertEquals("bb", second.utf8());
    }
  }
}

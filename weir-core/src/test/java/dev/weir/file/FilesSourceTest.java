package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.RecyclingCursor;
import dev.weir.SameFileException;
import dev.weir.Sinks;
import dev.weir.StreamException;
import dev.weir.TransferSource;
import dev.weir.TransferTarget;
import dev.weir.gzip.Gzip;
import dev.weir.pipeline.Pipeline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FilesSourceTest {
  @TempDir Path directory;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private FilesSource abc() throws IOException {
    return FilesSource.of(List.of(file("a", "aaaa"), file("b", "bb"), file("c", "c")));
  }

  private static String text(FilesSource source) throws Exception {
    try (var cursor = source.open()) {
      return Bytes.wrap(Probe.all(cursor)).utf8();
    }
  }

  @Test
  void theFilesAreReadInTheirOrder() throws Exception {
    assertEquals("aaaabbc", text(abc()));
    assertEquals("caaaac", text(FilesSource.of(List.of(path("c"), path("a"), path("c")))));
  }

  private Path path(String name) {
    return directory.resolve(name);
  }

  @Test
  void emptyFilesGiveNothing() throws Exception {
    Path empty = file("empty", "");
    Path a = file("a", "a");
    var source = FilesSource.of(List.of(empty, a, empty, empty, a, empty));
    try (var cursor = source.open()) {
      assertEquals("a", Probe.block(cursor).utf8());
      assertEquals("a", Probe.block(cursor).utf8());
      assertNull(cursor.read());
      assertNull(cursor.read());
    }
    assertEquals("", text(FilesSource.of(List.of(empty))));
  }

  @Test
  void noFileIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> FilesSource.of(List.of()));
    assertThrows(IllegalArgumentException.class, FilesSource::matching);
  }

  @Test
  void theFilesAreLookedAtWhenItIsOpenedNotWhenItIsDescribed() throws Exception {
    var source = FilesSource.of(List.of(path("a"), path("b")));
    file("a", "1");
    file("b", "2");
    assertEquals("12", text(source));
  }

  @Test
  void aFileThatCannotBeReadIsRefusedBeforeAnythingMoves() throws Exception {
    Path a = file("a", "a");
    refused(FilesSource.of(List.of(a, a, path("b"))), "b: no such file", NoSuchFileException.class);
    refused(FilesSource.of(List.of(a, directory)), ": is a directory", IOException.class);
  }

  @Test
  void aFileThatMayNotBeReadIsRefusedBeforeAnythingMoves() throws Exception {
    Path secret = file("secret", "x");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(secret), "the superuser reads everything");
    refused(
        FilesSource.of(List.of(file("a", "a"), secret)),
        "secret: permission denied",
        AccessDeniedException.class);
  }

  private static void refused(FilesSource source, String reason, Class<? extends Exception> cause) {
    var failure = assertThrows(StreamException.class, source::open);
    String message = failure.getMessage();
    assertTrue(message.contains(reason + " ("), message);
    assertInstanceOf(cause, failure.getCause());
  }

  @Test
  void inARunTheFileIsNamedAndTheCauseIsDirect() throws Exception {
    var source = FilesSource.of(List.of(file("a", "a"), path("b"), path("c")));
    var failure =
        assertThrows(StreamException.class, () -> Pipeline.from(source).to(Sinks.discard()).run());
    assertEquals(
        "file:" + path("b") + ": no such file (stage 1 of 2, before anything moved)",
        failure.getMessage());
    assertInstanceOf(NoSuchFileException.class, failure.getCause());
  }

  @Test
  void aFileThatVanishesBeforeItsTurnIsAFailure() throws Exception {
    try (var cursor = abc().open()) {
      assertEquals("aaaa", Probe.block(cursor).utf8());
      Files.delete(path("b"));
      var failure = assertThrows(StreamException.class, () -> Probe.block(cursor));
      assertEquals("file:" + path("b"), failure.stage());
      assertInstanceOf(NoSuchFileException.class, failure.getCause());
      assertSame(failure, assertThrows(StreamException.class, () -> Probe.block(cursor)));
    }
  }

  @Test
  void aFileThatIsReplacedBeforeItsTurnIsAFailure() throws Exception {
    try (var cursor = abc().open()) {
      assertEquals("aaaa", Probe.block(cursor).utf8());
      Files.move(path("b"), path("old"));
      file("b", "other");
      var failure = assertThrows(StreamException.class, () -> Probe.block(cursor));
      assertTrue(failure.getMessage().contains("b: is not the same file any more"));
    }
  }

  @Test
  void aFailureInTheMiddleSaysInWhichFileAndWhere() throws Exception {
    Path long1 = Files.write(path("long"), Probe.noise(FileSource.DEFAULT_BLOCK_BYTES * 2));
    try (var cursor = FilesSource.of(List.of(file("a", "a"), long1)).open()) {
      Probe.block(cursor);
      Probe.block(cursor);
      try (var other = FileChannel.open(long1, StandardOpenOption.WRITE)) {
        other.truncate(FileSource.DEFAULT_BLOCK_BYTES);
      }
      var failure = assertThrows(StreamException.class, () -> Probe.block(cursor));
      assertTrue(
          failure
              .getMessage()
              .startsWith(
                  "file:"
                      + long1
                      + ": shrank while it was read: it ended at byte 262144, before 524288"),
          failure.getMessage());
    }
  }

  @Test
  void whereTheSystemDoesNotSayWhereItIsAdded() throws Exception {
    Path memory = Path.of("/proc/self/mem"); // whose first page is nobody's
    Assumptions.assumeTrue(Files.isReadable(memory), "no " + memory);
    var source = FilesSource.of(List.of(file("a", "a"), memory));
    var failure =
        assertThrows(StreamException.class, () -> Pipeline.from(source).to(Sinks.discard()).run());
    assertEquals(
        "file:/proc/self/mem: Input/output error at byte 0"
            + " (stage 1 of 2, after 1 B in, 1 B out)",
        failure.getMessage());
  }

  @Test
  void theSizeIsTheSumIfAllHaveOne() throws Exception {
    try (var cursor = abc().open()) {
      assertEquals(OptionalLong.of(7), cursor.size());
    }
    try (var cursor = FilesSource.of(List.of(path("a"), Path.of("/dev/null"))).open()) {
      assertEquals(OptionalLong.empty(), cursor.size());
    }
  }

  @Test
  void oneFileIsOpenAtATime() throws Exception {
    long before = Probe.descriptors();
    try (var cursor = abc().open()) {
      assertEquals(before, Probe.descriptors());
      for (int file = 0; file < 3; file++) {
        Probe.block(cursor);
        assertEquals(before + 1, Probe.descriptors());
      }
      assertNull(cursor.read());
      assertEquals(before, Probe.descriptors());
    }
  }

  @Test
  void closingInTheMiddleClosesTheOneThatIsOpen() throws Exception {
    long before = Probe.descriptors();
    for (int i = 0; i < 50; i++) {
      try (var cursor = abc().open()) {
        Probe.block(cursor);
        Probe.block(cursor);
      }
      abc().open().close();
    }
    assertEquals(before, Probe.descriptors());
  }

  @Test
  void aFifoIsReadInItsTurn() throws Exception {
    long before = Probe.descriptors();
    Path fifo = Probe.fifo(path("fifo"));
    try (var cursor = FilesSource.of(List.of(file("a", "a"), fifo, file("b", "b"))).open()) {
      assertEquals(OptionalLong.empty(), cursor.size());
      assertEquals("a", Probe.block(cursor).utf8());
      assertEquals(List.of(), Probe.threads(fifo.toString()));
      var writer = CompletableFuture.runAsync(() -> write(fifo));
      assertEquals("through the fifo", Probe.block(cursor).utf8());
      writer.join();
      assertEquals("b", Probe.block(cursor).utf8());
      assertNull(cursor.read());
    }
    assertEquals(List.of(), Probe.threads(fifo.toString()));
    assertEquals(before, Probe.descriptors());
  }

  private static void write(Path fifo) {
    try (OutputStream out = Files.newOutputStream(fifo)) {
      out.write(Bytes.utf8("through the fifo").toArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void abortReachesTheFileThatIsBeingRead() throws Exception {
    Path fifo = Probe.fifo(path("fifo"));
    try (var cursor = FilesSource.of(List.of(file("a", "a"), fifo)).open()) {
      Probe.block(cursor);
      var started = new CompletableFuture<Thread>();
      var reader =
          CompletableFuture.supplyAsync(
              () -> {
                started.complete(Thread.currentThread());
                return assertThrows(IOException.class, () -> Probe.block(cursor));
              });
      Probe.awaitWaiting(started.get());
      cursor.abort();
      assertInstanceOf(ClosedChannelException.class, reader.get());
    }
    assertEquals(List.of(), Probe.threads(fifo.toString()));
  }

  @Test
  void abortBeforeTheFirstReadMakesItThrow() throws Exception {
    try (var cursor = abc().open()) {
      cursor.abort();
      assertThrows(ClosedChannelException.class, () -> Probe.block(cursor));
    }
  }

  @Test
  void aReaderThatIsInterruptedLosesNothing() throws Exception {
    try (var cursor = abc().open()) {
      for (String text : List.of("aaaa", "bb", "c")) {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> Probe.block(cursor));
        assertEquals(text, Probe.block(cursor).utf8());
      }
      assertNull(cursor.read());
    }
  }

  @Test
  void interruptsInTheMiddleLoseNothing() throws Exception {
    byte[] noise = Probe.noise(2 << 20);
    Path one = Files.write(path("noise"), noise);
    byte[] all = new byte[3 * noise.length];
    int length = 0;
    try (var cursor = FilesSource.of(List.of(one, one, one)).open();
        var _ = new Interrupter()) {
      while (length < all.length) {
        try {
          Bytes block = Probe.block(cursor);
          block.copyTo(0, all, length, block.length());
          length += block.length();
        } catch (InterruptedException e) {
          // again
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(
          noise, Bytes.wrap(all, i * noise.length, noise.length).toArray(), "file " + i);
    }
  }

  @Test
  void noFileIsReadIntoItself() throws Exception {
    var source = abc();
    Path link = Files.createLink(path("link"), path("b"));
    for (Path target : List.of(path("a"), path("b"), path("c"), link)) {
      refusesTheSameFile(source, FileSink.of(target).append());
      refusesTheSameFile(source, FileSink.of(target).replace());
    }
    assertEquals("aaaabbc", text(source));
  }

  private static void refusesTheSameFile(FilesSource source, FileSink sink) {
    var failure = assertThrows(StreamException.class, () -> Pipeline.from(source).to(sink).run());
    assertInstanceOf(SameFileException.class, failure.getCause());
    failure =
        assertThrows(StreamException.class, () -> Pipeline.from(source.map(b -> b)).to(sink).run());
    assertInstanceOf(SameFileException.class, failure.getCause());
  }

  @Test
  void memoryIsUsedAgainWithinAFile() throws Exception {
    Path noise = Files.write(path("noise"), Probe.noise(FileSource.DEFAULT_BLOCK_BYTES * 2));
    try (var cursor = FilesSource.of(List.of(file("a", "a"), noise)).open()) {
      var recycling = assertInstanceOf(RecyclingCursor.class, cursor);
      recycling.recycle();
      assertEquals("a", Probe.block(cursor).utf8());
      recycling.recycle();
      Bytes first = Probe.block(cursor);
      byte then = first.get(0);
      recycling.recycle();
      Bytes second = Probe.block(cursor);
      assertEquals(second, first);
      assertFalse(then == first.get(0) && then == first.get(1));
      assertNull(cursor.read());
      recycling.recycle();
    }
  }

  @Test
  void itsNameIsShort() throws Exception {
    assertEquals("file:" + path("a") + " +2", abc().name());
    assertEquals("file:logs/*.gz", FilesSource.matching("logs/*.gz").name());
    assertEquals("file:a?b", FilesSource.matching("a\nb").name());
  }

  @Test
  void itStatesWhatItHolds() throws Exception {
    assertEquals(OptionalLong.of((256 << 10) + 3 * 256), abc().heldBytes());
    assertEquals(
        OptionalLong.of((256 << 10) + 10_000 * 256), FilesSource.matching("*").heldBytes());
  }

  @Test
  void openedTwiceItHasTwoIndependentLives() throws Exception {
    var source = abc();
    try (var one = source.open();
        var other = source.open()) {
      assertEquals("aaaa", Probe.block(one).utf8());
      assertEquals("aaaa", Probe.block(other).utf8());
      assertEquals("bb", Probe.block(one).utf8());
    }
  }

  private static void transferred(FilesSource source, FileSink sink) throws Exception {
    try (var from = (TransferSource) source.open();
        var to = (TransferTarget) sink.open()) {
      while (to.transferFrom(from, 3) > 0) {}
      for (Bytes block = from.read(); block != null; block = from.read()) {
        to.write(block);
      }
      to.end();
    }
  }

  @Test
  void theKernelGoesFromFileToFile() throws Exception {
    Path empty = file("empty", "");
    FilesSource all =
        FilesSource.of(List.of(empty, file("a", "aaaa"), empty, file("b", "bb"), empty));
    transferred(all, FileSink.of(path("to")));
    assertEquals("aaaabb", Files.readString(path("to")));
    try (var from = (TransferSource) all.open();
        var to = (TransferTarget) FileSink.of(path("other")).open()) {
      assertEquals(4, to.transferFrom(from, 100));
      assertEquals(2, to.transferFrom(from, 100));
      assertEquals(0, to.transferFrom(from, 100));
      assertNull(from.read());
    }
    long before = Probe.descriptors();
    try (var to = (TransferTarget) FileSink.of(path("other")).open()) {
      var from = (TransferSource) all.open();
      assertEquals(1, to.transferFrom(from, 1));
      from.close();
      assertEquals(0, to.transferFrom(from, 1));
    }
    assertEquals(before, Probe.descriptors());
  }

  @Test
  void aFifoBetweenFilesIsReadAndLosesNothing() throws Exception {
    Path fifo = Probe.fifo(path("fifo"));
    Path a = file("a", "aaaa");
    var writer = CompletableFuture.runAsync(() -> write(fifo));
    transferred(FilesSource.of(List.of(a, fifo, a)), FileSink.of(path("to")));
    writer.join();
    assertEquals("aaaathrough the fifoaaaa", Files.readString(path("to")));
  }

  @Test
  void aFileThatFailsWhileTheKernelCopiesIsNamedWithThePlace() throws Exception {
    Path long1 = Files.write(path("long"), Probe.noise(300_000));
    FilesSource source = FilesSource.of(List.of(file("a", "a"), long1, path("a")));
    try (var from = (TransferSource) source.open();
        var to = (TransferTarget) FileSink.of(path("to")).open()) {
      assertEquals(1, to.transferFrom(from, 100_000));
      assertEquals(100_000, to.transferFrom(from, 100_000));
      try (var other = FileChannel.open(long1, StandardOpenOption.WRITE)) {
        other.truncate(150_000);
      }
      assertEquals(50_000, to.transferFrom(from, 100_000));
      assertEquals(0, to.transferFrom(from, 100_000));
      assertEquals(0, to.transferFrom(from, 100_000));
      var failure = assertThrows(StreamException.class, () -> Probe.block(from));
      assertTrue(
          failure
              .getMessage()
              .startsWith(
                  "file:"
                      + long1
                      + ": shrank while it was read: it ended at byte 150000, before 300000"),
          failure.getMessage());
    }
  }

  @Test
  void aTargetThatFailsIsNoFailureOfAFile() throws Exception {
    var broken = new IllegalStateException("the target");
    var target =
        new WritableByteChannel() {
          @Override
          public int write(ByteBuffer bytes) {
            throw broken;
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() {}
        };
    try (var from = (TransferSource) abc().open()) {
      assertSame(
          broken, assertThrows(IllegalStateException.class, () -> from.transferTo(target, 100)));
    }
  }

  @Test
  void aFileThatIsGoneWhenTheKernelComesToItIsNamed() throws Exception {
    try (var from = (TransferSource) abc().open();
        var to = (TransferTarget) FileSink.of(path("to")).open()) {
      assertEquals(4, to.transferFrom(from, 100));
      Files.delete(path("b"));
      assertEquals(0, to.transferFrom(from, 100));
      var failure = assertThrows(StreamException.class, () -> Probe.block(from));
      assertEquals("file:" + path("b"), failure.stage());
    }
  }

  @Test
  void damageInOneOfSeveralFilesNamesThatFileInAPipeline() throws Exception {
    Path gone = path("b");
    var source = abc();
    var failure =
        assertThrows(
            StreamException.class,
            () ->
                Pipeline.from(source)
                    .map(
                        block -> {
                          Files.deleteIfExists(gone);
                          return block;
                        })
                    .to(FileSink.of(path("to")))
                    .run());
    assertEquals(
        "file:" + gone + ": no such file (stage 1 of 3, after 4 B in, 4 B out)",
        failure.getMessage());
    assertFalse(Files.exists(path("to")));
  }

  @Test
  void damageThatAStepFindsIsNamedWithItsFileAndTheByteInIt() throws Exception {
    byte[] whole = Files.readAllBytes(compressed("whole.gz"));
    byte[] damaged = whole.clone();
    damaged[damaged.length - 8] ^= 1; // its checksum
    Path one = Files.write(path("one.gz"), whole);
    Path two = Files.write(path("two.gz"), damaged);
    Path cut = Files.write(path("cut.gz"), Arrays.copyOf(whole, whole.length - 3));
    String place = ", which is byte " + (whole.length - 8) + " of file:" + two + " (";
    assertNames(place, FilesSource.of(List.of(one, two, one)));
    assertNames(place, FilesSource.of(List.of(two)));
    assertNames(place, FilesSource.of(List.of(file("empty", ""), one, one, two)));
    assertNames(
        ", which is byte " + (whole.length - 3) + " of file:" + cut + " (",
        FilesSource.of(List.of(one, cut)));
  }

  private Path compressed(String name) throws Exception {
    Path plain = file("plain", "hello, hello, hello");
    Pipeline.from(FileSource.of(plain)).through(Gzip.compress()).to(FileSink.of(path(name))).run();
    return path(name);
  }

  private static void assertNames(String place, FilesSource source) {
    var run = Pipeline.from(source).through(Gzip.decompress());
    var pushed = assertThrows(StreamException.class, () -> run.to(Sinks.discard()).run());
    assertTrue(pushed.getMessage().contains(place), pushed.getMessage());
    var pulled =
        assertThrows(
            StreamException.class,
            () -> {
              try (var cursor = source.through(Gzip.decompress()).open()) {
                while (cursor.read() != null) {}
              }
            });
    assertTrue(pulled.getMessage().contains(place), pulled.getMessage());
  }
}

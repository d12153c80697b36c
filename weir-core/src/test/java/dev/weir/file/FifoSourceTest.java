package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Cursor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FifoSourceTest {
  @TempDir Path directory;
  private Path fifo;
  private String side;
  private long descriptors;

  @BeforeEach
  void make() throws Exception {
    fifo = Probe.fifo(directory.resolve("in.fifo"));
    side = "weir-read-file:" + fifo;
    descriptors = Probe.descriptors();
  }

  @AfterEach
  void noThreadAndNoDescriptorIsLeft() throws Exception {
    assertEquals(List.of(), Probe.threads(fifo.toString()));
    assertEquals(descriptors, Probe.descriptors());
  }

  @Test
  void itIsReadUntilItsWriterCloses() throws Exception {
    byte[] noise = Probe.noise(300_001);
    try (var cursor = FileSource.of(fifo).open()) {
      var writer = CompletableFuture.runAsync(() -> write(noise));
      assertArrayEquals(noise, Probe.all(cursor));
      assertNull(cursor.read());
      writer.join();
    }
  }

  private void write(byte[] bytes) {
    try (var out = writer()) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private FileChannel writer() throws IOException {
    return FileChannel.open(fifo, StandardOpenOption.WRITE);
  }

  @Test
  void whatIsThereComesAtOnce() throws Exception {
    try (var cursor = FileSource.of(fifo).open();
        var out = writer()) {
      out.write(ByteBuffer.wrap(new byte[] {'a', 'b'}));
      Bytes first = Probe.block(cursor);
      assertEquals("ab", first.utf8());
      assertEquals(2, first.heldBytes());
      out.write(ByteBuffer.wrap(new byte[] {'c'}));
      assertEquals("c", Probe.block(cursor).utf8());
    }
  }

  @Test
  void itHasNoSizeAndNoRange() throws Exception {
    try (var cursor = FileSource.of(fifo).open()) {
      assertEquals(OptionalLong.empty(), cursor.size());
    }
    var failure = assertThrows(FileSystemException.class, FileSource.of(fifo).from(1)::open);
    assertEquals("is no regular file, so it has no range", failure.getReason());
  }

  /// Reads in another thread, and gives what that threw.
  private static CompletableFuture<Throwable> failing(Cursor<Bytes> cursor, Thread.Builder kind)
      throws Exception {
    var thrown = new CompletableFuture<Throwable>();
    var started = new CompletableFuture<Thread>();
    var _ =
        kind.start(
            () -> {
              started.complete(Thread.currentThread());
              thrown.complete(assertThrows(Exception.class, () -> Probe.block(cursor)));
            });
    Probe.awaitWaiting(started.get());
    return thrown;
  }

  private static Thread.Builder kind(boolean virtual) {
    return virtual ? Thread.ofVirtual() : Thread.ofPlatform();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void abortFreesWhoWaitsForAWriter(boolean virtual) throws Exception {
    try (var cursor = FileSource.of(fifo).open()) {
      Probe.awaitInside(side, "open");
      var thrown = failing(cursor, kind(virtual));
      cursor.abort();
      assertInstanceOf(ClosedChannelException.class, thrown.get());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void abortFreesWhoWaitsForBytes(boolean virtual) throws Exception {
    try (var cursor = FileSource.of(fifo).open();
        var out = writer()) {
      var thrown = failing(cursor, kind(virtual));
      Probe.awaitInside(side, "read");
      cursor.abort();
      assertInstanceOf(ClosedChannelException.class, thrown.get());
      assertTrue(out.isOpen());
    }
  }

  @Test
  void closingWhileTheFifoIsBeingOpenedFreesTheThread() throws Exception {
    var cursor = FileSource.of(fifo).open();
    Probe.awaitInside(side, "open");
    cursor.close();
  }

  @Test
  void closingAtOnceFreesTheThreadToo() throws Exception {
    for (int i = 0; i < 50; i++) {
      FileSource.of(fifo).open().close();
      assertEquals(List.of(), Probe.threads(fifo.toString()));
    }
  }

  @Test
  void aReaderThatIsInterruptedLosesNothing() throws Exception {
    try (var cursor = FileSource.of(fifo).open();
        var out = writer()) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> Probe.block(cursor));
      interruptWhileReading(cursor);
      out.write(ByteBuffer.wrap(new byte[] {'a', 'b'}));
      assertEquals("ab", Probe.block(cursor).utf8());
    }
  }

  private void interruptWhileReading(Cursor<Bytes> cursor) {
    Thread reader = Thread.currentThread();
    var interrupter =
        CompletableFuture.runAsync(
            () -> {
              Probe.awaitInside(side, "read");
              Probe.awaitWaiting(reader);
              reader.interrupt();
            });
    assertThrows(InterruptedException.class, () -> Probe.block(cursor));
    interrupter.join();
  }

  @Test
  void aDeviceIsReadToItsEnd() throws Exception {
    try (var cursor = FileSource.of(Path.of("/dev/null")).open()) {
      assertNull(cursor.read());
    }
  }

  @Test
  void nothingIsReadFromADeviceThatWasNotAskedFor() throws Exception {
    try (var cursor = FileSource.of(Path.of("/dev/zero")).blockBytes(1000).open()) {
      assertEquals(1000, Probe.block(cursor).length());
      assertEquals(1000, Probe.block(cursor).length());
    }
    assertEquals(List.of(), Probe.threads("/dev/zero"));
  }
}

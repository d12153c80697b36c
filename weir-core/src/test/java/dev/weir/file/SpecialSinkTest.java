package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Writable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SpecialSinkTest {
  private static final Bytes LARGE = Bytes.wrap(Probe.noise(300_000));

  @TempDir Path directory;
  private Path fifo;
  private String side;
  private long descriptors;

  @BeforeEach
  void make() throws Exception {
    fifo = Probe.fifo(directory.resolve("out.fifo"));
    side = "weir-write-file:" + fifo;
    descriptors = Probe.descriptors();
  }

  @AfterEach
  void noThreadAndNoDescriptorIsLeft() throws Exception {
    assertEquals(List.of(), Probe.threads(fifo.toString()));
    assertEquals(List.of(), Probe.threads("/dev/"));
    assertEquals(descriptors, Probe.descriptors());
    assertEquals(List.of("out.fifo"), Probe.names(directory));
  }

  @Test
  void aDeviceIsWrittenWhateverTheRuleForExistingFiles() throws Exception {
    var sink = FileSink.of(Path.of("/dev/null"));
    for (var each : List.of(sink, sink.replace(), sink.append())) {
      try (var file = each.open()) {
        assertTrue(file.write(LARGE));
        file.end();
      }
    }
    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
  }

  @Test
  void aFullDeviceSaysSoAtTheEndAtTheLatest() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");
    try (var file = FileSink.of(Path.of("/dev/full")).open()) {
      file.write(Bytes.utf8("x"));
      var failure = assertThrows(IOException.class, file::end);
      assertEquals("No space left on device", failure.getMessage());
    }
  }

  @Test
  void aFullDeviceSaysSoAtFlush() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");
    try (var file = FileSink.of(Path.of("/dev/full")).open()) {
      file.write(Bytes.utf8("x"));
      var failure = assertThrows(IOException.class, file::flush);
      assertEquals("No space left on device", failure.getMessage());
    }
  }

  private FileChannel reader() throws IOException {
    return FileChannel.open(fifo, StandardOpenOption.READ);
  }

  private byte[] readAll() {
    try (var in = Files.newInputStream(fifo)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFifoIsWrittenInOrderWhateverTheSizes() throws Exception {
    byte[] noise = Probe.noise(400_000);
    var read = CompletableFuture.supplyAsync(this::readAll);
    try (var file = FileSink.of(fifo).open()) {
      int at = 0;
      for (int size = 1; at < noise.length; size = size * 3 + 1) {
        int length = Math.min(size, noise.length - at);
        assertTrue(file.write(Bytes.wrap(noise, at, length)));
        at += length;
      }
      assertTrue(file.write(Bytes.EMPTY));
      file.end();
    }
    assertArrayEquals(noise, read.get());
  }

  @Test
  void whatIsWrittenIsOutAtOnce() throws Exception {
    try (var file = FileSink.of(fifo).open();
        var in = reader()) {
      for (int i = 0; i < 3; i++) {
        file.write(Bytes.utf8("live"));
        assertEquals("live", read(in));
      }
    }
  }

  private static String read(FileChannel in) throws IOException {
    var buffer = ByteBuffer.allocate(4);
    while (buffer.hasRemaining() && in.read(buffer) >= 0) {}
    return Bytes.wrap(buffer.array()).utf8();
  }

  @Test
  void whenTheReaderHasGoneAWriteReturnsFalseAndTheEndIsASuccess() throws Exception {
    try (var file = FileSink.of(fifo).open()) {
      reader().close();
      long writes = 0;
      while (file.write(LARGE)) {
        writes++;
      }
      assertTrue(writes < 10);
      assertFalse(file.write(LARGE));
      file.flush();
      file.end();
    }
  }

  @Test
  void aReaderThatGoesInTheMiddleIsNoFailure() throws Exception {
    try (var file = FileSink.of(fifo).open()) {
      var in = reader();
      file.write(LARGE);
      Probe.awaitInside(side, "write");
      in.close();
      Probe.await(() -> Probe.threads(side).isEmpty());
      assertFalse(file.write(LARGE));
      file.end();
    }
  }

  private static CompletableFuture<Throwable> failing(boolean virtual, Callable<?> call)
      throws Exception {
    var thrown = new CompletableFuture<Throwable>();
    var started = new CompletableFuture<Thread>();
    var kind = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
    var _ =
        kind.start(
            () -> {
              started.complete(Thread.currentThread());
              thrown.complete(assertThrows(Exception.class, call::call));
            });
    Probe.awaitWaiting(started.get());
    return thrown;
  }

  private static boolean end(Writable<Bytes> file) throws IOException, InterruptedException {
    file.end();
    return true;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void abortFreesWhoWaitsForAReader(boolean virtual) throws Exception {
    try (var file = FileSink.of(fifo).open()) {
      Probe.awaitInside(side, "open");
      var thrown = failing(virtual, () -> end(file));
      file.abort();
      assertInstanceOf(ClosedChannelException.class, thrown.get());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void abortFreesWhoWaitsForASlowReader(boolean virtual) throws Exception {
    try (var file = FileSink.of(fifo).open();
        var in = reader()) {
      file.write(LARGE);
      var thrown = failing(virtual, () -> file.write(LARGE));
      Probe.awaitInside(side, "write");
      file.abort();
      assertInstanceOf(ClosedChannelException.class, thrown.get());
      assertTrue(in.isOpen());
    }
  }

  @Test
  void closingWithoutAReaderFreesTheThread() throws Exception {
    try (var file = FileSink.of(fifo).open()) {
      file.write(Bytes.utf8("for nobody"));
      Probe.awaitInside(side, "open");
    }
  }

  @Test
  void anInterruptedWriterCanGoOn() throws Exception {
    Thread writer = Thread.currentThread();
    try (var file = FileSink.of(fifo).open();
        var in = reader()) {
      file.write(LARGE);
      var interrupter =
          CompletableFuture.runAsync(
              () -> {
                Probe.awaitWaiting(writer);
                writer.interrupt();
              });
      assertThrows(InterruptedException.class, () -> file.write(LARGE));
      interrupter.get();
      var rest = CompletableFuture.supplyAsync(() -> count(in));
      file.write(LARGE);
      file.end();
      assertEquals(600_000, rest.get());
    }
  }

  private static long count(FileChannel in) {
    try {
      long count = 0;
      var buffer = ByteBuffer.allocate(8192);
      int length;
      while ((length = in.read(buffer.clear())) >= 0) {
        count += length;
      }
      return count;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

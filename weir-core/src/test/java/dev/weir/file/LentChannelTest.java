package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Cursor;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LentChannelTest {
  private static final String SIDE = "weir-read-channel";

  @TempDir Path directory;

  @Test
  void itIsReadFromWhereItStandsAndStaysOpen() throws Exception {
    byte[] noise = Probe.noise(700_000);
    Path path = Files.write(directory.resolve("lent"), noise);
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.position(100);
      try (var cursor = FileSource.lent(channel).open()) {
        assertTail(noise, 100, Probe.all(cursor));
      }
      assertTrue(channel.isOpen());
    }
  }

  private static void assertTail(byte[] all, int from, byte[] tail) {
    assertEquals(Bytes.wrap(all).slice(from, all.length), Bytes.wrap(tail));
  }

  @Test
  void itHasOneLife() throws Exception {
    Path path = Files.writeString(directory.resolve("lent"), "x");
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      var source = FileSource.lent(channel);
      source.open().close();
      var failure = assertThrows(IllegalStateException.class, source::open);
      assertEquals(
          "a lent channel can be read once, and it was opened already", failure.getMessage());
    }
  }

  @Test
  void whoReadsIsInterruptedButTheChannelIsNot() throws Exception {
    Pipe pipe = Pipe.open();
    try (var lent = pipe.source();
        var far = pipe.sink();
        var cursor = FileSource.lent(lent).open()) {
      interruptWhileReading(cursor);
      assertTrue(lent.isOpen());
      far.write(ByteBuffer.wrap(new byte[] {'a'}));
      assertEquals("a", Probe.block(cursor).utf8());
    }
    Probe.await(() -> Probe.threads("channel").isEmpty());
  }

  private static void interruptWhileReading(Cursor<Bytes> cursor) {
    Thread reader = Thread.currentThread();
    var interrupter =
        CompletableFuture.runAsync(
            () -> {
              Probe.awaitInside(SIDE, "read");
              Probe.awaitWaiting(reader);
              reader.interrupt();
            });
    assertThrows(InterruptedException.class, () -> Probe.block(cursor));
    interrupter.join();
  }

  @Test
  void abortFreesWhoReadsAndLeavesTheThreadToTheChannel() throws Exception {
    Pipe pipe = Pipe.open();
    try (var lent = pipe.source();
        var far = pipe.sink()) {
      var cursor = FileSource.lent(lent).open();
      var thrown =
          CompletableFuture.supplyAsync(
              () -> assertThrows(Exception.class, () -> Probe.block(cursor)));
      Probe.awaitInside(SIDE, "read");
      cursor.abort();
      assertInstanceOf(ClosedChannelException.class, thrown.get());
      cursor.close();
      assertTrue(lent.isOpen());
      far.write(ByteBuffer.wrap(new byte[] {'a'}));
      Probe.await(() -> Probe.threads("channel").isEmpty());
    }
  }
}

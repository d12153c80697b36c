package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.TransferSource;
import dev.weir.TransferTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TransferTest {
  private static final int PIECE = 100_000;

  @TempDir Path directory;
  private byte[] noise;
  private Path from;
  private Path to;

  @BeforeEach
  void write() throws Exception {
    noise = Probe.noise(1_000_003);
    from = Files.write(directory.resolve("from"), noise);
    to = directory.resolve("to");
  }

  private static TransferSource source(FileSource source) throws Exception {
    return assertInstanceOf(TransferSource.class, source.open());
  }

  private static TransferTarget target(FileSink sink) throws Exception {
    return assertInstanceOf(TransferTarget.class, sink.open());
  }

  /// What a run does with a file, a file, and nothing between.
  private static void copy(TransferSource source, TransferTarget target) throws Exception {
    while (target.transferFrom(source, PIECE) > 0) {}
    for (Bytes block = source.read(); block != null; block = source.read()) {
      target.write(block);
    }
    target.end();
  }

  @Test
  void aFileGoesIntoAFile() throws Exception {
    try (var source = source(FileSource.of(from));
        var target = target(FileSink.of(to))) {
      copy(source, target);
    }
    assertArrayEquals(noise, Files.readAllBytes(to));
  }

  @Test
  void aPieceIsNoLongerThanWasAskedFor() throws Exception {
    try (var source = source(FileSource.of(from));
        var target = target(FileSink.of(to))) {
      assertEquals(7, target.transferFrom(source, 7));
      assertEquals(noise.length - 7, target.transferFrom(source, Long.MAX_VALUE));
      assertEquals(0, target.transferFrom(source, 7));
    }
  }

  @Test
  void aRangeGoesBehindTheEndOfAFile() throws Exception {
    Files.writeString(to, "old");
    try (var source = source(FileSource.of(from).range(10, 500_000));
        var target = target(FileSink.of(to).append())) {
      copy(source, target);
    }
    var expected = Bytes.wrap(noise).slice(10, 500_000);
    assertEquals(expected, Bytes.wrap(Files.readAllBytes(to)).slice(3, 499_993));
    assertEquals(499_993, Files.size(to));
  }

  @Test
  void transfersAndWritesComeInTheOrderOfTheCalls() throws Exception {
    Files.writeString(from, "0123456789");
    try (var source = source(FileSource.of(from).blockBytes(2));
        var target = target(FileSink.of(to))) {
      target.write(Bytes.utf8("a"));
      target.transferFrom(source, 3);
      target.write(Bytes.utf8("b"));
      target.write(Probe.block(source));
      target.transferFrom(source, 100);
      target.end();
    }
    assertEquals("a012b3456789", Files.readString(to));
  }

  @Test
  void whatIsAddedMeanwhileComesToo() throws Exception {
    Files.writeString(from, "early ");
    try (var source = source(FileSource.of(from));
        var target = target(FileSink.of(to))) {
      assertEquals(6, target.transferFrom(source, PIECE));
      Files.writeString(from, "late", StandardOpenOption.APPEND);
      copy(source, target);
    }
    assertEquals("early late", Files.readString(to));
  }

  @Test
  void aFileThatShrinksIsAFailureOfTheSource() throws Exception {
    try (var source = source(FileSource.of(from));
        var target = target(FileSink.of(to))) {
      target.transferFrom(source, PIECE);
      try (var other = FileChannel.open(from, StandardOpenOption.WRITE)) {
        other.truncate(PIECE + 5);
      }
      assertEquals(5, target.transferFrom(source, PIECE));
      assertEquals(0, target.transferFrom(source, PIECE));
      var failure = assertThrows(FileSystemException.class, () -> Probe.block(source));
      assertEquals(
          "shrank while it was read: it ended at byte 100005, before 1000003", failure.getReason());
    }
    assertEquals(List.of("from"), Probe.names(directory));
  }

  @Test
  void aSinkThatFailsDoesSoWhenItIsWritten() throws Exception {
    try (var source = source(FileSource.of(from));
        var full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
      assertEquals(0, source.transferTo(full, PIECE));
      assertEquals(Bytes.wrap(noise).slice(0, 256 << 10), Probe.block(source));
    }
  }

  @Test
  void aTargetThatFailsOnTheWayHasGotWhatWasSaidAndTheRestIsStillToRead() throws Exception {
    var got = new ByteArrayOutputStream();
    try (var source = source(FileSource.of(from));
        var failing = Channels.newChannel(new FailingAfter(got, 20_000))) {
      long moved = source.transferTo(failing, PIECE);
      assertEquals(got.size(), moved);
      assertTrue(moved > 0);
      assertEquals(0, source.transferTo(failing, PIECE));
      assertEquals(got.size(), moved);
      int next = (int) moved;
      assertEquals(Bytes.wrap(noise).slice(next, next + (256 << 10)), Probe.block(source));
    }
  }

  /// Fails as a disk does that becomes full.
  private static final class FailingAfter extends OutputStream {
    private final ByteArrayOutputStream got;
    private final int most;

    FailingAfter(ByteArrayOutputStream got, int most) {
      this.got = got;
      this.most = most;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      if (got.size() + count > most) {
        throw new IOException("No space left on device");
      }
      got.write(bytes, from, count);
    }
  }

  @Test
  void anInterruptedTransferMovedNothingAndTheNextGoesOn() throws Exception {
    try (var source = source(FileSource.of(from));
        var target = target(FileSink.of(to))) {
      target.transferFrom(source, PIECE);
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> target.transferFrom(source, PIECE));
      copy(source, target);
    }
    assertArrayEquals(noise, Files.readAllBytes(to));
  }

  /// The interrupts close both channels in the middle of the transfers.
  @Test
  void interruptsInTheMiddleOfATransferHarmNothing() throws Exception {
    int caught = 0;
    while (caught == 0) { // a transfer may be over before the first comes
      Files.deleteIfExists(to);
      caught = interruptedWhileMoving();
      assertArrayEquals(noise, Files.readAllBytes(to));
    }
  }

  private int interruptedWhileMoving() throws Exception {
    int caught;
    try (var source = source(FileSource.of(from));
        var target = target(FileSink.of(to))) {
      try (var interrupter = new Interrupter()) {
        while (moved(source, target, interrupter)) {}
        caught = interrupter.caught.get();
      }
      copy(source, target);
    }
    return caught;
  }

  private static boolean moved(
      TransferSource source, TransferTarget target, Interrupter interrupter) throws IOException {
    try {
      return target.transferFrom(source, 1000) > 0;
    } catch (InterruptedException e) {
      interrupter.caught.incrementAndGet();
      return true;
    }
  }

  @Test
  void afterAbortNothingMoves() throws Exception {
    try (var source = source(FileSource.of(from));
        var target = target(FileSink.of(to))) {
      source.abort();
      assertEquals(0, target.transferFrom(source, PIECE));
      assertThrows(IOException.class, () -> Probe.block(source));
    }
  }

  @Test
  void afterTheEndNothingMoves() throws Exception {
    try (var source = source(FileSource.of(from));
        var target = target(FileSink.of(to))) {
      target.end();
      assertEquals(0, target.transferFrom(source, PIECE));
      assertThrows(IOException.class, () -> target.write(Probe.block(source)));
    }
  }
}

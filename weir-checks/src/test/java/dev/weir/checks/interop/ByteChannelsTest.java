package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.CancelledException;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.interop.ByteChannels;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Blocks;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.Journal;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.ScriptedSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Channels, given, lent, and as views of a source and a sink.
@ExtendWith(NoLeaks.class)
class ByteChannelsTest {
  private final Journal journal = new Journal();

  @TempDir Path folder;

  /// The JDK makes a descriptor with the first pipe, and keeps it.
  @BeforeAll
  static void theFirstPipe() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.source().close();
    pipe.sink().close();
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    return noise;
  }

  @Test
  void channelsOfEachLifeAreReadWrittenAndClosed() throws Exception {
    byte[] noise = noise(300_001);
    Path from = Files.write(folder.resolve("from"), noise);
    Path to = folder.resolve("to");
    var job =
        Pipeline.from(ByteChannels.source(() -> FileChannel.open(from, StandardOpenOption.READ)))
            .to(
                ByteChannels.sink(
                    () ->
                        FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)));
    var _ = job.run();
    var _ = job.run();
    assertArrayEquals(noise, Files.readAllBytes(to));
  }

  @Test
  void aChannelThatIsGivenHasOneLifeAndIsClosedWithIt() throws Exception {
    Pipe pipe = Pipe.open();
    var source = ByteChannels.source(pipe.source());
    var sink = ByteChannels.sink(pipe.sink());
    source.open().close();
    assertFalse(pipe.source().isOpen());
    assertThrows(IllegalStateException.class, source::open);
    sink.open().close();
    assertFalse(pipe.sink().isOpen());
    assertThrows(IllegalStateException.class, sink::open);
  }

  @Test
  void aReadThatIsBlockedIsFreedWhenTheRunIsCancelled() throws Exception {
    Pipe pipe = Pipe.open();
    try (var _ = pipe.sink()) {
      var hold = Hold.stubborn();
      hold.release();
      var told = new NotingChannel(pipe.source(), hold);
      var run = Pipeline.from(ByteChannels.source(told)).toList(9).start();
      hold.awaitEntered();
      run.cancel();
      assertThrows(CancelledException.class, run::await);
      assertFalse(pipe.source().isOpen());
    }
  }

  /// Tells when somebody begins to read.
  private record NotingChannel(ReadableByteChannel channel, Hold told)
      implements ReadableByteChannel {
    @Override
    public int read(ByteBuffer target) throws IOException {
      try {
        told.stay();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return channel.read(target);
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  @Test
  void aChannelThatDoesNotWaitIsRefusedAndClosed() throws Exception {
    Pipe pipe = Pipe.open();
    try (var _ = pipe.sink()) {
      pipe.source().configureBlocking(false);
      assertThrows(
          IllegalBlockingModeException.class, () -> ByteChannels.source(pipe.source()).open());
      assertFalse(pipe.source().isOpen());
    }
  }

  @Test
  void aChannelThatIsLentIsWrittenWholeAndStaysOpenForMoreLives() throws Exception {
    Path to = folder.resolve("to");
    try (var channel = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var job =
          Pipeline.from(Blocks.source(Bytes.wrap(noise(100_000)), 70_000))
              .to(ByteChannels.lentSink(channel));
      var _ = job.run();
      assertEquals(100_000, channel.position());
      var _ = job.run();
      assertEquals(200_000, channel.position());
      assertTrue(channel.isOpen());
    }
  }

  @Test
  void aLentChannelThatNobodyReadsWantsNoMore() throws Exception {
    Pipe pipe = Pipe.open();
    try (var lent = pipe.sink();
        var writable = ByteChannels.lentSink(lent).open()) {
      pipe.source().close();
      boolean wanted = true;
      for (int i = 0; i < 1000 && wanted; i++) {
        wanted = writable.write(Bytes.wrap(new byte[100_000]));
      }
      assertFalse(wanted);
      writable.end();
    }
  }

  @Test
  void aLentChannelIsReadWhereItStands() throws Exception {
    Path from = Files.write(folder.resolve("from"), noise(1000));
    try (var channel = FileChannel.open(from, StandardOpenOption.READ)) {
      channel.position(100);
      try (var cursor = ByteChannels.lentSource(channel).open()) {
        assertEquals(900, Blocks.joined(cursor).length());
      }
      assertTrue(channel.isOpen());
    }
  }

  @Test
  void aChannelOfASourceGivesItsBytesAndReadsNothingAhead() throws Exception {
    var source =
        ScriptedSource.of(journal, "source", Bytes.utf8("abc"), Bytes.EMPTY, Bytes.utf8("de"));
    var target = ByteBuffer.allocate(2);
    ReadableByteChannel channel = ByteChannels.readable(source);
    try (channel) {
      assertEquals(2, channel.read(target));
      assertEquals(0, channel.read(target));
      assertEquals(1, channel.read(target.clear()));
      assertEquals(1, journal.count("source", Call.READ));
      assertEquals(1, channel.read(target));
      assertEquals(1, channel.read(target.clear()));
      assertEquals(-1, channel.read(target));
      assertTrue(channel.isOpen());
    }
    assertFalse(channel.isOpen());
    assertThrows(ClosedChannelException.class, () -> channel.read(target));
    journal.assertLivesAreWhole();
  }

  @Test
  void aFailureOfASourceIsOneOfItsChannel() throws Exception {
    var failure = new IOException("cut off");
    var source =
        ScriptedSource.of(journal, "source", Bytes.utf8("abc"))
            .with(Script.failing(Call.READ, 1, failure));
    try (var channel = ByteChannels.readable(source)) {
      assertSame(
          failure, assertThrows(IOException.class, () -> channel.read(ByteBuffer.allocate(9))));
    }
    journal.assertLivesAreWhole();
  }

  @Test
  void whatIsWrittenIsWholeAfterTheEndAndAbandonedWithout() throws Exception {
    byte[] noise = noise(300_001);
    Path whole = folder.resolve("whole");
    Path half = folder.resolve("half");
    try (var first = ByteChannels.writable(FileSink.of(whole));
        var second = ByteChannels.writable(FileSink.of(half))) {
      assertEquals(noise.length, first.write(ByteBuffer.wrap(noise)));
      assertEquals(noise.length, second.write(ByteBuffer.wrap(noise)));
      first.end();
      assertFalse(first.isOpen());
    }
    assertArrayEquals(noise, Files.readAllBytes(whole));
    assertFalse(Files.exists(half));
  }

  @Test
  void aBodyTransfersAWhole() throws Exception {
    byte[] noise = noise(300_001);
    Path from = Files.write(folder.resolve("from"), noise);
    Path to = folder.resolve("to");
    ByteChannels.write(
        FileSink.of(to),
        channel -> {
          try (var file = FileChannel.open(from, StandardOpenOption.READ)) {
            assertEquals(noise.length, file.transferTo(0, noise.length, channel));
          }
        });
    assertArrayEquals(noise, Files.readAllBytes(to));
    assertThrows(
        IOException.class,
        () ->
            ByteChannels.write(
                FileSink.of(folder.resolve("half")),
                channel -> {
                  var _ = channel.write(ByteBuffer.allocate(9));
                  throw new IOException("mine");
                }));
    assertFalse(Files.exists(folder.resolve("half")));
  }

  @Test
  void aSinkThatWantsNoMoreIsToldOf() throws Exception {
    var sink = ScriptedSink.<Bytes>of(journal, "sink").wanting(1);
    try (var channel = ByteChannels.writable(sink)) {
      var _ = channel.write(ByteBuffer.allocate(9));
      while (channel.wanted()) {
        var _ = channel.write(ByteBuffer.allocate(9));
      }
      assertThrows(IOException.class, () -> channel.write(ByteBuffer.allocate(9)));
      channel.end();
    }
    assertTrue(sink.ended());
    journal.assertLivesAreWhole();
  }

  @Test
  void aChannelOfAFileIsReadAsAnyOther() throws Exception {
    Path from = Files.write(folder.resolve("from"), noise(9));
    try (var channel = ByteChannels.readable(FileSource.of(from))) {
      assertEquals(9, channel.read(ByteBuffer.allocate(99)));
    }
  }
}

package dev.weir.interop;

import dev.weir.Bytes;
import dev.weir.CheckedConsumer;
import dev.weir.Cursor;
import dev.weir.Sink;
import dev.weir.Source;
import dev.weir.Writable;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.Callable;

/// Weir and `ReadableByteChannel`, `WritableByteChannel`, both ways.
///
/// What is given away is used in the run's own thread, and closed with the life that uses it, or by
/// another thread if the run is stopped while a call is blocked in it. An interrupt closes most
/// channels of the JDK. What is lent is used by a daemon thread of its own, is never interrupted,
/// and stays open. Channels are in blocking mode.
public final class ByteChannels {
  private ByteChannels() {}

  /// A source of what a channel gives; a new channel for each life, closed with it.
  ///
  /// A read gives what there is, as one read of the channel gave it, 64 KiB at most; nothing is
  /// read that nobody asked for.
  ///
  /// @param channels called at each opening
  /// @return the source
  public static Source<Bytes> source(Callable<? extends ReadableByteChannel> channels) {
    return new ChannelSource(channels);
  }

  /// A source of what one channel gives, which is closed with the life that reads it. As
  /// [#source(Callable)], with one life.
  ///
  /// @param channel given away: nobody else may use it
  /// @return a source with one life: opened again it throws `IllegalStateException`
  public static Source<Bytes> source(ReadableByteChannel channel) {
    return new ChannelSource(ByteStreams.given(channel, "channel"));
  }

  /// A source of what a channel gives that stays open: `FileSource.lent`.
  ///
  /// @param channel used by nobody else meanwhile
  /// @return a source with one life: opened again it throws `IllegalStateException`
  public static Source<Bytes> lentSource(ReadableByteChannel channel) {
    return FileSource.lent(channel);
  }

  /// A sink into a channel; a new channel for each life, closed with it.
  ///
  /// A write waits until the channel has taken all of the bytes. `end` closes the channel, so what
  /// fails in that fails the run. Without an end it is closed all the same: what the far side sees
  /// then is its own affair.
  ///
  /// @param channels called at each opening
  /// @return the sink
  public static Sink<Bytes> sink(Callable<? extends WritableByteChannel> channels) {
    return new ChannelSink(channels);
  }

  /// A sink into one channel, which is closed with the life that writes it. As [#sink(Callable)],
  /// with one life.
  ///
  /// @param channel given away: nobody else may use it
  /// @return a sink with one life: opened again it throws `IllegalStateException`
  public static Sink<Bytes> sink(WritableByteChannel channel) {
    return new ChannelSink(ByteStreams.given(channel, "channel"));
  }

  /// A sink into a channel that stays open: `FileSink.lent`.
  ///
  /// @param channel used by nobody else meanwhile
  /// @return a sink that can be opened many times, one at a time
  public static Sink<Bytes> lentSink(WritableByteChannel channel) {
    return FileSink.lent(channel);
  }

  /// The bytes of a source as a channel, opened at once.
  ///
  /// A read waits for a block, if none is left, and gives what fits of it; nothing is read ahead. A
  /// failure comes out as the `IOException` that it is, an interruption as `InterruptedIOException`
  /// with the thread's status set; nothing is lost then, and the channel stays open. `close` closes
  /// what was opened; before the end that is no failure. One thread at a time.
  ///
  /// @param source opened once
  /// @return the channel
  /// @throws IOException if the source cannot be opened
  /// @throws InterruptedException if interrupted while waiting; nothing stays open
  public static ReadableByteChannel readable(Source<Bytes> source)
      throws IOException, InterruptedException {
    return readable(source.open());
  }

  /// The bytes of a cursor as a channel. As [#readable(Source)].
  ///
  /// @param cursor given away: the channel's `close` closes it
  /// @return the channel
  public static ReadableByteChannel readable(Cursor<Bytes> cursor) {
    return new CursorChannel(cursor);
  }

  /// A channel into a sink, opened at once. What is written is whole after [SinkChannel#end()];
  /// closed without it, it is abandoned.
  ///
  /// @param sink opened once
  /// @return the channel
  /// @throws IOException if the sink cannot be opened
  /// @throws InterruptedException if interrupted while waiting; nothing stays open
  public static SinkChannel writable(Sink<? super Bytes> sink)
      throws IOException, InterruptedException {
    return writable(sink.open());
  }

  /// A channel into a writable. As [#writable(Sink)].
  ///
  /// @param writable given away: the channel's `close` closes it
  /// @return the channel
  public static SinkChannel writable(Writable<? super Bytes> writable) {
    return new SinkChannel(writable);
  }

  /// Lets somebody write into a sink as into a channel: whole when the body returns, nothing when
  /// it throws. The body must not close the channel. As [ByteStreams#write].
  ///
  /// @param sink opened once, and closed
  /// @param body writes; called once, in this thread
  /// @throws IOException if the sink failed, or the body threw it
  /// @throws InterruptedException if interrupted while waiting
  public static void write(
      Sink<? super Bytes> sink, CheckedConsumer<? super WritableByteChannel> body)
      throws IOException, InterruptedException {
    try (SinkChannel out = writable(sink)) {
      Whole.run(() -> body.accept(out), out::wanted);
      out.end();
    }
  }
}

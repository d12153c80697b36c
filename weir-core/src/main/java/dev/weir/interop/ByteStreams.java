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
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.concurrent.Callable;

/// Weir and `InputStream`, `OutputStream`, both ways.
///
/// What is given away is used in the run's own thread, and closed with the life that uses it. When
/// the run is stopped while a call is blocked in it, it is closed by another thread, which frees
/// the call where the stream allows it (sockets, pipes, most others). What is lent is used by a
/// daemon thread of its own, is never interrupted, and stays open.
public final class ByteStreams {
  private ByteStreams() {}

  /// A source of what a stream gives; a new stream for each life, closed with it.
  ///
  /// A read gives what there is, as one read of the stream gave it, 64 KiB at most; nothing is read
  /// that nobody asked for.
  ///
  /// @param streams called at each opening
  /// @return the source
  public static Source<Bytes> source(Callable<? extends InputStream> streams) {
    return new InputStreamSource(streams);
  }

  /// A source of what one stream gives, which is closed with the life that reads it. As
  /// [#source(Callable)], with one life.
  ///
  /// @param stream given away: nobody else may use it
  /// @return a source with one life: opened again it throws `IllegalStateException`
  public static Source<Bytes> source(InputStream stream) {
    return new InputStreamSource(given(stream, "stream"));
  }

  /// A source of what a stream gives that stays open. As `FileSource.lent`: a read that is blocked
  /// in the stream when the cursor is closed stays there until the stream gives something, which is
  /// lost then.
  ///
  /// @param stream used by nobody else meanwhile
  /// @return a source with one life: opened again it throws `IllegalStateException`
  public static Source<Bytes> lentSource(InputStream stream) {
    return FileSource.lent(Channels.newChannel(stream));
  }

  /// A sink into a stream; a new stream for each life, closed with it.
  ///
  /// A write waits until the stream has taken the bytes; it gets a copy. `flush` flushes it; `end`
  /// flushes and closes it, so what fails in that fails the run. Such a stream has no word for
  /// giving up: without an end it is closed all the same, and one that writes a trailer when it is
  /// closed makes half a result look whole. Put Weir's own step before it instead, as
  /// `Gzip.compress()`.
  ///
  /// @param streams called at each opening
  /// @return the sink
  public static Sink<Bytes> sink(Callable<? extends OutputStream> streams) {
    return new OutputStreamSink(streams);
  }

  /// A sink into one stream, which is closed with the life that writes it. As [#sink(Callable)],
  /// with one life.
  ///
  /// @param stream given away: nobody else may use it
  /// @return a sink with one life: opened again it throws `IllegalStateException`
  public static Sink<Bytes> sink(OutputStream stream) {
    return new OutputStreamSink(given(stream, "stream"));
  }

  /// A sink into a stream that stays open. As `FileSink.lent`; what is written is flushed too.
  ///
  /// @param stream used by nobody else meanwhile
  /// @return a sink that can be opened many times, one at a time
  public static Sink<Bytes> lentSink(OutputStream stream) {
    return FileSink.lent(new StreamChannel(stream));
  }

  static <C> Callable<C> given(C open, String what) {
    var once = new Once(what);
    return () -> {
      once.spend();
      return open;
    };
  }

  /// The bytes of a source as a stream, opened at once.
  ///
  /// A read waits for a block, if none is left, and gives what is in it; nothing is read ahead. A
  /// failure comes out as the `IOException` that it is, an interruption as `InterruptedIOException`
  /// with the thread's status set; nothing is lost then. `close` closes what was opened; before the
  /// end that is no failure. One thread at a time.
  ///
  /// @param source opened once
  /// @return the stream
  /// @throws IOException if the source cannot be opened
  /// @throws InterruptedException if interrupted while waiting; nothing stays open
  public static InputStream input(Source<Bytes> source) throws IOException, InterruptedException {
    return input(source.open());
  }

  /// The bytes of a cursor as a stream. As [#input(Source)].
  ///
  /// @param cursor given away: the stream's `close` closes it
  /// @return the stream
  public static InputStream input(Cursor<Bytes> cursor) {
    return new CursorInputStream(cursor);
  }

  /// A stream into a sink, opened at once. What is written is whole after [SinkOutputStream#end()];
  /// closed without it, it is abandoned.
  ///
  /// @param sink opened once
  /// @return the stream
  /// @throws IOException if the sink cannot be opened
  /// @throws InterruptedException if interrupted while waiting; nothing stays open
  public static SinkOutputStream output(Sink<? super Bytes> sink)
      throws IOException, InterruptedException {
    return output(sink.open());
  }

  /// A stream into a writable. As [#output(Sink)].
  ///
  /// @param writable given away: the stream's `close` closes it
  /// @return the stream
  public static SinkOutputStream output(Writable<? super Bytes> writable) {
    return new SinkOutputStream(writable);
  }

  /// Lets somebody write into a sink as into a stream: whole when the body returns, nothing when it
  /// throws. The body may close the stream or not.
  ///
  /// A sink that wants no more is success: further writes throw, and what the body throws because
  /// of that is dropped.
  ///
  /// @param sink opened once, and closed
  /// @param body writes; called once, in this thread
  /// @throws IOException if the sink failed, or the body threw it
  /// @throws InterruptedException if interrupted while waiting
  public static void write(Sink<? super Bytes> sink, CheckedConsumer<? super OutputStream> body)
      throws IOException, InterruptedException {
    try (SinkOutputStream out = output(sink)) {
      Whole.run(() -> body.accept(out.endedByBody()), out::wanted);
      out.end();
    }
  }
}

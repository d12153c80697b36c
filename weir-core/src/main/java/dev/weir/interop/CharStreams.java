package dev.weir.interop;

import dev.weir.CheckedConsumer;
import dev.weir.Cursor;
import dev.weir.Sink;
import dev.weir.Source;
import dev.weir.Writable;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.concurrent.Callable;

/// Weir and `Reader`, `Writer`, both ways: text in pieces of no particular length that never divide
/// a character outside of the basic plane.
///
/// Between characters and bytes stand `Decode` and `Encode` of `dev.weir.text`:
///
/// ```java
/// Reader reader = CharStreams.reader(FileSource.of(path).through(Decode.from(UTF_8)));
/// Writer writer = CharStreams.writer(Encode.to(UTF_16).into(FileSink.of(copy)));
/// ```
///
/// What is given away is used in the run's own thread, and closed with the life that uses it, or by
/// another thread if the run is stopped while a call is blocked in it; a reader of the JDK's may
/// not let itself be closed then. What is lent stays open, and is used in the run's own thread too:
/// where it ignores an interrupt, a stop waits for it.
public final class CharStreams {
  private CharStreams() {}

  /// A source of what a reader gives; a new reader for each life, closed with it.
  ///
  /// A read gives what there is, as one read of the reader gave it, 16 Ki characters at most;
  /// nothing is read that nobody asked for, but the second half of a character whose first half is
  /// there.
  ///
  /// @param readers called at each opening
  /// @return the source
  public static Source<String> source(Callable<? extends Reader> readers) {
    return new ReaderSource(readers, true);
  }

  /// A source of what one reader gives, which is closed with the life that reads it. As
  /// [#source(Callable)], with one life.
  ///
  /// @param reader given away: nobody else may use it
  /// @return a source with one life: opened again it throws `IllegalStateException`
  public static Source<String> source(Reader reader) {
    return new ReaderSource(ByteStreams.given(reader, "reader"), true);
  }

  /// A source of what a reader gives that stays open. As [#source(Callable)], with one life.
  ///
  /// @param reader used by nobody else meanwhile
  /// @return a source with one life: opened again it throws `IllegalStateException`
  public static Source<String> lentSource(Reader reader) {
    return new ReaderSource(ByteStreams.given(reader, "reader"), false);
  }

  /// A sink into a writer; a new writer for each life, closed with it.
  ///
  /// A write waits until the writer has taken the text. `flush` flushes it; `end` flushes and
  /// closes it, so what fails in that fails the run. Without an end it is closed all the same: such
  /// a writer has no word for giving up.
  ///
  /// @param writers called at each opening
  /// @return the sink
  public static Sink<CharSequence> sink(Callable<? extends Writer> writers) {
    return new WriterSink(writers, true);
  }

  /// A sink into one writer, which is closed with the life that writes it. As [#sink(Callable)],
  /// with one life.
  ///
  /// @param writer given away: nobody else may use it
  /// @return a sink with one life: opened again it throws `IllegalStateException`
  public static Sink<CharSequence> sink(Writer writer) {
    return new WriterSink(ByteStreams.given(writer, "writer"), true);
  }

  /// A sink into a writer that stays open; `end` flushes it.
  ///
  /// @param writer used by nobody else meanwhile
  /// @return a sink that can be opened many times, one at a time
  public static Sink<CharSequence> lentSink(Writer writer) {
    return new WriterSink(() -> writer, false);
  }

  /// The text of a source as a reader, opened at once.
  ///
  /// A read waits for a piece, if none is left, and gives what is in it; nothing is read ahead. A
  /// failure comes out as the `IOException` that it is, an interruption as `InterruptedIOException`
  /// with the thread's status set; nothing is lost then. `close` closes what was opened; before the
  /// end that is no failure. One thread at a time.
  ///
  /// @param source opened once
  /// @return the reader
  /// @throws IOException if the source cannot be opened
  /// @throws InterruptedException if interrupted while waiting; nothing stays open
  public static Reader reader(Source<? extends CharSequence> source)
      throws IOException, InterruptedException {
    return reader(source.open());
  }

  /// The text of a cursor as a reader. As [#reader(Source)].
  ///
  /// @param cursor given away: the reader's `close` closes it
  /// @return the reader
  public static Reader reader(Cursor<? extends CharSequence> cursor) {
    return new CursorReader(cursor);
  }

  /// A writer into a sink, opened at once. What is written is whole after [SinkWriter#end()];
  /// closed without it, it is abandoned.
  ///
  /// @param sink opened once
  /// @return the writer
  /// @throws IOException if the sink cannot be opened
  /// @throws InterruptedException if interrupted while waiting; nothing stays open
  public static SinkWriter writer(Sink<? super String> sink)
      throws IOException, InterruptedException {
    return writer(sink.open());
  }

  /// A writer into a writable. As [#writer(Sink)].
  ///
  /// @param writable given away: the writer's `close` closes it
  /// @return the writer
  public static SinkWriter writer(Writable<? super String> writable) {
    return new SinkWriter(writable);
  }

  /// Lets somebody write into a sink as into a writer: whole when the body returns, nothing when it
  /// throws. The body may close the writer or not. As [ByteStreams#write].
  ///
  /// @param sink opened once, and closed
  /// @param body writes; called once, in this thread
  /// @throws IOException if the sink failed, or the body threw it
  /// @throws InterruptedException if interrupted while waiting
  public static void write(Sink<? super String> sink, CheckedConsumer<? super Writer> body)
      throws IOException, InterruptedException {
    try (SinkWriter out = writer(sink)) {
      Whole.run(() -> body.accept(out.endedByBody()), out::wanted);
      out.end();
    }
  }
}

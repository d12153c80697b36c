package dev.weir.interop;

import dev.weir.Cursor;
import dev.weir.Source;
import dev.weir.Transform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Spliterator;
import java.util.function.Supplier;
import java.util.stream.Gatherer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Weir and `java.util.stream`, both ways.
///
/// ```java
/// try (Stream<String> lines = JavaStreams.stream(FileSource.of(path).through(Lines.utf8()))) {
///   long errors = lines.filter(line -> line.contains("ERROR")).count();
/// }
/// ```
public final class JavaStreams {
  private JavaStreams() {}

  /// A source of what a stream gives; a new stream for each life, closed with it.
  ///
  /// The stream is run in the reader's thread, also if it is parallel, one element for each read;
  /// nothing is taken from it that nobody asked for, but what the JDK itself keeps: all that one
  /// element of its `flatMap` gives. An `UncheckedIOException` comes out as the `IOException` that
  /// is in it.
  ///
  /// @param streams called at each opening
  /// @param <T> what it gives
  /// @return the source
  public static <T> Source<T> source(Supplier<? extends Stream<? extends T>> streams) {
    return new StreamSource<>(streams);
  }

  /// A source of what one stream gives, which is closed with the life that reads it. As
  /// [#source(Supplier)], with one life.
  ///
  /// @param stream given away: nobody else may use it
  /// @param <T> what it gives
  /// @return a source with one life: opened again it throws `IllegalStateException`
  public static <T> Source<T> source(Stream<? extends T> stream) {
    var once = new Once("stream");
    return new StreamSource<>(
        () -> {
          once.spend();
          return stream;
        });
  }

  /// A stream of what a source gives, opened at once. To be closed, as that of `Files.lines`.
  ///
  /// Nothing is read before the stream's end needs it. A failure comes out as
  /// `UncheckedIOException`; an interruption too, with an `InterruptedIOException` inside and the
  /// thread's status set. Made parallel it is still read by one thread, without reading ahead.
  ///
  /// @param source opened once
  /// @param <T> what it gives
  /// @return a stream whose `close` closes what was opened
  /// @throws IOException if the source cannot be opened
  /// @throws InterruptedException if interrupted while waiting; nothing stays open
  public static <T> Stream<T> stream(Source<T> source) throws IOException, InterruptedException {
    return stream(source.open());
  }

  /// A stream of what a cursor gives. As [#stream(Source)].
  ///
  /// @param cursor given away: the stream's `close` closes it
  /// @param <T> what it gives
  /// @return the stream
  /// @throws IllegalStateException if the cursor's iterator is taken already
  public static <T> Stream<T> stream(Cursor<T> cursor) {
    Spliterator<T> elements = new CursorSpliterator<>(cursor.iterator());
    return StreamSupport.stream(elements, false).onClose(() -> close(cursor));
  }

  private static void close(Cursor<?> cursor) {
    try {
      cursor.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A transform as a gatherer, for `stream.gather(...)`; sequential.
  ///
  /// A step is opened when the stream begins. It emits into the stream, and its input ends early
  /// when it wants no more or the stream does. It is finished when its input has ended, and closed
  /// after that. What fails in it comes out as `UncheckedIOException` that names it, an
  /// interruption likewise, with the thread's status set; what the stages behind it throw comes out
  /// as it is. After each of these it is closed too.
  ///
  /// **A limit of the JDK:** a gatherer is not told that a stage *before* it has failed, nor that
  /// an iterator over the stream was left alone. Then the step is never closed. For a step that
  /// holds more than heap let the stream itself be the source, which always closes it:
  ///
  /// ```java
  /// try (var out = JavaStreams.stream(JavaStreams.source(stream).through(transform))) { ... }
  /// ```
  ///
  /// @param transform opened by each use
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the gatherer
  public static <I, O> Gatherer<I, ?, O> gatherer(Transform<? super I, O> transform) {
    return Gatherer.<I, Gathering<I, O>, O>ofSequential(
        () -> Gathering.open(transform), Gathering::take, Gathering::finish);
  }
}

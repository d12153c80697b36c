package dev.weir.interop;

import dev.weir.AbstractCursor;
import dev.weir.Cursor;
import dev.weir.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a stream of the JDK gives.
record StreamSource<T>(Supplier<? extends Stream<? extends T>> streams) implements Source<T> {

  @Override
  public Cursor<T> open() {
    Stream<? extends T> stream = streams.get();
    try {
      return new Running<>(stream, stream.sequential().spliterator());
    } catch (Throwable e) {
      try (stream) {
        throw e;
      }
    }
  }

  @Override
  public String name() {
    return "stream";
  }

  private static final class Running<T> extends AbstractCursor<T> implements Consumer<T> {
    private final Stream<? extends T> stream;
    private final Spliterator<? extends T> elements;
    private final OptionalLong size;
    private @Nullable T given;

    private Running(Stream<? extends T> stream, Spliterator<? extends T> elements) {
      this.stream = stream;
      this.elements = elements;
      long exact = elements.getExactSizeIfKnown();
      this.size = exact < 0 ? OptionalLong.empty() : OptionalLong.of(exact);
    }

    @Override
    protected @Nullable T next() throws IOException, InterruptedException {
      try {
        if (!elements.tryAdvance(this)) {
          return null;
        }
      } catch (UncheckedIOException e) {
        throw Failures.unwrapped(e);
      }
      T element = given;
      given = null;
      return element;
    }

    @Override
    public void accept(@Nullable T element) {
      if (element == null) {
        throw new NullPointerException("null was given, but an element must not be null");
      }
      given = element;
    }

    @Override
    public OptionalLong size() {
      return size;
    }

    @Override
    protected void release() throws IOException {
      try {
        stream.close();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }
}

package dev.weir.interop;

import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.Source;
import java.io.IOException;
import java.util.concurrent.Flow;

/// What a publisher gives.
record PublisherSource<T>(Flow.Publisher<? extends T> publisher, Bound bound) implements Source<T> {

  @Override
  public Cursor<T> open() throws IOException {
    var inlet = new Inlet<T>(bound);
    Cursor<T> cursor = inlet.open();
    try {
      publisher.subscribe(inlet);
    } catch (Throwable e) {
      try (cursor) {
        throw e;
      }
    }
    return cursor;
  }

  @Override
  public String name() {
    return "publisher";
  }
}

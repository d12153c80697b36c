package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.Writable;
import java.io.Closeable;
import java.util.List;

/// A crossing that is open.
///
/// Thread safety: the writing end is one thread's, the reading end another's; the rest from
/// anywhere.
public interface Passage extends Closeable {

  /// The writing end; its `end` is the end of the input, its `close` without one abandons it.
  ///
  /// @return one and the same end
  Writable<Object> writer();

  /// The reading end.
  ///
  /// @param unwanted told, in the reading thread, when it is closed before the end
  /// @return null after the end of the input, when all of it was given
  Cursor<Object> reader(Runnable unwanted);

  /// The run is over: both ends throw the pipe signal, now and for ever, and the workers leave.
  void cancel();

  /// What each of its own threads does.
  ///
  /// @return as many as the crossing has workers
  default List<? extends Worker.Loop> loops() {
    return List.of();
  }

  /// Releases what it holds, if its run never begins; else its ends and its loops do that.
  @Override
  default void close() {}

  /// Its limits.
  ///
  /// @return as the crossing's
  Bound bound();

  /// How many elements are held now: exact.
  ///
  /// @return from 0 to the bound
  long fill();

  /// How much is held now: exact; 0 if the bound has no weight.
  ///
  /// @return in the bound's unit
  long weight();

  /// How long the writer has found it full, in all and up to now.
  ///
  /// @return nanoseconds
  long fullNanos();

  /// How long the reader has found it empty, in all and up to now.
  ///
  /// @return nanoseconds
  long emptyNanos();

  /// How often the writer has found it full.
  ///
  /// @return times
  long timesFull();

  /// How often the reader has found it empty.
  ///
  /// @return times
  long timesEmpty();

  /// Whether the writer sleeps because it is full.
  ///
  /// @return true while it does
  boolean writerWaiting();

  /// Whether the reader sleeps because it is empty.
  ///
  /// @return true while it does
  boolean readerWaiting();
}

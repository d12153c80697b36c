package dev.weir.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Checkpoint;
import dev.weir.Ending;
import dev.weir.Sink;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.Writable;
import dev.weir.pipeline.Pipeline;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The rules that every sink has in common, as tests: a connector's test class extends this.
///
/// Each test has an instance of its own, so what a sink writes to can be a field.
///
/// @param <T> what it takes
@Timeout(value = 30, unit = TimeUnit.SECONDS)
@ExtendWith(NoLeaks.class)
public abstract class SinkContract<T> {

  /// For subclasses.
  protected SinkContract() {}

  /// A sink that writes to one and the same place in a test.
  ///
  /// @return not open
  /// @throws Exception if there is something to prepare, and that fails
  protected abstract Sink<T> sink() throws Exception;

  /// What is written, at least two elements.
  ///
  /// @return in order
  /// @throws Exception if there is something to prepare, and that fails
  protected abstract List<T> elements() throws Exception;

  /// What the world finds in that place now.
  ///
  /// @return to be compared by `equals`; what it is before anything was written is up to the sink
  /// @throws Exception if it cannot be looked at
  protected abstract Object found() throws Exception;

  /// What the world finds when [#elements()] were written and committed.
  ///
  /// @return to be compared by `equals`
  /// @throws Exception if there is something to prepare, and that fails
  protected abstract Object expected() throws Exception;

  private void write(Writable<T> writable) throws Exception {
    for (T element : elements()) {
      assertTrue(writable.write(element));
    }
  }

  /// What was written is there after the end.
  ///
  /// @throws Exception if the sink fails
  @Test
  protected void committedIsWhatWasWritten() throws Exception {
    try (Writable<T> writable = sink().open()) {
      write(writable);
      writable.end();
    }
    assertEquals(expected(), found());
  }

  /// A flush in between changes nothing.
  ///
  /// @throws Exception if the sink fails
  @Test
  protected void aFlushMayComeAtAnyTime() throws Exception {
    try (Writable<T> writable = sink().open()) {
      writable.flush();
      for (T element : elements()) {
        assertTrue(writable.write(element));
        writable.flush();
      }
      writable.end();
    }
    assertEquals(expected(), found());
  }

  /// A sink that shows nothing before the end leaves nothing without it.
  ///
  /// @throws Exception if the sink fails
  @Test
  protected void abandonedIsAsIfNothingHadBeen() throws Exception {
    Object before = found();
    Sink<T> sink = sink();
    Writable<T> writable = sink.open();
    write(writable);
    writable.flush();
    if (sink.ending() == Ending.AT_END) {
      assertEquals(before, found(), "seen before the end");
    }
    writable.close();
    writable.close();
    if (sink.ending() == Ending.AT_END) {
      assertEquals(before, found(), "left without an end");
    }
  }

  /// After its end it takes nothing, and may be closed twice.
  ///
  /// @throws Exception if the sink fails
  @Test
  protected void isOverAfterItsEnd() throws Exception {
    Writable<T> writable = sink().open();
    write(writable);
    writable.end();
    T first = elements().getFirst();
    assertThrows(Exception.class, () -> writable.write(first));
    writable.close();
    writable.close();
    assertEquals(expected(), found());
  }

  /// An abort comes at any time; then nothing is committed that looks whole but is not.
  ///
  /// @throws Exception if the sink fails
  @Test
  protected void mayBeAbortedAtAnyTime() throws Exception {
    Object before = found();
    Sink<T> sink = sink();
    try (Writable<T> writable = sink.open()) {
      assertTrue(writable.write(elements().getFirst()));
      writable.abort();
      writable.abort();
      try {
        for (T element : elements().subList(1, elements().size())) {
          boolean _ = writable.write(element);
        }
        writable.end();
      } catch (IOException expected) {
        // it has thrown soon
      }
    }
    if (sink.ending() == Ending.AT_END) {
      Object now = found();
      assertTrue(now.equals(before) || now.equals(expected()), () -> "half of it: " + now);
    }
  }

  /// What was persisted survives a run that is abandoned.
  ///
  /// @throws Exception if the sink fails
  @Test
  protected void persistsIfItSaysSo() throws Exception {
    Sink<T> sink = sink();
    if (!sink.persists()) {
      return;
    }
    try (Writable<T> writable = sink.open()) {
      write(writable);
      if (!(writable instanceof Checkpoint<T> checkpoint)) {
        throw new AssertionError("says that it persists, but opens no Checkpoint");
      }
      checkpoint.persist();
    }
    assertEquals(expected(), found());
  }

  /// Its name and what it says of its memory can be asked before it is open.
  ///
  /// @throws Exception if the sink fails
  @Test
  protected void saysItsNameAndItsMemoryBeforehand() throws Exception {
    Sink<T> sink = sink();
    assertFalse(sink.name().isBlank(), "no name");
    OptionalLong held = sink.heldBytes();
    assertTrue(held.isEmpty() || held.getAsLong() >= 0, () -> "holds " + held);
    assertTrue(sink.nativeBytes() >= 0);
  }

  /// A run that succeeds commits, one that fails does not.
  ///
  /// @throws Exception if the sink fails
  @Test
  protected void endsAPipeline() throws Exception {
    Object before = found();
    Sink<T> sink = sink();
    var failing =
        Pipeline.from(Sources.of(elements()))
            .peek(
                _ -> {
                  throw new IOException("planned");
                })
            .to(sink);
    assertThrows(StreamException.class, failing::run);
    if (sink.ending() == Ending.AT_END) {
      assertEquals(before, found(), "left by a run that failed");
    }
  }
}

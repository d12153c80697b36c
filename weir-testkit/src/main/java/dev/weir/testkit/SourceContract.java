package dev.weir.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Cursor;
import dev.weir.Source;
import dev.weir.pipeline.Pipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The rules that every source has in common, as tests: a connector's test class extends this.
///
/// ```java
/// class QueueSourceTest extends SourceContract<Message> {
///   protected Source<Message> source() { return QueueSource.of(queueWith(messages)); }
///   protected List<Message> elements() { return messages; }
/// }
/// ```
///
/// @param <T> what it gives
@Timeout(value = 30, unit = TimeUnit.SECONDS)
@ExtendWith(NoLeaks.class)
public abstract class SourceContract<T> {

  /// For subclasses.
  protected SourceContract() {}

  /// A source that will give [#elements()]; a new one for each call.
  ///
  /// @return not open
  /// @throws Exception if there is something to prepare, and that fails
  protected abstract Source<T> source() throws Exception;

  /// What that gives, at least two elements.
  ///
  /// @return in order
  /// @throws Exception if there is something to prepare, and that fails
  protected abstract List<T> elements() throws Exception;

  /// Whether a source can be opened again for a life of its own. If not, the second opening must
  /// throw `IllegalStateException`.
  ///
  /// @return true unless overridden
  protected boolean opensAgain() {
    return true;
  }

  /// The elements in a form that is the same however they were cut: override it for
  /// [dev.weir.Bytes].
  ///
  /// @param all what was read
  /// @return to be compared by `equals`
  protected Object comparable(List<T> all) {
    return all;
  }

  private static <T> List<T> rest(Cursor<T> cursor) throws IOException, InterruptedException {
    var all = new ArrayList<T>();
    for (T element = cursor.read(); element != null; element = cursor.read()) {
      all.add(element);
    }
    return all;
  }

  /// It gives all, in order, then null again and again.
  ///
  /// @throws Exception if the source fails
  @Test
  protected void givesItsElementsAndThenNullForEver() throws Exception {
    try (Cursor<T> cursor = source().open()) {
      assertEquals(comparable(elements()), comparable(rest(cursor)));
      assertNull(cursor.read());
      assertNull(cursor.read());
    }
  }

  /// A for-loop sees the same.
  ///
  /// @throws Exception if the source fails
  @Test
  protected void aForLoopSeesItsElements() throws Exception {
    var all = new ArrayList<T>();
    try (Cursor<T> cursor = source().open()) {
      for (T element : cursor) {
        all.add(element);
      }
    }
    assertEquals(comparable(elements()), comparable(all));
  }

  /// There is one iterator.
  ///
  /// @throws Exception if the source fails
  @Test
  protected void hasOneIterator() throws Exception {
    try (Cursor<T> cursor = source().open()) {
      Iterator<T> only = cursor.iterator();
      assertNotNull(only);
      assertThrows(IllegalStateException.class, cursor::iterator);
    }
  }

  /// It may be left early, and closed twice.
  ///
  /// @throws Exception if the source fails
  @Test
  protected void isLeftEarlyWithoutFailure() throws Exception {
    Cursor<T> unread = source().open();
    unread.close();
    unread.close();
    Cursor<T> begun = source().open();
    assertNotNull(begun.read());
    begun.close();
    begun.close();
  }

  /// After the close nothing is read as if it were the end.
  ///
  /// @throws Exception if the source fails
  @Test
  protected void isNoWholeWhenReadAfterItsClose() throws Exception {
    Cursor<T> cursor = source().open();
    assertNotNull(cursor.read());
    cursor.close();
    assertThrows(
        IOException.class,
        () -> {
          T _ = cursor.read();
        });
  }

  /// A value can be opened again, or says that it cannot.
  ///
  /// @throws Exception if the source fails
  @Test
  protected void hasIndependentLivesOrOne() throws Exception {
    Source<T> source = source();
    try (Cursor<T> first = source.open()) {
      T head = first.read();
      assertNotNull(head);
      if (!opensAgain()) {
        assertThrows(IllegalStateException.class, source::open);
        return;
      }
      try (Cursor<T> second = source.open()) {
        assertEquals(comparable(elements()), comparable(rest(second)));
      }
      var all = new ArrayList<T>(List.of(head));
      all.addAll(rest(first));
      assertEquals(comparable(elements()), comparable(all));
    }
  }

  /// An abort comes at any time, and what is read then is not taken for the whole.
  ///
  /// @throws Exception if the source fails
  @Test
  protected void mayBeAbortedAtAnyTime() throws Exception {
    try (Cursor<T> cursor = source().open()) {
      cursor.abort();
      cursor.abort();
      boolean whole = false;
      try {
        whole = comparable(elements()).equals(comparable(rest(cursor)));
      } catch (IOException expected) {
        return; // it has thrown soon
      }
      assertTrue(whole, "cut off by an abort, and looks whole");
    }
  }

  /// Its name and what it says of its memory can be asked before it is open.
  ///
  /// @throws Exception if the source fails
  @Test
  protected void saysItsNameAndItsMemoryBeforehand() throws Exception {
    Source<T> source = source();
    assertFalse(source.name().isBlank(), "no name");
    OptionalLong held = source.heldBytes();
    assertTrue(held.isEmpty() || held.getAsLong() >= 0, () -> "holds " + held);
    assertTrue(source.nativeBytes() >= 0);
  }

  /// A pipeline has all of it, and may leave early.
  ///
  /// @throws Exception if the source fails
  @Test
  protected void headsAPipeline() throws Exception {
    List<T> all = Pipeline.from(source()).buffer().toList(elements().size() + 1_000_000).run();
    assertEquals(comparable(elements()), comparable(all));
    assertTrue(Pipeline.from(source()).first().run().isPresent());
  }
}

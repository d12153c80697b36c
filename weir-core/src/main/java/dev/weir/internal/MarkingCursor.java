package dev.weir.internal;

import dev.weir.AbstractCursor;
import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.Enduring;
import dev.weir.Incidents;
import dev.weir.Located;
import dev.weir.Report;
import dev.weir.Reporting;
import dev.weir.ResumableCursor;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The cursor of the source of a run with checkpoints: sends the marks, between two elements, when
/// all that it gave before has gone through the section's steps.
///
/// Threads: as a cursor.
final class MarkingCursor extends AbstractCursor<Object>
    implements Marking, Located, Reporting, Enduring {
  private final ResumableCursor<Object, Object> cursor;
  private final Marks marks;
  private @Nullable Bytes rest; // of a block that was cut at a place
  private long at; // by bytes: behind what was given last
  private @Nullable Section section; // set before the first read

  MarkingCursor(ResumableCursor<Object, Object> cursor, Marks marks) {
    this.cursor = cursor;
    this.marks = marks;
  }

  @Override
  public void section(Section its) {
    section = its;
  }

  private Section section() {
    if (section == null) {
      throw new IllegalStateException("read before the run");
    }
    return section;
  }

  @Override
  protected @Nullable Object next() throws IOException, InterruptedException {
    keep();
    if (marks.bytes() > 0) {
      return nextPiece();
    }
    if (marks.isDue()) {
      send(cursor.position());
    }
    Object element = cursor.read();
    if (element == null) {
      finish();
    } else {
      marks.taken();
    }
    return element;
  }

  /// By bytes: at a place the mark is sent, and the one before it is waited for, so that none is
  /// left out; a block ends there. The end of the input is no place: the sink's end follows it.
  private @Nullable Object nextPiece() throws IOException, InterruptedException {
    if (marks.isBehind() && at % marks.bytes() == 0) {
      awaitMark();
      send(at);
    }
    Object element = rest != null ? rest : cursor.read();
    rest = null;
    if (element == null) {
      awaitMark();
      return null;
    }
    if (!(element instanceof Bytes block && cursor.position() instanceof Long end)) {
      throw new IllegalStateException(
          "checkpoints by bytes need a source whose positions are bytes");
    }
    marks.taken();
    long begin = end - block.length();
    long place = (begin / marks.bytes() + 1) * marks.bytes();
    if (end <= place) {
      at = end;
      return block;
    }
    int length = (int) (place - begin);
    rest = block.slice(length, block.length());
    at = place;
    return block.slice(0, length);
  }

  /// The end: the last position is waited for.
  private void finish() throws IOException, InterruptedException {
    awaitMark();
    if (marks.isBehind()) {
      send(cursor.position());
      awaitMark();
    }
  }

  private void awaitMark() throws IOException, InterruptedException {
    Mark mark = marks.underWay();
    if (mark != null) {
      section().awaitSettled(mark);
      keep();
    }
  }

  private void send(Object position) throws IOException, InterruptedException {
    section().carry(marks.next(position));
    keep(); // it may have been settled at once
  }

  private void keep() throws IOException, InterruptedException {
    try {
      marks.keep(cursor);
    } catch (Exception e) {
      throw Thrown.as(e);
    }
  }

  @Override
  public OptionalLong size() {
    return cursor.size();
  }

  @Override
  public void abort() {
    cursor.abort();
  }

  @Override
  protected void release() throws IOException {
    cursor.close();
  }

  @Override
  public Set<Object> fileKeys() {
    return Located.keysOf(cursor);
  }

  @Override
  public Incidents incidents() {
    return Enduring.of(cursor);
  }

  @Override
  public @Nullable Report report() {
    return (Cursor<?>) cursor instanceof Reporting reporting ? reporting.report() : null;
  }
}

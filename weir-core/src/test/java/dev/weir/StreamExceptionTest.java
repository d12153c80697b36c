package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// One line says what failed, where, and how far it had come.
class StreamExceptionTest {
  private static final Progress SOME = new Progress(9, 1_288_490_189L, 3, 310L << 20);

  @Test
  void theMessageNamesStagePlaceAndProgress() {
    var cause = new IOException("No space left on device");
    var failure = StreamException.of("file:huge.log.gz", 3, 3, SOME, cause);
    assertEquals(
        "file:huge.log.gz: No space left on device (stage 3 of 3, after 1.2 GiB in, 310 MiB out)",
        failure.getMessage());
    assertSame(cause, failure.getCause());
    assertSame(SOME, failure.progress());
    assertEquals(3, failure.stageIndex());
    assertEquals(3, failure.stageCount());
  }

  @Test
  void elementsAreCountedWhereThereAreNoBytes() {
    assertEquals(
        "after 1,000 elements in, 1 element out", new Progress(1000, -1, 1, -1).toString());
    assertEquals("after 1 element in, nothing out", new Progress(1, -1, 0, -1).toString());
    assertEquals("before anything moved", Progress.NONE.toString());
  }

  @Test
  void theReasonIsWhatTheFailureSaysForItself() {
    assertEquals("no such file", StreamException.reason(new NoSuchFileException("x")));
    assertEquals("permission denied", StreamException.reason(new AccessDeniedException("x")));
    assertEquals(
        "is a directory",
        StreamException.reason(new FileSystemException("x", null, "is a directory")));
    assertEquals("java.io.IOException", StreamException.reason(new IOException()));
    assertEquals(
        "java.lang.IllegalStateException: odd",
        StreamException.reason(new IllegalStateException("odd")));
    assertEquals("one", StreamException.reason(new IOException("one\ntwo")));
  }

  @Test
  void whatWasNamedAlreadyIsNotWrappedTwice() {
    var cause = new IOException("boom");
    var inner = StreamException.of("gunzip", 2, 2, Progress.NONE, cause, " at byte 7");
    var outer = StreamException.of("packed", 1, 4, SOME, inner);
    assertEquals(
        "gunzip: boom at byte 7 (stage 1 of 4, after 1.2 GiB in, 310 MiB out)", outer.getMessage());
    assertSame(cause, outer.getCause());
    assertEquals("gunzip", outer.stage());
    assertEquals(1, outer.stageIndex());
    assertEquals(4, outer.stageCount());
  }

  @Test
  void aCancelledRunWithinAStageIsTheCauseItself() {
    var inner = new CancelledException(Progress.NONE);
    assertSame(inner, StreamException.of("source", 1, 2, SOME, inner).getCause());
  }

  @Test
  void aCancelledRunIsNoStagesFault() {
    var failure = new CancelledException(new Progress(5, -1, 2, -1));
    assertEquals("cancelled (after 5 elements in, 2 elements out)", failure.getMessage());
    assertEquals(0, failure.stageIndex());
    assertNull(failure.getCause());
  }

  @Test
  void aDeadlineIsToldAsItWasGiven() {
    var failure = new DeadlineException(Duration.ofMillis(1500), Progress.NONE);
    assertEquals("not done within 1.5s (before anything moved)", failure.getMessage());
  }

  @Test
  void whoIsStuckIsShownWithItsStack() {
    var stack = new StackTraceElement[] {new StackTraceElement("Index", "line", "Index.java", 7)};
    var cause = new CancelledException(Progress.NONE);
    var failure = new StuckException("forEach", 2, 2, Progress.NONE, 100, stack, cause);
    assertEquals(
        "forEach: still running 100 ms after it was told to stop, in Index.line(Index.java:7)"
            + " (stage 2 of 2, before anything moved)",
        failure.getMessage());
    assertEquals(stack[0], failure.getStackTrace()[0]);
  }

  @Test
  void itCanBeSerialized() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(StreamException.of("gzip", 2, 3, SOME, new IOException("boom")));
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      var read = (StreamException) in.readObject();
      assertEquals("gzip", read.stage());
      assertSame(Progress.NONE, read.progress());
    }
  }
}

package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Sink;
import dev.weir.Writable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AppendingTest {
  private static final Bytes LARGE = Bytes.wrap(Probe.noise(300_000));

  @TempDir Path directory;
  private Path target;
  private Sink<Bytes> sink;

  @BeforeEach
  void writeTheOld() throws Exception {
    target = Files.writeString(directory.resolve("huge.log"), "old ");
    sink = FileSink.of(target).append();
  }

  @Test
  void itWritesBehindTheOldEnd() throws Exception {
    try (var file = sink.open()) {
      file.write(Bytes.utf8("and "));
      file.flush();
      assertEquals("old and ", Files.readString(target));
      file.write(Bytes.utf8("new"));
      file.end();
    }
    assertEquals("old and new", Files.readString(target));
    assertEquals(List.of("huge.log"), Probe.names(directory));
  }

  @Test
  void withoutEndTheFileIsCutBack() throws Exception {
    try (var file = sink.open()) {
      file.write(LARGE);
      file.flush();
      assertEquals(300_004, Files.size(target));
    }
    assertEquals("old ", Files.readString(target));
  }

  @Test
  void itIsCutBackByAnInterruptedThreadToo() throws Exception {
    try (var file = sink.open()) {
      file.write(LARGE);
      Thread.currentThread().interrupt();
    }
    assertTrue(Thread.interrupted());
    assertEquals("old ", Files.readString(target));
  }

  @Test
  void itIsCutBackAfterAnInterruptedWrite() throws Exception {
    try (var file = sink.open()) {
      file.write(LARGE);
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> file.write(LARGE));
      Thread.currentThread().interrupt();
    }
    assertTrue(Thread.interrupted());
    assertEquals("old ", Files.readString(target));
  }

  /// Interrupts come in the middle of the writes; each is taken once, whatever was written of it
  /// before.
  @Test
  void whatAnInterruptedWriteLeftBehindIsNotInTheFile() throws Exception {
    int taken = 0;
    try (var file = sink.open()) {
      try (var interrupter = new Interrupter()) {
        while (taken < 50 || (interrupter.caught.get() == 0 && taken < 5_000)) {
          taken += wrote(file, interrupter) ? 1 : 0;
        }
        assertTrue(interrupter.caught.get() > 0);
      }
      file.end();
    }
    assertEquals(4 + taken * 300_000L, Files.size(target));
  }

  private static boolean wrote(Writable<Bytes> file, Interrupter interrupter) throws IOException {
    try {
      return file.write(LARGE);
    } catch (InterruptedException e) {
      interrupter.caught.incrementAndGet();
      return false;
    }
  }

  @Test
  void itIsCutBackAfterAbort() throws Exception {
    try (var file = sink.open()) {
      file.write(LARGE);
      file.abort();
      assertThrows(IOException.class, file::flush);
    }
    assertEquals("old ", Files.readString(target));
  }

  @Test
  void aFileThatTookThePlaceOfTheTargetIsNotCut() throws Exception {
    var file = sink.open();
    file.write(LARGE);
    Files.move(target, directory.resolve("moved"));
    Files.writeString(target, "a file of somebody else");
    var thrown = assertThrows(FileSystemException.class, file::close);
    assertEquals(
        "is another file now: what was appended stays in the one that was moved away",
        thrown.getReason());
    assertEquals("a file of somebody else", Files.readString(target));
  }

  @Test
  void aFileThatTookThePlaceOfACreatedTargetStays() throws Exception {
    Files.delete(target);
    var file = sink.open();
    file.write(LARGE);
    Files.move(target, directory.resolve("moved"));
    Files.writeString(target, "a file of somebody else");
    assertThrows(FileSystemException.class, file::close);
    assertEquals("a file of somebody else", Files.readString(target));
  }

  @Test
  void aFileThatWasNotThereIsCreated() throws Exception {
    Files.delete(target);
    try (var file = sink.open()) {
      file.write(Bytes.utf8("new"));
      file.end();
    }
    assertEquals("new", Files.readString(target));
  }

  @Test
  void aFileThatWasNotThereIsGoneWithoutEnd() throws Exception {
    Files.delete(target);
    try (var file = sink.open()) {
      file.write(LARGE);
    }
    assertEquals(List.of(), Probe.names(directory));
  }

  @Test
  void throughASymbolicLinkTheTargetGrows() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);
    try (var file = FileSink.of(link).append().open()) {
      file.write(Bytes.utf8("new"));
      file.end();
    }
    assertEquals("old new", Files.readString(target));
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void appendingToAppendingWorks() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (var file = sink.open()) {
        file.write(Bytes.utf8(i + " "));
        file.end();
      }
    }
    assertEquals("old 0 1 2 ", Files.readString(target));
  }
}

package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Checkpoint;
import dev.weir.Resumable;
import dev.weir.ResumableCursor;
import dev.weir.StreamException;
import dev.weir.Writable;
import dev.weir.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are gone on with: sources by their positions, appended ones by their checkpoints.
class GoingOnTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void tenBytes() throws IOException {
    file = Files.writeString(folder.resolve("ten"), "0123456789");
  }

  private static String read(ResumableCursor<Bytes, Long> cursor) throws Exception {
    var text = new StringBuilder();
    Bytes block;
    while ((block = cursor.read()) != null) {
      text.append(block.utf8());
    }
    return text.toString();
  }

  @Test
  void aFileGoesOnWhereACursorStood() throws Exception {
    for (FileSource source :
        List.of(FileSource.of(file).blockBytes(3), FileSource.of(file).blockBytes(3).readAhead())) {
      Resumable<Bytes, Long> resumable = source;
      long position;
      try (var cursor = source.open()) {
        var resumed = assertInstanceOf(ResumableCursor.class, cursor);
        assertEquals(0L, resumed.position());
        assertEquals("012", Objects.requireNonNull((Bytes) resumed.read()).utf8());
        assertEquals("345", Objects.requireNonNull((Bytes) resumed.read()).utf8());
        position = (Long) resumed.position();
        assertEquals(6, position, "though more may have been read already");
      }
      try (var cursor = resumable.openAt(position)) {
        assertEquals(6, cursor.position());
        assertEquals("6789", read(cursor));
        assertEquals(10, cursor.position());
        cursor.commit(10L);
      }
      try (var cursor = resumable.openAt(10L)) {
        assertNull(cursor.read());
      }
    }
  }

  @Test
  void positionsAreThoseOfTheFileAlsoInARange() throws Exception {
    var range = FileSource.of(file).range(2, 8).blockBytes(4);
    try (var cursor = range.openAt(2L)) {
      assertEquals("2345", Objects.requireNonNull(cursor.read()).utf8());
      assertEquals(6, cursor.position());
    }
    try (var cursor = range.openAt(6L)) {
      assertEquals("67", read(cursor));
    }
    assertThrows(IOException.class, () -> range.openAt(1L));
    assertThrows(IOException.class, () -> range.openAt(9L));
    assertThrows(IOException.class, () -> FileSource.of(file).openAt(11L));
  }

  @Test
  void whatIsNoRegularFileHasNoPositions() {
    Path device = Path.of("/dev/null");
    var thrown = assertThrows(IOException.class, () -> FileSource.of(device).openAt(0L));
    assertTrue(
        Objects.requireNonNull(thrown.getMessage()).contains("no positions"), thrown.getMessage());
  }

  // Checkpoints

  @SuppressWarnings("unchecked")
  private static Checkpoint<Bytes> checkpoint(Writable<Bytes> writable) {
    return (Checkpoint<Bytes>) assertInstanceOf(Checkpoint.class, writable);
  }

  @Test
  void whatWasPersistedStaysWithoutTheEnd() throws Exception {
    for (boolean durable : new boolean[] {true, false}) {
      Path target = Files.writeString(folder.resolve("log" + durable), "old ");
      try (var writable = FileSink.of(target).append().durable(durable).open()) {
        writable.write(Bytes.utf8("kept "));
        checkpoint(writable).persist();
        assertEquals("old kept ", Files.readString(target));
        writable.write(Bytes.utf8("lost"));
        writable.flush();
        assertEquals("old kept lost", Files.readString(target));
      }
      assertEquals("old kept ", Files.readString(target));
    }
  }

  @Test
  void aCreatedFileStaysIfSomethingWasPersisted() throws Exception {
    Path target = folder.resolve("new");
    try (var writable = FileSink.of(target).append().open()) {
      writable.write(Bytes.utf8("kept"));
      checkpoint(writable).persist();
      checkpoint(writable).persist();
      writable.write(Bytes.utf8("lost"));
    }
    assertEquals("kept", Files.readString(target));
    Path other = folder.resolve("other");
    try (var writable = FileSink.of(other).append().open()) {
      writable.write(Bytes.utf8("lost"));
    }
    assertFalse(Files.exists(other));
  }

  @Test
  void anEndAfterACheckpointHasEverything() throws Exception {
    Path target = folder.resolve("new");
    try (var writable = FileSink.of(target).append().open()) {
      writable.write(Bytes.utf8("one "));
      checkpoint(writable).persist();
      writable.write(Bytes.utf8("two"));
      writable.end();
      assertThrows(IOException.class, () -> checkpoint(writable).persist());
    }
    assertEquals("one two", Files.readString(target));
  }

  @Test
  void aFileThatShowsNothingBeforeItsEndHasNoCheckpoint() throws Exception {
    try (var writable = FileSink.of(folder.resolve("new")).open()) {
      assertFalse(writable instanceof Checkpoint);
    }
  }

  @Test
  void aFailedRunSaysWhatWasPersisted() throws Exception {
    Path target = folder.resolve("log");
    var job =
        Pipeline.from(FileSource.of(file).blockBytes(5))
            .to(
                () -> {
                  var writable = checkpoint(FileSink.of(target).append().open());
                  return new PersistingEach(writable);
                });
    var thrown = assertThrows(StreamException.class, job::run);
    assertTrue(
        Objects.requireNonNull(thrown.getMessage()).contains("after 5 B were committed"),
        thrown.getMessage());
    assertEquals("01234", Files.readString(target));
  }

  /// Persists the first block and fails at the second.
  private record PersistingEach(Checkpoint<Bytes> target)
      implements Writable<Bytes>, dev.weir.Gradual {
    @Override
    public boolean write(Bytes block) throws IOException, InterruptedException {
      if (block.utf8().equals("56789")) {
        throw new IOException("full");
      }
      boolean wanted = target.write(block);
      target.persist();
      return wanted;
    }

    @Override
    public void flush() throws IOException, InterruptedException {
      target.flush();
    }

    @Override
    public void end() throws IOException, InterruptedException {
      target.end();
    }

    @Override
    public void close() throws IOException {
      target.close();
    }

    @Override
    public String committedSoFar() {
      return ((dev.weir.Gradual) target).committedSoFar();
    }
  }
}

package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReplacingTest {
  @TempDir Path directory;
  private Path target;

  @BeforeEach
  void writeTheOld() throws Exception {
    target = Files.writeString(directory.resolve("huge.log"), "old");
  }

  private static void write(FileSink sink, String text) throws Exception {
    try (var file = sink.open()) {
      file.write(Bytes.utf8(text));
      file.end();
    }
  }

  @Test
  void theOldFileIsThereUntilTheEnd() throws Exception {
    try (var file = FileSink.of(target).replace().open()) {
      file.write(Bytes.utf8("new"));
      file.flush();
      assertEquals("old", Files.readString(target));
      file.end();
      assertEquals("new", Files.readString(target));
    }
    assertEquals(List.of("huge.log"), Probe.names(directory));
  }

  @Test
  void withoutEndTheOldFileStays() throws Exception {
    try (var file = FileSink.of(target).replace().open()) {
      file.write(Bytes.utf8("half"));
    }
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("huge.log"), Probe.names(directory));
  }

  @Test
  void thePermissionsAreKept() throws Exception {
    for (String kept : List.of("rw-------", "rwxrwxrwx", "r--r-----")) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(kept));
      write(FileSink.of(target).replace(), "new");
      assertEquals(kept, PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
    }
  }

  @Test
  void nobodyElseCanOpenTheReplacementOfASecretMeanwhile() throws Exception {
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
    try (var file = FileSink.of(target).replace().open()) {
      file.flush();
      for (String name : Probe.names(directory)) {
        var permissions = Files.getPosixFilePermissions(directory.resolve(name));
        assertEquals("rw-------", PosixFilePermissions.toString(permissions));
      }
    }
  }

  @Test
  void theOwnerIsKeptWhereThatIsAllowed() throws Exception {
    try {
      Files.setAttribute(target, "unix:uid", 12345);
      Files.setAttribute(target, "unix:gid", 54321);
    } catch (IOException e) {
      Assumptions.abort("only a privileged process may give files away");
    }
    write(FileSink.of(target).replace(), "new");
    assertEquals(12345, Files.getAttribute(target, "unix:uid"));
    assertEquals(54321, Files.getAttribute(target, "unix:gid"));
  }

  @Test
  void whoHasTheOldFileOpenReadsItOn() throws Exception {
    try (var reader = FileSource.of(target).blockBytes(1).open()) {
      assertEquals("o", Probe.block(reader).utf8());
      write(FileSink.of(target).replace(), "new");
      assertEquals("l", Probe.block(reader).utf8());
    }
  }

  @Test
  void aTargetThatIsNotThereIsANewFile() throws Exception {
    Files.delete(target);
    write(FileSink.of(target).replace(), "new");
    assertEquals("new", Files.readString(target));
  }

  /// It was not there at opening, so it is not what was to be replaced.
  @Test
  void aFileThatAppearsMeanwhileIsNotReplaced() throws Exception {
    Files.delete(target);
    try (var file = FileSink.of(target).replace().open()) {
      Files.writeString(target, "theirs");
      assertThrows(FileAlreadyExistsException.class, file::end);
    }
    assertEquals("theirs", Files.readString(target));
  }

  @Test
  void aTargetThatBecameASymbolicLinkIsReplacedAndNotWrittenThrough() throws Exception {
    Path victim = Files.writeString(directory.resolve("victim"), "untouched");
    try (var file = FileSink.of(target).replace().open()) {
      file.write(Bytes.utf8("new"));
      Files.delete(target);
      Files.createSymbolicLink(target, victim);
      file.end();
    }
    assertEquals("untouched", Files.readString(victim));
    assertTrue(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS));
    assertEquals("new", Files.readString(target));
  }

  @Test
  void aTargetThatBecameADirectoryIsAFailure() throws Exception {
    try (var file = FileSink.of(target).replace().open()) {
      Files.delete(target);
      Files.createDirectory(target);
      assertThrows(FileSystemException.class, file::end);
    }
    assertEquals(List.of("huge.log"), Probe.names(directory));
  }

  @Test
  void anotherHardLinkKeepsTheOldContent() throws Exception {
    Path link = Files.createLink(directory.resolve("link"), target);
    write(FileSink.of(target).replace(), "new");
    assertEquals("old", Files.readString(link));
  }

  @Test
  void aSymbolicLinkStaysAndItsTargetIsReplaced() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), Path.of("../huge.log"));
    try (var file = FileSink.of(link).replace().open()) {
      file.write(Bytes.utf8("new"));
      assertEquals(
          List.of("link"), Probe.names(elsewhere)); // the temporary file is beside the target
      file.end();
    }
    assertEquals(Path.of("../huge.log"), Files.readSymbolicLink(link));
    assertEquals("new", Files.readString(target));
  }

  @Test
  void aSymbolicLinkToNothingGetsItsTarget() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path far = elsewhere.resolve("far");
    Path near = Files.createSymbolicLink(directory.resolve("near"), Path.of("elsewhere/far"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), near);
    write(FileSink.of(link), "new");
    assertEquals("new", Files.readString(far));
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.isSymbolicLink(near));
  }

  @Test
  void aSymbolicLinkToAFileIsRefusedLikeTheFile() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);
    assertThrows(FileAlreadyExistsException.class, FileSink.of(link)::open);
  }

  @Test
  void aLinkThatIsTurnedAwayMeanwhileChangesNothing() throws Exception {
    Path victim = Files.writeString(directory.resolve("victim"), "untouched");
    Path link = Files.createSymbolicLink(directory.resolve("link"), target);
    try (var file = FileSink.of(link).replace().open()) {
      file.write(Bytes.utf8("new"));
      Files.delete(link);
      Files.createSymbolicLink(link, victim);
      file.end();
    }
    assertEquals("untouched", Files.readString(victim));
    assertEquals("new", Files.readString(target));
  }

  @Test
  void aRingOfLinksIsAFailure() throws Exception {
    Path one = directory.resolve("one");
    Files.createSymbolicLink(one, directory.resolve("two"));
    Files.createSymbolicLink(directory.resolve("two"), one);
    assertThrows(FileSystemException.class, FileSink.of(one)::open);
  }
}

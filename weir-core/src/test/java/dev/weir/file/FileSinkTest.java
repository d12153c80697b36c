package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Ending;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FileSinkTest {
  @TempDir Path directory;
  private Path target;

  @BeforeEach
  void name() {
    target = directory.resolve("huge.log.gz");
  }

  @Test
  void theFileAppearsAtTheEndAndNotBefore() throws Exception {
    try (var file = FileSink.of(target).open()) {
      assertTrue(file.write(Bytes.utf8("all of ")));
      assertTrue(file.write(Bytes.utf8("the file")));
      file.flush();
      assertFalse(Files.exists(target));
      file.end();
      assertEquals("all of the file", Files.readString(target));
    }
    assertEquals(List.of("huge.log.gz"), Probe.names(directory));
  }

  @Test
  void closingWithoutEndLeavesNoFile() throws Exception {
    try (var file = FileSink.of(target).open()) {
      file.write(Bytes.utf8("half a file"));
      file.flush();
    }
    assertEquals(List.of(), Probe.names(directory));
  }

  @Test
  void nothingWrittenAndEndedIsAnEmptyFile() throws Exception {
    try (var file = FileSink.of(target).open()) {
      file.end();
    }
    assertEquals(0, Files.size(target));
  }

  @Test
  void whatIsDescribedAndNotOpenedLeavesNothing() throws Exception {
    FileSink.of(target).replace();
    assertEquals(List.of(), Probe.names(directory));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 100, 65_535, 65_536, 65_537, 700_001})
  void whateverTheSizesTheBytesAreInOrder(int size) throws Exception {
    byte[] noise = Probe.noise(size * 2 + 3);
    var all = Bytes.wrap(noise);
    try (var file = FileSink.of(target).open()) {
      file.write(all.slice(0, 1));
      file.write(all.slice(1, 1 + size));
      file.write(all.slice(1 + size, 3 + size));
      file.write(all.slice(3 + size, noise.length));
      file.end();
    }
    assertArrayEquals(noise, Files.readAllBytes(target));
  }

  @Test
  void shortBytesGatherUntilFlush() throws Exception {
    try (var file = FileSink.of(target).open()) {
      for (int i = 0; i < 100; i++) {
        file.write(Bytes.utf8("0123456789"));
      }
      assertEquals(0, Files.size(temporary()));
      file.flush();
      assertEquals(1000, Files.size(temporary()));
    }
  }

  private Path temporary() throws IOException {
    List<String> hidden =
        Probe.names(directory).stream().filter(n -> n.startsWith(".huge.log.gz.weir-")).toList();
    assertEquals(1, hidden.size());
    return directory.resolve(hidden.getFirst());
  }

  @Test
  void aFileThatIsThereIsRefusedAtOpening() throws Exception {
    Files.writeString(target, "old");
    var failure = assertThrows(FileAlreadyExistsException.class, FileSink.of(target)::open);
    assertEquals("is there already", failure.getReason());
    assertEquals(List.of("huge.log.gz"), Probe.names(directory));
  }

  @Test
  void aFileThatAppearsMeanwhileIsLeftAsItIs() throws Exception {
    try (var file = FileSink.of(target).open()) {
      file.write(Bytes.utf8("ours"));
      Files.writeString(target, "theirs");
      var failure = assertThrows(FileAlreadyExistsException.class, file::end);
      assertEquals(
          "appeared while it was being written, and was left as it is", failure.getReason());
    }
    assertEquals("theirs", Files.readString(target));
    assertEquals(List.of("huge.log.gz"), Probe.names(directory));
  }

  @Test
  void aTemporaryFileThatIsRemovedIsAFailureThatSaysSo() throws Exception {
    try (var file = FileSink.of(target).open()) {
      file.write(Bytes.utf8("ours"));
      Path temporary = temporary();
      Files.delete(temporary);
      var failure = assertThrows(FileSystemException.class, file::end);
      assertEquals("somebody removed its temporary file " + temporary, failure.getReason());
    }
    assertEquals(List.of(), Probe.names(directory));
  }

  @Test
  void aSymbolicLinkThatAppearsMeanwhileIsLeftAsItIs() throws Exception {
    Path victim = directory.resolve("victim");
    try (var file = FileSink.of(target).open()) {
      file.write(Bytes.utf8("ours"));
      Files.createSymbolicLink(target, victim);
      assertThrows(FileAlreadyExistsException.class, file::end);
    }
    assertEquals(victim, Files.readSymbolicLink(target));
    assertFalse(Files.exists(victim));
  }

  @Test
  void theFileHasThePermissionsOfAnyNewFile() throws Exception {
    Path usual = Files.write(directory.resolve("usual"), new byte[1]);
    write(FileSink.of(target), "x");
    assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(target));
  }

  private static void write(FileSink sink, String text) throws Exception {
    try (var file = sink.open()) {
      file.write(Bytes.utf8(text));
      file.end();
    }
  }

  @Test
  void itNeedNotBeDurable() throws Exception {
    write(FileSink.of(target).durable(false), "quick");
    assertEquals("quick", Files.readString(target));
  }

  @Test
  void aDirectoryThatIsMissingIsNamed() {
    Path lost = directory.resolve("lost");
    var failure =
        assertThrows(FileSystemException.class, FileSink.of(lost.resolve("huge.log"))::open);
    assertEquals("there is no directory " + lost, failure.getReason());
  }

  @Test
  void aDirectoryIsNoTarget() throws Exception {
    for (var sink : List.of(FileSink.of(directory), FileSink.of(directory).replace())) {
      var failure = assertThrows(FileSystemException.class, sink::open);
      assertEquals("is a directory", failure.getReason());
    }
    assertEquals(List.of(), Probe.names(directory));
  }

  @Test
  void aLongNameLeavesRoomForTheTemporaryOne() throws Exception {
    Path longest = directory.resolve("ü".repeat(127));
    write(FileSink.of(longest), "x");
    assertEquals("x", Files.readString(longest));
  }

  @Test
  void theTemporaryNameIsAnotherEachTime() throws Exception {
    try (var one = FileSink.of(target).open();
        var other = FileSink.of(target).open()) {
      one.flush();
      other.flush();
      assertEquals(2, Probe.names(directory).size());
      one.end();
      assertThrows(FileAlreadyExistsException.class, other::end);
    }
    assertEquals(List.of("huge.log.gz"), Probe.names(directory));
  }

  @Test
  void anInterruptedWriteTookNothingAndTheNextGoesOn() throws Exception {
    byte[] noise = Probe.noise(200_000);
    try (var file = FileSink.of(target).open()) {
      file.write(Bytes.wrap(noise, 0, 100_000));
      Thread.currentThread().interrupt();
      assertThrows(
          InterruptedException.class, () -> file.write(Bytes.wrap(noise, 100_000, 100_000)));
      file.write(Bytes.wrap(noise, 100_000, 100_000));
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, file::end);
      assertFalse(Files.exists(target));
      file.end();
    }
    assertArrayEquals(noise, Files.readAllBytes(target));
  }

  @Test
  void closingAnInterruptedThreadsFileLeavesNothing() throws Exception {
    try (var file = FileSink.of(target).open()) {
      file.write(Bytes.utf8("half"));
      Thread.currentThread().interrupt();
    }
    assertTrue(Thread.interrupted());
    assertEquals(List.of(), Probe.names(directory));
  }

  @Test
  void abortMakesTheNextWriteThrowAndNothingIsLeft() throws Exception {
    try (var file = FileSink.of(target).open()) {
      file.write(Bytes.utf8("half"));
      file.abort();
      assertInstanceOf(ClosedChannelException.class, assertThrows(IOException.class, file::end));
    }
    assertEquals(List.of(), Probe.names(directory));
  }

  @Test
  void noDescriptorIsLeft() throws Exception {
    long before = Probe.descriptors();
    for (int i = 0; i < 20; i++) {
      write(FileSink.of(target).replace(), "x");
      try (var abandoned = FileSink.of(target).replace().open()) {
        abandoned.flush();
      }
      assertThrows(IOException.class, FileSink.of(target)::open);
    }
    assertEquals(before, Probe.descriptors());
  }

  @Test
  void itSaysWhatTheWorldSees() {
    assertEquals(Ending.AT_END, FileSink.of(target).ending());
    assertEquals(Ending.AT_END, FileSink.of(target).replace().ending());
    assertEquals(Ending.AS_WRITTEN, FileSink.of(target).append().ending());
    assertEquals(Ending.AS_WRITTEN, FileSink.of(Path.of("/dev/null")).ending());
  }

  @Test
  void itSaysItsNameAndWhatItHolds() {
    assertEquals("file:" + target, FileSink.of(target).name());
    assertEquals(OptionalLong.of(384 << 10), FileSink.of(target).heldBytes());
  }

  @Test
  void aNewFileIsLikeItsModel() throws Exception {
    Path model = Files.writeString(directory.resolve("model"), "secret");
    Files.setPosixFilePermissions(model, PosixFilePermissions.fromString("rw-r-----"));
    Path target = directory.resolve("new");
    try (var file = FileSink.of(target).like(model).open()) {
      file.write(Bytes.utf8("secret too"));
      file.end();
    }
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
  }
}

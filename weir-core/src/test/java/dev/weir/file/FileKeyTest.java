package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.weir.Bytes;
import dev.weir.Located;
import dev.weir.Sink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyTest {
  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void write() throws Exception {
    path = Files.writeString(directory.resolve("file"), "x");
  }

  private static Set<Object> read(Path path) throws Exception {
    try (var cursor = FileSource.of(path).open()) {
      return assertInstanceOf(Located.class, cursor).fileKeys();
    }
  }

  private static Set<Object> written(Sink<Bytes> sink) throws Exception {
    try (var writable = sink.open()) {
      return assertInstanceOf(Located.class, writable).fileKeys();
    }
  }

  @Test
  void oneFileHasOneKeyWhateverItsName() throws Exception {
    Path hard = Files.createLink(directory.resolve("hard"), path);
    Path soft = Files.createSymbolicLink(directory.resolve("soft"), path);
    Set<Object> key = read(path);
    assertEquals(1, key.size());
    for (Path name : List.of(path, hard, soft, directory.resolve(".").resolve("file"))) {
      assertEquals(key, read(name));
      assertEquals(key, written(FileSink.of(name).replace()));
      assertEquals(key, written(FileSink.of(name).append()));
    }
  }

  @Test
  void twoFilesHaveTwoKeys() throws Exception {
    Path other = Files.writeString(directory.resolve("other"), "x");
    assertNotEquals(read(path), read(other));
  }

  @Test
  void aFileThatIsNotThereYetHasItsPlace() throws Exception {
    Path none = directory.resolve("none");
    Set<Object> place = Set.of(directory.toRealPath().resolve("none"));
    assertEquals(place, written(FileSink.of(none)));
    assertEquals(place, written(FileSink.of(none).replace()));
    assertEquals(Set.of(), written(FileSink.of(none).append()));
  }

  @Test
  void aDeviceHasNone() throws Exception {
    assertEquals(Set.of(), read(Path.of("/dev/null")));
    assertEquals(Set.of(), written(FileSink.of(Path.of("/dev/null"))));
  }
}

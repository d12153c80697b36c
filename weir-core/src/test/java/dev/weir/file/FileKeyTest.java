package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.weir.Bytes;
import dev.weir.Located;
import dev.weir.Sink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  private static @Nullable Object read(Path path) throws Exception {
    try (var cursor = FileSource.of(path).open()) {
      return assertInstanceOf(Located.class, cursor).fileKey();
    }
  }

  private static @Nullable Object written(Sink<Bytes> sink) throws Exception {
    try (var writable = sink.open()) {
      return assertInstanceOf(Located.class, writable).fileKey();
    }
  }

  @Test
  void oneFileHasOneKeyWhateverItsName() throws Exception {
    Path hard = Files.createLink(directory.resolve("hard"), path);
    Path soft = Files.createSymbolicLink(directory.resolve("soft"), path);
    Object key = read(path);
    assertNotNull(key);
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
  void aFileThatIsNotThereYetHasNone() throws Exception {
    Path none = directory.resolve("none");
    assertNull(written(FileSink.of(none)));
    assertNull(written(FileSink.of(none).replace()));
    assertNull(written(FileSink.of(none).append()));
  }

  @Test
  void aDeviceHasNone() throws Exception {
    assertNull(read(Path.of("/dev/null")));
    assertNull(written(FileSink.of(Path.of("/dev/null"))));
  }
}

package dev.weir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a secret is kept, such as a key: a value that names the place and never holds the secret.
///
/// So a pipeline can be printed, explained and logged, and be an argument of a process. The secret
/// is read when a run opens.
public sealed interface Secret {

  /// The longest secret, in bytes.
  int MAX_BYTES = 64 << 10;

  /// A file.
  ///
  /// @param path of the file
  record InFile(Path path) implements Secret {}

  /// A variable of the environment.
  ///
  /// @param variable its name
  record InEnvironment(String variable) implements Secret {}

  /// The place that a word names: `env:NAME`, or a path.
  ///
  /// @param word as it is written; a file called `env:NAME` is `./env:NAME`
  /// @return the place
  /// @throws IllegalArgumentException if it names nothing
  static Secret of(String word) {
    String environment = "env:";
    boolean named = word.startsWith(environment);
    String name = named ? word.substring(environment.length()) : word;
    if (name.isEmpty()) {
      throw new IllegalArgumentException("must be a file or env:NAME: '" + word + "'");
    }
    return named ? new InEnvironment(name) : new InFile(Path.of(name));
  }

  /// Reads it.
  ///
  /// @return its bytes, the caller's own, who should overwrite them when they are used
  /// @throws IOException if it is not there, or too long
  default byte[] read() throws IOException {
    return switch (this) {
      case InFile(var path) -> read(path);
      case InEnvironment(var variable) -> {
        String text = System.getenv(variable);
        if (text == null) {
          throw new IOException("there is no variable " + variable + " in the environment");
        }
        yield text.getBytes(StandardCharsets.UTF_8);
      }
    };
  }

  private static byte[] read(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new FileSystemException(
            path.toString(),
            null,
            path + " is too long for a key: more than " + MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (FileSystemException e) {
      throw e.getReason() == null
          ? new FileSystemException(
              path.toString(), null, "the key file " + path + ": " + StreamException.reason(e))
          : e;
    }
  }

  /// Whether others than the owner may read it, as far as the file system tells.
  ///
  /// @return what to do about it, in one line; null if all is well
  default @Nullable String exposure() {
    if (!(this instanceof InFile(var path))) {
      return null;
    }
    try {
      var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      if (view == null) {
        return null;
      }
      Set<PosixFilePermission> others =
          EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
      others.retainAll(view.readAttributes().permissions());
      return others.isEmpty()
          ? null
          : "others may read the key file " + path + ": chmod 600 " + path;
    } catch (IOException e) {
      return null; // reading it says what is wrong
    }
  }

  /// A report that warns of [#exposure()].
  ///
  /// @return the report; null if all is well
  default @Nullable Report warning() {
    String exposure = exposure();
    return exposure == null ? null : Report.remark(exposure, Map.of("exposed", exposure));
  }
}

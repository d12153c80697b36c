package dev.weir.compress;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.jpountz.lz4.LZ4Factory;

/// The native part of a library, which unpacks itself into the folder for temporary files.
///
/// It is loaded when the first step needs it. The file is removed at once, where the system lets
/// one remove a file that is mapped, so that nothing stays behind even if the JVM is killed.
final class NativeCode {
  static final NativeCode ZSTD =
      new NativeCode("zstd", "libzstd-jni", com.github.luben.zstd.util.Native::load);
  static final NativeCode LZ4 = new NativeCode("lz4", "liblz4-java", LZ4Factory::nativeInstance);
  static final NativeCode BROTLI =
      new NativeCode("brotli", "com_aayushatharva_brotli4j", Brotli4jLoader::ensureAvailability);

  private static final Path MAPS = Path.of("/proc/self/maps");

  private final String library;
  private final String filePrefix; // of what it unpacks
  private final Runnable loading;
  private boolean loaded;

  private NativeCode(String library, String filePrefix, Runnable loading) {
    this.library = library;
    this.filePrefix = filePrefix;
    this.loading = loading;
  }

  /// Loads it, if that was not done before.
  ///
  /// @throws IOException if it cannot be unpacked or loaded
  synchronized void load() throws IOException {
    if (loaded) {
      return;
    }
    try {
      loading.run();
    } catch (LinkageError | RuntimeException e) {
      throw new IOException(
          "cannot load the native code of %s from %s, which must allow to write and to execute: %s"
              .formatted(library, System.getProperty("java.io.tmpdir"), reason(e)),
          e);
    }
    loaded = true;
    removeUnpacked();
  }

  /// The first line of what the innermost cause says.
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return said.lines().findFirst().orElse(said);
  }

  /// Removes what was unpacked: the mappings of this process say where it is.
  private void removeUnpacked() {
    try (Stream<String> maps = Files.lines(MAPS)) {
      Path folder = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
      for (Path file : maps.filter(this::isUnpacked).map(NativeCode::file).distinct().toList()) {
        if (file.startsWith(folder)) {
          remove(file);
        }
      }
    } catch (IOException | RuntimeException e) {
      // not Linux, or not allowed: then the library removes it when the JVM ends
    }
  }

  private boolean isUnpacked(String mapping) {
    return mapping.contains("/" + filePrefix) && mapping.endsWith(".so");
  }

  private static Path file(String mapping) {
    return Path.of(mapping.substring(mapping.indexOf('/')));
  }

  /// Removes the library, the lock file of lz4 beside it, the folder of brotli around it.
  private void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".lck"));
    Path folder = file.getParent();
    if (folder != null && folder.getFileName().toString().startsWith(filePrefix)) {
      Files.deleteIfExists(folder);
    }
  }
}

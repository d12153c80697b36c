package dev.weir.checks.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The command's memory is flat, in a container of 64 MiB, whatever the size of the data. The work
/// and the watching are done by `weir-bench/large`, which anybody may run by hand.
class LargeRunsTest {
  private static final Path ROOT = root();
  private static final long GB = 1_000_000_000;

  private final Path folder = Path.of("target").toAbsolutePath(); // on a disk, as a rule

  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("weir-bench/large"))) {
      root = Objects.requireNonNull(root.getParent(), "no weir-bench/large above");
    }
    return root;
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void compressingTwoGigabytesIsFlat() throws Exception {
    large("gzip", "2GB");
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aPlainJarIsFlatToo() throws Exception {
    large("jar", "500MB");
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void copyingOneGigabyteIsFlat() throws Exception {
    assumeTrue(room() > 4 * GB, "no room");
    large("copy", "1GB", "--dir", folder.toString());
  }

  @Test
  @Tag("long")
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void compressingFiftyGigabytesIsFlat() throws Exception {
    large("gzip", "50GB");
  }

  @Test
  @Tag("long")
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void copyingWhatTheDiskHoldsIsFlat() throws Exception {
    long size = Math.min(50, (room() / GB - 5) / 2); // the original, the copy, and some air
    assumeTrue(size > 1, "no room");
    large("copy", size + "GB", "--dir", folder.toString());
  }

  private long room() throws Exception {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private static void large(String... arguments) throws Exception {
    var words = new ArrayList<>(List.of(ROOT.resolve("weir-bench/large").toString()));
    words.addAll(List.of(arguments));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      System.out.print(said); // with the limit that could be set, and the figures
      assertEquals(0, process.waitFor(), said);
    } finally {
      process.destroy();
    }
  }
}

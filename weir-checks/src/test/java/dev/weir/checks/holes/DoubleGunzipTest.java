package dev.weir.checks.holes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.file.FileSource;
import dev.weir.gzip.Gzip;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two gunzips in a row turn 12 KB into 1 GiB, in a for-loop, without a thread, in a small heap.
@Timeout(120)
class DoubleGunzipTest {
  private static final long GIB = 1L << 30;

  @TempDir Path directory;

  @Test
  void itIsReadInFlatMemory() throws Exception {
    Path bomb = directory.resolve("zeros.gz.gz");
    write(bomb);
    assertTrue(Files.size(bomb) < 16_384, () -> bomb.toFile().length() + " bytes");
    Process program =
        ChildJvm.of(List.of("-Xmx32m"), Program.class, List.of(bomb.toString()), Bytes.class)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(program.waitFor(60, TimeUnit.SECONDS));
    assertEquals(GIB + " bytes", said.strip());
  }

  private static void write(Path bomb) throws Exception {
    var block = new byte[1 << 20];
    try (OutputStream out =
        new GZIPOutputStream(new GZIPOutputStream(Files.newOutputStream(bomb)))) {
      for (long written = 0; written < GIB; written += block.length) {
        out.write(block);
      }
    }
  }

  static final class Program {
    private Program() {}

    public static void main(String[] args) throws Exception {
      long bytes = 0;
      try (var cursor =
          FileSource.of(Path.of(args[0]))
              .through(Gzip.decompress())
              .through(Gzip.decompress())
              .open()) {
        for (Bytes piece : cursor) {
          bytes += piece.length();
        }
      }
      System.out.println(bytes + " bytes");
    }
  }
}

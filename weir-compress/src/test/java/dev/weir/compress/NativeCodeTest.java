package dev.weir.compress;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Transform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeCodeTest {
  private static final List<String> UNPACKED =
      List.of("libzstd-jni", "liblz4-java", "com_aayushatharva_brotli4j");

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatIsUnpackedIsRemovedAsSoonAsItIsLoaded() throws Exception {
    List<Transform<Bytes, Bytes>> all = List.of(Zstd.compress(), Lz4.compress(), Brotli.compress());
    for (var transform : all) {
      transform.open().close();
    }
    List<String> maps = Files.readAllLines(Path.of("/proc/self/maps"));
    for (String name : UNPACKED) {
      assertTrue(maps.stream().anyMatch(line -> line.contains(name)), name);
      for (String line : maps) {
        assertFalse(line.contains("/" + name) && !line.endsWith(" (deleted)"), line);
      }
    }
  }
}

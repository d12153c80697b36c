package dev.weir.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Who keeps the limit.
class FenceTest {
  private static final long LIMIT = 64L << 20;

  @Test
  void withoutAControlGroupTheCommandIsAsItWas() throws Exception {
    Fence fence = Fence.heapAlone(LIMIT, "as asked for");
    assertFalse(fence.byKernel());
    try (Fence.Pen pen = fence.pen("x")) {
      assertEquals(List.of("true"), pen.around(List.of("true")));
    }
  }

  @Test
  void aControlGroupHoldsTheProcessAndIsGoneAfterwards() throws Exception {
    Fence fence = Fence.best(LIMIT);
    assumeTrue(fence.byKernel(), fence.title());
    Path group;
    try (Fence.Pen pen = fence.pen("test")) {
      group = Objects.requireNonNull(pen.group());
      Process process = new ProcessBuilder(pen.around(List.of("cat", "/proc/self/cgroup"))).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor());
      assertTrue(said.contains(group.getFileName().toString()), said);
    }
    assertFalse(Files.exists(group));
  }
}

package dev.weir.checks.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The reference page is what the command prints of its own words.
class ReferenceTest {

  @Test
  @Timeout(240)
  void thePageIsWhatTheCommandPrints() throws Exception {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("README.md"))) {
      root = Objects.requireNonNull(root.getParent(), "no README.md above");
    }
    Process help =
        new ProcessBuilder(root.resolve("weir").toString(), "help", "--markdown")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, help.waitFor());
    assertEquals(
        printed,
        Files.readString(root.resolve("docs/reference.md")),
        "made by: ./weir help --markdown > docs/reference.md");
  }
}

package dev.weir.checks.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows of the command is what it prints, on the `huge.log` that it says. The line
/// of figures on a terminal, which differs from run to run, is left out.
@Timeout(300)
class ReadmeCommandsTest {
  private static final Pattern CONSOLE = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void eachCommandPrintsWhatIsShown() throws Exception {
    Path root = root();
    Files.createSymbolicLink(folder.resolve("weir"), root.resolve("weir"));
    assertEquals("", bash("./weir run gen:200MiB ! file:huge.log"));
    List<String> blocks =
        CONSOLE
            .matcher(Files.readString(root.resolve("README.md")))
            .results()
            .map(MatchResult::group)
            .toList();
    int commands = 0;
    for (String block : blocks) {
      commands += blockOf(block);
    }
    assertTrue(commands >= 4, "commands: " + commands);
  }

  private int blockOf(String block) throws Exception {
    int commands = 0;
    var expected = new ArrayList<String>();
    String command = null;
    for (String line : block.lines().filter(line -> !line.startsWith("```")).toList()) {
      if (line.startsWith("$ ")) {
        check(command, expected);
        command = line.substring(2);
        expected.clear();
        commands++;
      } else {
        expected.add(line);
      }
    }
    check(command, expected);
    return commands;
  }

  private void check(@Nullable String command, List<String> expected) throws Exception {
    if (command == null) {
      return;
    }
    List<String> printed = bash(command).lines().toList();
    boolean figures = expected.size() == 1 && expected.getFirst().contains(" in, ");
    assertEquals(figures ? List.of() : expected, printed, command);
  }

  private String bash(String line) throws Exception {
    Process bash =
        new ProcessBuilder("bash", "-o", "pipefail", "-c", line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    bash.getOutputStream().close();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), said);
    return said;
  }

  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("README.md"))) {
      root = Objects.requireNonNull(root.getParent(), "no README.md above");
    }
    return root;
  }
}

package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A terminal of tmux with a shell in it, in which `$weir` is the command.
final class Screen implements AutoCloseable {
  private static final int ROWS = 30;

  private final String socket = "weir-" + ProcessHandle.current().pid() + "-" + System.nanoTime();

  Screen(Path folder, int columns) throws Exception {
    tmux(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        Integer.toString(columns),
        "-y",
        Integer.toString(ROWS),
        "-c",
        folder.toString(),
        "env PS1='> ' weir=" + Weir.command() + " bash --norc --noprofile");
    await(">");
  }

  private String tmux(String... words) throws Exception {
    var all = new ArrayList<>(List.of("tmux", "-L", socket));
    all.addAll(List.of(words));
    Process tmux = new ProcessBuilder(all).redirectErrorStream(true).start();
    String said = new String(tmux.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(tmux.waitFor(10, TimeUnit.SECONDS), "tmux hangs");
    return said;
  }

  /// Types a line.
  void type(String line) throws Exception {
    tmux("send-keys", "-l", line);
    tmux("send-keys", "Enter");
  }

  /// Presses a key, such as `C-c`.
  void press(String key) throws Exception {
    tmux("send-keys", key);
  }

  /// Makes it wider or narrower.
  void resize(int columns) throws Exception {
    tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(ROWS));
  }

  /// What is on it now, without empty lines.
  List<String> lines() throws Exception {
    return tmux("capture-pane", "-p")
        .lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /// Waits until a line matches.
  String await(String pattern) throws Exception {
    var wanted = Pattern.compile(pattern);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline) {
      for (String line : lines()) {
        if (wanted.matcher(line).matches()) {
          return line;
        }
      }
      Thread.sleep(20);
    }
    throw new IOException("never saw " + pattern + " in " + lines());
  }

  @Override
  public void close() throws IOException {
    try {
      tmux("kill-server");
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}

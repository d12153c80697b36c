package dev.weir.cli;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The terminal of this process, found without native code: by the name of descriptor 2 where there
/// is `/proc`, else by `test -t 2`; its width by `stty size`, else by `COLUMNS`.
final class ProcessTerminal implements Terminal {
  private static final int DEFAULT_COLUMNS = 80;
  private static final long PATIENCE_SECONDS = 2;

  private volatile boolean changed = true;
  private boolean listening; // the thread that draws
  private int columns = DEFAULT_COLUMNS;

  @Override
  public boolean present() {
    return isTerminal(2);
  }

  @Override
  public boolean redraws() {
    String kind = System.getenv("TERM");
    return kind != null && !kind.isEmpty() && !kind.equals("dumb");
  }

  /// Whether a descriptor of this process is a terminal.
  static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
    try {
      String name = Files.readSymbolicLink(link).toString();
      return name.startsWith("/dev/pts/")
          || name.startsWith("/dev/tty")
          || name.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException _) {
      return !Files.isDirectory(Path.of("/proc/self/fd")) && asked(descriptor);
    }
  }

  private static boolean asked(int descriptor) {
    try {
      Process test =
          new ProcessBuilder("test", "-t", Integer.toString(descriptor)).inheritIO().start();
      return test.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && test.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Asked at first, and whenever the terminal says that it has changed.
  @Override
  public int columns() {
    if (!listening) {
      listening = true;
      Signals.on("WINCH", _ -> changed = true);
    }
    if (changed) {
      changed = false;
      columns = asked();
    }
    return columns;
  }

  private static int asked() {
    int columns = number(stty());
    if (columns <= 0) {
      columns = number(System.getenv().getOrDefault("COLUMNS", ""));
    }
    return columns <= 0 ? DEFAULT_COLUMNS : columns;
  }

  /// The columns that `stty size` says behind the rows, or nothing.
  private static String stty() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/stderr"))
              .redirectError(Redirect.DISCARD)
              .start();
      try (var said = stty.getInputStream()) {
        String size = new String(said.readNBytes(64), StandardCharsets.US_ASCII).strip();
        return size.substring(size.indexOf(' ') + 1);
      }
    } catch (IOException _) {
      return "";
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}

package dev.weir.cli;

import dev.weir.spi.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Where this process speaks: standard output for results, standard error for the rest.
///
/// @param out for help and results; the data of `stdout` goes to descriptor 1 by itself
/// @param err for errors, progress and the summary
/// @param terminal what standard error is
record Screen(OutputStream out, PrintStream err, Terminal terminal) implements Console {
  private static final String BROKEN_PIPE = "Broken pipe";

  /// Prints to standard output; a reader that has gone (`| head`) is no failure.
  @Override
  public void print(String text) throws IOException {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      if (!BROKEN_PIPE.equals(e.getMessage())) {
        throw new IOException("standard output: " + e.getMessage(), e);
      }
    }
  }

  /// Says one line on standard error.
  @Override
  public void say(String line) {
    err.println(Printable.of(line));
    err.flush();
  }

  @Override
  public boolean redraws() {
    return terminal.present() && terminal.redraws();
  }

  @Override
  public int columns() {
    return terminal.columns();
  }
}

package dev.weir.spi;

import java.io.IOException;
import java.io.PrintStream;

/// Where a [Program] speaks: standard output for results, standard error for the rest.
public interface Console {

  /// Prints to standard output; a reader that has gone is no failure.
  ///
  /// @param text with its line feeds
  /// @throws IOException if it cannot be written
  void print(String text) throws IOException;

  /// Says one line on standard error, made safe for a terminal.
  ///
  /// @param line without a line feed
  void say(String line);

  /// Standard error as it is, for what draws on a terminal.
  ///
  /// @return the stream; not to be closed
  PrintStream err();

  /// Whether standard error is a terminal on which lines can be drawn again.
  ///
  /// @return false for files, pipes and dumb terminals
  boolean redraws();

  /// How many characters a line of the terminal has now.
  ///
  /// @return at least 1
  int columns();
}

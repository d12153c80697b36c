package dev.weir.bench.lines;

import dev.weir.file.FileSource;
import dev.weir.text.Lines;
import java.nio.file.Path;

/// Counts the lines of a file and their characters, in a for-loop, while a thread reads the file.
final class WithReadAhead {
  private WithReadAhead() {}

  /// Prints both numbers, as often as it is told.
  ///
  /// @param args the file, and perhaps how often
  public static void main(String[] args) throws Exception {
    Rounds.run(args, WithReadAhead::count);
  }

  private static String count(Path file) throws Exception {
    long count = 0;
    long characters = 0;
    try (var lines = FileSource.of(file).readAhead().through(Lines.utf8()).open()) {
      for (String line : lines) {
        count++;
        characters += line.length();
      }
    }
    return count + " lines of " + characters + " characters";
  }
}

package dev.weir.bench.lines;

import java.nio.file.Files;
import java.nio.file.Path;

/// Counts the lines of a file and their characters, in a for-loop.
final class WithBufferedReader {
  private WithBufferedReader() {}

  /// Prints both numbers, as often as it is told.
  ///
  /// @param args the file, and perhaps how often
  public static void main(String[] args) throws Exception {
    Rounds.run(args, WithBufferedReader::count);
  }

  private static String count(Path file) throws Exception {
    long count = 0;
    long characters = 0;
    try (var lines = Files.newBufferedReader(file)) {
      for (String line; (line = lines.readLine()) != null; ) {
        count++;
        characters += line.length();
      }
    }
    return count + " lines of " + characters + " characters";
  }
}

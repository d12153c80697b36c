package dev.weir.spi;

import dev.weir.Rate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/// A rate that a file holds, as it would be written, with spaces and line ends around it.
///
/// What is no such rate changes nothing: no file, a file that cannot be read or is no regular file,
/// one that is being written, a rate of the other kind.
///
/// Threads: one.
final class RateFile implements LongSupplier {
  private static final int MOST_BYTES = 100; // more than a rate and some line ends

  private final Path path;
  private Arguments.Rate last;

  RateFile(Path path, Arguments.Rate first) {
    this.path = path;
    this.last = first;
  }

  /// Looks into the file.
  @Override
  public long getAsLong() {
    try {
      Arguments.Rate now = Arguments.rateOf(text());
      if (now.inBytes() == last.inBytes() && now.rate() <= Rate.MAX) {
        last = now;
      }
    } catch (IOException | IllegalArgumentException e) {
      // as it was
    }
    return last.rate();
  }

  private String text() throws IOException {
    if (!Files.isRegularFile(path)) {
      return ""; // a FIFO would be waited for
    }
    try (var file = Files.newInputStream(path)) {
      return new String(file.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
    }
  }
}

package dev.weir.bench.codecs;

import java.nio.file.Path;
import okio.GzipSink;
import okio.GzipSource;
import okio.Okio;

/// `gzip|gunzip FROM TO` with Okio.
final class WithOkio {
  private WithOkio() {}

  /// Runs once.
  ///
  /// @param args the job, and both files
  public static void main(String[] args) throws Exception {
    Path from = Path.of(args[1]);
    Path to = Path.of(args[2]);
    switch (args[0]) {
      case "gzip" -> {
        try (var in = Okio.source(from);
            var out = Okio.buffer(new GzipSink(Okio.sink(to)))) {
          out.writeAll(in);
        }
      }
      case "gunzip" -> {
        try (var in = new GzipSource(Okio.source(from));
            var out = Okio.buffer(Okio.sink(to))) {
          out.writeAll(in);
        }
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
  }
}

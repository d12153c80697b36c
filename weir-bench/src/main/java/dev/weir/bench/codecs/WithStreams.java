package dev.weir.bench.codecs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// `gzip|gunzip FROM TO` with `java.util.zip`, in blocks of 64 KiB.
final class WithStreams {
  private static final int BLOCK = 1 << 16;

  private WithStreams() {}

  /// Runs once.
  ///
  /// @param args the job, and both files
  public static void main(String[] args) throws Exception {
    Path from = Path.of(args[1]);
    Path to = Path.of(args[2]);
    try (var in = Files.newInputStream(from);
        var out = Files.newOutputStream(to)) {
      switch (args[0]) {
        case "gzip" -> {
          try (var gzip = new GZIPOutputStream(out, BLOCK)) {
            byte[] block = new byte[BLOCK];
            for (int count; (count = in.read(block)) >= 0; ) {
              gzip.write(block, 0, count);
            }
          }
        }
        case "gunzip" -> {
          try (var gunzip = new GZIPInputStream(in, BLOCK)) {
            byte[] block = new byte[BLOCK];
            for (int count; (count = gunzip.read(block)) >= 0; ) {
              out.write(block, 0, count);
            }
          }
        }
        default -> throw new IllegalArgumentException(args[0]);
      }
    }
  }
}

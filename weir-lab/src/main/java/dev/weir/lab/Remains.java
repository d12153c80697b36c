package dev.weir.lab;

import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.Sizes;
import dev.weir.Source;
import dev.weir.file.FileSource;
import dev.weir.gzip.Gzip;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What a contender has left in its folder.
///
/// @param scenario what it was to do
/// @param in its input
/// @param folder where it ran
record Remains(Scenario scenario, Path in, Path folder) {
  /// What lies at the target before a [Scenario#BROKEN].
  static final String YESTERDAY = "the output of yesterday\n";

  private static final String TARGET = "out";

  /// Where the output goes.
  Path target() {
    return folder.resolve(TARGET);
  }

  /// Whether the output is there, and byte for byte what it should be.
  boolean whole() throws InterruptedException {
    if (!Files.exists(target())) {
      return false;
    }
    Source<Bytes> out = FileSource.of(target());
    Source<Bytes> plain = scenario.compresses() ? out.through(Gzip.decompress()) : out;
    try (Cursor<Bytes> made = plain.open();
        InputStream wanted = Files.newInputStream(in)) {
      for (Bytes block : made) {
        if (!Arrays.equals(block.toArray(), wanted.readNBytes(block.length()))) {
          return false;
        }
      }
      return wanted.read() < 0;
    } catch (IOException | UncheckedIOException _) {
      return false; // such as a truncated gzip
    }
  }

  /// How many bytes are nowhere any more.
  ///
  /// @param read of the input
  long lost(long read) throws IOException {
    if (scenario == Scenario.BROKEN) {
      return untouched() ? 0 : YESTERDAY.length(); // the input can be read again
    }
    boolean none = !Files.exists(target()) || scenario.compresses();
    return Math.max(0, read - (none ? 0 : Files.size(target())));
  }

  /// What lies there, a phrase each.
  List<String> left(boolean whole) throws IOException {
    var left = new ArrayList<String>();
    if (untouched()) {
      left.add("the output of yesterday, untouched");
    } else if (Files.exists(target()) && !whole) {
      String size = Sizes.bytes(Files.size(target()));
      left.add(size + " under the name of the output, which looks whole");
      if (scenario == Scenario.BROKEN) {
        left.add("nothing of yesterday");
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(".")) {
          left.add("a hidden temporary file of " + Sizes.bytes(Files.size(file)));
        }
      }
    }
    return left;
  }

  private boolean untouched() throws IOException {
    return scenario == Scenario.BROKEN
        && Files.exists(target())
        && Files.size(target()) == YESTERDAY.length()
        && Files.readString(target()).equals(YESTERDAY);
  }

  /// Puts the output of yesterday where it will be replaced.
  void prepare() throws IOException {
    if (scenario == Scenario.BROKEN) {
      Files.write(target(), YESTERDAY.getBytes(StandardCharsets.US_ASCII));
    }
  }
}

package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.Bytes;
import dev.weir.Transform;
import dev.weir.compress.Brotli;
import dev.weir.compress.Compressed;
import dev.weir.compress.Lz4;
import dev.weir.compress.Zstd;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.pipeline.Pipeline;
import dev.weir.text.LogGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tools of zstd, lz4 and brotli accept what Weir writes, and Weir reads what they write, byte
/// for byte, whatever the data.
class CodecToolsTest {
  private static final long SEED = 20_261_123;
  private static final int[] SIZES = {0, 1, 7, 65_536, 131_073, 5_000_011};

  @TempDir Path folder;

  /// What Weir writes, and the command that decompresses it.
  record Ours(Transform<Bytes, Bytes> encoder, List<String> reader) {}

  /// The command that compresses, and what decompresses it here.
  record Theirs(List<String> writer, Transform<Bytes, Bytes> decoder) {}

  static Stream<Ours> ours() {
    var all = new ArrayList<Ours>();
    for (int level : new int[] {-3, 1, 3, 10, 19}) {
      all.add(new Ours(Zstd.compress().level(level), List.of("zstd", "-dc")));
    }
    all.add(new Ours(Zstd.compress().workers(2), List.of("zstd", "-dc")));
    all.add(new Ours(Zstd.compress().window(27).withoutChecksum(), List.of("zstd", "-dc")));
    for (int block = 1 << 16; block <= 1 << 22; block <<= 2) {
      all.add(new Ours(Lz4.compress().blockBytes(block), List.of("lz4", "-dc")));
    }
    all.add(new Ours(Lz4.compress().level(9).withoutChecksum(), List.of("lz4", "-dc")));
    for (int level : new int[] {0, 5, 9}) {
      all.add(new Ours(Brotli.compress().level(level), List.of("brotli", "-dc")));
    }
    return all.stream();
  }

  static Stream<Theirs> theirs() {
    var all = new ArrayList<Theirs>();
    for (String options :
        List.of("-1", "-3 -T2", "-19", "--long=27 -5", "--no-check", "--fast=5")) {
      all.add(new Theirs(command("zstd -qc " + options), Zstd.decompress()));
    }
    all.add(new Theirs(command("zstd -qc -3"), Compressed.decompress()));
    all.add(
        new Theirs(
            command("zstd -qc --ultra -1 --long=29"), Zstd.decompress().maxWindowBytes(1 << 29)));
    for (String options :
        List.of(
            "-1", "-9", "-BD -B4", "-BD -B7 -12", "-BX -B5", "--content-size", "--no-frame-crc")) {
      all.add(new Theirs(command("lz4 -qc " + options), Lz4.decompress()));
    }
    all.add(new Theirs(command("lz4 -qc -BD -B4"), Compressed.decompress()));
    for (String options : List.of("-q 0", "-q 5 -w 24", "-q 9 -w 10")) {
      all.add(new Theirs(command("brotli -c " + options), Brotli.decompress()));
    }
    return all.stream();
  }

  private static List<String> command(String words) {
    return List.of(words.split(" "));
  }

  @ParameterizedTest
  @MethodSource("ours")
  void toolsReadWhatWeirWrites(Ours ours) throws Exception {
    for (int size : SIZES) {
      for (byte[] data : kinds(size)) {
        Path plain = Files.write(folder.resolve("plain"), data);
        Path packed = folder.resolve("packed");
        Pipeline.from(FileSource.of(plain))
            .through(ours.encoder())
            .to(FileSink.of(packed).replace())
            .run();
        assertArrayEquals(data, tool(ours.reader(), packed));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("theirs")
  void weirReadsWhatToolsWrite(Theirs theirs) throws Exception {
    for (int size : SIZES) {
      for (byte[] data : kinds(size)) {
        Path plain = Files.write(folder.resolve("plain"), data);
        byte[] once = tool(theirs.writer(), plain);
        Path packed = Files.write(folder.resolve("packed"), once);
        assertArrayEquals(data, decompressed(packed, theirs.decoder()));
      }
    }
  }

  private static byte[] decompressed(Path packed, Transform<Bytes, Bytes> decoder)
      throws Exception {
    var out = new ByteArrayOutputStream();
    try (var pieces = FileSource.of(packed).through(decoder).open()) {
      for (Bytes piece : pieces) {
        out.write(piece.toArray());
      }
    }
    return out.toByteArray();
  }

  /// A log, noise, zeros, and half of each.
  private static List<byte[]> kinds(int size) throws Exception {
    byte[] noise = new byte[size];
    new Random(SEED + size).nextBytes(noise);
    byte[] log = log(size);
    byte[] mixed = noise.clone();
    System.arraycopy(log, 0, mixed, 0, size / 2);
    return List.of(log, noise, new byte[size], mixed);
  }

  private static byte[] log(int size) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var blocks = LogGenerator.of(size).open()) {
      for (Bytes block : blocks) {
        out.write(block.toArray());
      }
    }
    return out.toByteArray();
  }

  private byte[] tool(List<String> words, Path file) throws IOException, InterruptedException {
    assumeTrue(installed(words.getFirst()), () -> skipped(words.getFirst()));
    var command = new ArrayList<>(words);
    command.add(file.toString());
    Path errors = folder.resolve("errors");
    var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    byte[] out = process.getInputStream().readAllBytes();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the tool hangs");
    assertEquals(0, process.exitValue(), () -> read(errors));
    return out;
  }

  private static String read(Path errors) {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean installed(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  private static String skipped(String tool) {
    String reason = tool + " is not installed";
    System.out.println("skipped: " + reason);
    return reason;
  }
}

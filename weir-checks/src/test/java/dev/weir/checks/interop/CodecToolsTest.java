package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.weir.Bytes;
import dev.weir.Transform;
import dev.weir.compress.Brotli;
import dev.weir.compress.Compressed;
import dev.weir.compress.Lz4;
import dev.weir.compress.Zstd;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.pipeline.Pipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tools of zstd, lz4 and brotli accept what Weir writes, and Weir reads what they write, byte
/// for byte, whatever the data.
class CodecToolsTest {
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

  private static List<byte[]> kinds(int size) throws Exception {
    var all = new ArrayList<byte[]>();
    for (Data data : Data.values()) {
      all.add(data.bytes(size));
    }
    return all;
  }

  private byte[] tool(List<String> words, Path file) throws IOException, InterruptedException {
    return Tool.run(words, List.of(file), folder);
  }
}

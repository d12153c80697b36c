package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.weir.Bytes;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.gzip.Gzip;
import dev.weir.pipeline.Pipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tools that everybody has accept what Weir writes, and Weir reads what they write, byte for
/// byte.
class GzipToolsTest {
  private static final long SEED = 20_261_122;

  @TempDir Path folder;

  static Stream<Integer> sizes() {
    return IntStream.concat(
            IntStream.of(0, 1, 7, 63, 64, 65, 4095, 65_535, 65_536, 65_537, 262_143, 262_144),
            IntStream.of(262_145, 1_000_003, 3_333_333))
        .boxed();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void toolsReadWhatWeirWrites(int size) throws Exception {
    byte[] data = data(size);
    Path packed = compressed(data, "ours.gz");
    tool("gzip", "-t", packed.toString());
    assertArrayEquals(data, tool("zcat", packed.toString()));
    assertArrayEquals(data, tool("pigz", "-dc", packed.toString()));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void weirReadsWhatToolsWrite(int size) throws Exception {
    byte[] data = data(size);
    Path plain = Files.write(folder.resolve("plain"), data);
    for (String[] packer : packers(plain)) {
      Path packed = Files.write(folder.resolve("theirs.gz"), tool(packer));
      assertArrayEquals(data, decompressed(packed), () -> String.join(" ", packer));
    }
  }

  private static String[][] packers(Path plain) {
    String file = plain.toString();
    return new String[][] {
      {"gzip", "-1", "-c", file},
      {"gzip", "-9", "-c", file},
      {"pigz", "-p", "2", "-c", file},
      {"pigz", "-p", "2", "-b", "128", "-i", "-c", file},
      {"pigz", "-p", "1", "-c", "-n", file}
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 17})
  void membersOfAllOriginsMakeOneFile(int members) throws Exception {
    var expected = new ByteArrayOutputStream();
    var file = new ByteArrayOutputStream();
    for (int i = 0; i < members; i++) {
      byte[] part = data(i * 70_001 % 200_000);
      expected.write(part);
      Path plain = Files.write(folder.resolve("part" + i), part);
      file.write(
          switch (i % 3) {
            case 0 -> Files.readAllBytes(compressed(part, "part" + i + ".gz"));
            case 1 -> tool("gzip", "-c", plain.toString());
            default -> tool("pigz", "-c", plain.toString());
          });
    }
    Path packed = Files.write(folder.resolve("members.gz"), file.toByteArray());
    assertArrayEquals(expected.toByteArray(), decompressed(packed));
    assertArrayEquals(expected.toByteArray(), tool("zcat", packed.toString()));
  }

  private Path compressed(byte[] data, String name) throws Exception {
    Path plain = Files.write(folder.resolve(name + ".plain"), data);
    Path packed = folder.resolve(name);
    Pipeline.from(FileSource.of(plain))
        .through(Gzip.compress())
        .to(FileSink.of(packed).replace())
        .run();
    return packed;
  }

  private byte[] decompressed(Path packed) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var pieces = FileSource.of(packed).through(Gzip.decompress()).open()) {
      for (Bytes piece : pieces) {
        out.write(piece.toArray());
      }
    }
    return out.toByteArray();
  }

  /// Half text, half noise, from a fixed seed.
  private static byte[] data(int size) {
    var random = new Random(SEED + size);
    var data = new byte[size];
    random.nextBytes(data);
    byte[] text =
        "Dec 10 06:55:46 LabSZ sshd[24200]: Failed password for ".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < size / 2; i++) {
      data[i] = text[(i + random.nextInt(2)) % text.length];
    }
    return data;
  }

  private byte[] tool(String... command) throws IOException, InterruptedException {
    return Tool.run(List.of(command), List.of(), folder);
  }
}

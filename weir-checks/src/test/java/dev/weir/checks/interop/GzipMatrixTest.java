package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.weir.Bytes;
import dev.weir.Transform;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.gzip.Deflate;
import dev.weir.gzip.Engine;
import dev.weir.gzip.Gzip;
import dev.weir.gzip.GzipEncoder;
import dev.weir.gzip.Zlib;
import dev.weir.pipeline.Pipeline;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every form in which Weir deflates is read by every tool and language that knows it, and the
/// other way round, byte for byte, over empty, random, repeated and real data.
///
/// A tool gets all files in one call and gives what they hold, one behind the other.
class GzipMatrixTest {
  private static final String PYTHON_GUNZIP =
      "import sys,gzip\nfor f in sys.argv[1:]: sys.stdout.buffer.write(gzip.open(f).read())";
  private static final String PYTHON_UNZLIB =
      """
      import sys,zlib
      for f in sys.argv[2:]:
        d=zlib.decompressobj(int(sys.argv[1])); b=d.decompress(open(f,'rb').read())
        assert d.eof and not d.unused_data
        sys.stdout.buffer.write(b)
      """;
  private static final String PYTHON_ZLIB =
      """
      import sys,zlib
      c=zlib.compressobj(6,zlib.DEFLATED,int(sys.argv[1]))
      sys.stdout.buffer.write(c.compress(open(sys.argv[2],'rb').read())+c.flush())
      """;
  private static final String NODE =
      "for (const f of process.argv.slice(2)) require('fs').writeSync(1,"
          + " require('zlib')[process.argv[1]](require('fs').readFileSync(f)))";

  private static final Map<String, List<Path>> PACKED = new HashMap<>(); // by form

  @TempDir static Path folder; // packed once, read by all

  /// A form of Weir.
  record Form(String name, Transform<Bytes, Bytes> transform) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Form> gzipForms() {
    var forms = new ArrayList<Form>();
    for (Engine engine : Engine.values()) {
      GzipEncoder plain = Gzip.compress().engine(engine);
      String name = engine.toString().toLowerCase(Locale.ROOT);
      for (int level : new int[] {1, 6, 9}) {
        forms.add(new Form(name + " level=" + level, plain.level(level)));
      }
      forms.add(new Form(name + " threads=2", plain.threads(2)));
      forms.add(new Form(name + " threads=3 32K", plain.threads(3).blockBytes(1 << 15)));
      forms.add(new Form(name + " independent", plain.threads(2).inIndependentBlocks()));
    }
    return forms.stream();
  }

  static List<List<String>> gunzips() {
    return List.of(
        List.of("gzip", "-dc"),
        List.of("zcat"),
        List.of("pigz", "-dc"),
        List.of("igzip", "-dc"),
        List.of("python3", "-c", PYTHON_GUNZIP),
        List.of("node", "-e", NODE, "gunzipSync"));
  }

  static Stream<Arguments> oursAndTheirReaders() {
    return gzipForms().flatMap(ours -> gunzips().stream().map(tool -> Arguments.of(ours, tool)));
  }

  @ParameterizedTest
  @MethodSource("oursAndTheirReaders")
  void everyToolReadsEveryForm(Form ours, List<String> reader) throws Exception {
    assertArrayEquals(all(), Tool.run(reader, packed(ours), folder));
  }

  @ParameterizedTest
  @MethodSource("gzipForms")
  void javaReadsEveryForm(Form ours) throws Exception {
    var out = new ByteArrayOutputStream();
    for (Path file : packed(ours)) {
      try (var in = new GZIPInputStream(Files.newInputStream(file))) {
        in.transferTo(out);
      }
    }
    assertArrayEquals(all(), out.toByteArray());
  }

  @ParameterizedTest
  @MethodSource("gzipForms")
  void weirReadsEveryFormWithEveryEngine(Form ours) throws Exception {
    for (Path file : packed(ours)) {
      byte[] by = unpacked(file, Gzip.decompress().engine(Engine.JDK));
      assertArrayEquals(by, unpacked(file, Gzip.decompress().engine(Engine.ISAL)));
      assertArrayEquals(by, unpacked(file, Gzip.decompress().threads(2)));
    }
  }

  @ParameterizedTest
  @MethodSource("bgzfReaders")
  void bgzipReadsIndependentBlocks(List<String> reader) throws Exception {
    for (Path file : packed(new Form("bgzf", Gzip.compress().inIndependentBlocks()))) {
      byte[] theirs = Tool.run(reader, List.of(file), folder); // one file at a time
      assertArrayEquals(unpacked(file, Gzip.decompress()), theirs);
    }
  }

  static Stream<List<String>> bgzfReaders() {
    return Stream.of(List.of("bgzip", "-dc"), List.of("bgzip", "-@", "2", "-dc"));
  }

  static Stream<List<String>> gzips() {
    return Stream.of(
            "gzip -1 -c",
            "gzip -9 -c",
            "pigz -p 2 -c",
            "pigz -p 2 -i -b 128 -c",
            "pigz -11 -c",
            "igzip -0 -c",
            "igzip -3 -c",
            "igzip -T 2 -c",
            "bgzip -c",
            "bgzip -l 9 -@ 2 -c")
        .map(words -> List.of(words.split(" ")));
  }

  @ParameterizedTest
  @MethodSource("gzips")
  void weirReadsWhatEveryToolWrites(List<String> writer) throws Exception {
    for (Path plain : plain()) {
      Path packed = folder.resolve("theirs");
      Files.write(packed, Tool.run(writer, List.of(plain), folder));
      for (Engine engine : List.of(Engine.JDK, Engine.ISAL)) {
        byte[] ours = unpacked(packed, Gzip.decompress().engine(engine).threads(2));
        assertArrayEquals(Files.readAllBytes(plain), ours);
      }
    }
  }

  static Stream<Arguments> wrappers() {
    return Stream.of(
        Arguments.of(new Form("zlib", Zlib.compress()), "15", "inflateSync"),
        Arguments.of(new Form("zlib level=9", Zlib.compress().level(9)), "15", "inflateSync"),
        Arguments.of(new Form("deflate", Deflate.compress()), "-15", "inflateRawSync"),
        Arguments.of(
            new Form("deflate level=1", Deflate.compress().level(1)), "-15", "inflateRawSync"));
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void pythonAndNodeReadZlibAndDeflate(Form ours, String bits, String function) throws Exception {
    List<Path> packed = packed(ours);
    var python = List.of("python3", "-c", PYTHON_UNZLIB, bits);
    assertArrayEquals(all(), Tool.run(python, packed, folder));
    var node = List.of("node", "-e", NODE, function);
    assertArrayEquals(all(), Tool.run(node, packed, folder));
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void weirReadsZlibAndDeflateOfPythonNodeAndPigz(Form ours, String bits, String function)
      throws Exception {
    boolean zlib = ours.name().startsWith("zlib");
    Transform<Bytes, Bytes> decoder = zlib ? Zlib.decompress() : Deflate.decompress();
    var writers = new ArrayList<List<String>>();
    writers.add(List.of("python3", "-c", PYTHON_ZLIB, bits));
    writers.add(List.of("node", "-e", NODE, function.replace("inflate", "deflate")));
    if (zlib) {
      writers.add(List.of("pigz", "-z", "-c"));
    }
    for (List<String> writer : writers) {
      for (Path plain : plain()) {
        Path packed = folder.resolve("theirs");
        Files.write(packed, Tool.run(writer, List.of(plain), folder));
        assertArrayEquals(Files.readAllBytes(plain), unpacked(packed, decoder));
      }
    }
  }

  // The data

  private static List<Path> plain() throws Exception {
    var files = new ArrayList<Path>();
    for (Data data : Data.values()) {
      for (int size : new int[] {0, 7, 131_073, 1_000_003}) {
        Path file = folder.resolve(data + "-" + size);
        if (!Files.exists(file)) {
          Files.write(file, data.bytes(size));
        }
        files.add(file);
      }
    }
    return files;
  }

  private static byte[] all() throws Exception {
    var all = new ByteArrayOutputStream();
    for (Path file : plain()) {
      all.writeBytes(Files.readAllBytes(file));
    }
    return all.toByteArray();
  }

  private static List<Path> packed(Form form) throws Exception {
    List<Path> files = PACKED.get(form.name());
    if (files == null) {
      files = new ArrayList<>();
      for (Path plain : plain()) {
        Path packed = folder.resolve(PACKED.size() + "-" + plain.getFileName() + ".gz");
        Pipeline.from(FileSource.of(plain)).through(form.transform()).to(FileSink.of(packed)).run();
        files.add(packed);
      }
      PACKED.put(form.name(), files);
    }
    return files;
  }

  private static byte[] unpacked(Path file, Transform<Bytes, Bytes> decoder) throws Exception {
    var out = new ByteArrayOutputStream();
    Pipeline.from(FileSource.of(file))
        .through(decoder)
        .forEach(piece -> out.writeBytes(piece.toArray()))
        .run();
    return out.toByteArray();
  }
}

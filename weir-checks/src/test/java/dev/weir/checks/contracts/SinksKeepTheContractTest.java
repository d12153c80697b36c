package dev.weir.checks.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.Sink;
import dev.weir.file.FileSink;
import dev.weir.file.FileSource;
import dev.weir.gzip.Gzip;
import dev.weir.pipeline.Branch;
import dev.weir.pipeline.FanOut;
import dev.weir.testkit.SinkContract;
import dev.weir.text.Lines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// The sinks of Weir under the suite that any connector runs.
class SinksKeepTheContractTest {
  private static final List<Bytes> PIECES =
      IntStream.range(0, 300).mapToObj(i -> Bytes.utf8("piece " + i + "\n")).toList();

  @TempDir Path folder;

  @AfterEach
  void noTemporaryFileIsLeft() throws Exception {
    try (var all = Files.list(folder)) {
      assertEquals(List.of(), all.filter(SinksKeepTheContractTest::isTemporary).toList());
    }
  }

  private static boolean isTemporary(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  /// What is in a folder by name, without temporary files.
  private static Object files(Path folder) throws Exception {
    var files = new TreeMap<String, String>();
    try (var all = Files.list(folder)) {
      for (Path file : all.filter(file -> !isTemporary(file)).toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static String whole() {
    var text = new StringBuilder();
    PIECES.forEach(piece -> text.append(piece.utf8()));
    return text.toString();
  }

  abstract class OfPieces extends SinkContract<Bytes> {
    @Override
    protected List<Bytes> elements() {
      return PIECES;
    }

    @Override
    protected Object found() throws Exception {
      return files(folder);
    }
  }

  @Nested
  class AFile extends OfPieces {
    @Override
    protected Sink<Bytes> sink() {
      return FileSink.of(folder.resolve("out"));
    }

    @Override
    protected Object expected() {
      return new TreeMap<>(Map.of("out", whole()));
    }
  }

  @Nested
  class AFileThatIsReplaced extends OfPieces {
    @BeforeEach
    void old() throws Exception {
      Files.writeString(folder.resolve("out"), "old");
    }

    @Override
    protected Sink<Bytes> sink() {
      return FileSink.of(folder.resolve("out")).replace();
    }

    @Override
    protected Object expected() {
      return new TreeMap<>(Map.of("out", whole()));
    }
  }

  @Nested
  class AFileThatIsAppendedTo extends OfPieces {
    @BeforeEach
    void old() throws Exception {
      Files.writeString(folder.resolve("out"), "old ");
    }

    @Override
    protected Sink<Bytes> sink() {
      return FileSink.of(folder.resolve("out")).append();
    }

    @Override
    protected Object expected() {
      return new TreeMap<>(Map.of("out", "old " + whole()));
    }
  }

  @Nested
  class Branches extends OfPieces {
    @Override
    protected Sink<Bytes> sink() {
      return FanOut.broadcast(branch("a"), branch("b"));
    }

    private Branch<Bytes> branch(String name) {
      return Branch.of(name, Bound.elements(4), p -> p.to(FileSink.of(folder.resolve(name))));
    }

    @Override
    protected Object expected() {
      return new TreeMap<>(Map.of("a", whole(), "b", whole()));
    }
  }

  @Nested
  class LinesInAGzipFile extends SinkContract<CharSequence> {
    @Override
    protected Sink<CharSequence> sink() {
      return Lines.unlines().andThen(Gzip.compress()).into(FileSink.of(folder.resolve("out.gz")));
    }

    @Override
    protected List<CharSequence> elements() {
      return List.copyOf(whole().lines().toList());
    }

    @Override
    protected Object found() throws Exception {
      Path file = folder.resolve("out.gz");
      if (Files.notExists(file)) {
        return List.of();
      }
      try (var lines =
          FileSource.of(file).through(Gzip.decompress()).through(Lines.utf8()).open()) {
        return StreamSupport.stream(lines.spliterator(), false).toList();
      }
    }

    @Override
    protected Object expected() {
      return whole().lines().toList();
    }
  }
}

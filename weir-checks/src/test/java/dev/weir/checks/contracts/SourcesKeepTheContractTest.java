package dev.weir.checks.contracts;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.file.FileSource;
import dev.weir.file.FilesSource;
import dev.weir.gzip.Gzip;
import dev.weir.pipeline.FanIn;
import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.SourceContract;
import dev.weir.text.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// The sources of Weir under the suite that any connector runs.
class SourcesKeepTheContractTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 500).boxed().toList();
  private static final String TEXT = "a line of text\n".repeat(20_000);

  @TempDir Path folder;

  private Path file() throws IOException {
    return Files.writeString(folder.resolve("file"), TEXT);
  }

  abstract static class OfNumbers extends SourceContract<Integer> {
    @Override
    protected List<Integer> elements() {
      return NUMBERS;
    }
  }

  abstract static class OfText extends SourceContract<Bytes> {
    @Override
    protected List<Bytes> elements() {
      return List.of(Bytes.utf8(TEXT));
    }

    @Override
    protected Object comparable(List<Bytes> all) {
      var text = new StringBuilder();
      all.forEach(bytes -> text.append(bytes.utf8()));
      return text.toString();
    }
  }

  @Nested
  class Elements extends OfNumbers {
    @Override
    protected Source<Integer> source() {
      return Sources.of(NUMBERS);
    }
  }

  @Nested
  class Concatenated extends OfNumbers {
    @Override
    protected Source<Integer> source() {
      return Sources.concat(
          Sources.of(NUMBERS.subList(0, 200)), Sources.of(NUMBERS.subList(200, 500)));
    }
  }

  @Nested
  class APipeline extends OfNumbers {
    @Override
    protected Source<Integer> source() {
      return Sources.of(NUMBERS).map(n -> n + 1).filter(_ -> true).map(n -> n - 1);
    }
  }

  @Nested
  class Merged extends OfNumbers {
    @Override
    protected Source<Integer> source() {
      return FanIn.mergeSorted(
          Comparator.<Integer>naturalOrder(),
          Bound.elements(4),
          List.of(
              Pipeline.from(Sources.of(NUMBERS)).filter(n -> n % 2 == 0),
              Pipeline.from(Sources.of(NUMBERS)).filter(n -> n % 2 == 1)));
    }
  }

  @Nested
  class APipe extends OfNumbers {
    @Override
    protected Source<Integer> source() throws Exception {
      Pipe<Integer> pipe = Pipe.of(Bound.elements(NUMBERS.size()));
      for (Integer number : NUMBERS) {
        pipe.write(number);
      }
      pipe.end();
      return pipe;
    }

    @Override
    protected boolean opensAgain() {
      return false;
    }
  }

  @Nested
  class AFile extends OfText {
    @Override
    protected Source<Bytes> source() throws Exception {
      return FileSource.of(file()).blockBytes(10_000);
    }
  }

  @Nested
  class AFileReadAhead extends OfText {
    @Override
    protected Source<Bytes> source() throws Exception {
      return FileSource.of(file()).blockBytes(10_000).readAhead();
    }
  }

  @Nested
  class SeveralFiles extends OfText {
    @Override
    protected Source<Bytes> source() throws Exception {
      Path one = Files.writeString(folder.resolve("one"), TEXT.substring(0, 1_000));
      Path two = Files.writeString(folder.resolve("two"), TEXT.substring(1_000));
      return FilesSource.of(List.of(one, two));
    }
  }

  @Nested
  class ThereAndBack extends OfText {
    @Override
    protected Source<Bytes> source() throws Exception {
      return FileSource.of(file()).through(Gzip.compress()).through(Gzip.decompress());
    }
  }

  @Nested
  class TheLinesOfAFile extends SourceContract<String> {
    @Override
    protected Source<String> source() throws Exception {
      return FileSource.of(file()).through(Lines.utf8());
    }

    @Override
    protected List<String> elements() {
      return TEXT.lines().toList();
    }
  }
}

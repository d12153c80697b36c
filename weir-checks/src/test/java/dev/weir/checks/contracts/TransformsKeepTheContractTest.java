package dev.weir.checks.contracts;

import dev.weir.Additions;
import dev.weir.Bytes;
import dev.weir.Distinct;
import dev.weir.Groups;
import dev.weir.Transform;
import dev.weir.Transforms;
import dev.weir.compress.Lz4;
import dev.weir.compress.Zstd;
import dev.weir.gzip.Gzip;
import dev.weir.testkit.TransformContract;
import dev.weir.text.Grep;
import dev.weir.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;

/// The transforms of Weir under the suite that any connector runs.
class TransformsKeepTheContractTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 200).boxed().toList();
  private static final List<Bytes> PIECES =
      IntStream.range(0, 300).mapToObj(i -> Bytes.utf8("piece " + i + "\n")).toList();

  private static String joined(List<Bytes> all) {
    var text = new StringBuilder();
    all.forEach(piece -> text.append(piece.utf8()));
    return text.toString();
  }

  abstract static class OfNumbers extends TransformContract<Integer, Integer> {
    @Override
    protected List<Integer> input() {
      return NUMBERS;
    }
  }

  abstract static class ThereAndBack extends TransformContract<Bytes, Bytes> {
    @Override
    protected List<Bytes> input() {
      return PIECES;
    }

    @Override
    protected List<Bytes> expected() {
      return PIECES;
    }

    @Override
    protected Object comparable(List<Bytes> all) {
      return joined(all);
    }
  }

  @Nested
  class Mapped extends OfNumbers {
    @Override
    protected Transform<Integer, Integer> transform() {
      return Transforms.map(n -> -n);
    }

    @Override
    protected List<Integer> expected() {
      return NUMBERS.stream().map(n -> -n).toList();
    }
  }

  @Nested
  class Expanded extends OfNumbers {
    @Override
    protected Transform<Integer, Integer> transform() {
      return Transforms.flatMap(n -> List.of(n, n, n));
    }

    @Override
    protected List<Integer> expected() {
      return NUMBERS.stream().flatMap(n -> List.of(n, n, n).stream()).toList();
    }
  }

  @Nested
  class WithSomethingAround extends OfNumbers {
    @Override
    protected Transform<Integer, Integer> transform() {
      return Additions.<Integer>intersperse(-1, -2, -3);
    }

    @Override
    protected List<Integer> expected() {
      var all = new ArrayList<Integer>(List.of(-1));
      NUMBERS.forEach(n -> all.addAll(n == 0 ? List.of(n) : List.of(-2, n)));
      all.add(-3);
      return all;
    }
  }

  @Nested
  class Grouped extends TransformContract<Integer, List<Integer>> {
    @Override
    protected Transform<Integer, List<Integer>> transform() {
      return Groups.of(7);
    }

    @Override
    protected List<Integer> input() {
      return NUMBERS;
    }

    @Override
    protected List<List<Integer>> expected() {
      return NUMBERS.stream().gather(Gatherers.windowFixed(7)).toList();
    }
  }

  @Nested
  class Unlike extends OfNumbers {
    @Override
    protected Transform<Integer, Integer> transform() {
      return Transforms.<Integer, Integer>map(n -> n / 3).andThen(Distinct.of(100));
    }

    @Override
    protected List<Integer> expected() {
      return NUMBERS.stream().map(n -> n / 3).distinct().toList();
    }
  }

  @Nested
  class SplitIntoLines extends TransformContract<Bytes, String> {
    @Override
    protected Transform<Bytes, String> transform() {
      return Lines.utf8();
    }

    @Override
    protected List<Bytes> input() {
      return PIECES;
    }

    @Override
    protected List<String> expected() {
      return joined(PIECES).lines().toList();
    }
  }

  @Nested
  class LinesThatMatch extends TransformContract<String, String> {
    @Override
    protected Transform<String, String> transform() {
      return Grep.pattern("7$");
    }

    @Override
    protected List<String> input() {
      return joined(PIECES).lines().toList();
    }

    @Override
    protected List<String> expected() {
      return input().stream().filter(line -> line.endsWith("7")).toList();
    }
  }

  @Nested
  class LinesThereAndBack extends ThereAndBack {
    @Override
    protected Transform<Bytes, Bytes> transform() {
      return Lines.utf8().andThen(Lines.unlines());
    }
  }

  @Nested
  class GzipThereAndBack extends ThereAndBack {
    @Override
    protected Transform<Bytes, Bytes> transform() {
      return Gzip.compress().andThen(Gzip.decompress());
    }
  }

  @Nested
  class ZstdThereAndBack extends ThereAndBack {
    @Override
    protected Transform<Bytes, Bytes> transform() {
      return Zstd.compress().andThen(Zstd.decompress());
    }
  }

  @Nested
  class Lz4ThereAndBack extends ThereAndBack {
    @Override
    protected Transform<Bytes, Bytes> transform() {
      return Lz4.compress().andThen(Lz4.decompress());
    }
  }
}

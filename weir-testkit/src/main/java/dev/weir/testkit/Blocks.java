package dev.weir.testkit;

import dev.weir.Bytes;
import dev.weir.Source;
import dev.weir.Sources;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Bytes in blocks of awkward sizes, since what works with large blocks may fail at their edges.
public final class Blocks {
  private Blocks() {}

  /// Splits bytes into blocks.
  ///
  /// @param whole what is split
  /// @param sizes how long the blocks are, in bytes, again and again; each at least 1
  /// @return the blocks, which share nothing with the whole
  /// @throws IllegalArgumentException if there is no size, or one is less than 1
  public static List<Bytes> split(Bytes whole, int... sizes) {
    check(sizes);
    var blocks = new ArrayList<Bytes>();
    int from = 0;
    for (int i = 0; from < whole.length(); i++) {
      int to = Math.min(whole.length(), from + sizes[i % sizes.length]);
      blocks.add(Bytes.wrap(whole.slice(from, to).toArray()));
      from = to;
    }
    return List.copyOf(blocks);
  }

  private static void check(int... sizes) {
    if (sizes.length == 0) {
      throw new IllegalArgumentException("blocks need a size");
    }
    for (int size : sizes) {
      if (size < 1) {
        throw new IllegalArgumentException("a block has at least 1 byte: " + size);
      }
    }
  }

  /// A source of bytes in blocks.
  ///
  /// @param whole what it gives
  /// @param sizes how long the blocks are, in bytes, again and again; each at least 1
  /// @return the source
  /// @throws IllegalArgumentException if there is no size, or one is less than 1
  public static Source<Bytes> source(Bytes whole, int... sizes) {
    return Sources.of(split(whole, sizes));
  }

  /// A source of bytes, one at a time.
  ///
  /// @param whole what it gives
  /// @return the source
  public static Source<Bytes> oneByOne(Bytes whole) {
    return source(whole, 1);
  }

  /// Puts blocks together.
  ///
  /// @param blocks in order
  /// @return all their bytes
  public static Bytes joined(Iterable<Bytes> blocks) {
    var all = new ByteArrayOutputStream();
    for (Bytes block : blocks) {
      all.writeBytes(block.toArray());
    }
    return Bytes.wrap(all.toByteArray());
  }
}

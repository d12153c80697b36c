package dev.weir;

import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The numbers of a range.
record RangeSource(int from, int toExclusive) implements Source<Integer>, Sized {

  @Override
  public Cursor<Integer> open() {
    return new Counting(from, toExclusive);
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(Math.max(0L, (long) toExclusive - from));
  }

  @Override
  public String name() {
    return "range";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Counting extends AbstractCursor<Integer>
      implements BatchCursor<Integer> {
    private final int to;
    private final long size;
    private int at;

    private Counting(int from, int to) {
      this.at = from;
      this.to = to;
      this.size = Math.max(0L, (long) to - from);
    }

    @Override
    protected @Nullable Integer next() {
      return at < to ? at++ : null;
    }

    @Override
    public int readBatch(Object[] into) throws IOException, InterruptedException {
      int count = 0;
      while (count < into.length && at < to) {
        into[count++] = at++;
      }
      return count == 0 ? -1 : count;
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.of(size);
    }

    @Override
    protected void release() {}
  }
}

package dev.weir;

import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The elements of an iterable.
///
/// @param own whether they are a list of ours, which may be looked at without anybody noticing
record IterableSource<T>(Iterable<? extends T> elements, boolean own) implements Source<T>, Sized {

  @Override
  public Cursor<T> open() {
    return new Walking<>(elements.iterator(), elements instanceof Collection<?>, size());
  }

  /// Bytes of a list of ours, if it has them. Of any other collection nobody can tell before they
  /// come whether its elements are bytes.
  @Override
  public OptionalLong size() {
    if (!(elements instanceof Collection<?> all)) {
      return OptionalLong.empty();
    }
    boolean counted = !own || all.isEmpty() || !(all.iterator().next() instanceof Bytes);
    return OptionalLong.of(counted ? all.size() : bytes(all));
  }

  private static long bytes(Collection<?> all) {
    return all.stream().mapToLong(e -> e instanceof Bytes run ? run.length() : 0).sum();
  }

  @Override
  public String name() {
    return "elements";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Walking<T> extends AbstractCursor<T> implements BatchCursor<T> {
    private final Iterator<? extends T> iterator;
    private final boolean collected;
    private final OptionalLong size;

    private Walking(Iterator<? extends T> iterator, boolean collected, OptionalLong size) {
      this.iterator = iterator;
      this.collected = collected;
      this.size = size;
    }

    @Override
    protected @Nullable T next() {
      return iterator.hasNext() ? checked(iterator.next()) : null;
    }

    /// An iterator may be live, so only a collection is read ahead.
    @Override
    public int readBatch(Object[] into) throws IOException, InterruptedException {
      int count = 0;
      int most = collected ? into.length : 1;
      while (count < most && iterator.hasNext()) {
        into[count++] = checked(iterator.next());
      }
      return count == 0 ? -1 : count;
    }

    private static <T> T checked(@Nullable T element) {
      if (element == null) {
        throw new NullPointerException("null was given, but an element must not be null");
      }
      return element;
    }

    @Override
    public OptionalLong size() {
      return size;
    }

    @Override
    protected void release() throws IOException {
      if (iterator instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (IOException | RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw Sneaky.rethrow(e);
        }
      }
    }
  }
}

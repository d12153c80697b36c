package dev.weir;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

/// Runs a transform in the two ways there are: pushed through by hand, and pulled in a for-loop. It
/// is the driver of the test kit, small, for the tests of what the kit itself stands on.
public final class Driver {
  private Driver() {}

  /// An emitter that keeps what it gets, and pauses after each element if it is told to.
  public static final class Collected<T> implements Emitter<T> {
    public final List<T> elements = new ArrayList<>();
    final boolean pausing;
    public int wanted = Integer.MAX_VALUE;
    private int seen;

    public Collected(boolean pausing) {
      this.pausing = pausing;
    }

    @Override
    public boolean emit(T element) {
      elements.add(element);
      return elements.size() < wanted;
    }

    @Override
    public boolean pause() {
      return pausing && elements.size() > seen;
    }

    @Override
    public void done() {}

    /// What came since the last call; lets a paused step go on.
    public List<T> taken() {
      List<T> fresh = List.copyOf(elements.subList(seen, elements.size()));
      seen = elements.size();
      return fresh;
    }
  }

  public static <I, O> List<O> pushed(Transform<I, O> transform, Iterable<? extends I> input)
      throws Exception {
    var out = new Collected<O>(false);
    try (Step<I, O> step = transform.open()) {
      for (I element : input) {
        step.take(element, out);
      }
      step.finish(out);
    }
    return out.elements;
  }

  public static <I, O> List<O> pulled(Transform<I, O> transform, Iterable<? extends I> input)
      throws Exception {
    Source<I> source = Sources.of(input);
    var all = new ArrayList<O>();
    try (var cursor = source.through(transform).open()) {
      for (O element = cursor.read(); element != null; element = cursor.read()) {
        all.add(element);
      }
    } catch (StreamException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
    return all;
  }

  public static List<Bytes> blocks(byte[] data, int size) {
    var blocks = new ArrayList<Bytes>();
    for (int at = 0; at < data.length; at += size) {
      blocks.add(Bytes.copyOf(data, at, Math.min(size, data.length - at)));
    }
    return blocks;
  }

  public static byte[] joined(List<Bytes> blocks) {
    byte[] all = new byte[blocks.stream().mapToInt(Bytes::length).sum()];
    int at = 0;
    for (Bytes block : blocks) {
      block.copyTo(0, all, at, block.length());
      at += block.length();
    }
    return all;
  }

  public static void assertSays(String beginning, Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith(beginning), message);
  }
}

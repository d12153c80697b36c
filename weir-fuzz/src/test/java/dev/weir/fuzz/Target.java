package dev.weir.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What must hold for whatever reads bytes: the blocks in which they come, and whether it is pushed
/// or pulled, change nothing; and it fails with an `IOException` or not at all.
final class Target {
  private Target() {}

  /// What a transform makes of an input.
  ///
  /// @param failed whether it failed
  /// @param elements what it gave; bytes are joined where their pieces mean nothing; empty if it
  ///   failed, since how far it came first may differ
  record Outcome(boolean failed, List<Object> elements) {}

  /// Reads an input in three ways, which must agree.
  static Outcome decodes(Transform<Bytes, ?> transform, FuzzedDataProvider data) throws Exception {
    int size = data.consumeInt(1, 300);
    byte[] input = data.consumeRemainingAsBytes();
    return decodes(transform, input, size);
  }

  static Outcome decodes(Transform<Bytes, ?> transform, byte[] input, int size) throws Exception {
    return reads(transform, input, size, Target::joined);
  }

  /// The same for bytes that are one element each.
  static Outcome splits(Transform<Bytes, Bytes> transform, byte[] input, int size)
      throws Exception {
    return reads(transform, input, size, elements -> elements);
  }

  private static Outcome reads(
      Transform<Bytes, ?> transform, byte[] input, int size, UnaryOperator<List<Object>> seen)
      throws Exception {
    Outcome whole = pushed(transform, blocks(input, Math.max(1, input.length)), seen);
    assertEquals(whole, pushed(transform, blocks(input, size), seen), "in blocks of " + size);
    assertEquals(whole, pulled(transform, blocks(input, size), seen), "pulled, by " + size);
    return whole;
  }

  /// What it makes of blocks, pushed.
  static Outcome pushed(Transform<Bytes, Bytes> transform, List<Bytes> blocks) throws Exception {
    return pushed(transform, blocks, Target::joined);
  }

  static byte[] joined(Outcome outcome) {
    return outcome.elements().isEmpty()
        ? new byte[0]
        : ((Bytes) outcome.elements().getFirst()).toArray();
  }

  static List<Bytes> blocks(byte[] input, int size) {
    var blocks = new ArrayList<Bytes>();
    for (int at = 0; at < input.length; at += size) {
      blocks.add(Bytes.copyOf(input, at, Math.min(size, input.length - at)));
    }
    return blocks;
  }

  private static <O> Outcome pushed(
      Transform<Bytes, O> transform, List<Bytes> blocks, UnaryOperator<List<Object>> seen)
      throws Exception {
    var given = new Given<O>();
    try (Step<Bytes, O> step = transform.open()) {
      for (Bytes block : blocks) {
        step.take(block, given);
      }
      step.finish(given);
    } catch (IOException e) {
      return new Outcome(true, List.of());
    }
    return new Outcome(false, seen.apply(given.elements));
  }

  private static <O> Outcome pulled(
      Transform<Bytes, O> transform, List<Bytes> blocks, UnaryOperator<List<Object>> seen)
      throws Exception {
    Source<Bytes> source = Sources.of(blocks);
    var elements = new ArrayList<Object>();
    try (var cursor = source.through(transform).open()) {
      for (O element = cursor.read(); element != null; element = cursor.read()) {
        elements.add(element);
      }
    } catch (IOException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause; // it failed with what is no failure of the input
      }
      return new Outcome(true, List.of());
    }
    return new Outcome(false, seen.apply(elements));
  }

  private static List<Object> joined(List<Object> elements) {
    if (elements.isEmpty() || !(elements.getFirst() instanceof Bytes)) {
      return elements;
    }
    var all = new ByteArrayOutputStream();
    for (Object element : elements) {
      all.writeBytes(((Bytes) element).toArray());
    }
    return List.of(Bytes.wrap(all.toByteArray()));
  }

  /// Keeps what it gets.
  private static final class Given<T> implements Emitter<T> {
    private final List<Object> elements = new ArrayList<>();

    @Override
    public boolean emit(T element) {
      elements.add(element);
      return true;
    }

    @Override
    public boolean pause() {
      return false;
    }

    @Override
    public void done() {}
  }
}

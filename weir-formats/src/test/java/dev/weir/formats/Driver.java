package dev.weir.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.StreamException;
import dev.weir.Transform;
import dev.weir.testkit.Blocks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Runs a transform in the two ways there are: pushed through by hand, and pulled in a for-loop.
final class Driver {
  private Driver() {}

  /// An emitter that keeps what it gets, and pauses after each element if it is told to.
  static final class Collected<T> implements Emitter<T> {
    final List<T> elements = new ArrayList<>();
    final boolean pausing;
    int wanted = Integer.MAX_VALUE;
    private int seen;

    Collected(boolean pausing) {
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
    List<T> taken() {
      List<T> fresh = List.copyOf(elements.subList(seen, elements.size()));
      seen = elements.size();
      return fresh;
    }
  }

  static <I, O> List<O> pushed(Transform<I, O> transform, Iterable<? extends I> input)
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

  static <I, O> List<O> pulled(Transform<I, O> transform, Iterable<? extends I> input)
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

  /// Runs a reader over a text, pushed and pulled, whole and in blocks of one byte and of seven;
  /// all have to give the same.
  static List<JsonValue> read(Transform<Bytes, JsonValue> reader, String text) throws Exception {
    return read(reader, text.getBytes(StandardCharsets.UTF_8));
  }

  static List<JsonValue> read(Transform<Bytes, JsonValue> reader, byte[] text) throws Exception {
    Bytes whole = Bytes.wrap(text);
    List<JsonValue> records = pushed(reader, List.of(whole));
    for (int size : new int[] {1, 7}) {
      assertEquals(records, pushed(reader, Blocks.split(whole, size)));
      assertEquals(records, pulled(reader, Blocks.split(whole, size)));
    }
    assertEquals(records, pulled(reader, List.of(whole)));
    return records;
  }

  /// The failure of a reader, which is the same wherever the blocks end.
  static IOException failure(Transform<Bytes, JsonValue> reader, String text) {
    return failure(reader, text.getBytes(StandardCharsets.UTF_8));
  }

  static IOException failure(Transform<Bytes, JsonValue> reader, byte[] text) {
    Bytes whole = Bytes.wrap(text);
    var failure = assertThrows(IOException.class, () -> pushed(reader, List.of(whole)));
    for (int size : new int[] {1, 7}) {
      var other = assertThrows(IOException.class, () -> pulled(reader, Blocks.split(whole, size)));
      assertEquals(failure.getMessage(), other.getMessage());
    }
    return failure;
  }

  static String written(Transform<JsonValue, Bytes> writer, List<JsonValue> records)
      throws Exception {
    String text = Blocks.joined(pushed(writer, records)).utf8();
    assertEquals(text, Blocks.joined(pulled(writer, records)).utf8());
    return text;
  }

  static JsonValue json(String text) throws Exception {
    return JsonValue.parse(text);
  }

  static void assertSays(String beginning, Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith(beginning), message);
  }
}

package dev.weir.testkit;

import dev.weir.Emitter;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.StreamException;
import dev.weir.Transform;
import java.util.ArrayList;
import java.util.List;

/// Runs a transform in the ways there are: pushed through by hand, pausing after each element, and
/// pulled in a for-loop. All have to give the same.
///
/// What goes wrong is thrown as the step has thrown it, so that a test can look at that.
public final class Driver {
  private Driver() {}

  /// Takes all input and finishes; the emitter never asks for a pause.
  ///
  /// @param transform opened once, and closed
  /// @param input in order
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return what was emitted
  /// @throws Exception what the step throws
  public static <I, O> List<O> pushed(Transform<I, O> transform, Iterable<? extends I> input)
      throws Exception {
    var out = new Collected<O>(false);
    try (Step<I, O> step = transform.open()) {
      for (I element : input) {
        step.take(element, out);
      }
      step.finish(out);
    }
    return out.elements();
  }

  /// The same with a pause after each element: no call may give two.
  ///
  /// @param transform opened once, and closed
  /// @param input in order
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return what was emitted
  /// @throws Exception what the step throws
  /// @throws AssertionError if a call gives two elements
  public static <I, O> List<O> pausing(Transform<I, O> transform, Iterable<? extends I> input)
      throws Exception {
    var out = new Collected<O>(true);
    try (Step<I, O> step = transform.open()) {
      for (I element : input) {
        step.take(element, out);
        resume(step, out);
      }
      step.finish(out);
      resume(step, out);
    }
    return out.elements();
  }

  private static <I, O> void resume(Step<I, O> step, Collected<O> out) throws Exception {
    boolean more = true;
    while (more) {
      checkOne(out);
      more = step.more(out);
    }
    checkOne(out);
  }

  private static void checkOne(Collected<?> out) {
    if (out.taken().size() > 1) {
      throw new AssertionError("more than one element in one call");
    }
  }

  /// Reads all that a source with this transform gives.
  ///
  /// @param transform opened once, and closed
  /// @param input in order
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return what was read
  /// @throws Exception what the step throws
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

  /// Checks how a message begins; its end may be a place, which other tests are about.
  ///
  /// @param beginning of the message
  /// @param failure whose message it is
  /// @throws AssertionError if it begins otherwise
  public static void assertSays(String beginning, Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (!message.startsWith(beginning)) {
      throw new AssertionError(
          "expected that it begins with <" + beginning + ">, but it is <" + message + ">", failure);
    }
  }

  /// An emitter that keeps what it gets.
  ///
  /// @param <T> what it gets
  public static final class Collected<T> implements Emitter<T> {
    private final List<T> elements = new ArrayList<>();
    private final boolean pausing;
    private final int wanted;
    private int seen;

    /// An emitter that wants any number of elements.
    ///
    /// @param pausing whether it asks for a pause after each element, until [#taken()]
    public Collected(boolean pausing) {
      this(pausing, Integer.MAX_VALUE);
    }

    private Collected(boolean pausing, int wanted) {
      this.pausing = pausing;
      this.wanted = wanted;
    }

    /// An emitter that wants no more after so many elements, and never asks for a pause.
    ///
    /// @param count at least 1
    /// @param <T> what it gets
    /// @return the emitter
    public static <T> Collected<T> wanting(int count) {
      return new Collected<>(false, count);
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

    /// What it has got so far.
    ///
    /// @return in order; a view of what is still to come too
    public List<T> elements() {
      return elements;
    }

    /// What came since the last call; lets a paused step go on.
    ///
    /// @return in order; empty if nothing came
    public List<T> taken() {
      List<T> fresh = List.copyOf(elements.subList(seen, elements.size()));
      seen = elements.size();
      return fresh;
    }
  }
}

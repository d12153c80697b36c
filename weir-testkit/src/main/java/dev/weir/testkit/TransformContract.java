package dev.weir.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.Transform;
import dev.weir.pipeline.Pipeline;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The rules that every transform has in common, as tests: a connector's test class extends this.
///
/// @param <I> what goes in
/// @param <O> what comes out
@Timeout(value = 30, unit = TimeUnit.SECONDS)
@ExtendWith(NoLeaks.class)
public abstract class TransformContract<I, O> {
  private static final int MANY = 1_000_000;

  /// For subclasses.
  protected TransformContract() {}

  /// The transform; the same value may be given again.
  ///
  /// @return not open
  /// @throws Exception if there is something to prepare, and that fails
  protected abstract Transform<I, O> transform() throws Exception;

  /// What goes in, at least two elements.
  ///
  /// @return in order
  /// @throws Exception if there is something to prepare, and that fails
  protected abstract List<I> input() throws Exception;

  /// What comes out for that, at least one element.
  ///
  /// @return in order
  /// @throws Exception if there is something to prepare, and that fails
  protected abstract List<O> expected() throws Exception;

  /// The elements in a form that is the same however they were cut: override it for
  /// [dev.weir.Bytes].
  ///
  /// @param all what came out
  /// @return to be compared by `equals`
  protected Object comparable(List<O> all) {
    return all;
  }

  private void assertWhole(List<O> all) throws Exception {
    assertEquals(comparable(expected()), comparable(all));
  }

  /// Pushed through, it gives what it should.
  ///
  /// @throws Exception if the step fails
  @Test
  protected void givesTheSamePushed() throws Exception {
    assertWhole(Driver.pushed(transform(), input()));
  }

  /// Asked to pause after each element, it gives the same, one at a time.
  ///
  /// @throws Exception if the step fails
  @Test
  protected void givesTheSameWithAPauseAfterEach() throws Exception {
    assertWhole(Driver.pausing(transform(), input()));
  }

  /// Pulled in a for-loop, it gives the same.
  ///
  /// @throws Exception if the step fails
  @Test
  protected void givesTheSamePulled() throws Exception {
    assertWhole(Driver.pulled(transform(), input()));
  }

  /// In a pipeline with boundaries on both sides, it gives the same.
  ///
  /// @throws Exception if the step fails
  @Test
  protected void givesTheSameBetweenThreads() throws Exception {
    assertWhole(
        Pipeline.from(Sources.of(input()))
            .buffer()
            .through(transform())
            .buffer()
            .toList(MANY)
            .run());
  }

  /// Two lives know nothing of each other.
  ///
  /// @throws Exception if the step fails
  @Test
  protected void hasIndependentLives() throws Exception {
    Transform<I, O> transform = transform();
    var first = new Driver.Collected<O>(false);
    var second = new Driver.Collected<O>(false);
    try (Step<I, O> one = transform.open();
        Step<I, O> other = transform.open()) {
      for (I element : input()) {
        one.take(element, first);
        other.take(element, second);
      }
      one.finish(first);
      other.finish(second);
    }
    assertWhole(first.elements());
    assertWhole(second.elements());
  }

  /// It may be left after any element, and without one.
  ///
  /// @throws Exception if the step fails
  @Test
  protected void isLeftEarlyWithoutFailure() throws Exception {
    transform().open().close();
    List<I> input = input();
    for (int count = 1; count <= Math.min(input.size(), 100); count++) {
      try (Step<I, O> step = transform().open()) {
        for (I element : input.subList(0, count)) {
          step.take(element, new Driver.Collected<>(false));
        }
      }
    }
  }

  /// When downstream wants no more it leaves off, and that is no failure.
  ///
  /// @throws Exception if the step fails
  @Test
  protected void leavesOffWhenNoMoreIsWanted() throws Exception {
    int most = Math.min(expected().size(), 100);
    for (int wanted = 1; wanted <= most; wanted++) {
      List<O> some =
          Pipeline.from(Sources.of(input())).through(transform()).take(wanted).toList(wanted).run();
      assertTrue(some.size() <= wanted && !some.isEmpty());
    }
  }

  /// What it says of its memory and its name can be asked before it is open.
  ///
  /// @throws Exception if the step fails
  @Test
  protected void saysItsNameAndItsMemoryBeforehand() throws Exception {
    Transform<I, O> transform = transform();
    assertFalse(transform.name().isBlank(), "no name");
    OptionalLong held = transform.heldBytes();
    assertTrue(held.isEmpty() || held.getAsLong() >= 0, () -> "holds " + held);
    assertTrue(transform.nativeBytes() >= 0);
  }
}

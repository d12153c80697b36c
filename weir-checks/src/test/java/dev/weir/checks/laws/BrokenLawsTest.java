package dev.weir.checks.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.Emitter;
import dev.weir.Groups;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.StreamException;
import dev.weir.Transform;
import dev.weir.Transforms;
import dev.weir.pipeline.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each [Law] is broken by an operator that does not keep it: the laws see what they are there for.
class BrokenLawsTest {

  static Stream<Arguments> brokenLaws() {
    return Stream.of(
        broken(
            Law.PUSHED_IT_GIVES_WHAT_IT_SAYS,
            Operator.step("loses the last group", made(LosingTheLast::new))
                .on(1, 2, 3)
                .gives(List.of(1, 2), List.of(3))),
        broken(
            Law.PULLED_IT_GIVES_THE_SAME,
            Operator.step("forgets what it did not give before a pause", made(Forgetting::new))
                .on(1, 2)
                .gives(1, 1, 2, 2)),
        broken(
            Law.AS_A_PART_OF_A_SINK_IT_GIVES_THE_SAME,
            Operator.step("loses the last group", made(LosingTheLast::new))
                .on(1, 2, 3)
                .gives(List.of(1, 2), List.of(3))),
        broken(
            Law.BUFFERS_AROUND_IT_CHANGE_NOTHING,
            Operator.pipeline("gives the same object again", 0, _ -> BrokenLawsTest::reusing)
                .on(1, 2, 3)
                .gives(List.of(1), List.of(2), List.of(3))),
        broken(
            Law.OF_NOTHING_IT_MAKES_WHAT_IT_SAYS,
            Operator.step("gives a group of nothing", made(LosingTheLast::new))
                .givesForNothing(List.of())),
        broken(
            Law.OF_MUCH_IT_MAKES_THE_SAME_BOTH_WAYS,
            Operator.step("forgets what it did not give before a pause", made(Forgetting::new))),
        broken(
            Law.ITS_LIVES_ARE_INDEPENDENT,
            Operator.step("has one step for all lives", shared(Transforms.scan(0, Integer::sum)))
                .on(1, 2, 3)
                .gives(1, 3, 6)),
        broken(
            Law.ITS_LISTS_CANNOT_BE_CHANGED,
            Operator.step("gives its own list", Transforms.map(BrokenLawsTest::changeable))),
        broken(
            Law.IT_PAUSES_WHERE_IT_IS_ASKED_TO,
            Operator.step("never pauses", made(Deaf::new)).on(1, 2).gives(1, 1, 2, 2)),
        broken(
            Law.AN_EARLY_END_STOPS_WHAT_IS_BEFORE_IT,
            Operator.pipeline("reads all before it gives any", 2, _ -> BrokenLawsTest::greedy)
                .givesAll()),
        broken(
            Law.A_SINK_THAT_HAS_ENOUGH_IS_A_SUCCESS,
            Operator.step("fails when nobody wants more", made(Insisting::new)).givesAll()),
        broken(
            Law.A_FAILURE_BEFORE_IT_IS_THE_ONE_CAUSE,
            Operator.step("fails in its close", made(Unclosable::new)).givesAll()),
        broken(
            Law.A_FAILURE_IN_IT_IS_THE_ONE_CAUSE,
            Operator.calling("wraps", h -> Transforms.map(n -> wrapped(h, n))).givesAll()),
        broken(
            Law.A_FAILURE_IN_IT_IS_THE_ONE_CAUSE,
            Operator.calling("swallows", h -> Transforms.map(n -> swallowed(h, n))).givesAll()),
        broken(
            Law.A_FAILURE_BEHIND_IT_IS_THE_ONE_CAUSE,
            Operator.step("fails in its close", made(Unclosable::new)).givesAll()),
        broken(
            Law.A_CANCELLED_SINK_LEAVES_NOTHING,
            Operator.step("fails in its close", made(Unclosable::new)).givesAll()),
        broken(
            Law.IT_DOES_NOT_RUN_AHEAD,
            Operator.pipeline("has a buffer that it does not mention", 2, _ -> Pipeline::buffer)
                .givesAll()),
        broken(
            Law.IT_KEEPS_NO_MORE_THAN_IT_SAYS,
            Operator.step("remembers everything", made(Remembering::new)).givesAll()),
        broken(
            Law.IT_KEEPS_NO_MORE_THAN_IT_SAYS,
            Operator.step("keeps more than it says", Groups.of(100)).keeps(10)));
  }

  private static Arguments broken(Law law, Operator operator) {
    return Arguments.of(law, operator);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("brokenLaws")
  void aLawSeesTheOperatorThatBreaksIt(Law law, Operator operator) {
    Throwable seen = assertThrows(Throwable.class, () -> law.check(operator));
    boolean right = seen instanceof AssertionError || seen instanceof StreamException;
    assertEquals(true, right, () -> "seen: " + seen);
  }

  @Test
  void eachLawIsBroken() {
    Set<Law> laws = EnumSet.noneOf(Law.class);
    brokenLaws().forEach(arguments -> laws.add((Law) arguments.get()[0]));
    assertEquals(EnumSet.allOf(Law.class), laws);
  }

  private static <O> Transform<Integer, O> made(Supplier<Step<Integer, O>> step) {
    return new Transform<>() {
      @Override
      public Step<Integer, O> open() {
        return step.get();
      }

      @Override
      public String name() {
        return "broken";
      }
    };
  }

  private static <O> Transform<Integer, O> shared(Transform<Integer, O> transform) {
    try {
      Step<Integer, O> one = transform.open();
      return made(() -> one);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> changeable(int n) {
    return new ArrayList<>(List.of(n));
  }

  private static int wrapped(Hook hook, int n) {
    try {
      return hook.of(n);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int swallowed(Hook hook, int n) {
    try {
      return hook.of(n);
    } catch (Exception e) {
      return n;
    }
  }

  private static Pipeline<?> reusing(Pipeline<Integer> before) {
    var only = new ArrayList<Integer>();
    return before.map(
        n -> {
          only.clear();
          only.add(n);
          return only;
        });
  }

  private static Pipeline<?> greedy(Pipeline<Integer> before) {
    return Pipeline.from((Source<Integer>) () -> Sources.of(before.toList(1_000_000).run()).open());
  }

  private static final class LosingTheLast implements Step<Integer, List<Integer>> {
    private final List<Integer> group = new ArrayList<>();

    @Override
    public void take(Integer in, Emitter<? super List<Integer>> out) throws Exception {
      group.add(in);
      if (group.size() == 2) {
        out.emit(List.copyOf(group));
        group.clear();
      }
    }
  }

  private static final class Forgetting implements Step<Integer, Integer> {
    @Override
    public void take(Integer in, Emitter<? super Integer> out) throws Exception {
      out.emit(in);
      if (!out.pause()) {
        out.emit(in);
      }
    }
  }

  private static final class Deaf implements Step<Integer, Integer> {
    @Override
    public void take(Integer in, Emitter<? super Integer> out) throws Exception {
      out.emit(in);
      out.emit(in);
    }
  }

  private static final class Insisting implements Step<Integer, Integer> {
    @Override
    public void take(Integer in, Emitter<? super Integer> out) throws Exception {
      if (!out.emit(in)) {
        throw new IllegalStateException("nobody wants it");
      }
    }
  }

  private static final class Unclosable implements Step<Integer, Integer> {
    @Override
    public void take(Integer in, Emitter<? super Integer> out) throws Exception {
      out.emit(in);
    }

    @Override
    public void close() throws IOException {
      throw new IOException("close");
    }
  }

  private static final class Remembering implements Step<Integer, Integer> {
    private final List<Integer> all = new ArrayList<>();

    @Override
    public void take(Integer in, Emitter<? super Integer> out) throws Exception {
      all.add(in);
      out.emit(in);
    }
  }
}

package dev.weir.checks.teardown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Sink;
import dev.weir.pipeline.Branch;
import dev.weir.pipeline.FanOut;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import dev.weir.testkit.Call;
import dev.weir.testkit.Journal;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.ScriptedSource;
import dev.weir.testkit.ScriptedTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A fault in each place of a pipeline with two branches, in each call.
@Timeout(60)
@ExtendWith(NoLeaks.class)
class BranchesTest {
  private static final int AT_A_TIME = 4;
  private static final Bound TWO = Bound.elements(2);
  private static final List<Integer> NUMBERS = IntStream.range(0, 40).boxed().toList();

  /// How the two branches come about.
  private enum Form {
    BROADCAST,
    BROADCAST_DETACHING,
    PARTITION,
    ROUTE,
    GROUP_BY,
    ALSO_TO,
    BOUNDARY_BEFORE
  }

  /// A place where a fault may be.
  private enum Place {
    SOURCE,
    STEP,
    STEP_A,
    SINK_A,
    STEP_B,
    SINK_B;

    private List<Call> calls() {
      return switch (this) {
        case SOURCE -> List.of(Call.OPEN, Call.READ, Call.CLOSE);
        case STEP, STEP_A, STEP_B -> List.of(Call.OPEN, Call.TAKE, Call.FINISH, Call.CLOSE);
        case SINK_A, SINK_B -> List.of(Call.OPEN, Call.WRITE, Call.END, Call.CLOSE);
      };
    }

    private boolean inBranch() {
      return this != SOURCE && this != STEP;
    }
  }

  private record Case(Form form, Place place, Call call, int nth) {
    private boolean repeats() {
      return call == Call.READ || call == Call.TAKE || call == Call.WRITE;
    }
  }

  private static List<Case> cases() {
    var all = new ArrayList<Case>();
    for (Form form : Form.values()) {
      for (Place place : Place.values()) {
        for (Call call : place.calls()) {
          var first = new Case(form, place, call, 1);
          all.add(first);
          if (first.repeats()) {
            all.add(new Case(form, place, call, 7));
          }
        }
      }
    }
    return all;
  }

  @Test
  void aFaultAnywhereEndsEverythingOnceAndInOrder() throws Exception {
    int ran = Cases.run("a fault in branches", cases(), AT_A_TIME, this::check);
    assertEquals(Form.values().length * 29, ran);
  }

  private void check(Case one) throws Exception {
    var rig = new Rig(one);
    boolean survives =
        one.form == Form.BROADCAST_DETACHING && one.place.inBranch() && one.call != Call.OPEN;
    if (survives) {
      Summary summary = rig.job().run();
      assertEquals(1, summary.reports().size(), rig.journal::toString);
    } else {
      Throwable thrown = assertThrows(IOException.class, rig.job()::run, rig.journal::toString);
      assertTrue(rig.isCause(thrown), () -> "another cause: " + thrown + "\n" + rig.journal);
    }
    rig.journal.assertLivesAreWhole();
    rig.assertEnded(survives);
  }

  /// One run with its journal.
  private static final class Rig {
    private final Case one;
    private final Journal journal = new Journal();
    private final IOException failure = new IOException("planned");
    private final Map<Place, ScriptedSink<Integer>> sinks = new TreeMap<>();

    private Rig(Case one) {
      this.one = one;
      for (Place sink : List.of(Place.SINK_A, Place.SINK_B)) {
        sinks.put(sink, ScriptedSink.<Integer>of(journal, sink.name()).with(script(sink)));
      }
    }

    private Script script(Place place) {
      return place == one.place ? Script.failing(one.call, one.nth, failure) : Script.nothing();
    }

    private ScriptedTransform<Integer, Integer> step(Place place) {
      return ScriptedTransform.<Integer>passing(journal, place.name()).with(script(place));
    }

    private Branch<Integer> branch(Place step, Place sink) {
      Sink<Integer> its = sinks.get(sink);
      Branch<Integer> branch =
          Branch.of(
              sink.name().substring(5),
              TWO,
              p -> p.through(step(step)).to(Objects.requireNonNull(its)));
      return one.form == Form.BROADCAST_DETACHING ? branch.detaching() : branch;
    }

    private Job<Summary> job() {
      Pipeline<Integer> pipeline =
          Pipeline.from(
                  ScriptedSource.<Integer>of(journal, "SOURCE", NUMBERS).with(script(Place.SOURCE)))
              .through(step(Place.STEP));
      Branch<Integer> a = branch(Place.STEP_A, Place.SINK_A);
      Branch<Integer> b = branch(Place.STEP_B, Place.SINK_B);
      return switch (one.form) {
        case BROADCAST, BROADCAST_DETACHING -> pipeline.to(FanOut.broadcast(a, b));
        case PARTITION -> pipeline.to(FanOut.<Integer>partition(n -> n, List.of(a, b)));
        case ROUTE ->
            pipeline.to(FanOut.<Integer>route(List.of(FanOut.Route.of(n -> n % 2 == 0, a)), b));
        case GROUP_BY ->
            pipeline.to(FanOut.<Integer, Integer>groupBy(2, n -> n % 2, k -> k == 0 ? a : b));
        case ALSO_TO -> pipeline.alsoTo(a).to(FanOut.broadcast(b));
        case BOUNDARY_BEFORE -> pipeline.buffer(TWO).to(FanOut.broadcast(a, b));
      };
    }

    private boolean isCause(Throwable thrown) {
      for (Throwable e = thrown; e != null; e = e.getCause()) {
        if (e.equals(failure)) {
          return true;
        }
      }
      return false;
    }

    /// Nothing is ended before everything has come so far; what is ended before a failing end
    /// stays.
    private void assertEnded(boolean survives) {
      boolean a = ended(Place.SINK_A);
      boolean b = ended(Place.SINK_B);
      boolean late = one.call == Call.CLOSE || one.call == Call.END;
      if (survives) {
        boolean inA = one.place == Place.STEP_A || one.place == Place.SINK_A;
        assertTrue(inA ? b : a, journal::toString); // the other one is whole
      } else if (!late) {
        assertFalse(a || b, journal::toString);
      } else if (one.place == Place.SINK_A && one.call == Call.END) {
        assertFalse(a || b, journal::toString);
      } else if (one.place == Place.SINK_B && one.call == Call.END) {
        assertTrue(a && !b, journal::toString);
      }
    }

    private boolean ended(Place sink) {
      return Objects.requireNonNull(sinks.get(sink)).ended();
    }
  }
}

package dev.weir.checks.teardown;

import dev.weir.testkit.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One pipeline, and the one call in it where something goes wrong.
///
/// Stage 0 is the source, then come the steps, then the sink. Bit `p` of the boundaries says that
/// there is a buffer behind stage `p`.
///
/// @param steps how many steps, from 0
/// @param boundaries where there are buffers
/// @param stage which stage goes wrong
/// @param call in which call
/// @param nth in which of these calls, from 1
record Fault(int steps, int boundaries, int stage, Call call, long nth) {
  static final int ELEMENTS = 5;
  static final int MOST_STEPS = 4;

  private record Place(Call call, long nth) {}

  private static final List<Place> IN_SOURCE =
      List.of(
          new Place(Call.OPEN, 1),
          new Place(Call.READ, 1),
          new Place(Call.READ, 3),
          new Place(Call.READ, ELEMENTS),
          new Place(Call.READ, ELEMENTS + 1),
          new Place(Call.CLOSE, 1));

  private static final List<Place> IN_STEP =
      List.of(
          new Place(Call.OPEN, 1),
          new Place(Call.TAKE, 1),
          new Place(Call.TAKE, 3),
          new Place(Call.TAKE, ELEMENTS),
          new Place(Call.FINISH, 1),
          new Place(Call.CLOSE, 1));

  private static final List<Place> IN_SINK =
      List.of(
          new Place(Call.OPEN, 1),
          new Place(Call.WRITE, 1),
          new Place(Call.WRITE, 3),
          new Place(Call.WRITE, ELEMENTS),
          new Place(Call.END, 1),
          new Place(Call.CLOSE, 1));

  /// Every fault of every pipeline that ends in a sink.
  static List<Fault> pushed() {
    var all = new ArrayList<Fault>();
    for (int steps = 0; steps <= MOST_STEPS; steps++) {
      for (int boundaries = 0; boundaries < 2 << steps; boundaries++) {
        addUpToSteps(all, steps, boundaries);
        add(all, steps, boundaries, steps + 1, IN_SINK);
      }
    }
    return all;
  }

  /// Every fault of every pipeline that is opened as a cursor.
  static List<Fault> pulled() {
    var all = new ArrayList<Fault>();
    for (int steps = 0; steps <= MOST_STEPS; steps++) {
      for (int boundaries = 0; boundaries < 2 << steps; boundaries++) {
        addUpToSteps(all, steps, boundaries);
      }
    }
    return all;
  }

  private static void addUpToSteps(List<Fault> all, int steps, int boundaries) {
    add(all, steps, boundaries, 0, IN_SOURCE);
    for (int step = 1; step <= steps; step++) {
      add(all, steps, boundaries, step, IN_STEP);
    }
  }

  private static void add(
      List<Fault> all, int steps, int boundaries, int stage, List<Place> places) {
    places.forEach(p -> all.add(new Fault(steps, boundaries, stage, p.call(), p.nth())));
  }

  boolean inSink() {
    return stage == steps + 1;
  }

  boolean boundaryBehind(int place) {
    return (boundaries & (1 << place)) != 0;
  }

  /// The section of a stage, from 0.
  int section(int of) {
    return Integer.bitCount(boundaries & ((1 << of) - 1));
  }

  /// Whether the fault is in the section that the caller's thread runs.
  boolean inLastSection() {
    return section(stage) == section(steps + 1);
  }

  /// The number of the failing stage that a message shows.
  int index() {
    return stage + 1 + section(stage);
  }

  String name() {
    return name(stage);
  }

  String name(int of) {
    return of == 0 ? "source" : of == steps + 1 ? "sink" : "step" + of;
  }

  /// The names of the stages of one section, in order.
  List<String> namesIn(int section) {
    return IntStream.rangeClosed(0, steps + 1)
        .filter(of -> section(of) == section)
        .mapToObj(this::name)
        .toList();
  }
}

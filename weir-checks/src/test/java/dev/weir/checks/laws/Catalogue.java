package dev.weir.checks.laws;

import static dev.weir.checks.laws.Operator.calling;
import static dev.weir.checks.laws.Operator.pipeline;
import static dev.weir.checks.laws.Operator.source;
import static dev.weir.checks.laws.Operator.step;

import dev.weir.Additions;
import dev.weir.Backoff;
import dev.weir.Bound;
import dev.weir.Clock;
import dev.weir.Distinct;
import dev.weir.Groups;
import dev.weir.Indexed;
import dev.weir.Rate;
import dev.weir.Retry;
import dev.weir.Sources;
import dev.weir.Throttle;
import dev.weir.Timeouts;
import dev.weir.Transform;
import dev.weir.Transforms;
import dev.weir.Trouble;
import dev.weir.pipeline.Branch;
import dev.weir.pipeline.FanIn;
import dev.weir.pipeline.Lanes;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Timed;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Every operator on elements, one line each: how it is built, what it makes of 1 to 10 (or of
/// another input), and how much it keeps. Each of them is run through every [Law].
final class Catalogue {
  private static final Bound WEIGHED = Bound.bytes(300, _ -> 100);

  private Catalogue() {}

  static List<Operator> all() {
    return Stream.of(
            eachByItself(),
            withAState(),
            groups(),
            additions(),
            trouble(),
            sources(),
            threads(),
            time())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Operator> eachByItself() {
    return List.of(
        calling("map", h -> Transforms.map(n -> -h.of(n))).on(3, 1, 2).gives(-3, -1, -2),
        calling("map to a boxed element", h -> Transforms.map(h::of)).givesAll(),
        calling("mapNotNull", h -> Transforms.mapNotNull(n -> h.of(n) % 3 == 0 ? n / 3 : null))
            .gives(1, 2, 3),
        calling("filter", h -> Transforms.filter(n -> h.of(n) % 4 == 0)).gives(4, 8),
        calling("flatMap", h -> Transforms.flatMap(n -> List.of(h.of(n), -n, 0)))
            .on(1, 2)
            .gives(1, -1, 0, 2, -2, 0)
            .keeps(1),
        calling(
                "flatMap to nothing",
                h -> Transforms.flatMap(n -> h.of(n) < 10 ? List.of() : List.of(n)))
            .gives(10)
            .keeps(1),
        step(
                "flatten",
                Transforms.<Integer, List<Integer>>map(n -> List.of(n, n))
                    .andThen(Transforms.flatten()))
            .on(1, 2)
            .gives(1, 1, 2, 2)
            .keeps(1),
        calling("peek", h -> Transforms.peek(h::of)).givesAll(),
        step("count", Transforms.count()).givesAll(),
        step("measure", Transforms.measure()).givesAll(),
        step("sample, all of it", Transforms.sample(1, 1)).givesAll(),
        step("every", Transforms.every(3)).gives(3, 6, 9));
  }

  private static List<Operator> withAState() {
    return List.of(
        step("take", Transforms.take(3)).gives(1, 2, 3),
        step("take of more than there is", Transforms.take(100)).givesAll(),
        calling("takeWhile", h -> Transforms.takeWhile(n -> h.of(n) != 4)).gives(1, 2, 3),
        calling("takeUntil", h -> Transforms.takeUntil(n -> h.of(n) == 4)).gives(1, 2, 3, 4),
        step("drop", Transforms.drop(8)).gives(9, 10),
        calling("dropWhile", h -> Transforms.dropWhile(n -> h.of(n) < 9)).gives(9, 10),
        calling("scan", h -> Transforms.scan(0, (sum, n) -> sum + h.of(n)))
            .on(1, 2, 3)
            .gives(1, 3, 6),
        step("zipWithIndex", Transforms.zipWithIndex())
            .on(7, 8)
            .gives(new Indexed<>(0, 7), new Indexed<>(1, 8)),
        step("distinct", Distinct.of(5))
            .on(3, 1, 3, 2, 1)
            .gives(3, 1, 2)
            .keeps(5)
            .many(i -> 1000 + i % 5),
        calling("distinct by key", h -> Distinct.by(2, n -> h.of(n) % 2)).gives(1, 2),
        step("distinct by weight", Distinct.of(Bound.bytes(1000)))
            .on(3, 1, 3, 2, 1)
            .gives(3, 1, 2)
            .keeps(5)
            .many(i -> 1000 + i % 5),
        step("dedupe", Distinct.neighbours()).on(3, 3, 1, 1, 3).gives(3, 1, 3).keeps(1),
        calling("dedupe by key", h -> Distinct.neighboursBy(n -> h.of(n) / 4)).gives(1, 4, 8));
  }

  private static List<Operator> groups() {
    return List.of(
        step("grouped", Groups.of(4))
            .gives(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8), List.of(9, 10))
            .keeps(4),
        step("grouped by one", Groups.of(1)).on(1, 2).gives(List.of(1), List.of(2)),
        step("grouped by weight", Groups.of(WEIGHED))
            .on(1, 2, 3, 4)
            .gives(List.of(1, 2, 3), List.of(4))
            .keeps(3),
        step("grouped by weight, some alone", Groups.of(Bound.bytes(100, n -> (Integer) n)))
            .on(60, 30, 400, 500, 64, 36)
            .gives(List.of(60), List.of(30), List.of(400), List.of(500), List.of(64), List.of(36))
            .many(i -> 1000 + i),
        step("sliding", Groups.sliding(4, 3))
            .gives(List.of(1, 2, 3, 4), List.of(4, 5, 6, 7), List.of(7, 8, 9, 10))
            .keeps(4),
        step("sliding with a shorter end", Groups.sliding(3, 1))
            .on(1, 2)
            .gives(List.of(1, 2))
            .keeps(3),
        step("sliding with gaps", Groups.sliding(2, 4))
            .gives(List.of(1, 2), List.of(5, 6), List.of(9, 10))
            .keeps(2),
        calling("chunkBy", h -> Groups.chunkBy(4, n -> h.of(n) / 4))
            .gives(List.of(1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9, 10))
            .keeps(4),
        step("a gatherer", Transform.of(Gatherers.windowFixed(6)))
            .gives(List.of(1, 2, 3, 4, 5, 6), List.of(7, 8, 9, 10))
            .keeps(6));
  }

  private static List<Operator> additions() {
    return List.of(
        step("prepend", Additions.prepend(8, 9)).on(1, 2).gives(8, 9, 1, 2).givesForNothing(8, 9),
        step("append", Additions.append(8, 9)).on(1, 2).gives(1, 2, 8, 9).givesForNothing(8, 9),
        step("ifEmpty", Additions.ifEmpty(8, 9)).givesAll().givesForNothing(8, 9),
        step("intersperse", Additions.intersperse(0)).on(1, 2, 3).gives(1, 0, 2, 0, 3),
        step("intersperse with start and end", Additions.intersperse(7, 0, 9))
            .on(1, 2)
            .gives(7, 1, 0, 2, 9)
            .givesForNothing(7, 9));
  }

  private static List<Operator> trouble() {
    return List.of(
        calling("retry of an element", h -> Retry.map(h::of, Backoff.fixed(Duration.ZERO).tries(1)))
            .givesAll(),
        calling(
                "orElse of an element",
                h -> Trouble.orElse(n -> 6 / (n - 3), (n, _) -> h.of(n) * 10))
            .on(1, 2, 3, 4)
            .gives(-3, -6, 30, 6)
            .callsNobody(),
        step("skipping", Trouble.<Integer, Integer>skipping(n -> 6 / (n - 3), 1))
            .on(1, 2, 3, 4)
            .gives(-3, -6, 6),
        step("throttle", Throttle.to(Rate.elements(Rate.MAX))).givesAll());
  }

  private static List<Operator> sources() {
    return List.of(
        source("retry of a source", 1, s -> Retry.source(s, Backoff.fixed(Duration.ZERO).tries(1)))
            .givesAll(),
        source(
                "recover",
                1,
                s ->
                    s.recover(
                        e -> {
                          throw e;
                        }))
            .givesAll(),
        source("append to a source", 1, s -> s.append(Sources.of(8, 9)))
            .on(1, 2)
            .gives(1, 2, 8, 9)
            .givesForNothing(8, 9),
        source("prepend to a source", 0, s -> s.prepend(Sources.of(8, 9)))
            .on(1, 2)
            .gives(8, 9, 1, 2)
            .givesForNothing(8, 9),
        source("orElse", 1, s -> s.orElse(Sources.of(8))).givesAll().givesForNothing(8));
  }

  /// What has threads runs ahead of the first result by what it holds, and by what each thread has
  /// in hand.
  private static List<Operator> threads() {
    return List.of(
        pipeline("buffer", 4 + 2, _ -> p -> p.buffer(Bound.elements(4))).callsNobody().givesAll(),
        pipeline("map behind a buffer", 4 + 2, h -> p -> p.buffer(Bound.elements(4)).map(h::of))
            .stage("map")
            .givesAll(),
        pipeline(
                "mapConcurrent",
                4 + 2,
                h -> p -> p.mapConcurrent(3, Bound.elements(4), n -> -h.of(n)))
            .on(3, 1, 2)
            .gives(-3, -1, -2)
            .keeps(4),
        pipeline("parallel", 4 + 2 + 4 + 2, h -> p -> p.parallel(lanes(h).bound(Bound.elements(4))))
            .stage("parallel(map)")
            .on(3, 1, 2)
            .gives(-3, -1, -2)
            .unordered()
            .keeps(8),
        pipeline(
                "parallel by key",
                4 + 2 + 4 + 2,
                h -> p -> p.parallel(lanes(h).byKey(n -> n % 3).bound(Bound.elements(4))))
            .stage("parallel(map)")
            .on(3, 1, 2)
            .gives(-3, -1, -2)
            .unordered()
            .keeps(8),
        pipeline(
                "alsoTo",
                1,
                _ -> p -> p.alsoTo(Branch.of("side", Bound.elements(4), q -> q.forEach(_ -> {}))))
            .callsNobody()
            .givesAll(),
        pipeline(
                "merge",
                4 + 2,
                h -> p -> Pipeline.from(FanIn.merge(Bound.elements(4), List.of(p.map(h::of)))))
            .stage("map")
            .givesAll()
            .keeps(4),
        pipeline(
                "mergeSorted",
                4 + 2,
                h ->
                    p ->
                        Pipeline.from(
                            FanIn.mergeSorted(
                                Comparator.<Integer>naturalOrder(),
                                Bound.elements(4),
                                List.of(p.map(h::of), Pipeline.from(Sources.of(4))))))
            .stage("map")
            .on(3, 7)
            .gives(3, 4, 7)
            .givesForNothing(4)
            .keeps(5),
        pipeline(
                "interleave",
                4 + 3,
                h ->
                    p ->
                        Pipeline.from(
                            FanIn.interleave(
                                1,
                                Bound.elements(4),
                                List.of(p.map(h::of), Pipeline.from(Sources.of(8, 9))))))
            .stage("map")
            .on(1, 2, 3)
            .gives(1, 8, 2, 9, 3)
            .givesForNothing(8, 9)
            .keeps(4),
        pipeline(
                "zip",
                4 + 2,
                h ->
                    p ->
                        Pipeline.from(
                            FanIn.<Integer, Integer, Integer>zip(
                                Bound.elements(4),
                                p.map(h::of),
                                Pipeline.from(Sources.repeat(100)),
                                Integer::sum)))
            .stage("map")
            .on(1, 2, 3)
            .gives(101, 102, 103)
            .keeps(5));
  }

  private static Lanes<Integer, Integer> lanes(Hook h) {
    return Lanes.map(2, n -> -h.of(n));
  }

  /// What waits for a time that does not come, or for one that comes at once. What leaves out
  /// elements by the time has tests of its own, by a clock that stands still.
  private static List<Operator> time() {
    Duration day = Duration.ofDays(1);
    return List.of(
        pipeline(
                "timeout", 4 + 2, _ -> p -> p.through(Timeouts.idle(day)).buffer(Bound.elements(4)))
            .callsNobody()
            .givesAll(),
        pipeline("groups within a time", 4 + 4 + 2, _ -> p -> p.timed(Timed.grouped(4, day)))
            .callsNobody()
            .gives(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8), List.of(9, 10)),
        pipeline(
                "delay",
                4 + 2,
                _ -> p -> p.timed(Timed.delay(Duration.ofNanos(1), Bound.elements(4))))
            .callsNobody()
            .givesAll(),
        pipeline(
                "keepAlive",
                4 + 2,
                _ -> p -> p.timed(Timed.keepAlive(day, () -> 0, Bound.elements(4), Clock.system())))
            .callsNobody()
            .givesAll());
  }
}

package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.AbstractWritable;
import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.CancelledException;
import dev.weir.Emitter;
import dev.weir.Ending;
import dev.weir.LimitException;
import dev.weir.Overflow;
import dev.weir.PromptStep;
import dev.weir.SameFileException;
import dev.weir.Sink;
import dev.weir.Sinks;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.Transforms;
import dev.weir.Writable;
import dev.weir.file.FileSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Several pipelines as one sink: who is given what, bounds, ends, failures and what is committed.
@Timeout(30)
class FanOutTest {
  private static final Bound FOUR = Bound.elements(4);
  private static final int MANY = 2_000;

  @TempDir Path folder;

  private final Map<String, List<Integer>> taken = new ConcurrentHashMap<>();

  private static Pipeline<Integer> numbers(int count) {
    return Pipeline.from(Sources.of(IntStream.range(0, count).boxed().toList()));
  }

  private static Pipeline<Integer> endless(AtomicInteger next) {
    return Pipeline.from(Sources.generate(next::getAndIncrement));
  }

  private List<Integer> taken(String branch) {
    return taken.computeIfAbsent(branch, _ -> Collections.synchronizedList(new ArrayList<>()));
  }

  private Branch<Integer> noting(String name) {
    return Branch.of(name, FOUR, p -> p.forEach(n -> taken(name).add(n)));
  }

  private static Branch<Integer> failing(String name, int at, Exception failure) {
    return Branch.of(
        name,
        FOUR,
        p ->
            p.forEach(
                n -> {
                  if (n == at) {
                    throw failure;
                  }
                }));
  }

  private static Branch<Integer> held(String name, CountDownLatch go) {
    return Branch.of(name, FOUR, p -> p.forEach(_ -> go.await()));
  }

  private static List<Integer> below(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  private static Map<String, Object> values(Summary summary) {
    return summary.reports().getLast().report().values();
  }

  private static String text(Summary summary) {
    return summary.reports().getLast().report().text();
  }

  // Who is given what

  @Test
  void aBroadcastGivesEveryElementToEveryBranchInOrder() throws Exception {
    Summary summary =
        numbers(MANY).to(FanOut.broadcast(noting("a"), noting("b"), noting("c"))).run();
    assertEquals(below(MANY), taken("a"));
    assertEquals(below(MANY), taken("b"));
    assertEquals(below(MANY), taken("c"));
    assertEquals(2_000L, values(summary).get("b.elements"));
  }

  @Test
  void aBranchMayHaveStepsBoundariesAndThreads() throws Exception {
    var sum = new AtomicLong();
    Branch<Integer> long_ =
        Branch.of(
            "long",
            FOUR,
            p -> p.map(n -> 2 * n).buffer(FOUR).mapConcurrent(3, n -> n + 1).fold(0L, Long::sum),
            sum::set);
    numbers(MANY).to(FanOut.broadcast(long_, noting("plain"))).run();
    assertEquals(below(MANY).stream().mapToLong(n -> 2L * n + 1).sum(), sum.get());
    assertEquals(below(MANY), taken("plain"));
  }

  @Test
  void balanceGivesEachElementToOneBranch() throws Exception {
    var all = Collections.synchronizedList(new ArrayList<Integer>());
    var threads = ConcurrentHashMap.<Thread>newKeySet();
    numbers(MANY)
        .to(
            FanOut.balance(
                3,
                Branch.of(
                    "worker",
                    FOUR,
                    p ->
                        p.forEach(
                            n -> {
                              threads.add(Thread.currentThread());
                              all.add(n);
                            }))))
        .run();
    assertEquals(below(MANY), all.stream().sorted().toList());
    assertTrue(threads.size() <= 3, threads::toString);
  }

  @Test
  void aSlowBranchOfABalanceHoldsUpItsOwnElementOnly() throws Exception {
    var others = new CountDownLatch(MANY - 1);
    numbers(MANY)
        .to(
            FanOut.balance(
                2,
                Branch.of(
                    "worker",
                    FOUR,
                    p ->
                        p.forEach(
                            n -> {
                              if (n == 0) {
                                others.await();
                              } else {
                                others.countDown();
                              }
                            }))))
        .run();
    assertEquals(0, others.getCount());
  }

  @Test
  void aPartitionSendsEqualKeysTheSameWayInOrder() throws Exception {
    numbers(MANY)
        .to(
            FanOut.<Integer>partition(
                n -> "key " + n % 10, List.of(noting("a"), noting("b"), noting("c"))))
        .run();
    var where = new ConcurrentHashMap<Integer, String>();
    taken.forEach(
        (branch, its) -> {
          assertEquals(its.stream().sorted().toList(), its);
          its.forEach(n -> assertEquals(branch, where.computeIfAbsent(n % 10, _ -> branch)));
        });
    assertEquals(MANY, taken.values().stream().mapToInt(List::size).sum());
    assertTrue(taken.size() > 1, taken.keySet()::toString);
  }

  @Test
  void aRouteIsTheFirstThatAcceptsAndTheLastTakesTheRest() throws Exception {
    numbers(30)
        .to(
            FanOut.<Integer>route(
                List.of(
                    FanOut.Route.of(n -> n % 2 == 0, noting("even")),
                    FanOut.Route.of(n -> n % 3 == 0, noting("three"))),
                noting("other")))
        .run();
    assertEquals(below(30).stream().filter(n -> n % 2 == 0).toList(), taken("even"));
    assertEquals(List.of(3, 9, 15, 21, 27), taken("three"));
    assertEquals(List.of(1, 5, 7, 11, 13, 17, 19, 23, 25, 29), taken("other"));
  }

  @Test
  void groupByMakesABranchForEachKey() throws Exception {
    numbers(MANY).to(FanOut.<Integer, Integer>groupBy(7, n -> n % 7, k -> noting("g" + k))).run();
    assertEquals(7, taken.size());
    for (int key = 0; key < 7; key++) {
      int its = key;
      assertEquals(below(MANY).stream().filter(n -> n % 7 == its).toList(), taken("g" + key));
    }
  }

  @Test
  void oneGroupTooManyFailsTheRunAndNamesTheKey() {
    var job = numbers(MANY).to(FanOut.<Integer, Integer>groupBy(3, n -> n, k -> noting("g" + k)));
    var failure = assertThrows(StreamException.class, job::run);
    assertInstanceOf(LimitException.class, failure.getCause());
    assertEquals("groupBy", failure.stage());
    assertTrue(failure.getMessage().contains("more than 3 groups, with '3'"), failure::getMessage);
  }

  @Test
  void theOldestGroupMakesRoomWhereItMayBeCompleted() throws Exception {
    Sink<Integer> groups =
        FanOut.groupByCompleting(
            2, n -> n / 10, k -> Branch.of("g" + k, FOUR, p -> p.to(texts("g" + k))));
    var failure = new IOException("late");
    Summary summary = numbers(50).to(groups).run();
    for (int key = 0; key < 5; key++) {
      assertTrue(Files.exists(folder.resolve("g" + key)), "no g" + key);
    }
    assertEquals(3, values(summary).get("completed"));
    for (int key = 0; key < 5; key++) {
      Files.delete(folder.resolve("g" + key));
    }
    var cut =
        numbers(50)
            .peek(
                n -> {
                  if (n == 45) {
                    throw failure;
                  }
                })
            .to(groups);
    var thrown = assertThrows(StreamException.class, cut::run);
    assertTrue(thrown.getMessage().contains("3 groups that were completed"), thrown::getMessage);
    assertTrue(Files.exists(folder.resolve("g2")));
    assertFalse(Files.exists(folder.resolve("g3")));
  }

  /// A file of numbers.
  private Sink<Integer> texts(String name) {
    return Transforms.<Integer, Bytes>map(n -> Bytes.utf8(n + "\n"))
        .into(FileSink.of(folder.resolve(name)));
  }

  @Test
  void alsoToGivesEachElementToBoth() throws Exception {
    List<Integer> all = numbers(MANY).alsoTo(noting("side")).map(n -> -n).toList(MANY).run();
    assertEquals(below(MANY), taken("side"));
    assertEquals(below(MANY).stream().map(n -> -n).toList(), all);
  }

  // Bounds and overflow

  @Test
  void whatWaitsBeforeABranchNeverExceedsItsBound() throws Exception {
    var next = new AtomicInteger();
    var go = new CountDownLatch(1);
    Run<Summary> run = endless(next).to(FanOut.broadcast(noting("fast"), held("slow", go))).start();
    while (next.get() < 5) {
      Thread.onSpinWait();
    }
    for (int look = 0; look < 10_000; look++) {
      assertTrue(
          next.get() <= 4 + 1 + 1, next::toString); // waits, in the sink's hand, the writer's
      Thread.onSpinWait();
    }
    run.cancel();
    go.countDown();
    assertThrows(CancelledException.class, run::await);
  }

  @Test
  void whatDropsIsCountedAndTheOthersHaveAll() throws Exception {
    for (Overflow overflow : List.of(Overflow.DROP_NEWEST, Overflow.DROP_OLDEST)) {
      taken.clear();
      var go = new CountDownLatch(1);
      Branch<Integer> slow =
          Branch.<Integer>of(
                  "slow",
                  FOUR,
                  p ->
                      p.forEach(
                          n -> {
                            go.await();
                            taken("slow").add(n);
                          }))
              .overflow(overflow);
      Branch<Integer> all =
          Branch.of(
              "all",
              FOUR,
              p ->
                  p.forEach(
                      n -> {
                        if (n == 99) {
                          go.countDown(); // by now the slow one has dropped
                        }
                        taken("all").add(n);
                      }));
      Summary summary = numbers(100).to(FanOut.broadcast(slow, all)).run();
      assertEquals(below(100), taken("all"));
      long dropped = assertInstanceOf(Long.class, values(summary).get("slow.dropped"));
      assertEquals(100, dropped + taken("slow").size());
      assertEquals(taken("slow").stream().sorted().toList(), taken("slow"));
      assertTrue(text(summary).contains("slow dropped " + dropped), text(summary));
      if (overflow == Overflow.DROP_OLDEST) {
        assertEquals(99, taken("slow").getLast());
      } else {
        assertEquals(0, taken("slow").getFirst());
      }
    }
  }

  @Test
  void noRoomFailsTheRunWhereThatWasChosen() {
    var go = new CountDownLatch(1);
    var job =
        numbers(100).to(FanOut.broadcast(noting("a"), held("slow", go).overflow(Overflow.FAIL)));
    var failure = assertThrows(StreamException.class, job::run);
    assertInstanceOf(LimitException.class, failure.getCause());
    assertTrue(failure.getMessage().contains("in branch slow"), failure::getMessage);
  }

  @Test
  void theMemoryOfBranchesIsInTheBound() {
    Branch<Bytes> branch =
        Branch.of("b", Bound.bytes(1 << 20), p -> p.to(FileSink.of(folder.resolve("x"))));
    long one = known(Pipeline.from(Sources.<Bytes>empty()).to(FanOut.broadcast(branch)));
    assertTrue(one >= 1 << 20, () -> "held: " + one);
    long three = known(Pipeline.from(Sources.<Bytes>empty()).to(FanOut.balance(3, branch)));
    assertTrue(three >= 3 * (one - 1024), () -> "held: " + three);
  }

  private static long known(Job<?> job) {
    return assertInstanceOf(MemoryBound.Known.class, job.memoryBound()).bytes();
  }

  // Ends

  @Test
  void aBranchThatWantsNoMoreLetsTheOthersGoOn() throws Exception {
    Branch<Integer> early =
        Branch.of("early", FOUR, p -> p.take(3).forEach(n -> taken("early").add(n)));
    numbers(MANY).to(FanOut.broadcast(early, noting("all"))).run();
    assertEquals(below(3), taken("early"));
    assertEquals(below(MANY), taken("all"));
  }

  @Test
  void whenNoBranchWantsMoreTheSourceIsStopped() throws Exception {
    var next = new AtomicInteger();
    endless(next)
        .to(
            FanOut.broadcast(
                Branch.of("three", FOUR, p -> p.take(3).forEach(n -> taken("three").add(n))),
                Branch.of("five", FOUR, p -> p.take(5).forEach(n -> taken("five").add(n)))))
        .run();
    assertEquals(below(3), taken("three"));
    assertEquals(below(5), taken("five"));
  }

  @Test
  void branchesThatWantNoMoreStopASourceThatIsWaiting() throws Exception {
    Pipe<Integer> pipe = Pipe.of(Bound.elements(10));
    Run<Summary> run =
        Pipeline.from(pipe)
            .to(FanOut.broadcast(Branch.of("two", FOUR, p -> p.take(2).forEach(_ -> {}))))
            .start();
    pipe.write(1);
    pipe.write(2);
    run.await(); // nothing more is written, and the pipe was not ended
    assertEquals(Pipe.Offer.CLOSED, pipe.offer(3));
  }

  @Test
  void anEmptyInputEndsEveryBranch() throws Exception {
    var sum = new AtomicLong(-1);
    numbers(0)
        .to(FanOut.broadcast(Branch.of("sum", FOUR, p -> p.fold(0L, Long::sum), sum::set)))
        .run();
    assertEquals(0, sum.get());
  }

  // Failures

  @Test
  void aBranchThatFailsFailsTheRunWithItsStageAndItsCause() {
    var cause = new IOException("no");
    var job =
        endless(new AtomicInteger()).to(FanOut.broadcast(noting("a"), failing("b", 5, cause)));
    var failure = assertThrows(StreamException.class, job::run);
    assertTrue(failure.getMessage().contains("in branch b"), failure::getMessage);
    assertSame(cause, root(failure));
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  @Test
  void aDetachedBranchLetsTheOthersGoOnAndIsReported() throws Exception {
    var cause = new IOException("no");
    Summary summary =
        numbers(MANY).to(FanOut.broadcast(noting("a"), failing("b", 5, cause).detaching())).run();
    assertEquals(below(MANY), taken("a"));
    assertTrue(text(summary).contains("b was detached after"), text(summary));
    assertTrue(text(summary).contains("no"), text(summary));
  }

  @Test
  void whenAllBranchesWereDetachedTheRunFails() {
    var cause = new IOException("first");
    var job =
        numbers(MANY)
            .to(
                FanOut.broadcast(
                    failing("a", 5, cause).detaching(),
                    failing("b", 7, new IOException("second")).detaching()));
    var failure = assertThrows(StreamException.class, job::run);
    assertSame(cause, root(failure));
  }

  @Test
  void anErrorInADetachingBranchFailsTheRun() {
    var error = new StackOverflowError("planned");
    Branch<Integer> branch =
        Branch.<Integer>of(
                "b",
                FOUR,
                p ->
                    p.forEach(
                        _ -> {
                          throw error;
                        }))
            .detaching();
    var job = numbers(MANY).to(FanOut.broadcast(noting("a"), branch));
    assertSame(error, assertThrows(StackOverflowError.class, job::run));
  }

  @Test
  void aSourceThatFailsAbandonsEveryBranch() {
    var cause = new IOException("cut");
    var job =
        numbers(MANY)
            .peek(
                n -> {
                  if (n == 1_000) {
                    throw cause;
                  }
                })
            .to(
                FanOut.broadcast(
                    Branch.of("x", FOUR, p -> p.to(texts("x"))),
                    Branch.of("y", FOUR, p -> p.to(texts("y")))));
    assertSame(cause, assertThrows(StreamException.class, job::run).getCause());
    assertFalse(Files.exists(folder.resolve("x")));
    assertFalse(Files.exists(folder.resolve("y")));
  }

  @Test
  void noBranchCommitsBeforeAllHaveComeToTheirEnd() {
    var cause = new IOException("at the end");
    Branch<Integer> late =
        Branch.of("late", FOUR, p -> p.through(() -> new FailingAtTheEnd(cause)).forEach(_ -> {}));
    var job = numbers(MANY).to(FanOut.broadcast(Branch.of("x", FOUR, p -> p.to(texts("x"))), late));
    assertSame(cause, root(assertThrows(StreamException.class, job::run)));
    assertFalse(Files.exists(folder.resolve("x")));
  }

  private record FailingAtTheEnd(IOException cause) implements PromptStep<Integer, Integer> {
    @Override
    public void take(Integer in, Emitter<? super Integer> out) throws Exception {
      out.emit(in);
    }

    @Override
    public void finish(Emitter<? super Integer> out) throws IOException {
      throw cause;
    }
  }

  @Test
  void everyBranchIsCommittedAtTheEnd() throws Exception {
    numbers(10)
        .alsoTo(Branch.of("side", FOUR, p -> p.to(texts("side"))))
        .to(
            FanOut.broadcast(
                Branch.of("x", FOUR, p -> p.to(texts("x"))),
                Branch.of("y", FOUR, p -> p.to(texts("y")))));
    assertFalse(Files.exists(folder.resolve("x")), "nothing was run");
    numbers(10)
        .alsoTo(Branch.of("side", FOUR, p -> p.to(texts("side"))))
        .to(
            FanOut.broadcast(
                Branch.of("x", FOUR, p -> p.to(texts("x"))),
                Branch.of("y", FOUR, p -> p.to(texts("y")))))
        .run();
    for (String name : List.of("side", "x", "y")) {
      assertEquals("0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n", Files.readString(folder.resolve(name)));
    }
  }

  @Test
  void cancellingStopsBranchesWhateverTheyAreIn() throws Exception {
    var inside = new CountDownLatch(2);
    Branch<Integer> stays =
        Branch.of(
            "stays",
            FOUR,
            p ->
                p.forEach(
                    _ -> {
                      inside.countDown();
                      new CountDownLatch(1).await();
                    }));
    Branch<Integer> too =
        Branch.of(
            "too",
            FOUR,
            p ->
                p.mapConcurrent(
                        2,
                        n -> {
                          inside.countDown();
                          new CountDownLatch(1).await();
                          return n;
                        })
                    .forEach(_ -> {}));
    Run<Summary> run = endless(new AtomicInteger()).to(FanOut.broadcast(stays, too)).start();
    inside.await();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
  }

  // What is refused

  @Test
  void oneFileIsNotWrittenByTwoBranches() {
    var job =
        numbers(3)
            .to(
                FanOut.broadcast(
                    Branch.of("a", FOUR, p -> p.to(texts("same"))),
                    Branch.of("b", FOUR, p -> p.to(texts("same")))));
    var failure = assertThrows(StreamException.class, job::run);
    assertInstanceOf(SameFileException.class, root(failure));
    assertFalse(Files.exists(folder.resolve("same")));
  }

  @Test
  void branchesNeedNamesOfTheirOwnAndAreAtLeastOne() {
    assertThrows(IllegalArgumentException.class, () -> FanOut.broadcast(noting("a"), noting("a")));
    assertThrows(IllegalArgumentException.class, FanOut::<Integer>broadcast);
    assertThrows(IllegalArgumentException.class, () -> FanOut.balance(0, noting("a")));
    assertThrows(
        IllegalArgumentException.class,
        () -> FanOut.<Integer, Integer>groupBy(0, n -> n, _ -> noting("a")));
  }

  @Test
  void aBranchThatDoesNotReadItsInputIsRefused() {
    Branch<Integer> other = Branch.of("other", FOUR, _ -> numbers(3).forEach(_ -> {}));
    var job = numbers(3).to(FanOut.broadcast(other));
    var failure = assertThrows(StreamException.class, job::run);
    assertTrue(
        failure.getMessage().contains("does not read what it is given"), failure::getMessage);
  }

  @Test
  void whatCannotBeOpenedClosesWhatWas() {
    var closed = new AtomicReference<>("");
    Sink<Integer> first = new Noted(closed);
    Sink<Integer> second =
        () -> {
          throw new IOException("cannot open");
        };
    var job =
        numbers(3)
            .to(
                FanOut.broadcast(
                    Branch.of("first", FOUR, p -> p.to(first)),
                    Branch.of("second", FOUR, p -> p.to(second))));
    var failure = assertThrows(StreamException.class, job::run);
    assertTrue(failure.getMessage().contains("cannot open"), failure::getMessage);
    assertEquals("closed", closed.get());
  }

  private record Noted(AtomicReference<String> noted) implements Sink<Integer> {
    @Override
    public Writable<Integer> open() {
      return new AbstractWritable<>() {
        @Override
        protected boolean put(Integer element) {
          return true;
        }

        @Override
        protected void complete() {
          noted.set("ended");
        }

        @Override
        protected void release(boolean complete) {
          noted.accumulateAndGet("closed", String::concat);
        }
      };
    }
  }

  @Test
  void whatTheWorldSeesIsWhatTheWeakestBranchShows() {
    Branch<Bytes> file = Branch.of("f", FOUR, p -> p.to(FileSink.of(folder.resolve("f"))));
    Branch<Bytes> shown = Branch.of("s", FOUR, p -> p.to(Sinks.discard()));
    assertEquals(Ending.AT_END, FanOut.broadcast(file).ending());
    assertEquals(Ending.AS_WRITTEN, FanOut.broadcast(file, shown).ending());
  }

  @Test
  void itsNameSaysWhereItGoes() {
    assertEquals("broadcast(a, b)", FanOut.broadcast(noting("a"), noting("b")).name());
    assertEquals("balance(3 w)", FanOut.balance(3, noting("w")).name());
    assertEquals("a (forEach)", noting("a").toString());
  }
}

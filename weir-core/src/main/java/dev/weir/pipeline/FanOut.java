package dev.weir.pipeline;

import dev.weir.CheckedFunction;
import dev.weir.CheckedPredicate;
import dev.weir.Sink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/// Several pipelines as one sink: each [Branch] takes all elements, or some of them.
///
/// All branches are opened with the run, in the order written; if one cannot be opened, none is.
/// Each runs in threads of its own, with the threads and the grace of the run around it.
///
/// **Order.** No branch commits anything before the run has come to its own end and every branch
/// has come to its end too, without failure. Then they are ended one after the other, in the order
/// written. When that fails in one of them, those before it stay, and the failure says which; those
/// after it are abandoned. A failure anywhere before, or a cancel, abandons all of them.
///
/// **Failure.** The first failure of a branch fails the run at once, with its own stage and cause,
/// and stops the others, unless the branch is [Branch#detaching()]. When all branches have been
/// detached, the run fails with what the first of them failed with.
///
/// **Early end.** A branch that wants no more, as behind a `take`, is let go, and the others go on;
/// when none wants more, the sink wants no more.
///
/// Branches that are read together again, as by a zip behind both, must be able to run as far apart
/// as their bounds allow: if one waits for room in a branch that is read only when the other gives
/// something, the run stands still. Nothing looks for such a circle.
public final class FanOut {
  private FanOut() {}

  /// Gives each element to every branch, in order. Waits while there is no room in one that waits;
  /// ends when its input has ended and every branch has. Holds what the branches hold.
  ///
  /// @param branches at least one, each with a name of its own
  /// @param <T> what it takes
  /// @return the sink
  /// @throws IllegalArgumentException if there is no branch, or two have the same name
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> Sink<T> broadcast(Branch<T>... branches) {
    return new FanOutSink<>("broadcast", checked(List.of(branches)), 1, Split.broadcast());
  }

  /// Gives each element to one of several like branches: to whichever takes it first, so the faster
  /// one takes more. Elements wait in one place, before all of them; its bound and its overflow are
  /// the branch's. Waits while there is no room there; ends when its input has ended and every
  /// branch has. What a branch that was detached had in hand is lost; the others take the rest.
  ///
  /// @param count how many, at least 1; they are called `name-1` and so on
  /// @param branch made so many times
  /// @param <T> what it takes
  /// @return the sink
  /// @throws IllegalArgumentException if the count is less than 1
  public static <T> Sink<T> balance(int count, Branch<T> branch) {
    if (count < 1) {
      throw new IllegalArgumentException("balance needs at least 1 branch: " + count);
    }
    return new FanOutSink<>("balance", List.of(branch), count, Split.shared());
  }

  /// Gives each element to the branch of its key: those with equal keys go to the same branch, in
  /// order. Which one that is follows from the key's `hashCode` and the number of branches alone.
  /// Waits while there is no room in that branch; ends when its input has ended and every branch
  /// has. Elements for a branch that wants no more, or was detached, are let go.
  ///
  /// @param key gives an element's key, not null; called once for each element
  /// @param branches at least one, each with a name of its own
  /// @param <T> what it takes
  /// @return the sink
  /// @throws IllegalArgumentException if there is no branch, or two have the same name
  public static <T> Sink<T> partition(CheckedFunction<? super T, ?> key, List<Branch<T>> branches) {
    return new FanOutSink<>("partition", checked(branches), 1, Split.byKey(key));
  }

  /// A branch for the elements that a predicate accepts.
  ///
  /// @param when asked for each element that no route before has accepted
  /// @param to takes them
  /// @param <T> what it takes
  public record Route<T>(CheckedPredicate<? super T> when, Branch<T> to) {

    /// A route.
    ///
    /// @param when asked for each element that no route before has accepted
    /// @param to takes what it accepts
    /// @param <T> what it takes
    /// @return the route
    public static <T> Route<T> of(CheckedPredicate<? super T> when, Branch<T> to) {
      return new Route<>(when, to);
    }
  }

  /// Gives each element to the first branch whose predicate accepts it, and what none accepts to
  /// the last one. Waits while there is no room in that branch; ends when its input has ended and
  /// every branch has. Elements for a branch that wants no more, or was detached, are let go.
  ///
  /// @param routes asked in order
  /// @param otherwise takes what none accepts
  /// @param <T> what it takes
  /// @return the sink
  /// @throws IllegalArgumentException if two branches have the same name
  public static <T> Sink<T> route(List<Route<T>> routes, Branch<T> otherwise) {
    var branches = new ArrayList<Branch<T>>();
    routes.forEach(route -> branches.add(route.to()));
    branches.add(otherwise);
    List<? extends CheckedPredicate<? super T>> when = routes.stream().map(Route::when).toList();
    return new FanOutSink<>("route", checked(branches), 1, Split.first(when));
  }

  /// Gives each element to the branch of its key, which is made when the first with that key comes;
  /// the number of groups has a limit. Waits while there is no room in that branch, and while one
  /// is opened; ends when its input has ended and every branch has. Elements for a branch that
  /// wants no more, or was detached, are let go; the sink itself always wants more. Holds at most
  /// so many keys and what their branches hold. One more key fails the run with a
  /// [dev.weir.LimitException], which names it.
  ///
  /// @param most how many groups, at least 1
  /// @param key gives an element's key, not null, with `equals`; called once for each element
  /// @param branch makes the branch for a key; called once for each group
  /// @param <T> what it takes
  /// @param <K> what the keys are
  /// @return the sink
  /// @throws IllegalArgumentException if the limit is less than 1
  public static <T, K> Sink<T> groupBy(
      int most,
      CheckedFunction<? super T, ? extends K> key,
      Function<? super K, Branch<T>> branch) {
    return new GroupSink<>(most, key, branch, false);
  }

  /// As [#groupBy], but where there is a key too many the group that was given nothing for the
  /// longest time is completed for it: its branch ends and commits there and then, while the stream
  /// waits. So what it made stays, whatever becomes of the run, and the failure of a run says so.
  /// When its key comes again, that is a new group.
  ///
  /// @param most how many groups at a time, at least 1
  /// @param key gives an element's key, not null, with `equals`; called once for each element
  /// @param branch makes the branch for a key; called once for each group
  /// @param <T> what it takes
  /// @param <K> what the keys are
  /// @return the sink
  /// @throws IllegalArgumentException if the limit is less than 1
  public static <T, K> Sink<T> groupByCompleting(
      int most,
      CheckedFunction<? super T, ? extends K> key,
      Function<? super K, Branch<T>> branch) {
    return new GroupSink<>(most, key, branch, true);
  }

  private static <T> List<Branch<T>> checked(List<Branch<T>> branches) {
    if (branches.isEmpty()) {
      throw new IllegalArgumentException("a fan-out needs a branch at least");
    }
    var names = new HashSet<String>();
    for (Branch<T> branch : branches) {
      if (!names.add(branch.name())) {
        throw new IllegalArgumentException("two branches have the same name: " + branch.name());
      }
    }
    return List.copyOf(branches);
  }
}

package dev.weir.internal;

import dev.weir.Incidents;
import dev.weir.LimitException;
import dev.weir.Report;
import dev.weir.SameFileException;
import dev.weir.Sizes;
import dev.weir.StreamException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The branches of a fan-out, live: each is a run of its own, in a thread of its own, which waits
/// before it commits until all of them have come so far, and the run around them has.
///
/// The first failure of one that is not to be detached stops the others. Threads: one that opens,
/// writes, settles, commits and closes; [#cancel()], [#overdue()] and [#unwanted()] from anywhere.
public final class Outputs {
  /*
   * This monitor guards what becomes of the branches: `failure`, `cancelled`, the fields of the outlets that say
   * so, and how many have not `arrived`. Each change of one of these notifies, and there is one thread that
   * waits, the writing one, in settle() and commit(). No scope, no inflow and no user code is called while
   * it is held; so a scope's lock may be taken by whoever is told, and never the other way round.
   *
   * A writer that waits for room in one branch while another fails: the failure is written first, then
   * every inflow is cancelled, so the writer meets the signal and finds the failure. A branch that
   * leaves closes its reading end, so the writer is told that it wants no more.
   *
   * outlets is changed by the writing thread only. What is added there while another stops all of them
   * is stopped by the adding thread, which looks at `failure` and `cancelled` after it has added.
   */
  private static final int NAMED = 3;

  private final Timing timing = Timing.here();
  private final Set<Outlet> outlets = new LinkedHashSet<>(); // guarded by this
  private final Set<Object> fileKeys = new HashSet<>(); // the writing thread's
  private final BranchReports reports = new BranchReports(); // the writing thread's
  private int completed; // committed before the rest; guarded by this
  private int awaited; // those that have not arrived; guarded by this
  private volatile @Nullable Throwable failure; // written once, guarded by this
  private volatile boolean cancelled; // from outside; written guarded by this
  private volatile boolean ended;
  private volatile boolean settled;

  /// Without branches so far.
  public Outputs() {}

  /// How the runs of its branches treat their threads.
  ///
  /// @return as the run around it, where that is known
  public Timing timing() {
    return timing;
  }

  // The writing thread's

  /// Opens branches, in order, and starts them. If one cannot be opened, those before it are
  /// closed.
  ///
  /// @param added not open
  /// @throws Exception if one cannot be opened
  public void open(List<Outlet> added) throws Exception {
    var live = new ArrayList<Outlet>();
    for (Outlet outlet : added) {
      try {
        outlet.thread = timing.threads().newThread(() -> run(outlet));
        outlet.scope.hold(() -> arrived(outlet));
        outlet.life.open();
        live.add(outlet);
        refuseSameFile(outlet);
      } catch (Throwable e) {
        Throwable thrown = located(outlet, e);
        abandon(live, thrown);
        throw Thrown.as(thrown);
      }
    }
    synchronized (this) {
      outlets.addAll(added);
      awaited += added.size();
    }
    for (Outlet outlet : added) {
      start(outlet);
    }
    if (failure != null || cancelled) {
      stopAll();
    }
  }

  private void refuseSameFile(Outlet outlet) throws SameFileException {
    Set<Object> its = outlet.fileKeys();
    if (!Collections.disjoint(fileKeys, its)) {
      throw new SameFileException("branch " + outlet.name, "is written by another branch too");
    }
    fileKeys.addAll(its);
  }

  private static void abandon(List<Outlet> live, Throwable cause) {
    for (Outlet outlet : live) {
      outlet.scope.cancel();
      try {
        outlet.life.run();
      } catch (Throwable e) {
        for (Throwable other : e.getSuppressed()) {
          cause.addSuppressed(other); // it was cancelled; what failed on its own is this
        }
      }
    }
  }

  private void start(Outlet outlet) {
    Thread thread = outlet.thread;
    try {
      if (thread != null) {
        thread.start();
      }
    } catch (Throwable e) {
      failed(outlet, e);
      outlet.scope.cancel();
      outlet.thread = null;
      run(outlet); // without a thread it still has to close what it holds
    }
  }

  /// Writes an element into a branch; waits there, as its overflow says.
  ///
  /// @param outlet one of these
  /// @param element not null
  /// @return false if that branch wants no more, or was detached
  /// @throws Exception if a branch that is not to be detached has failed, or the pipe signal
  public boolean write(Outlet outlet, Object element) throws Exception {
    check();
    if (!outlet.wanting) {
      return false;
    }
    try {
      outlet.wanting = outlet.inflow.write(element);
    } catch (Consequence e) {
      check();
      throw e;
    } catch (LimitException e) {
      outlet.wanting = false;
      failed(outlet, e);
      check();
      outlet.scope.cancel();
      outlet.inflow.cancel();
    }
    return outlet.wanting;
  }

  /// Writes an element into what several branches share.
  ///
  /// @param shared of all of these
  /// @param element not null
  /// @return false if none of them wants more
  /// @throws Exception if a branch that is not to be detached has failed, or the pipe signal
  public boolean write(Inflow shared, Object element) throws Exception {
    check();
    try {
      return shared.write(element);
    } catch (Consequence e) {
      check();
      throw e;
    }
  }

  /// Waits until what was written was taken by the branches.
  ///
  /// @throws Exception if a branch that is not to be detached has failed, or the pipe signal
  public void flush() throws Exception {
    check();
    for (Outlet outlet : all()) {
      if (outlet.wanting) {
        try {
          outlet.inflow.awaitEmpty();
        } catch (Consequence e) {
          check();
          throw e;
        }
      }
    }
  }

  /// Whether a branch wants more.
  ///
  /// @param outlet one of these
  /// @return false if it has said so to a write
  public boolean wanting(Outlet outlet) {
    return outlet.wanting;
  }

  private void check() {
    Throwable known = failure;
    if (known != null) {
      throw Thrown.as(known);
    }
  }

  /// Nothing more is written: waits until every branch has come so far that it only has to commit.
  ///
  /// @throws Exception if a branch that is not to be detached has failed, or the pipe signal
  public void settle() throws Exception {
    ended = true;
    for (Outlet outlet : all()) {
      outlet.inflow.end();
    }
    synchronized (this) {
      while (awaited > 0 && failure == null && !cancelled) {
        wait(); // for a branch to arrive
      }
    }
    check();
    if (cancelled) {
      throw Consequence.SIGNAL;
    }
    settled = true;
  }

  /// Commits the branches, in order, each when the one before it has ended; then gives their
  /// results to whoever asked for them.
  ///
  /// @throws Exception if one could not be committed, or the pipe signal; see [#committed()]
  public void commit() throws Exception {
    if (!settled) {
      settle();
    }
    for (Outlet outlet : all()) {
      commit(outlet);
    }
    for (Outlet outlet : all()) {
      if (outlet.committed) {
        deliver(outlet);
      }
    }
  }

  private void commit(Outlet outlet) throws Exception {
    outlet.scope.release();
    synchronized (this) {
      while (!outlet.over && failure == null && !cancelled) {
        wait(); // for this branch to end
      }
    }
    check();
    if (cancelled && !outlet.over) {
      throw Consequence.SIGNAL;
    }
  }

  private void deliver(Outlet outlet) throws Exception {
    try {
      outlet.life.deliver();
    } catch (Exception e) {
      failed(outlet, e);
      check();
    }
  }

  /// Completes and commits one branch, before the rest, and forgets it.
  ///
  /// @param outlet one of these
  /// @throws Exception if a branch that is not to be detached has failed, or the pipe signal
  public void complete(Outlet outlet) throws Exception {
    check();
    outlet.inflow.end();
    commit(outlet);
    if (outlet.committed) {
      deliver(outlet);
    }
    join(outlet);
    synchronized (this) {
      outlets.remove(outlet);
      completed += outlet.committed ? 1 : 0;
    }
    reports.completed(outlet);
    fileKeys.removeAll(outlet.fileKeys());
  }

  /// Stops those that still run, and waits until every thread has ended.
  ///
  /// @return what failed, if it was not thrown before; else null
  public @Nullable Throwable close() {
    Throwable known = failure;
    for (Outlet outlet : all()) {
      stop(outlet);
    }
    for (Outlet outlet : all()) {
      join(outlet);
    }
    return known == null ? failure : null;
  }

  private void join(Outlet outlet) {
    if (!outlet.scope.awaitOver()) {
      try {
        outlet.scope.rethrow();
      } catch (Throwable stuck) {
        failed(outlet, stuck);
      }
      return;
    }
    Thread thread = outlet.thread;
    if (thread != null) {
      Scope.joined(thread);
    }
  }

  // The branches'

  private void run(Outlet outlet) {
    try {
      outlet.life.run();
      synchronized (this) {
        outlet.committed = true;
      }
    } catch (Throwable e) {
      failed(outlet, e);
    } finally {
      synchronized (this) {
        outlet.over = true;
        outlet.committed |= outlet.scope.isCommitted();
        arrived(outlet);
      }
    }
  }

  private synchronized void arrived(Outlet outlet) {
    if (!outlet.arrived) {
      outlet.arrived = true;
      awaited--;
    }
    notifyAll(); // the writing thread may go on
  }

  private void failed(Outlet outlet, Throwable e) {
    Throwable real = Consequence.without(e);
    if (real instanceof InterruptedException) {
      real = new IOException("a thread of branch " + outlet.name + " was interrupted", real);
    }
    if (real != null) {
      note(outlet, real);
    }
    if (failure != null) {
      stopAll();
    }
  }

  private synchronized void note(Outlet outlet, Throwable real) {
    Throwable first = failure;
    if (outlet.detaching && real instanceof Exception) {
      outlet.detachedBy = outlet.detachedBy == null ? real : outlet.detachedBy;
    } else if (first == null) {
      failure = located(outlet, real);
    } else if (!known(first, real)) {
      first.addSuppressed(real);
    }
    notifyAll(); // the writing thread may learn of it
  }

  private static boolean known(Throwable first, Throwable e) {
    Throwable cause = e.getCause();
    return e.equals(first) || (cause != null && cause.equals(first.getCause()));
  }

  /// What the inner run says, with the branch it happened in.
  private static Throwable located(Outlet outlet, Throwable real) {
    String place = ", in branch " + outlet.name;
    return switch (real) {
      case StreamException e when e.stageIndex() > 0 && e.getCause() != null ->
          StreamException.of(e.stage(), e.stageIndex(), e.stageCount(), e.progress(), e, place);
      case LimitException e -> new LimitException(StreamException.reason(e) + place);
      default -> real;
    };
  }

  // From anywhere

  /// Stops all of them from outside; a write throws.
  public void cancel() {
    synchronized (this) {
      cancelled = true;
      notifyAll(); // the writing thread need not wait any more
    }
    stopAll();
  }

  private void stopAll() {
    all().forEach(Outputs::stop);
  }

  private static void stop(Outlet outlet) {
    outlet.scope.cancel();
    outlet.inflow.cancel();
  }

  private synchronized List<Outlet> all() {
    return List.copyOf(outlets);
  }

  /// What has failed, so that the run around them can be stopped at once.
  ///
  /// @return null if nothing has
  public @Nullable Throwable overdue() {
    return failure;
  }

  /// Whether no branch reads any more, though nothing has ended.
  ///
  /// @return true if there are branches, and every write would give false
  public boolean unwanted() {
    List<Outlet> known = all();
    return !ended
        && !cancelled
        && failure == null
        && !known.isEmpty()
        && known.stream().allMatch(outlet -> outlet.inflow.over());
  }

  /// What every branch has failed with, where all of them were detached: then nobody is left.
  ///
  /// @return the first branch's failure; null if one is left, or there is none
  public synchronized @Nullable Throwable nobodyLeft() {
    Throwable first = null;
    for (Outlet outlet : outlets) {
      if (outlet.detachedBy == null) {
        return null;
      }
      first = first == null ? located(outlet, outlet.detachedBy) : first;
    }
    return first;
  }

  /// Which branches stay though the run fails now.
  ///
  /// @return a few words in the plural; empty if none does
  public synchronized String committed() {
    var names = new ArrayList<String>();
    if (completed > 0) {
      names.add(Sizes.count(completed) + " groups that were completed early");
    }
    outlets.stream().filter(outlet -> outlet.committed).forEach(o -> names.add(o.name));
    int more = names.size() - NAMED;
    String named = String.join(", ", names.subList(0, Math.min(names.size(), NAMED)));
    return names.isEmpty()
        ? ""
        : "the results of " + named + (more > 0 ? " and " + Sizes.count(more) + " more" : "");
  }

  /// Which files they write.
  ///
  /// @return keys as of [dev.weir.Located]
  public Set<Object> fileKeys() {
    return Set.copyOf(fileKeys);
  }

  /// What became of the branches; after the end.
  ///
  /// @param shared what all of them share; null if each has its own
  /// @return null if there was none
  public @Nullable Report report(@Nullable Inflow shared) {
    return reports.of(all(), shared);
  }

  /// What its branches have met with: elements dropped, and, as errors, branches detached. From
  /// anywhere.
  ///
  /// @param shared what all of them share; null if each has its own
  /// @return the counts
  public synchronized Incidents incidents(@Nullable Inflow shared) {
    Incidents all = reports.incidents();
    for (Outlet outlet : outlets) {
      long dropped = shared == null ? outlet.inflow.dropped() : 0;
      all = all.plus(new Incidents(outlet.detachedBy == null ? 0 : 1, 0, dropped));
    }
    return shared == null ? all : all.plus(Incidents.drops(shared.dropped()));
  }
}

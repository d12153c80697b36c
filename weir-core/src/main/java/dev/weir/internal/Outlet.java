package dev.weir.internal;

import dev.weir.Report;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One live branch of a fan-out: a run of its own, behind its [Inflow].
///
/// Threads: fields are written as they say, most of them under the monitor of its [Outputs].
public final class Outlet {

  /// The run of a branch.
  public interface Life {

    /// Opens it, in the thread that opens the fan-out.
    ///
    /// @throws Exception if something cannot be opened; nothing stays open
    void open() throws Exception;

    /// Runs it to its end.
    ///
    /// @throws Exception its one failure
    void run() throws Exception;

    /// All is committed: whoever asked for its result is given that.
    ///
    /// @throws Exception what that has thrown
    void deliver() throws Exception;

    /// What its stages have found out.
    ///
    /// @return null for nothing
    @Nullable Report report();
  }

  final String name;
  final boolean detaching;
  final Inflow inflow;
  final Scope scope;
  final Life life;

  boolean wanting = true; // the writing thread's
  @Nullable Thread thread; // the writing thread's

  // guarded by the outputs
  boolean arrived; // it has settled, or is over; so nobody waits for it
  boolean over; // its run has returned or thrown
  boolean committed;
  @Nullable Throwable detachedBy;

  /// A branch that is not open.
  ///
  /// @param name as in messages
  /// @param detaching whether the others go on without it when it fails
  /// @param inflow where its elements are written
  /// @param scope its run
  /// @param life the same
  public Outlet(String name, boolean detaching, Inflow inflow, Scope scope, Life life) {
    this.name = name;
    this.detaching = detaching;
    this.inflow = inflow;
    this.scope = scope;
    this.life = life;
  }

  Set<Object> fileKeys() {
    return scope.written();
  }
}

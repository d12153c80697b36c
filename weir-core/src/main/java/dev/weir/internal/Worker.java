package dev.weir.internal;

import java.util.List;

/// A thread of a crossing's own, for the time of a run.
///
/// It leaves by itself when its loop ends. It is told to stop as a section is: its passage is
/// cancelled, which its loop sees at the next hand-over, and after a while it is interrupted.
///
/// Threads: [#run()] in its own; the rest from anywhere.
public final class Worker implements Runnable {

  /// What it does.
  public interface Loop {

    /// Takes from the passage and gives to it until there is no more, or nobody wants more.
    ///
    /// @throws Exception the failure of its stage, or the pipe signal
    void run() throws Exception;

    /// Whether it is at work on an element, and does not wait for one, nor for room.
    ///
    /// @return true while it is
    boolean busy();
  }

  final Stay stay;
  final int stage; // from 0

  private final Scope scope;
  private final Passage passage;
  private final Loop loop;
  private volatile boolean unwanted;
  volatile boolean over;

  Worker(Scope scope, int stage, String name, Passage passage, Loop loop) {
    this.scope = scope;
    this.stage = stage;
    this.passage = passage;
    this.loop = loop;
    this.stay = scope.stay(name);
  }

  @Override
  public void run() {
    stay.enter();
    try {
      loop.run();
    } catch (Throwable e) {
      blame(e);
    } finally {
      over = true;
      stay.leave();
      scope.signal();
    }
  }

  private void blame(Throwable e) {
    if (unwanted && e instanceof Exception) {
      return; // it was told to leave off; how it did so is nobody's concern
    }
    try {
      scope.fail(stage, e);
    } catch (OutOfMemoryError none) {
      scope.collapse(none); // not even enough to say so
    }
  }

  boolean busy() {
    return !over && loop.busy();
  }

  /// It will never run, because something could not be opened.
  void never() {
    over = true;
    stay.leave();
  }

  /// Nobody wants what they give any more: how they leave is no failure. In a run that has failed
  /// they are stopping already, and what fails in that counts.
  static void unwanted(List<Worker> workers) {
    workers.forEach(worker -> worker.unwanted = true);
  }

  /// Nobody goes on: not who reads what they give, either.
  static void stop(List<Worker> workers) {
    for (Worker worker : workers) {
      worker.passage.cancel();
      worker.stay.stop();
    }
  }
}

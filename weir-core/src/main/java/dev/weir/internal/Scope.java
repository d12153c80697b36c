package dev.weir.internal;

import dev.weir.CancelledException;
import dev.weir.Chain;
import dev.weir.Checkpoints;
import dev.weir.Cursor;
import dev.weir.DeadlineException;
import dev.weir.Progress;
import dev.weir.Report;
import dev.weir.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One run of a plan: opens it, gives each section its thread, and lets nobody leave before
/// everybody is out.
///
/// When a section fails, or the run is cancelled, every section is told to stop in three steps: a
/// flag that each hand-over sees, an abort of each live end, and after a while an interrupt
/// ([Stay]). What the run throws is the [Outcome]'s business.
///
/// Threads: [#open()], [#run()] and [#pull()] in one thread, the caller's; the rest from anywhere.
public final class Scope {
  /*
   * `lock` guards the waits between sections and nothing else. No stage's method and no user code is
   * called while it is held.
   */
  private final Plan plan;
  private final List<Stage> stages;
  private final Timing timing;
  private final @Nullable Marks marks;
  private final Outcome outcome;
  private final Stay opening;
  private final List<Thread> threads = new ArrayList<>(); // the caller's thread only

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Runnable whenSettled; // written before the run
  private boolean held; // it waits before it commits
  private int unsettled; // sections before the last that have not closed all they had

  private volatile List<Section> sections = List.of(); // written once, when all is open
  private volatile List<Worker> workers = List.of(); // written once, before that
  private volatile @Nullable Meter meter;
  private volatile @Nullable Thread caller;
  private volatile @Nullable Opening inOpening; // written once, by the caller
  private volatile boolean paused;
  private volatile boolean collapsed; // it failed without memory to say so
  int watchedAt = -1; // the sampler's, guarded by its class
  private boolean heard; // the clock's: the caller was interrupted at the last look
  private volatile long beganNanos;
  private volatile long endedNanos;

  /// A run that has not begun.
  ///
  /// @param plan what to run
  /// @param timing how to treat its threads
  public Scope(Plan plan, Timing timing) {
    this(plan, timing, null);
  }

  /// A run that has not begun, perhaps with checkpoints.
  ///
  /// @param plan what to run
  /// @param timing how to treat its threads
  /// @param checkpoints how often it makes sure of what it has done; null for never
  /// @throws IllegalStateException if the plan cannot have checkpoints
  public Scope(Plan plan, Timing timing, @Nullable Checkpoints checkpoints) {
    if (checkpoints != null) {
      Marks.check(plan, checkpoints);
    }
    this.plan = checkpoints == null ? plan : Marks.carrying(plan, checkpoints);
    this.marks = checkpoints == null ? null : new Marks(checkpoints);
    this.stages = plan.stages();
    this.timing = timing;
    this.outcome = new Outcome(stages, this::progress, this::committedSoFar);
    this.opening = stay("open");
  }

  Stay stay(String name) {
    return new Stay(name, timing, this::stuck);
  }

  // In the caller's thread

  /// Opens the source, the steps and the sink, in order. When one cannot be opened, those before it
  /// are closed.
  ///
  /// @throws Exception the one failure of the run
  public void open() throws Exception {
    var live = new Opening(this, plan);
    opening(
        live,
        () -> {
          live.open();
          begin(live);
          return live;
        });
  }

  /// Opens all that is before the last section, starts it, and gives the cursor of the last
  /// section, which is pulled in the reader's thread.
  ///
  /// @return a cursor that, once closed, has closed everything and joined every thread
  /// @throws Exception the one failure of the run
  public Cursor<Object> pull() throws Exception {
    var live = new Opening(this, plan);
    Cursor<?> last =
        opening(
            live,
            () -> {
              Cursor<?> pulled = live.openPulled();
              begin(live);
              return pulled;
            });
    if (sections.stream().anyMatch(section -> section.chain.isWatched())) {
      Sampler.watch(this);
    }
    workers.forEach(worker -> start(worker, worker.stage));
    sections.forEach(section -> start(section, section.firstStage));
    int firstPulled = plan.pieces().getLast().index();
    return new PulledRun(this, last, firstPulled);
  }

  /// Opens everything, and closes it again.
  ///
  /// @throws Exception the one failure of the run
  public void connect() throws Exception {
    var live = new Opening(this, plan);
    opening(live, live::open);
    opening.enter();
    opening.cleaning(true);
    live.abandon();
    opening.leave();
    over();
    outcome.rethrow();
  }

  /// Something that opens.
  @FunctionalInterface
  private interface Open<T> {
    T open() throws Exception;
  }

  private <T> T opening(Opening live, Open<T> open) throws Exception {
    caller = Thread.currentThread();
    inOpening = live;
    beganNanos = System.nanoTime();
    opening.enter();
    try {
      return timing.opening(open::open);
    } catch (Throwable e) {
      if (!opening.sent() && Consequence.isInterruption(e)) {
        interrupted();
      } else {
        fail(live.stage(), e);
      }
      opening.cleaning(true);
      live.abandon();
    } finally {
      opening.leave();
    }
    over();
    outcome.rethrow();
    throw new AssertionError("an opening that failed has a failure");
  }

  private void begin(Opening live) {
    List<Section> all = live.sections();
    unsettled = plan.sink() == null ? all.size() : all.size() - 1;
    workers = List.copyOf(live.workers());
    meter = new Meter(stages, all, workers);
    sections = List.copyOf(all);
    if (!fine()) {
      stopAll(); // cancelled just before the sections were known
    }
  }

  /// Runs what was opened: the last section here, the others in threads of their own. Returns when
  /// every stage is closed and every thread has ended.
  ///
  /// @throws Exception the one failure of the run
  public void run() throws Exception {
    caller = Thread.currentThread();
    Sampler.watch(this);
    if (marks != null) {
      marks.start();
    }
    workers.forEach(worker -> start(worker, worker.stage));
    for (Section section : sections.subList(0, sections.size() - 1)) {
      start(section, section.firstStage);
    }
    sections.getLast().run();
    join();
    if (outcome.isInterruption()) {
      boolean _ = Thread.interrupted(); // it comes out as the exception
    }
    outcome.rethrow();
  }

  private void start(Runnable part, int stage) {
    try {
      Thread thread = timing.threads().newThread(part);
      thread.start();
      threads.add(thread);
    } catch (Throwable e) {
      fail(stage, e);
      part.run(); // without a thread it still has to close what it holds
    }
  }

  /// Waits until every section is over and every thread has ended, or one is stuck. An interruption
  /// is a failure of the run, but does not end this wait.
  void join() {
    join(false);
  }

  /// The same; if all went well and the run is whole, what steps have written beside the stream is
  /// ended, which otherwise the last section does.
  void join(boolean whole) {
    while (true) {
      try {
        awaitSections();
        break;
      } catch (InterruptedException e) {
        interrupted();
      }
    }
    if (!outcome.isStuck()) {
      threads.forEach(Scope::joined);
      sections.forEach(section -> section.stay.joinStopper());
      workers.forEach(worker -> worker.stay.joinStopper());
    }
    if (whole && fine()) {
      boolean _ = settleSides(opening) && endSides(opening);
    }
    closeSides();
    over();
  }

  static void joined(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void over() {
    opening.joinStopper();
    endedNanos = System.nanoTime();
    Sampler.forget(this);
    if (marks != null) {
      marks.stop();
    }
    signal();
  }

  // The waits between sections

  private void awaitSections() throws InterruptedException {
    lock.lock();
    try {
      while (!outcome.isStuck() && !allOver()) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean allOver() {
    return sections.stream().allMatch(section -> section.over)
        && workers.stream().allMatch(worker -> worker.over);
  }

  /// A section before the last has closed all it had.
  void settled() {
    lock.lock();
    try {
      unsettled--;
      changed.signalAll(); // the sink may be ended
    } finally {
      lock.unlock();
    }
  }

  /// The barrier before the sink's end: true when every other section has closed without failure.
  boolean awaitOthers() throws InterruptedException {
    lock.lock();
    try {
      while (fine() && unsettled > 0) {
        changed.await();
      }
      return fine();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until a mark has come to its end, or the section that sent it has to look up.
  void awaitSettled(Mark mark, Section section) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!mark.isSettled() && !section.due()) {
        boolean _ = changed.await(1, TimeUnit.MILLISECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  /// What becomes of the positions; null without checkpoints.
  @Nullable Marks marks() {
    return marks;
  }

  /// Has somebody told of each position that was made sure of, in the source's thread. Called
  /// before it opens.
  ///
  /// @param told of the position, and of the time that it took
  public void whenKept(BiConsumer<Object, Duration> told) {
    if (marks != null) {
      marks.whenKept(told);
    }
  }

  /// Makes this a run within another: before it commits anything it waits until it is released.
  /// Called before it opens.
  ///
  /// @param arrived told, in a thread of the run and without a lock, that only committing is left
  public void hold(Runnable arrived) {
    held = true;
    whenSettled = arrived;
  }

  /// The whole has come so far: it may commit.
  public void release() {
    lock.lock();
    try {
      held = false;
      changed.signalAll(); // the last section may go on
    } finally {
      lock.unlock();
    }
  }

  /// Waits to be released, where this is a run within another. True if all is well.
  boolean awaitRelease() throws InterruptedException {
    Runnable arrived = whenSettled;
    if (arrived != null) {
      arrived.run();
    }
    lock.lock();
    try {
      while (fine() && held) {
        changed.await();
      }
      return fine();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until it is over, whatever comes; interruptions are kept for later.
  ///
  /// @return false if it is stuck
  boolean awaitOver() {
    lock.lock();
    try {
      while (endedNanos == 0 && !outcome.isStuck()) {
        changed.awaitUninterruptibly();
      }
      return endedNanos != 0;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the run is over, or is known to be stuck.
  ///
  /// @throws InterruptedException if interrupted while waiting; the run goes on
  public void await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (endedNanos == 0 && !outcome.isStuck()) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Wakes whoever waits here: for sections, for the end of a pause, for the outcome.
  void signal() {
    try {
      lock.lock();
      try {
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    } catch (OutOfMemoryError e) {
      collapsed = true; // the clock does it again
    }
  }

  // The outcome

  boolean fine() {
    return outcome.fine();
  }

  void checkFine() throws Consequence {
    if (!fine()) {
      throw Consequence.SIGNAL;
    }
  }

  /// Lets what steps have written beside the stream come so far that it only has to be committed.
  /// True if all went well.
  ///
  /// @param inside of the thread that this is
  boolean settleSides(Stay inside) {
    for (Section section : sections) {
      for (int step : section.chain.sides()) {
        if (!section.beside(() -> section.chain.settleSide(step), inside)) {
          return false;
        }
      }
    }
    return fine();
  }

  /// Ends what steps have written beside the stream, in order, and asks what they have found out;
  /// when all other sections are over. True if all went well.
  ///
  /// @param inside of the thread that this is
  boolean endSides(Stay inside) {
    for (Section section : sections) {
      for (int step : section.chain.sides()) {
        boolean ended =
            section.beside(
                () -> {
                  if (section.chain.endSide(step)) {
                    outcome.committedBeside(section.firstStage + 1 + step);
                  }
                },
                inside);
        if (!ended) {
          return false;
        }
      }
      if (!section.beside(() -> section.reports = section.found(), inside)) {
        return false;
      }
    }
    return fine();
  }

  /// Closes them; in the caller's thread, when every other has ended, but for one that is stuck.
  private void closeSides() {
    List<Section> sided =
        sections.stream().filter(section -> section.over && section.chain.hasSides()).toList();
    if (sided.isEmpty()) {
      return;
    }
    Stay closing = stay("close");
    closing.enter();
    closing.cleaning(true);
    closing.stop(); // what takes long is interrupted, and what takes too long is stuck
    for (Section section : sided) {
      boolean _ = section.beside(section.chain::closeSide, closing);
    }
    closing.leave();
    closing.joinStopper();
  }

  /// What steps have found out, by the number of the stage.
  ///
  /// @return in order
  public SortedMap<Integer, Report> reports() {
    var reports = new TreeMap<Integer, Report>();
    for (Section section : sections) {
      section.reports.forEach((step, report) -> reports.put(section.firstStage + 1 + step, report));
    }
    return reports;
  }

  /// Throws the failure of a run that is over, if it has one.
  ///
  /// @throws Exception the one failure of the run
  public void rethrow() throws Exception {
    outcome.rethrow();
  }

  void committed() {
    outcome.committed();
  }

  /// Which files it writes.
  Set<Object> written() {
    Opening live = inOpening;
    return live == null ? Set.of() : live.written();
  }

  /// Whether its sink has ended.
  boolean isCommitted() {
    return outcome.isCommitted();
  }

  private String committedSoFar() {
    List<Section> all = sections;
    return all.isEmpty() ? "" : all.getLast().committedSoFar();
  }

  @SuppressWarnings("ReferenceEquality")
  boolean isCaller(Thread thread) {
    return thread == caller;
  }

  void fail(int stage, Throwable e) {
    fail(stage, e, "");
  }

  /// The same, with what is to be put behind the reason.
  void fail(int stage, Throwable e, String place) {
    if (outcome.fail(stage, e, place)) {
      stopAll();
    }
  }

  /// There is no memory left to say what failed, nor to stop it in order. What holds most are the
  /// boundaries, so they go first.
  void collapse(OutOfMemoryError e) {
    outcome.collapse(e);
    collapsed = true;
    letGo();
  }

  /// As far as it goes without memory; the clock does it again until all have left.
  private void letGo() {
    try {
      for (int i = 0; i < sections.size(); i++) {
        sections.get(i).drop();
      }
      stopAll();
    } catch (OutOfMemoryError e) {
      // those that let go leave enough for the others
    }
  }

  /// The caller was interrupted: that comes out as the exception, so the thread's status is
  /// cleared.
  void interrupted() {
    boolean _ = Thread.interrupted();
    if (outcome.interrupted()) {
      stopAll();
    }
  }

  /// Stops the run; it throws [CancelledException]. Returns at once. Does nothing if the run is
  /// over.
  public void cancel() {
    cancel(addition -> new CancelledException(progress(), addition));
  }

  /// What it gives is not wanted any more: stops it as a success. Does nothing if it has failed or
  /// is over.
  void unwanted() {
    if (endedNanos == 0 && !sections.isEmpty()) {
      sections.getLast().unwanted();
    }
  }

  /// Stops the run if it is not done in time; then it throws [DeadlineException].
  ///
  /// @param deadline from now
  /// @return to be called when the run is over
  public Runnable deadline(Duration deadline) {
    return Sampler.after(
        deadline, () -> cancel(addition -> new DeadlineException(deadline, progress(), addition)));
  }

  private void cancel(Function<String, CancelledException> cause) {
    if (endedNanos == 0 && outcome.cancelled(cause)) {
      stopAll();
    }
  }

  private void stopAll() {
    opening.stop();
    for (Section section : sections) {
      section.halt();
      section.stay.stop();
    }
    Worker.stop(workers);
    signal();
  }

  private void stuck(Stay stay) {
    Opening live = inOpening;
    int stage = live == null ? 0 : live.stage();
    for (Section section : sections) {
      if (section.stay == stay) {
        stage = section.activeStage();
      }
    }
    for (Worker worker : workers) {
      if (worker.stay == stay) {
        stage = worker.stage;
      }
    }
    outcome.stuck(stage, timing.graceMillis(), stay.stack());
    stopAll();
  }

  // Pausing

  /// Stops the source; returns when it has stopped. What is on its way goes on.
  ///
  /// @throws InterruptedException if interrupted while waiting; the run stays paused
  public void pause() throws InterruptedException {
    lock.lock();
    try {
      paused = true;
      pausing(true);
      while (paused && fine() && endedNanos == 0 && !sourceStopped()) {
        boolean _ = changed.await(1, TimeUnit.MILLISECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean sourceStopped() {
    return !sections.isEmpty() && sections.getFirst().stopped();
  }

  /// Lets the source go on.
  public void resume() {
    lock.lock();
    try {
      paused = false;
      pausing(false);
      changed.signalAll(); // the source may go on
    } finally {
      lock.unlock();
    }
  }

  private void pausing(boolean wanted) {
    if (!sections.isEmpty()) {
      sections.getFirst().pausing(wanted);
    }
  }

  /// A section begins: it may have to begin at the gate.
  void mindPause(Section section) {
    lock.lock();
    try {
      section.pausing(paused && section.isFirst());
    } finally {
      lock.unlock();
    }
  }

  /// The gate: the source's section waits here while the run is paused.
  void awaitResume(Section section) throws InterruptedException {
    lock.lock();
    try {
      changed.signalAll(); // whoever paused may see that the source has stopped
      while (paused && fine()) {
        changed.await();
      }
      section.pausing(paused);
    } finally {
      lock.unlock();
    }
  }

  // Looking

  /// How far it has come.
  ///
  /// @return what the source gave and the sink took
  public Progress progress() {
    List<Section> all = sections;
    if (all.isEmpty()) {
      return Progress.NONE;
    }
    Chain<?, ?> first = all.getFirst().chain;
    Chain<?, ?> last = all.getLast().chain;
    int end = last.size();
    return new Progress(first.elements(0), bytes(first, 0), last.elements(end), bytes(last, end));
  }

  private static long bytes(Chain<?, ?> chain, int gate) {
    long bytes = chain.bytes(gate);
    return bytes == 0 ? -1 : bytes;
  }

  /// How long it has been running, or has run.
  ///
  /// @return nanoseconds
  public long elapsedNanos() {
    long end = endedNanos;
    return beganNanos == 0 ? 0 : (end == 0 ? System.nanoTime() : end) - beganNanos;
  }

  /// Whether it is over, whatever the outcome.
  ///
  /// @return true when every thread has left
  public boolean isOver() {
    return endedNanos != 0;
  }

  /// Whether the source is held.
  ///
  /// @return true between `pause` and `resume`
  public boolean paused() {
    return paused;
  }

  /// Each stage as it stands.
  ///
  /// @return in order, without a reading for stages that were never opened
  public List<Meter.Reading> readings() {
    Meter known = meter;
    return known == null ? List.of() : known.readings(elapsedNanos());
  }

  /// How it stood five to ten seconds ago.
  ///
  /// @return null if it is younger, or over
  public Meter.@Nullable Seen earlier() {
    Meter known = meter;
    return known == null || endedNanos != 0 ? null : known.earlier();
  }

  /// How long nothing has moved.
  ///
  /// @return nanoseconds; 0 before the run and after it
  public long stillNanos() {
    Meter known = meter;
    return known == null || endedNanos != 0 ? 0 : known.stillNanos();
  }

  /// What each thread of the run is in, for one that does not move.
  ///
  /// @return in order
  public List<Standing> standing() {
    var all = new ArrayList<Standing>();
    for (Section section : sections) {
      if (!section.over) {
        int stage = section.busyStage();
        all.add(
            new Standing(
                stages.get(Math.clamp(section.activeStage(), 0, stages.size() - 1)).name(),
                stage < 0,
                List.of(section.stay.stack())));
      }
    }
    return all;
  }

  /// What a thread of a run is in.
  ///
  /// @param stage the name of the stage that has it
  /// @param waiting whether it waits for another thread of the run
  /// @param stack innermost first
  public record Standing(String stage, boolean waiting, List<StackTraceElement> stack) {
    /// Copies the stack.
    public Standing {
      stack = List.copyOf(stack);
    }
  }

  /// How much the source has in all, where that is known.
  ///
  /// @return bytes or elements; -1 if unknown
  public long sourceSize() {
    return sections.isEmpty() ? -1 : sections.getFirst().sourceSize();
  }

  /// Goes on with what could not be done for lack of memory.
  void rescue() {
    if (collapsed && endedNanos == 0) {
      letGo();
    }
  }

  void sample() {
    rescue();
    Meter known = meter;
    if (known != null) {
      known.sample(elapsedNanos());
    }
    watch();
    if (plan.sink() != null) { // else the caller comes and goes, and an interrupt is its reader's
      hear();
    }
  }

  /// Fails what is overdue.
  private void watch() {
    boolean nothingComes = paused;
    for (Section section : sections) {
      section.chain.watch(nothingComes, (e, step) -> fail(section.firstStage + 1 + step, e));
      section.watchSink(nothingComes);
    }
  }

  /// The caller may be blocked where no interrupt is heard (a socket, a child's output), or never
  /// block at all. So the clock hears it: one that still stands at the second look stops the run.
  private void hear() {
    Thread running = caller;
    boolean interrupted = endedNanos == 0 && running != null && running.isInterrupted();
    if (interrupted && heard && outcome.interrupted()) {
      stopAll();
    }
    heard = interrupted;
  }
}

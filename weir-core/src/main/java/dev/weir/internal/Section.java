package dev.weir.internal;

import dev.weir.BatchCursor;
import dev.weir.Bytes;
import dev.weir.Chain;
import dev.weir.Checkpoint;
import dev.weir.Composed;
import dev.weir.ConsumingWritable;
import dev.weir.Cursor;
import dev.weir.Enduring;
import dev.weir.Gradual;
import dev.weir.Incidents;
import dev.weir.Producer;
import dev.weir.Report;
import dev.weir.Reporting;
import dev.weir.Settling;
import dev.weir.TransferSource;
import dev.weir.TransferTarget;
import dev.weir.Watched;
import dev.weir.Writable;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one thread of a run does: read, push through the steps, write, in one plain loop.
///
/// At the end it closes what it has, in order: the cursor, the steps; then the boundary behind it
/// is ended, or, when every section has come so far, the sink. Whatever is thrown goes to the
/// [Scope], which decides what it means.
///
/// Threads: [#run()] in the section's own; the rest from anywhere.
final class Section implements Runnable, Chain.Driver<Object> {
  static final int WAITS = -1; // at a boundary
  static final int HELD = -2; // because the run is paused
  static final int OVER = -3; // no more

  private static final int BATCH = 64;
  private static final long TRANSFER_BYTES = 8 << 20;

  final Stay stay;
  final Chain<Object, Object> chain;
  final int firstStage; // numbers of stages are from 0 here
  final @Nullable Passage before;
  final @Nullable Passage behind;

  private final Scope scope;
  private final List<Worker> workers; // of what is behind
  private final @Nullable Section upstream;
  private final @Nullable Producer<Object> producer;
  private final @Nullable Cursor<Object> in;
  private final Writable<Object> out;
  private final boolean consuming; // what is written is not kept

  // made before anything can fail: when there is no memory left, they still can be called
  private final Attempt working = this::work;
  private final Attempt closingInput;
  private final Attempt closingSteps;
  private final Attempt ending;
  private final Attempt closingOutput;

  private volatile boolean stop; // the run is over, or what this gives is not wanted any more
  private volatile boolean pausing; // the loop has to wait at the gate
  private volatile boolean unwanted;
  private volatile boolean leftOff; // the sink has come to want no more while the loop waits
  private boolean writing; // past the chain: a failure now is what is behind the section's
  private volatile boolean atGate; // it waits because the run is paused
  private volatile boolean running;
  private volatile boolean leaving; // the sink has the thread, at its end or in its close
  volatile boolean over;
  volatile SortedMap<Integer, Report> reports = Collections.emptySortedMap(); // by step

  Section(
      Scope scope,
      Stay stay,
      int firstStage,
      @Nullable Producer<Object> producer,
      @Nullable Cursor<Object> in,
      Chain<Object, Object> chain,
      Writable<Object> out,
      @Nullable Section upstream,
      @Nullable Passage before,
      @Nullable Passage behind,
      List<Worker> workers) {
    this.scope = scope;
    this.stay = stay;
    this.firstStage = firstStage;
    this.producer = producer;
    this.in = in;
    this.chain = chain;
    this.out = out;
    this.consuming = (Writable<?>) out instanceof ConsumingWritable<?>;
    this.upstream = upstream;
    this.before = before;
    this.behind = behind;
    this.workers = behind == null ? List.of() : workers;
    this.closingInput = in == null ? () -> {} : in::close;
    this.closingSteps = chain::close;
    this.ending = out::end;
    this.closingOutput = out::close;
  }

  @Override
  public void run() {
    stay.enter();
    scope.mindPause(this);
    running = true;
    try {
      attempt(working, firstStage);
      stay.cleaning(true);
      closeInput();
      if (behind != null) {
        hand();
      } else {
        commit();
      }
    } catch (OutOfMemoryError e) {
      scope.collapse(e); // what it still had to do is left
    } finally {
      over = true;
      stay.leave();
      scope.signal();
    }
  }

  private void work() throws Exception {
    try {
      loop();
    } catch (Throwable e) {
      boolean real =
          chain.failure() != null
              || e instanceof InterruptedException
              || (e instanceof Error && !Unwound.isOne(e));
      if (!leftOff || real) {
        throw e;
      }
    }
  }

  private void loop() throws Exception {
    if (producer != null) {
      produce(producer);
    } else if (in != null) {
      pump(in);
    }
    chain.finish(this);
  }

  private void produce(Producer<Object> head) throws Exception {
    attend();
    try {
      chain.drive(head, first -> new Inlet(this, first), out, this);
    } catch (Throwable e) {
      if (!Unwound.isOne(e)) {
        throw e;
      }
    }
  }

  private void pump(Cursor<Object> cursor) throws Exception {
    if (chain.size() == 0 && out instanceof RingWriter ring && cursor instanceof BatchCursor<?> b) {
      pumpBatches(b, ring);
      return;
    }
    attend();
    if (chain.size() == 0
        && (Cursor<?>) cursor instanceof TransferSource from
        && (Writable<?>) out instanceof TransferTarget to) {
      transfer(from, to);
    }
    if (chain.size() == 0) {
      pumpStraight(cursor);
      return;
    }
    chain.drive(cursor, out, this);
  }

  /// With no step between, one call each way is all there is.
  private void pumpStraight(Cursor<Object> cursor) throws Exception {
    while (true) {
      if (pausing) {
        attend(); // a write that waits counts as stopped, so nothing may be read after it
      }
      Object element = cursor.read();
      if (element == null) {
        return;
      }
      if (stop || pausing) {
        attend();
      }
      writing = true;
      boolean wanted = out.write(element);
      writing = false;
      chain.passed(1, element instanceof Bytes bytes ? bytes.length() : 0);
      if (!wanted) {
        return;
      }
    }
  }

  /// With no step between, what the source holds already crosses the boundary in one go.
  private void pumpBatches(BatchCursor<?> cursor, RingWriter ring) throws Exception {
    var batch = new Object[BATCH];
    attend();
    while (true) {
      if (pausing) {
        attend(); // a write that waits counts as stopped, so nothing may be read after it
      }
      int count = cursor.readBatch(batch);
      if (count < 0) {
        return;
      }
      attend();
      writing = true;
      boolean wanted = ring.writeAll(batch, count);
      writing = false;
      if (!wanted) {
        return;
      }
      chain.passed(count, bytes(batch, count));
    }
  }

  private static long bytes(Object[] elements, int count) {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes += elements[i] instanceof Bytes run ? run.length() : 0;
    }
    return bytes;
  }

  /// With no step between, the kernel may move the bytes; it leaves the end, and any failure, to
  /// the reading and writing that follow.
  private void transfer(TransferSource from, TransferTarget to) throws Exception {
    writing = true;
    long moved;
    while ((moved = to.transferFrom(from, TRANSFER_BYTES)) > 0) {
      chain.passed(1, moved);
      attend();
    }
    writing = false;
  }

  /// What the last step emits.
  @Override
  public boolean emit(Object element) throws IOException, InterruptedException {
    return out.write(element);
  }

  @Override
  public boolean consumed() {
    return consuming;
  }

  @Override
  public boolean pause() {
    return false;
  }

  @Override
  public void done() {}

  /// Hands a mark on, behind all that was emitted before it; at the sink, persists that.
  void carry(Mark mark) throws IOException, InterruptedException {
    try {
      if (!chain.flush(this)) {
        mark.hold();
      }
      mark.unspent(chain.unspent());
    } catch (Exception e) {
      throw Thrown.as(e);
    }
    writing = true;
    if (behind != null) {
      if (!out.write(mark)) {
        mark.settle(false); // nobody reads any more
      }
    } else if (mark.isHeld()) {
      mark.settle(false);
    } else {
      ((Checkpoint<?>) out).persist();
      mark.settle(true);
    }
    writing = false;
  }

  /// Waits until a mark has come to its end; leaves if the run is over.
  void awaitSettled(Mark mark) throws IOException, InterruptedException {
    while (!mark.isSettled()) {
      attend();
      scope.awaitSettled(mark, this);
    }
  }

  private void closeInput() {
    attempt(closingInput, firstStage);
    attempt(closingSteps, firstStage);
  }

  private void hand() {
    if (scope.fine()) {
      attempt(ending, outStage());
    }
    attempt(closingOutput, outStage());
    scope.settled();
  }

  private void commit() {
    stay.cleaning(false);
    attempt(
        () -> {
          if (scope.awaitOthers()) {
            leaving = true;
            if (scope.settleSides(stay) && settled() && scope.endSides(stay)) {
              out.end();
              scope.committed();
              reportOfSink();
            }
          }
        },
        outStage());
    stay.cleaning(true);
    leaving = true;
    attempt(closingOutput, outStage());
  }

  /// What is behind the sink has come so far too, and, where this is a run within another, that
  /// has.
  private boolean settled() throws IOException, InterruptedException {
    Settling.settle(out);
    return scope.awaitRelease();
  }

  /// What its cursor and its steps have found out.
  SortedMap<Integer, Report> found() {
    SortedMap<Integer, Report> ofSteps = chain.reports();
    Report ofCursor = (Cursor<?>) in instanceof Reporting reporting ? reporting.report() : null;
    if (ofCursor != null) {
      ofSteps.put(-1, ofCursor);
    }
    return ofSteps;
  }

  private void reportOfSink() {
    Report report = (Writable<?>) out instanceof Reporting reporting ? reporting.report() : null;
    if (report != null) {
      var all = new TreeMap<>(reports);
      all.put(chain.size(), report);
      reports = all;
    }
  }

  /// What its sink has committed before the end; empty for nothing.
  String committedSoFar() {
    return (Writable<?>) out instanceof Gradual gradual ? gradual.committedSoFar() : "";
  }

  private int outStage() {
    return firstStage + 1 + chain.size();
  }

  /// Something that may fail.
  @FunctionalInterface
  interface Attempt {
    void run() throws Exception;
  }

  private void attempt(Attempt attempt, int stage) {
    Throwable earlier = chain.failure();
    try {
      attempt.run();
    } catch (Throwable e) {
      try {
        blame(e, stage, earlier);
      } catch (OutOfMemoryError none) {
        scope.collapse(none); // not even enough to say so
      }
    }
  }

  private void blame(Throwable e, int stage, @Nullable Throwable earlier) {
    Throwable inChain = chain.failure();
    if (inChain != null && earlier == null) {
      blame(inChain, firstStage + 1 + chain.failedStep()); // whatever became of it on the way
    } else {
      blame(e, writing ? outStage() : stage);
      writing = false;
    }
  }

  private void blame(Throwable e, int stage) {
    if (unwanted && (e instanceof Exception || Unwound.isOne(e))) {
      return; // it was told to leave off; how it did so is nobody's concern
    }
    if (!stay.sent() && scope.isCaller(Thread.currentThread()) && Consequence.isInterruption(e)) {
      scope.interrupted();
    } else {
      scope.fail(stage, e, in != null && stage == firstStage + 1 ? Composed.addition(in, e) : "");
    }
  }

  @Override
  public boolean due() {
    return stop || pausing;
  }

  /// Looks up from the loop: leaves it if the run is over, waits if it is paused.
  @Override
  public void attend() throws IOException, InterruptedException {
    while (pausing && !stop) {
      atGate = true;
      try {
        scope.awaitResume(this);
      } finally {
        atGate = false;
      }
    }
    if (stop) {
      if (unwanted) {
        throw new Unwound();
      }
      throw Consequence.SIGNAL;
    }
  }

  /// Ends or closes what its steps have written beside the stream, or asks for reports; a failure
  /// is theirs. True if there was none. In the thread of `stay`, which may be another section's.
  boolean beside(Attempt attempt, Stay inside) {
    Throwable earlier = chain.failure();
    try {
      attempt.run();
      return true;
    } catch (Throwable e) {
      if (!inside.sent()
          && scope.isCaller(Thread.currentThread())
          && Consequence.isInterruption(e)) {
        scope.interrupted();
      } else {
        int step = earlier == null ? Math.max(0, chain.failedStep()) : 0;
        scope.fail(firstStage + 1 + step, e);
      }
      return false;
    }
  }

  /// Whether its head is the source of the run.
  boolean isFirst() {
    return before == null;
  }

  /// Under the scope's lock.
  void pausing(boolean wanted) {
    pausing = wanted;
    if (wanted) {
      chain.attention();
    }
  }

  /// Whether its source gives nothing just now: the thread waits at the gate or in the source's
  /// read (what that gives will wait at the gate), or has not begun, or is over.
  boolean stopped() {
    return atGate || over || !running || (chain.active() < 0 && stay.waiting());
  }

  /// It will never run, because something could not be opened.
  void never() {
    over = true;
    stay.leave();
  }

  /// Downstream wants no more: stop, without that being a failure. In a run that has failed it is
  /// stopping already, and what fails in that counts.
  void unwanted() {
    if (!scope.fine()) {
      return;
    }
    // All are marked before any is stopped: a section that is stopped takes its neighbours with it.
    for (Section section = this; section != null; section = section.upstream) {
      section.unwanted = true;
      Worker.unwanted(section.workers);
    }
    for (Section section = this; section != null; section = section.upstream) {
      section.halt();
      section.stay.stop();
      Worker.stop(section.workers);
    }
  }

  /// Looks at its sink, from outside, if that may have failed, or come to want no more, by itself.
  void watchSink(boolean held) {
    if (behind == null && (Writable<?>) out instanceof Watched watched) {
      Throwable failed = watched.overdue(held);
      if (failed != null) {
        scope.fail(outStage(), failed);
      } else if (!leftOff && watched.unwanted()) {
        leaveOff();
      }
    }
  }

  /// The loop has not found out, because it waits for input: what gives that is let go. It is not
  /// interrupted, for it may be on its way to the end, which has to come.
  private void leaveOff() {
    leftOff = true;
    if (upstream != null) {
      upstream.unwanted();
    }
    stop = true;
    try {
      if (in != null) {
        in.abort();
      }
    } catch (Throwable e) {
      abortFailed(firstStage, e);
    }
  }

  /// As [#halt()], as far as it goes without any memory.
  void drop() {
    stop = true;
    try {
      if (behind != null) {
        behind.cancel();
      }
    } catch (OutOfMemoryError e) {
      // the clock comes again
    }
    chain.attention();
  }

  /// The run is over: see to it that the loop ends soon.
  void halt() {
    stop = true;
    chain.halt(Consequence.SIGNAL);
    if (!scope.fine()) { // else what is beside the stream is still to be ended
      try {
        chain.abortSide();
      } catch (Throwable e) {
        abortFailed(firstStage, e);
      }
    }
    if (!over) {
      // An abort may not throw; one that does must not keep the others from being told.
      try {
        if (in != null) {
          in.abort();
        }
      } catch (Throwable e) {
        abortFailed(firstStage, e);
      }
      try {
        out.abort();
      } catch (Throwable e) {
        abortFailed(outStage(), e);
      }
    }
  }

  private void abortFailed(int stage, Throwable e) {
    if (!unwanted || e instanceof Error) {
      scope.fail(stage, e);
    }
  }

  /// The number of the stage that has the thread.
  int activeStage() {
    return writing || leaving ? outStage() : firstStage + 1 + chain.active();
  }

  /// The number of the stage that keeps the thread busy; -1 if the section waits for another.
  int busyStage() {
    return Math.max(place(), -1);
  }

  /// The same; what the section waits for, if it does.
  int place() {
    if (over) {
      return OVER;
    }
    if (atGate) {
      return HELD;
    }
    boolean waiting =
        (before != null && before.readerWaiting()) || (behind != null && behind.writerWaiting());
    return waiting ? WAITS : activeStage();
  }

  Incidents incidentsOfHead() {
    return Enduring.of(in);
  }

  Incidents incidentsOfSink() {
    return Enduring.of(out);
  }

  long sourceSize() {
    return in == null ? -1 : in.size().orElse(-1);
  }
}

package dev.weir;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Several steps as one step: what a section runs, what a for-loop pulls through, and what a
/// foreign host drives that pushes by itself (a Flink operator, a callback, a gatherer).
///
/// It keeps the laws that no single step should have to know. A failure is sticky: the first one is
/// remembered with its stage and comes out of every later call. When a step is done, the steps
/// before it are never called again, and only it and those after it are finished. When the far end
/// wants no more, nobody is finished. A step that goes on emitting although nobody wants more is
/// unwound.
///
/// Pushed, an emitter's `pause()` is false and everything happens in one call, depth first. Pulled,
/// it says true while an element waits; then each step keeps its rest, and what a step emits that
/// ignores the pause waits before the next step, up to [#MAX_WAITING] elements and
/// [#MAX_WAITING_BYTES].
///
/// Threads: one at a time; [#active()], [#elements(int)], [#bytes(int)] and [#incidents(int)] from
/// anywhere.
///
/// @param <I> what goes in
/// @param <O> what comes out
public final class Chain<I, O> extends Gauges.OfChain implements SideStep<I, O> {

  /// The most steps in one chain; each takes two frames of the thread's stack.
  public static final int MAX_STEPS = 2_000;

  /// The most elements that wait before one step in a pulled chain.
  public static final int MAX_WAITING = 65_536;

  /// The most bytes that wait before one step in a pulled chain.
  public static final long MAX_WAITING_BYTES = 1 << 20;

  private static final VarHandle HALT = Handles.of(MethodHandles.lookup(), "halt", Throwable.class);

  private final List<String> names;
  private final List<Link> links = new ArrayList<>();
  private final Tail tail;

  @SuppressWarnings("UnusedVariable") // read through its handle
  private @Nullable Throwable halt; // written by any thread, seen at each hand-over

  private @Nullable Throwable failure;
  private int failedStep = -1;
  private int doneStep = -1; // the last step that said done; size() when the far end did
  private boolean finishing;
  private int nextFinish;
  private boolean announced;
  private boolean closed;

  private Chain(List<String> names) {
    this.names = names;
    this.tail = new Tail(this, names.size());
  }

  /// Opens each transform, in order. When one cannot be opened, those before it are closed.
  ///
  /// @param transforms each takes what the one before gives; not more than [#MAX_STEPS]
  /// @param <I> what the first takes
  /// @param <O> what the last gives
  /// @return a live chain, owned by the caller, who must close it
  /// @throws OpeningException if one could not be opened, naming which
  public static <I, O> Chain<I, O> open(List<? extends Transform<?, ?>> transforms)
      throws OpeningException {
    var chain = new Chain<I, O>(transforms.stream().map(Stage::name).toList());
    var steps = new ArrayList<Step<Object, Object>>();
    for (Transform<?, ?> transform : transforms) {
      try {
        steps.add(erased(transform).open());
      } catch (Throwable e) {
        throw new OpeningException(steps.size(), closeAll(steps, e));
      }
    }
    chain.link(steps);
    return chain;
  }

  private static Throwable closeAll(List<Step<Object, Object>> steps, Throwable cause) {
    for (Step<?, ?> step : steps) {
      try (Closeable _ = sideOf(step)) {
        step.close();
      } catch (Throwable e) {
        cause.addSuppressed(e);
      }
    }
    return cause;
  }

  private static Closeable sideOf(Step<?, ?> step) {
    return step instanceof SideStep<?, ?> sided ? sided::closeSide : () -> {};
  }

  @SuppressWarnings("unchecked") // the types of neighbours were checked when the list was made
  private static Transform<Object, Object> erased(Transform<?, ?> transform) {
    return (Transform<Object, Object>) transform;
  }

  private void link(List<Step<Object, Object>> steps) {
    Emitter<Object> next = tail;
    for (int i = steps.size() - 1; i >= 0; i--) {
      var link = new Link(this, i, steps.get(i), next);
      links.addFirst(link);
      next = link;
    }
    for (int i = 1; i < links.size(); i++) {
      links.get(i).before = links.get(i - 1);
    }
    tail.before = links.isEmpty() ? null : links.getLast();
  }

  @Override
  public void take(I in, Emitter<? super O> out) throws Exception {
    bind(out);
    first().emit(in);
    announce(out);
  }

  /// Who drives a chain, and takes what comes out of it.
  ///
  /// @param <O> what comes out
  public interface Driver<O> extends Emitter<O> {

    /// Whether there is something to attend to; asked between two elements.
    ///
    /// @return true if [#attend()] is to be called
    boolean due();

    /// Attends to it; may wait.
    ///
    /// @throws IOException if the run is over
    /// @throws InterruptedException if interrupted while waiting
    void attend() throws IOException, InterruptedException;
  }

  /// Takes all that a cursor gives, as long as more is wanted.
  ///
  /// @param in read, not closed
  /// @param out where the driver puts what comes out; written, not ended
  /// @param driver asked before each element
  /// @throws Exception what a stage throws
  public void drive(Cursor<I> in, Writable<? super O> out, Driver<O> driver) throws Exception {
    new Pump<>(this, in, out, driver).run();
  }

  /// Runs a producer, which gives it all that it emits.
  ///
  /// @param producer run once, here
  /// @param inlet what the producer is given, which emits into what it is given
  /// @param out where the driver puts what comes out; written, not ended
  /// @param driver takes what comes out
  /// @throws Exception what a stage throws
  public void drive(
      Producer<I> producer,
      UnaryOperator<Emitter<I>> inlet,
      Writable<? super O> out,
      Driver<O> driver)
      throws Exception {
    bind(driver);
    var parts = new Compiled.Parts(producer, false, this, out);
    Compiled form = Forms.find(parts, Forms.MAKE == 0);
    producer.run(inlet.apply(form == null ? into(driver) : form.into(this, parts)));
    if (form == null && elements(0) >= Forms.MAKE) {
      Compiled _ = Forms.find(parts, true); // for the next run; a producer's loop cannot be left
    }
  }

  /// The emitter before the first step, for a host that has elements to emit rather than a call to
  /// make for each; valid while `out` is.
  ///
  /// @param out where results go
  /// @return what goes in
  @SuppressWarnings("unchecked")
  public Emitter<I> into(Emitter<? super O> out) {
    bind(out);
    return (Emitter<I>) first();
  }

  @Override
  public boolean more(Emitter<? super O> out) throws Exception {
    bind(out);
    rethrow();
    for (int i = links.size() - 1; i >= 0; i--) {
      links.get(i).resume();
      if (tail.blocked()) {
        break;
      }
    }
    boolean rest = waiting() || (finishing && finishSteps());
    rethrow();
    announce(out);
    return rest;
  }

  @Override
  public boolean flush(Emitter<? super O> out) throws Exception {
    bind(out);
    rethrow();
    boolean all = !waiting();
    for (Link link : links) {
      if (link.index >= doneStep) {
        all &= link.flush();
      }
    }
    rethrow();
    announce(out);
    return all;
  }

  /// After a flush: how much of its input a step holds back that can be given it again.
  ///
  /// @return bytes of the input of that step; 0 if there is none
  public long unspent() {
    long bytes = 0;
    for (Link link : links) {
      bytes += link.step instanceof Unspent held ? held.unspent() : 0;
    }
    return bytes;
  }

  @Override
  public void finish(Emitter<? super O> out) throws Exception {
    bind(out);
    rethrow();
    finishing = true;
    finishSteps();
    rethrow(); // what a step caught in its last call, too
  }

  /// Finishes one step after the other until one has to wait; true if some are left.
  private boolean finishSteps() throws IOException, InterruptedException {
    while (true) {
      nextFinish = Math.max(nextFinish, doneStep);
      if (waiting()) {
        return true;
      }
      if (nextFinish >= links.size()) {
        return false;
      }
      links.get(nextFinish++).finish();
    }
  }

  /// Closes every step, in order, but not what they write beside the stream. Idempotent.
  ///
  /// @throws IOException if one could not be closed; the failures of others are suppressed onto the
  ///   first
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    Throwable first = null;
    for (Link link : links) {
      try {
        active(link.index);
        link.step.close();
      } catch (Throwable e) {
        if (first == null) {
          first = e;
          fail(link.index, e);
        } else {
          first.addSuppressed(e);
        }
      }
    }
    active(-1);
    if (first != null) {
      throw Sneaky.rethrow(first);
    }
  }

  /// What a step has survived so far.
  ///
  /// @param step its number, from 0
  /// @return none if it does not count
  public Incidents incidents(int step) {
    return Enduring.of(links.get(step).step);
  }

  /// What the steps have found out, by the number of the step.
  ///
  /// @return in order; without those that have nothing to say
  public SortedMap<Integer, Report> reports() {
    var reports = new TreeMap<Integer, Report>();
    for (Link link : links) {
      try {
        Report report = link.step instanceof Reporting reporting ? reporting.report() : null;
        if (report != null) {
          reports.put(link.index, report);
        }
      } catch (Throwable e) {
        fail(link.index, e);
        throw e;
      }
    }
    return reports;
  }

  @Override
  public boolean endSide() throws IOException, InterruptedException {
    rethrow();
    boolean committed = false;
    for (int step : sides()) {
      committed |= endSide(step);
    }
    return committed;
  }

  @Override
  public void settleSide() throws IOException, InterruptedException {
    for (int step : sides()) {
      settleSide(step);
    }
  }

  /// Lets what one step has written beside the stream come so far that it only has to be committed.
  ///
  /// @param step one of [#sides()]
  /// @throws IOException if it could not be completed
  /// @throws InterruptedException if interrupted while waiting
  public void settleSide(int step) throws IOException, InterruptedException {
    try {
      ((SideStep<?, ?>) links.get(step).step).settleSide();
    } catch (Throwable e) {
      fail(step, e);
      throw e;
    }
  }

  /// Ends what one step has written beside the stream.
  ///
  /// @param step one of [#sides()]
  /// @return whether it is committed
  /// @throws IOException if it could not be completed
  /// @throws InterruptedException if interrupted while waiting
  public boolean endSide(int step) throws IOException, InterruptedException {
    try {
      return ((SideStep<?, ?>) links.get(step).step).endSide();
    } catch (Throwable e) {
      fail(step, e);
      throw e;
    }
  }

  @Override
  public void closeSide() throws IOException {
    Throwable first = null;
    for (Link link : links) {
      try {
        sideOf(link.step).close();
      } catch (Throwable e) {
        if (first == null) {
          first = e;
          fail(link.index, e);
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw Sneaky.rethrow(first);
    }
  }

  @Override
  public void abortSide() {
    for (Link link : links) {
      if (link.step instanceof SideStep<?, ?> step) {
        step.abortSide();
      }
    }
  }

  /// Looks whether something is overdue in a step that keeps to a time. From any thread but the
  /// chain's own, one at a time; never blocks.
  ///
  /// @param paused whether the run is held, so that nothing can come
  /// @param failed told what is overdue, once, with the number of the step
  public void watch(boolean paused, ObjIntConsumer<Throwable> failed) {
    for (Link link : links) {
      Throwable overdue = Watched.overdue(link.step, paused);
      if (overdue != null) {
        failed.accept(overdue, link.index);
      }
    }
  }

  /// Whether a step has to be looked at from time to time.
  ///
  /// @return true if [#watch] is of use
  public boolean isWatched() {
    return links.stream().anyMatch(link -> link.step instanceof Watched);
  }

  /// Whether a step writes beside the stream.
  ///
  /// @return true if [#sides()] are not empty
  public boolean hasSides() {
    return !sides().isEmpty();
  }

  /// Which of its steps write beside the stream.
  ///
  /// @return their numbers, in order
  public List<Integer> sides() {
    return links.stream().filter(link -> isSide(link.step)).map(link -> link.index).toList();
  }

  private static boolean isSide(Step<?, ?> step) {
    return step instanceof Chain<?, ?> chain ? chain.hasSides() : step instanceof SideStep<?, ?>;
  }

  /// Which files its steps write beside the stream.
  ///
  /// @return keys as of [Located], with the number of the step
  public SortedMap<Integer, Set<Object>> sideKeys() {
    var keys = new TreeMap<Integer, Set<Object>>();
    for (Link link : links) {
      keys.put(link.index, Located.keysOf(link.step));
    }
    return keys;
  }

  /// Lets whoever drives it know that there is something to attend to. From any thread.
  public void attention() {
    alarm();
  }

  /// Makes the next hand-over between two steps throw, and every later one. From any thread; never
  /// blocks. The chain still has to be closed by its own thread.
  ///
  /// @param signal what is thrown
  public void halt(Throwable signal) {
    HALT.setVolatile(this, signal);
    VarHandle.fullFence(); // see Gate
    links.forEach(Gate::shut);
    tail.shut();
  }

  /// Counts what went past this chain, because it has no step and the ends dealt with each other.
  ///
  /// @param elements how many
  /// @param bytes how many, as [Bytes]
  public void passed(long elements, long bytes) {
    tail.passed(elements);
    if (bytes != 0) {
      tail.passedBytes(bytes);
    }
  }

  /// Whether nothing of an input is left in it when all of that was given: its first step is a
  /// [ConsumingStep].
  ///
  /// @return true if the input's memory may be used again then
  public boolean consumes() {
    return !links.isEmpty() && links.getFirst().step instanceof ConsumingStep<?, ?>;
  }

  /// Whether nobody sees it when it runs ahead: all its steps are [CodecStep]s.
  ///
  /// @return true if it may give more than was asked for
  boolean mayRunAhead() {
    return links.stream().allMatch(link -> link.step instanceof CodecStep<?, ?>);
  }

  /// Whether it still takes input.
  ///
  /// @return false when a step is done, or the far end wants no more
  public boolean wanting() {
    return doneStep < 0;
  }

  /// How many steps there are.
  ///
  /// @return 0 or more
  public int size() {
    return links.size();
  }

  /// The name of a step.
  ///
  /// @param step from 0
  /// @return as its transform gave it
  public String name(int step) {
    return names.get(step);
  }

  /// Which step failed first.
  ///
  /// @return from 0; [#size()] if what the chain emits into failed; -1 if nothing failed, or what
  ///   came in was no element
  public int failedStep() {
    return failedStep;
  }

  /// The first failure, as it was thrown.
  ///
  /// @return null if nothing failed
  public @Nullable Throwable failure() {
    return failure;
  }

  /// Which step has the thread just now.
  ///
  /// @return from 0; [#size()] for what the chain emits into; -1 if none of them
  public int active() {
    return activeStep();
  }

  /// How many elements a step has taken.
  ///
  /// @param step from 0; [#size()] for what the chain emits into
  /// @return elements
  public long elements(int step) {
    return gate(step).came();
  }

  /// How many bytes a step has taken, as [Bytes].
  ///
  /// @param step from 0; [#size()] for what the chain emits into
  /// @return bytes
  public long bytes(int step) {
    return gate(step).bytes();
  }

  Gate gate(int step) {
    return step == size() ? tail : links.get(step);
  }

  /// Remembers the first failure, and closes every way in.
  void fail(int step, Throwable e) {
    if (failure == null) {
      failure = e;
      failedStep = step;
      links.forEach(Gate::update);
      tail.update();
    }
  }

  void rethrow() {
    if (failure != null) {
      throw Sneaky.rethrow(failure);
    }
  }

  /// Step `step` wants no more; `size()` is the far end. What waits before it is let go.
  void done(int step) {
    if (step > doneStep) {
      doneStep = step;
      for (int i = 0; i < Math.min(step + 1, links.size()); i++) {
        links.get(i).stop(i < step);
      }
      tail.update();
    }
  }

  @Nullable Throwable halted() {
    return (Throwable) HALT.getAcquire(this);
  }

  boolean failed() {
    return failure != null;
  }

  boolean refuses(int step) {
    return doneStep >= step;
  }

  private Emitter<Object> first() {
    return links.isEmpty() ? tail : links.getFirst();
  }

  void bind(Emitter<?> out) {
    tail.out(out);
  }

  private void announce(Emitter<?> out) {
    if (doneStep >= 0 && !announced) {
      announced = true;
      out.done();
    }
  }

  private boolean waiting() {
    for (Link link : links) {
      if (link.waiting()) {
        return true;
      }
    }
    return false;
  }
}

package dev.weir.observe;

import dev.weir.StreamException;
import dev.weir.pipeline.PipelineListener;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Snapshot;
import dev.weir.pipeline.StageSnapshot;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import org.jspecify.annotations.Nullable;

/// The runs of a job as events of the Flight Recorder, JFR.
///
/// ```java
/// job.listener(FlightEvents.of("orders")).run();   // java -XX:StartFlightRecording=filename=x.jfr
/// ```
///
/// `dev.weir.Run` for a run that is over, `dev.weir.Stage` for each stage, once a second (or as the
/// recording's settings say) and at the end, `dev.weir.Stall` while nothing moves,
/// `dev.weir.Checkpoint` for each position that was made sure of. `docs/observe.md` has all fields.
///
/// Stages are read in the recorder's own thread, and only while a recording has asked for them.
/// While none is on, a run is put into a map and taken out again, and that is all; a recording that
/// begins later finds it there. Positions of checkpoints stand in the recording as text.
///
/// Thread safety: from anywhere. It needs the module `jdk.jfr`.
public final class FlightEvents implements PipelineListener {
  /*
   * Hooks are kept as long as there are runs, so that this class can be unloaded. The monitor of the
   * class guards the first and the last; `hooked` says who has set the hooks, because the recorder
   * calls `recorderInitialized` in any thread, perhaps within addListener. A call that comes too late
   * leaves hooks that find no runs, and the next last run takes them away.
   */
  private static final int LONGEST_PIPELINE = 300;
  private static final int LONGEST_POSITION = 200;
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Map<Run<?>, Flight> LIVE = new ConcurrentHashMap<>();
  private static final AtomicBoolean HOOKED = new AtomicBoolean();
  private static final Runnable STAGES = FlightEvents::stages;
  private static final Runnable STALLS = FlightEvents::stalls;
  private static final FlightRecorderListener WHEN_ON =
      new FlightRecorderListener() {
        @Override
        public void recorderInitialized(FlightRecorder recorder) {
          if (HOOKED.compareAndSet(false, true)) {
            FlightRecorder.addPeriodicEvent(StageEvent.class, STAGES);
            FlightRecorder.addPeriodicEvent(StallEvent.class, STALLS);
          }
        }
      };

  private final @Nullable String name;

  private FlightEvents(@Nullable String name) {
    this.name = name;
  }

  /// Events of pipelines that are named by their stages.
  ///
  /// @return for any job
  public static FlightEvents of() {
    return new FlightEvents(null);
  }

  /// Events of a pipeline that has a name.
  ///
  /// @param pipeline its name
  /// @return for its job
  public static FlightEvents of(String pipeline) {
    return new FlightEvents(pipeline);
  }

  /// A run, as its events need it.
  private static final class Flight {
    private final Run<?> run;
    private final @Nullable String name;
    private final long number = NUMBERS.incrementAndGet();
    private final RunEvent event = new RunEvent();
    private volatile @Nullable String stageNames; // once they are known
    private long toldStill; // nanoseconds; the recorder's thread's

    private Flight(Run<?> run, @Nullable String name) {
      this.run = run;
      this.name = name;
    }

    private String pipeline() {
      if (name != null) {
        return name;
      }
      String seen = stageNames;
      return seen == null ? named(run.snapshot()) : seen;
    }

    private String named(Snapshot snapshot) {
      String names =
          cut(
              snapshot.stages().stream()
                  .map(StageSnapshot::name)
                  .collect(Collectors.joining(" ! ")),
              LONGEST_PIPELINE);
      if (!names.isEmpty()) {
        stageNames = names;
      }
      return names;
    }
  }

  /// How many runs are live, for tests.
  static int live() {
    return LIVE.size();
  }

  @Override
  public void started(Run<?> run) {
    var flight = new Flight(run, name);
    flight.event.begin();
    synchronized (FlightEvents.class) {
      if (LIVE.isEmpty()) {
        FlightRecorder.addListener(WHEN_ON); // which is told at once, if it is on already
      }
      LIVE.put(run, flight);
    }
  }

  @Override
  public void checkpointed(Run<?> run, Object position, Duration took) {
    Flight flight = LIVE.get(run);
    var event = new CheckpointEvent();
    if (flight == null || !event.isEnabled()) {
      return;
    }
    event.run = flight.number;
    event.pipeline = flight.pipeline();
    event.position = cut(position.toString(), LONGEST_POSITION);
    event.took = took.toNanos();
    event.commit();
  }

  @Override
  public void ended(Run<?> run, @Nullable Throwable failure) {
    Flight flight;
    synchronized (FlightEvents.class) {
      flight = LIVE.remove(run);
      if (LIVE.isEmpty()) {
        unhook();
      }
    }
    if (flight == null) {
      return;
    }
    if (new StageEvent().isEnabled()) {
      stages(flight);
    }
    if (flight.event.isEnabled()) {
      end(flight, failure);
    }
  }

  private static void unhook() {
    FlightRecorder.removeListener(WHEN_ON);
    if (HOOKED.compareAndSet(true, false)) {
      FlightRecorder.removePeriodicEvent(STAGES);
      FlightRecorder.removePeriodicEvent(STALLS);
    }
  }

  private static void end(Flight flight, @Nullable Throwable failure) {
    RunEvent event = flight.event;
    Snapshot last = flight.run.snapshot();
    event.run = flight.number;
    event.pipeline = flight.pipeline();
    event.outcome = Runs.outcome(failure);
    if (failure != null) {
      event.failure = failure.toString();
    }
    if (failure instanceof StreamException located && located.stageIndex() > 0) {
      event.failure = located.getMessage();
      event.failedStage = located.stage();
      event.failedPosition = located.stageIndex();
    }
    event.stages = last.stages().size();
    event.elapsed = last.elapsed().toNanos();
    event.elementsIn = last.progress().elementsIn();
    event.bytesIn = Math.max(0, last.progress().bytesIn());
    event.elementsOut = last.progress().elementsOut();
    event.bytesOut = Math.max(0, last.progress().bytesOut());
    event.bottleneck = last.bottleneck();
    event.commit();
  }

  private static void stages() {
    LIVE.values().forEach(FlightEvents::stages);
  }

  private static void stages(Flight flight) {
    Snapshot now = flight.run.snapshot();
    for (int i = 0; i < now.stages().size(); i++) {
      var event = new StageEvent();
      event.run = flight.number;
      event.pipeline = flight.pipeline();
      event.position = i + 1;
      event.over = now.over();
      fill(event, now.stages().get(i));
      lately(event, now.lately().get(i));
      event.commit();
    }
  }

  private static void fill(StageEvent event, StageSnapshot stage) {
    event.stage = stage.name();
    event.elementsIn = stage.elementsIn();
    event.bytesIn = stage.bytesIn();
    event.elementsOut = stage.elementsOut();
    event.bytesOut = stage.bytesOut();
    event.working = stage.spent().working().toNanos();
    event.waitingForInput = stage.spent().forInput().toNanos();
    event.waitingForRoom = stage.spent().forRoom().toNanos();
    event.errors = stage.incidents().errors();
    event.retries = stage.incidents().retries();
    event.drops = stage.incidents().drops();
    StageSnapshot.Boundary boundary = stage.boundary();
    if (boundary == null) {
      event.busy = stage.busy();
      return;
    }
    event.fill = boundary.fill();
    event.mark = boundary.bound().elements();
    event.highestFill = boundary.highest();
    event.weight = boundary.weight();
    event.weightMark = boundary.bound().weighed() ? boundary.bound().weight() : 0;
    event.timesFull = boundary.timesFull();
    event.timesEmpty = boundary.timesEmpty();
    event.full = boundary.full().toNanos();
    event.empty = boundary.empty().toNanos();
  }

  private static void lately(StageEvent event, StageSnapshot lately) {
    event.latelyWorking = lately.working();
    event.latelyWaitingForInput = lately.waitingForInput();
    event.latelyWaitingForRoom = lately.waitingForRoom();
    double seconds = lately.spent().whole().toNanos() / 1e9;
    if (seconds > 0) {
      event.latelyBytesOut = lately.bytesOut() / seconds;
      event.latelyElementsOut = lately.elementsOut() / seconds;
    }
  }

  private static void stalls() {
    LIVE.values().forEach(FlightEvents::stall);
  }

  private static void stall(Flight flight) {
    Snapshot now = flight.run.snapshot();
    long still = now.still().toNanos();
    if (now.standing().isEmpty() || now.over()) {
      flight.toldStill = 0;
      return;
    }
    boolean same = still >= flight.toldStill; // else it has moved since
    if (same && still < 2 * flight.toldStill) {
      return;
    }
    flight.toldStill = still;
    for (Snapshot.Standing thread : now.standing()) {
      var event = new StallEvent();
      event.run = flight.number;
      event.pipeline = flight.pipeline();
      event.stage = thread.stage();
      event.waiting = thread.waiting();
      event.still = still;
      event.stack = thread.stack().stream().map(Object::toString).collect(Collectors.joining("\n"));
      event.bottleneck = now.bottleneck();
      event.commit();
    }
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}

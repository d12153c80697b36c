package dev.weir.lab;

import dev.weir.file.FileSink;
import dev.weir.pipeline.Pipeline;
import dev.weir.text.LogGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs every scenario, its contenders side by side, each in a process, a folder and a limit of its
/// own.
///
/// Closing it kills what still runs and removes all folders.
final class Experiment implements AutoCloseable {
  private static final long TICK_MILLIS = 100;
  private static final long LEAST_PATIENCE_MILLIS = 60_000;
  private static final int PATIENCE = 10; // times as long as it should take

  private final Settings settings;
  private final Fence fence;
  private final Place place;
  private final Launcher launcher;

  private Experiment(Settings settings, Fence fence, Place place, Launcher launcher) {
    this.settings = settings;
    this.fence = fence;
    this.place = place;
    this.launcher = launcher;
  }

  /// Makes room for one, and looks for who keeps the limit.
  static Experiment of(Settings settings) throws IOException, InterruptedException {
    Place place = Place.make();
    try {
      Fence fence = fence(settings, place.inMemory());
      return new Experiment(settings, fence, place, Launcher.of(settings, place.folder()));
    } catch (Throwable e) {
      place.close();
      throw e;
    }
  }

  private static Fence fence(Settings settings, boolean filesCount) throws InterruptedException {
    if (settings.heapAlone()) {
      return Fence.heapAlone(settings.limit(), "as asked for");
    }
    return filesCount
        ? Fence.heapAlone(settings.limit(), "there is no folder on a disk here")
        : Fence.best(settings.limit());
  }

  Fence fence() {
    return fence;
  }

  Launcher launcher() {
    return launcher;
  }

  /// Runs all of it.
  ///
  /// @param watcher told how it goes
  /// @return what became of each, in order
  List<Outcome> run(Watcher watcher) throws IOException, InterruptedException {
    Path in = place.folder().resolve("huge.log");
    Pipeline.from(LogGenerator.of(settings.size())).to(FileSink.of(in).durable(false)).run();
    var outcomes = new ArrayList<Outcome>();
    for (Scenario scenario : settings.scenarios()) {
      List<Outcome> own = run(scenario, in, watcher);
      place.stopIfOver();
      watcher.over(own);
      outcomes.addAll(own);
    }
    return outcomes;
  }

  private List<Outcome> run(Scenario scenario, Path in, Watcher watcher)
      throws IOException, InterruptedException {
    var subjects = new ArrayList<Subject>();
    try {
      for (Contender contender : scenario.contenders()) {
        if (launcher.runs(contender)) {
          subjects.add(start(contender, in));
        }
      }
      watcher.running(subjects);
      watch(subjects, watcher);
      var outcomes = new ArrayList<Outcome>();
      for (Subject subject : subjects) {
        outcomes.add(outcome(subject, remains(subject.contender(), in)));
      }
      return outcomes;
    } finally {
      place.end(subjects);
    }
  }

  private Remains remains(Contender contender, Path in) {
    return new Remains(contender.scenario(), in, place.folder().resolve(contender.id()));
  }

  private Subject start(Contender contender, Path in) throws IOException {
    Remains remains = remains(contender, in);
    List<String> command = launcher.command(contender, in, remains.target());
    return place.start(contender, command, fence, remains);
  }

  private void watch(List<Subject> subjects, Watcher watcher) throws InterruptedException {
    long patience =
        LEAST_PATIENCE_MILLIS + PATIENCE * 1_000 * (settings.size() / settings.rate() + 1);
    long began = System.nanoTime();
    while (!subjects.stream().allMatch(Subject::over)
        && (System.nanoTime() - began) / 1_000_000 < patience) {
      watcher.tick();
      Thread.sleep(TICK_MILLIS);
    }
    for (Subject subject : subjects) {
      subject.await(1);
    }
  }

  private static Outcome outcome(Subject subject, Remains remains)
      throws IOException, InterruptedException {
    Outcome.End end = subject.end();
    boolean whole = remains.whole();
    if (end == null) {
      end = whole ? Outcome.End.WHOLE : Outcome.End.WRONG;
    }
    List<Sample> samples = subject.samplesOfItsLife();
    long read = samples.stream().mapToLong(Sample::read).max().orElse(0);
    long lost = whole ? 0 : remains.lost(read);
    return new Outcome(
        subject.contender(),
        samples,
        subject.millis(),
        subject.exitCode(),
        end,
        subject.said(),
        lost,
        remains.left(whole));
  }

  @Override
  public void close() {
    place.close();
  }
}

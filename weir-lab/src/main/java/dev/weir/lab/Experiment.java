package dev.weir.lab;

import dev.weir.file.FileSink;
import dev.weir.pipeline.Pipeline;
import dev.weir.text.LogGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Runs every scenario, its contenders side by side, each in a process, a folder and a limit of its
/// own.
///
/// Closing it kills what still runs and removes all folders.
final class Experiment implements AutoCloseable {
  private static final long TICK_MILLIS = 100;
  private static final long LEAST_PATIENCE_MILLIS = 60_000;
  private static final int TRIES = 10;
  private static final int PATIENCE = 10; // times as long as it should take

  private final Settings settings;
  private final Fence fence;
  private final Path folder;
  private final Launcher launcher;
  private final Thread hook = new Thread(this::removeAll, "lab-cleaner");
  private final List<Subject> running = new ArrayList<>(); // guarded by itself
  private boolean over; // guarded by running: nothing is started any more

  private Experiment(Settings settings, Fence fence, Path folder, Launcher launcher) {
    this.settings = settings;
    this.fence = fence;
    this.folder = folder;
    this.launcher = launcher;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Makes room for one: a folder on a disk, as files in memory would count against the limit.
  static Experiment of(Settings settings) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(disk(), "weir-lab-");
    try {
      boolean counted = Files.getFileStore(folder).type().equals("tmpfs");
      return new Experiment(
          settings, fence(settings, counted), folder, Launcher.of(settings, folder));
    } catch (Throwable e) {
      remove(folder);
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

  private static Path disk() throws IOException {
    Path usual = Path.of(System.getProperty("java.io.tmpdir"));
    Path other = Path.of("/var/tmp");
    boolean inMemory = Files.getFileStore(usual).type().equals("tmpfs");
    return inMemory && Files.isWritable(other) ? other : usual;
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
    Path in = folder.resolve("huge.log");
    Pipeline.from(LogGenerator.of(settings.size())).to(FileSink.of(in).durable(false)).run();
    var outcomes = new ArrayList<Outcome>();
    for (Scenario scenario : settings.scenarios()) {
      List<Outcome> own = run(scenario, in, watcher);
      stopIfOver();
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
      end(subjects);
    }
  }

  private void stopIfOver() throws IOException {
    synchronized (running) {
      if (over) {
        throw new IOException("stopped by a signal");
      }
    }
  }

  private Remains remains(Contender contender, Path in) {
    return new Remains(contender.scenario(), in, folder.resolve(contender.id()));
  }

  private Subject start(Contender contender, Path in) throws IOException {
    Remains remains = remains(contender, in);
    List<String> command = launcher.command(contender, in, remains.target());
    synchronized (running) {
      stopIfOver();
      Files.createDirectory(remains.folder());
      remains.prepare();
      Subject subject = Subject.start(contender, command, fence, remains.folder());
      running.add(subject);
      return subject;
    }
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

  private void end(List<Subject> subjects) throws IOException {
    for (Subject subject : subjects) {
      subject.close();
      remove(folder.resolve(subject.contender().id())); // the next ones need the room
    }
    synchronized (running) {
      running.removeAll(subjects);
    }
  }

  /// Also at Ctrl-C, which the processes hear too, so that the next ones would be about to start.
  private void removeAll() {
    synchronized (running) {
      over = true;
      running.forEach(Subject::close);
    }
    try {
      remove(folder);
    } catch (IOException _) {
      // it is the system's folder for what may go
    }
  }

  /// Two threads may be at it, at Ctrl-C: what one has removed, the other does not find.
  private static void remove(Path folder) throws IOException {
    for (int i = 1; Files.exists(folder); i++) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException e) {
        if (i == TRIES) {
          throw new IOException("cannot remove " + folder, e);
        }
      }
    }
  }

  @Override
  public void close() {
    removeAll();
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the process is ending, and the hook runs
    }
  }
}

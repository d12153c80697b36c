package dev.weir.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A contender that is running, watched by two threads: one samples its memory, one reads what its
/// gauges say.
///
/// Thread safety: [#samples()] and [#over()] from anywhere, the rest from the thread that made it.
final class Subject implements AutoCloseable {
  private static final long PERIOD_MILLIS = 25;
  private static final String GAUGE = "gauge ";
  private static final int SIGKILL = 128 + 9;
  private static final int EXIT_OUT_OF_MEMORY = 3; // of -XX:+ExitOnOutOfMemoryError

  private static final Pattern NAMED = Pattern.compile("[\\w.$]*(?:Error|Exception): .*");

  private final Contender contender;
  private final Process process;
  private final Fence.Pen pen;
  private final long watchLimit; // above it the lab kills; Long.MAX_VALUE if others do
  private final long began = System.nanoTime();
  private final Thread sampler;
  private final Thread reader;
  private final Path errors;
  private final List<Sample> samples = new ArrayList<>(); // guarded by itself
  private volatile long[] gauge = new long[3]; // the reader's
  private volatile long millis = -1; // the sampler's, at the end
  private volatile boolean killedByLab; // the sampler's
  private boolean overdue;

  private Subject(
      Contender contender, Process process, Fence.Pen pen, long watchLimit, Path errors) {
    this.contender = contender;
    this.process = process;
    this.pen = pen;
    this.watchLimit = watchLimit;
    this.errors = errors;
    this.reader = Thread.ofPlatform().daemon().name("gauges").unstarted(this::read);
    this.sampler = Thread.ofPlatform().daemon().name("sampler").unstarted(this::sample);
  }

  /// Starts it.
  ///
  /// @param command what it runs
  /// @param fence around it
  /// @param folder where it runs; what it says of errors goes there too
  static Subject start(Contender contender, List<String> command, Fence fence, Path folder)
      throws IOException {
    Fence.Pen pen = fence.pen(contender.id());
    try {
      Path errors = folder.resolve("errors");
      Process process =
          new ProcessBuilder(pen.around(command))
              .directory(folder.toFile())
              .redirectError(errors.toFile())
              .start();
      boolean watched = !fence.byKernel() && contender.kind() == Kind.NODE;
      var subject =
          new Subject(contender, process, pen, watched ? fence.limit() : Long.MAX_VALUE, errors);
      subject.reader.start();
      subject.sampler.start();
      return subject;
    } catch (IOException e) {
      pen.close();
      throw e;
    }
  }

  Contender contender() {
    return contender;
  }

  /// How it stood so far.
  List<Sample> samples() {
    synchronized (samples) {
      return List.copyOf(samples);
    }
  }

  /// How it stood while it ran. The system takes memory from a process that has ended bit by bit; a
  /// sample of that says nothing of the process.
  List<Sample> samplesOfItsLife() {
    List<Sample> all = samples();
    int last = all.size() - 1;
    boolean ending = last > 0 && all.get(last).own() < all.get(last - 1).own() / 2;
    return ending ? all.subList(0, last) : all;
  }

  /// Whether its process has ended.
  boolean over() {
    return millis >= 0;
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(GAUGE)) {
          gauge = parsed(line);
        }
      }
    } catch (IOException _) {
      // it was killed in the middle of a line
    }
  }

  private long[] parsed(String line) {
    String[] words = line.substring(GAUGE.length()).split(" ", 3);
    try {
      return new long[] {
        Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2])
      };
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
      return gauge;
    }
  }

  private void sample() {
    try {
      do {
        add();
      } while (!process.waitFor(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      // closed
    }
    millis = elapsed();
  }

  private void add() {
    Memory memory = Memory.of(process.pid());
    if (memory.gone()) {
      return; // it has ended already
    }
    long[] now = gauge;
    synchronized (samples) {
      samples.add(new Sample(elapsed(), memory.resident(), memory.own(), now[0], now[1], now[2]));
    }
    if (memory.own() > watchLimit) {
      killedByLab = true;
      process.destroyForcibly();
    }
  }

  private long elapsed() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  /// Waits until it has ended; stops it if that takes too long.
  ///
  /// @throws InterruptedException if interrupted; it still runs
  void await(long patienceMillis) throws InterruptedException {
    if (!process.waitFor(patienceMillis, TimeUnit.MILLISECONDS)) {
      overdue = true;
      process.destroyForcibly();
      process.waitFor();
    }
    sampler.join();
    reader.join();
  }

  int exitCode() {
    return process.exitValue();
  }

  /// How long it took, in milliseconds.
  long millis() {
    return millis;
  }

  /// How it ended, as far as the process tells; null if it says that all is well.
  Outcome.@Nullable End end() {
    int code = process.exitValue();
    if (overdue) {
      return Outcome.End.OVERDUE;
    }
    if (killedByLab || code == SIGKILL) {
      return Outcome.End.KILLED;
    }
    if (code == EXIT_OUT_OF_MEMORY && contender.kind() != Kind.NODE) {
      return Outcome.End.OUT_OF_MEMORY;
    }
    return code == 0 ? null : Outcome.End.FAILED;
  }

  /// What it says went wrong, such as `Error: a bug`; empty if it says nothing.
  String said() throws IOException {
    Matcher named = NAMED.matcher(Files.readString(errors));
    return named.find() ? named.group() : "";
  }

  /// Kills it if it still runs, and removes its group.
  @Override
  public void close() {
    process.destroyForcibly();
    boolean interrupted = false;
    while (true) {
      try {
        process.waitFor();
        break;
      } catch (InterruptedException _) {
        interrupted = true; // there is nothing that it could wait for long
      }
    }
    pen.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.weir.cli;

import dev.weir.StreamException;
import dev.weir.spi.PipelineText;
import dev.weir.spi.Spec;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// `gzip`, `gunzip` and `cp`: one pipeline for each file. A file that fails does not keep the
/// others from being done, and its failure names it; the exit code is that of the first failure.
final class FileCommands {
  private static final String BAR = "!";
  private static final String SUFFIX = ".gz";
  private static final String TAR_SUFFIX = ".tgz";

  private final Screen screen;
  private final Runner runner;
  private final GracefulStop stop;
  private final Vocabulary vocabulary = Vocabulary.installed();

  FileCommands(Screen screen, Runner runner, GracefulStop stop) {
    this.screen = screen;
    this.runner = runner;
    this.stop = stop;
  }

  int gzip(Parsed options) throws IOException, InterruptedException {
    var step = new ArrayList<>(List.of("gzip"));
    options.value("--level").ifPresent(level -> step.add("level=" + level));
    return through(options, step, FileCommands::compressed);
  }

  int gunzip(Parsed options) throws IOException, InterruptedException {
    return through(options, List.of("gunzip"), FileCommands::decompressed);
  }

  int copy(Parsed options) throws IOException, InterruptedException {
    List<String> files = options.rest();
    if (files.size() < 2) {
      throw new UsageException("cp needs what to copy, and where to: weir cp FROM... TO", 0);
    }
    String last = files.getLast();
    boolean directory = Files.isDirectory(Path.of(last));
    if (files.size() > 2 && !directory) {
      throw new UsageException(
          "cp of several files needs a directory, but " + last + " is none", 0);
    }
    return each(
        options,
        files.subList(0, files.size() - 1),
        List.of(),
        from -> directory ? inside(last, from) : last);
  }

  private static String inside(String directory, String file) {
    Path name = Path.of(file).getFileName();
    if (name == null) {
      throw new UsageException(file + " is no name for a file", 0);
    }
    return Path.of(directory).resolve(name).toString();
  }

  /// Where the output of a file goes.
  @FunctionalInterface
  private interface Naming {
    String of(String file);
  }

  private static String compressed(String file) {
    if (file.endsWith(SUFFIX)) {
      throw new UsageException(file + " ends with " + SUFFIX + " already; weir cp copies it", 0);
    }
    return file + SUFFIX;
  }

  private static String decompressed(String file) {
    String name = String.valueOf(Path.of(file).getFileName());
    if (name.endsWith(SUFFIX) && name.length() > SUFFIX.length()) {
      return file.substring(0, file.length() - SUFFIX.length());
    }
    if (file.endsWith(TAR_SUFFIX)) {
      return file.substring(0, file.length() - TAR_SUFFIX.length()) + ".tar";
    }
    throw new UsageException(
        file + " does not end with " + SUFFIX + "; weir run " + file + " ! gunzip ! NAME", 0);
  }

  private int through(Parsed options, List<String> step, Naming naming)
      throws IOException, InterruptedException {
    var phrase = new ArrayList<>(step);
    List<String> files = sorted(options.rest(), phrase);
    if (files.isEmpty() || files.equals(List.of("-"))) {
      refuseTerminal(step.getFirst());
      return done(pipeline("stdin", phrase, "stdout"), options);
    }
    return each(options, files, phrase, options.has("--stdout") ? _ -> "-" : naming);
  }

  /// The files among the words; options of the step, such as `threads=2`, go to the step.
  private List<String> sorted(List<String> words, List<String> step) {
    if (words.contains(BAR)) {
      throw new UsageException(
          step.getFirst()
              + " is for files; a pipeline is run by: weir run FILE ! "
              + step.getFirst()
              + " ! ...",
          0);
    }
    Spec spec = vocabulary.specs(step.getFirst()).getFirst();
    var files = new ArrayList<String>();
    for (String word : words) {
      (FilterCommand.isOption(spec, word) ? step : files).add(word);
    }
    return files;
  }

  private static void refuseTerminal(String step) {
    int descriptor = step.equals("gzip") ? 1 : 0;
    if (ProcessTerminal.isTerminal(descriptor)) {
      throw new UsageException(
          step + " of standard input to standard output, but that is a terminal: name a file", 0);
    }
  }

  private int each(Parsed options, List<String> files, List<String> step, Naming naming)
      throws InterruptedException {
    int code = ExitCode.COMPLETED;
    for (String file : files) {
      int own = one(options, file, step, naming);
      code = code == ExitCode.COMPLETED ? own : code;
      if (stop.stopping()) {
        break;
      }
    }
    return code;
  }

  private int one(Parsed options, String file, List<String> step, Naming naming)
      throws InterruptedException {
    try {
      String to = naming.of(file);
      var sink = new ArrayList<String>();
      sink.add(to.equals("-") ? "stdout" : "file:" + to);
      if (!to.equals("-")) {
        sink.add("like=" + file);
        if (options.has("--force")) {
          sink.add("replace=yes");
        }
      }
      PipelineText text = pipeline("file:" + file, step, sink.toArray(String[]::new));
      return options.has("--remove") && !options.has("--explain") && !to.equals("-")
          ? removing(Path.of(file), text, options)
          : done(text, options);
    } catch (Told e) {
      return e.code();
    } catch (IOException | RuntimeException e) {
      Failure failure = Failure.of(e);
      screen.say("weir: " + (isOfStep(e) ? file + ": " : "") + failure.message());
      return failure.code();
    }
  }

  /// Whether a step failed, which does not know whose bytes it has; source and sink name their
  /// file.
  private static boolean isOfStep(Exception e) {
    return e instanceof StreamException failed
        && failed.stageIndex() > 1
        && failed.stageIndex() < failed.stageCount();
  }

  private PipelineText pipeline(String source, List<String> step, String... sink) {
    var words = new ArrayList<String>(List.of(source, BAR));
    if (!step.isEmpty()) {
      words.addAll(step);
      words.add(BAR);
    }
    words.addAll(List.of(sink));
    return vocabulary.parse(words);
  }

  private int done(PipelineText text, Parsed options) throws IOException, InterruptedException {
    if (options.has("--explain")) {
      screen.print("weir run " + FilterCommand.shell(text) + "\n");
    } else {
      runner.run(text, Settings.of(options));
    }
    return ExitCode.COMPLETED;
  }

  /// Removes what was read, if it still is that.
  private int removing(Path file, PipelineText text, Parsed options)
      throws IOException, InterruptedException {
    BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
    if (!before.isRegularFile()) {
      throw new UsageException(file + " is no regular file: not with --remove", 0);
    }
    int code = done(text, options);
    BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
    boolean same =
        before.size() == after.size()
            && before.lastModifiedTime().equals(after.lastModifiedTime())
            && String.valueOf(before.fileKey()).equals(String.valueOf(after.fileKey()));
    if (!same) {
      throw new IOException(file + " has changed meanwhile, and was not removed");
    }
    Files.delete(file);
    return code;
  }
}

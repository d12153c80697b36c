package dev.weir.cli;

import dev.weir.spi.Arguments;
import dev.weir.spi.Option;
import dev.weir.spi.PipelineText;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// `run`, `explain` and `check`: what is done with a pipeline.
final class PipelineCommands {
  private static final String JOB_FILE = ".weir";
  private static final String REPLACE = "replace";
  private static final long LONGEST_JOB_FILE = 1 << 20;

  private final Screen screen;
  private final Runner runner;

  PipelineCommands(Screen screen, Runner runner) {
    this.screen = screen;
    this.runner = runner;
  }

  int run(Parsed options) throws IOException, InterruptedException {
    Settings settings = Settings.of(options);
    if (!settings.json()) {
      run(parsed(options), options, settings);
      return ExitCode.COMPLETED;
    }
    try {
      run(parsed(options), options, settings);
      return ExitCode.COMPLETED;
    } catch (UsageException e) {
      Failure failure = Failure.of(e);
      new JsonEvents(screen.out()).error(e, failure);
      throw new Told(failure.code(), e);
    }
  }

  private void run(PipelineText text, Parsed options, Settings settings)
      throws IOException, InterruptedException {
    if (options.has("--resume")) {
      runner.resume(text, every(options), settings);
    } else if (options.has("--resume-every")) {
      throw new UsageException("--resume-every goes with --resume", 0);
    } else {
      runner.run(text, settings);
    }
  }

  private static long every(Parsed options) {
    try {
      return Arguments.sizeOf(options.value("--resume-every").orElse("64MiB"));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--resume-every " + e.getMessage(), 0);
    }
  }

  int explain(Parsed options) throws IOException {
    PipelineText text = parsed(options);
    screen.print(text + "\n\n" + text.job().explain());
    return ExitCode.COMPLETED;
  }

  int check(Parsed options) throws IOException, InterruptedException {
    PipelineText text = parsed(options);
    Heap.check(text.job().memoryBound());
    if (options.has("--connect")) {
      text.job().connect();
    }
    return ExitCode.COMPLETED;
  }

  private static PipelineText parsed(Parsed options) throws IOException {
    PipelineText text = text(options.rest());
    if (options.has("--force")) {
      for (Option option : text.phrases().getLast().spec().options()) {
        if (option.name().equals(REPLACE)) {
          return text.withSinkOption(REPLACE, "yes");
        }
      }
    }
    return text;
  }

  private static PipelineText text(List<String> words) throws IOException {
    Vocabulary vocabulary = Vocabulary.installed();
    if (words.size() != 1) {
      refuseLateOptions(words);
      return vocabulary.parse(words);
    }
    String only = words.getFirst(); // as a word it could not be a pipeline
    return only.endsWith(JOB_FILE) && !only.contains(" ! ")
        ? vocabulary.parseFile(only, jobFile(Path.of(only)), System.getenv()::get)
        : vocabulary.parse(only);
  }

  private static void refuseLateOptions(List<String> words) {
    int end = words.contains("!") ? words.indexOf("!") : words.size();
    int last = words.lastIndexOf("!");
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean letter = word.length() == 2 && word.startsWith("-"); // in a step it may be a flag
      if (word.startsWith("--") || (letter && (i < end || i > last))) {
        throw new UsageException(
            word + " goes before the source: weir run " + word + " SOURCE ! STEP ... ! SINK", i);
      }
    }
  }

  private static String jobFile(Path file) throws IOException {
    try {
      if (Files.size(file) > LONGEST_JOB_FILE) {
        throw new UsageException(file + ": is no job file: it is larger than 1 MiB", 0);
      }
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      throw new UsageException(file + ": no such job file", 0);
    } catch (CharacterCodingException _) {
      throw new UsageException(file + ": is no job file: it is not UTF-8", 0);
    }
  }
}

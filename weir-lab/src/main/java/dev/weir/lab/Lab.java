package dev.weir.lab;

import dev.weir.Sizes;
import dev.weir.spi.Arguments;
import dev.weir.spi.Console;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Program;
import dev.weir.spi.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `weir lab`: the lesson of backpressure, as processes under one memory limit.
public final class Lab implements Program {
  private static final String REPORT = "weir-lab.html";

  private static final Spec SPEC =
      Spec.program("lab", "shows what backpressure is for: watch it die, watch it hold")
          .operand(
              new Option(
                  "scenario",
                  OptionType.CHOICE,
                  "what is shown; all of them if not set",
                  null,
                  null,
                  false,
                  Scenario.ids(),
                  "",
                  true))
          .option(Option.of("size", OptionType.SIZE, "how large the input is").byDefault("256MiB"))
          .option(Option.of("speed", OptionType.RATE, "of the source").byDefault("144MiB/s"))
          .option(Option.of("rate", OptionType.RATE, "of the sink").byDefault("48MiB/s"))
          .option(
              Option.of("limit", OptionType.SIZE, "of the memory of each process")
                  .byDefault("128MiB"))
          .option(
              Option.choice(
                  "fence",
                  List.of("auto", "heap"),
                  "who keeps the limit: a control group where one can be made, or the heap limit"))
          .option(Option.flag("no-node", "", "leaves Node out"))
          .option(
              Option.of(
                  "html",
                  OptionType.PATH,
                  "where the report goes; " + REPORT + " unless there are --json or --pictures"))
          .option(
              Option.of(
                  "pictures", OptionType.PATH, "a folder for the charts of the report, as SVG"))
          .option(Option.flag("json", "", "one JSON object a line, on standard output"))
          .example("lab --limit=256MiB naive pipeline");

  /// For the `ServiceLoader`.
  public Lab() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public String details() {
    return """
    The same fast source and the same slow sink, brought together in several ways, each as a process of
    its own with the same limit on its memory: without looking (naive), by hand, by a pipeline, by a
    for-loop, and with a stage in the middle that breaks; in Java and, where node is installed, in
    JavaScript. Memory, what is buffered, and progress are sampled while it runs.

    The report, weir-lab.html if nothing else is said, has the curves and the code that made them. It needs
    no network. The limit is a control group where one can be made, which needs no root on a system that
    delegates them; else it is the heap limit of the JVM. The exit code is 1 if Weir did not hold.
    """;
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException, InterruptedException {
    Settings settings = Settings.of(arguments);
    boolean json = arguments.text("json").equals("yes");
    List<Outcome> outcomes;
    Report report;
    try (Experiment experiment = Experiment.of(settings)) {
      if (json) {
        console.print(JsonLines.start(settings, experiment));
      } else {
        console.say(Words.experiment(settings) + " (" + experiment.fence().title() + ")");
        warn(settings, console);
      }
      outcomes = experiment.run(json ? new JsonView(console) : new LiveView(console, settings));
      report = Report.of(settings, experiment, outcomes);
    }
    int code = outcomes.stream().anyMatch(Lab::broke) ? 1 : 0;
    if (json) {
      console.print(JsonLines.end(code));
    } else {
      console.say(Words.verdict(outcomes));
    }
    write(arguments, console, report, json);
    return code;
  }

  private static void warn(Settings settings, Console console) {
    if (settings.scenarios().contains(Scenario.NAIVE) && settings.piledUp() < settings.limit()) {
      console.say(
          "at most "
              + Sizes.bytes(settings.piledUp())
              + " can pile up, which may well fit: for a crash take a larger --size, or a lower --rate");
    }
  }

  private static boolean broke(Outcome outcome) {
    return outcome.contender().kind() == Kind.WEIR && !outcome.asTaught();
  }

  private static void write(Arguments arguments, Console console, Report report, boolean json)
      throws IOException {
    boolean pictures = arguments.has("pictures");
    if (pictures) {
      Path folder = Path.of(arguments.text("pictures"));
      report.pictures(folder);
      console.say(folder + ": the charts");
    }
    if (arguments.has("html") || !(pictures || json)) {
      Path file = Path.of(arguments.has("html") ? arguments.text("html") : REPORT);
      Files.writeString(file, report.html());
      console.say(file + ": the report, for a browser");
    }
  }
}

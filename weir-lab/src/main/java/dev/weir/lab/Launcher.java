package dev.weir.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The words that start the program of a contender.
///
/// @param settings of the experiment
/// @param scripts where the files of JavaScript lie
/// @param nodeVersion of the Node that is on the machine; empty if there is none
record Launcher(Settings settings, Path scripts, Optional<String> nodeVersion) {
  private static final String LESSONS = "dev.weir.lab.lesson.";
  private static final String MODULE = "dev.weir.lab";
  private static final long PATIENCE_SECONDS = 10;

  /// Looks for Node, and puts the scripts into a folder.
  static Launcher of(Settings settings, Path folder) throws IOException, InterruptedException {
    Path scripts = Files.createDirectory(folder.resolve("node"));
    for (Scenario scenario : Scenario.values()) {
      for (Contender contender : scenario.contenders()) {
        if (contender.kind() == Kind.NODE) {
          copy(contender.program(), scripts);
        }
      }
    }
    copy("setup.mjs", scripts);
    return new Launcher(settings, scripts, settings.node() ? node() : Optional.empty());
  }

  private static void copy(String script, Path folder) throws IOException {
    try (InputStream in = Code.open("node/" + script)) {
      Files.copy(in, folder.resolve(script));
    }
  }

  private static Optional<String> node() throws InterruptedException {
    try {
      Process process = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
      try (InputStream said = process.getInputStream()) {
        String version = new String(said.readNBytes(64), StandardCharsets.UTF_8);
        boolean over = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return over && process.exitValue() == 0 ? Optional.of(version.strip()) : Optional.empty();
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Whether it can run here.
  boolean runs(Contender contender) {
    return contender.kind() != Kind.NODE || nodeVersion.isPresent();
  }

  /// The command of a contender.
  List<String> command(Contender contender, Path in, Path out) {
    var words = new ArrayList<String>();
    if (contender.kind() == Kind.NODE) {
      words.add("node");
      words.add(scripts.resolve(contender.program()).toString());
    } else {
      java(words, contender.program());
    }
    words.addAll(
        List.of(
            in.toString(),
            out.toString(),
            Long.toString(settings.speed()),
            Long.toString(settings.rate())));
    return words;
  }

  /// The heap may be as large as the limit, so that it is the limit that ends a process. Its young
  /// generation is small, so that what is seen is what is held, and not what nobody has swept yet.
  private void java(List<String> words, String program) {
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmx" + settings.limit(),
            "-Xmn12m",
            "-XX:SurvivorRatio=2",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData"));
    String modules = System.getProperty("jdk.module.path");
    if (modules != null && Launcher.class.getModule().isNamed()) {
      words.addAll(List.of("--enable-native-access=dev.weir", "-p", modules));
      words.addAll(List.of("-m", MODULE + "/" + LESSONS + program));
    } else {
      words.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
      words.addAll(List.of("-cp", System.getProperty("java.class.path"), LESSONS + program));
    }
  }
}

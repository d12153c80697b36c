package dev.weir.cli;

import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Program;
import dev.weir.spi.Spec;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What may be written next. The scripts of the shells ask for it at each TAB, so that all that is
/// known of the words is known in one place.
final class Completion {
  /// How the scripts ask: `weir __complete WORD...`, the last being the one under the cursor.
  static final String QUESTION = "__complete";

  /// The line of an answer that stands for the names of files.
  static final String FILES = ":files";

  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private final Vocabulary vocabulary;
  private final Map<String, String> found = new LinkedHashMap<>();

  private Completion(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// The script that a shell reads.
  static String script(List<String> words) throws IOException {
    if (words.size() != 1 || !SHELLS.contains(words.getFirst())) {
      throw new UsageException(
          "completion is for one shell: weir completion " + String.join("|", SHELLS), 1);
    }
    String name = "completion." + words.getFirst();
    try (InputStream script = Completion.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IOException(name + " is missing in this installation");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The answer: a line each, `WORD<TAB>MEANING`, of what begins like the last word.
  static String answer(Vocabulary vocabulary, List<String> words) {
    var completion = new Completion(vocabulary);
    String begun = words.isEmpty() ? "" : words.getLast();
    completion.ask(words.isEmpty() ? words : words.subList(0, words.size() - 1), begun);
    var text = new StringBuilder();
    completion.found.forEach(
        (word, meaning) -> {
          if (word.startsWith(begun) || word.equals(FILES)) {
            text.append(word).append('\t').append(meaning).append('\n');
          }
        });
    return text.toString();
  }

  private void ask(List<String> before, String begun) {
    if (before.isEmpty()) {
      Subcommand.named().forEach(command -> found.put(command.word(), command.summary()));
      vocabulary.verbs().values().forEach(verb -> word(verb.spec()));
      Programs.installed().forEach(program -> word(program.spec()));
      found.put("--help", "explains everything");
      found.put("--version", "says what this is");
      return;
    }
    String first = before.getFirst();
    Subcommand command =
        Subcommand.of(first)
            .orElse(vocabulary.verbs().containsKey(first) ? Subcommand.FILTER : null);
    if (command == null) {
      Programs.of(first).ifPresent(program -> program(program, begun));
      return;
    }
    boolean options = before.stream().skip(1).allMatch(word -> word.startsWith("-"));
    if (options && begun.startsWith("-")) {
      options(command);
    }
    switch (command) {
      case RUN, EXPLAIN, CHECK -> pipeline(before.subList(1, before.size()));
      case GZIP, GUNZIP, CP -> files();
      case FILTER -> {
        vocabulary.specs(first).forEach(this::settings);
        files();
      }
      case COMPLETION -> SHELLS.forEach(shell -> found.put(shell, "its script"));
      case HELP -> {
        Subcommand.named().forEach(each -> found.put(each.word(), each.summary()));
        vocabulary.specs().forEach(this::word);
        Programs.installed().forEach(program -> word(program.spec()));
      }
      case DOCTOR -> {}
    }
  }

  private void program(Program program, String begun) {
    Option operand = program.spec().operand();
    if (operand != null) {
      operand.choices().forEach(choice -> found.put(choice, operand.summary()));
    }
    if (!begun.startsWith("-")) {
      return;
    }
    for (Option option : program.spec().options()) {
      String name = "--" + option.name();
      if (option.type() == OptionType.FLAG) {
        found.put(name, option.summary());
      } else if (option.choices().isEmpty()) {
        found.put(name + "=", option.summary());
      }
      option.choices().forEach(choice -> found.put(name + "=" + choice, option.summary()));
    }
    found.put("--help", "explains it");
  }

  private void options(Subcommand command) {
    for (org.apache.commons.cli.Option option : Options.of(command)) {
      found.put(Options.name(option), Options.meaning(option));
    }
    found.put("--help", "explains it");
  }

  private void files() {
    found.put(FILES, "");
  }

  private void word(Spec spec) {
    found.putIfAbsent(spec.word(), spec.summary());
  }

  private void pipeline(List<String> words) {
    List<String> pipeline = words.stream().dropWhile(word -> word.startsWith("-")).toList();
    int bar = pipeline.lastIndexOf("!");
    List<String> part = pipeline.subList(bar + 1, pipeline.size());
    if (part.isEmpty()) {
      begin(bar < 0);
      return;
    }
    found.put("!", "then");
    Spec spec = spec(part.getFirst(), bar < 0);
    if (spec != null) {
      settings(spec);
    }
    if (bar < 0) {
      files(); // a source may be several
    }
  }

  private void begin(boolean source) {
    for (Spec spec : vocabulary.specs()) {
      boolean fits = source ? spec.takes() == null : spec.takes() != null;
      if (fits) {
        Option operand = spec.operand();
        boolean address = operand != null && (spec.takes() == null || spec.gives() == null);
        found.putIfAbsent(address ? spec.word() + ":" : spec.word(), spec.summary());
      }
    }
    files();
  }

  private @Nullable Spec spec(String head, boolean source) {
    String word = head.contains(":") ? head.substring(0, head.indexOf(':')) : head;
    for (Spec spec : vocabulary.specs()) {
      boolean here = source == (spec.takes() == null);
      if (here && spec.word().equals(word)) {
        return spec;
      }
    }
    return null;
  }

  private void settings(Spec spec) {
    for (Option option : spec.options()) {
      if (!option.letter().isEmpty()) {
        found.put("-" + option.letter(), option.summary());
      }
      if (option.choices().isEmpty()) {
        found.put(option.name() + "=", option.summary());
      }
      for (String choice : option.choices()) {
        found.put(option.name() + "=" + choice, option.summary());
      }
    }
    Option operand = spec.operand();
    if (operand != null) {
      operand.choices().forEach(choice -> found.put(choice, operand.summary()));
    }
  }
}

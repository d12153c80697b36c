package dev.weir.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words behind the first one of a part: operands, options and flags, checked against the spec.
final class ArgumentReader {
  private final Spec spec;
  private final int start;
  private final List<String> operands = new ArrayList<>();
  private final Map<String, String> given = new LinkedHashMap<>();

  private ArgumentReader(Spec spec, int start) {
    this.spec = spec;
    this.start = start;
  }

  /// What is behind the first word of a phrase.
  static Phrase phrase(Spec spec, @Nullable String address, List<Words.Word> group, int start) {
    var reader = new ArgumentReader(spec, start);
    if (address != null) {
      reader.address(address);
    }
    for (int i = 1; i < group.size(); i++) {
      reader.argument(group.get(i).text(), start + i);
    }
    return reader.phrase();
  }

  private void address(String address) {
    if (spec.operand() == null) {
      throw new UsageException(spec.word() + " has no address; write only " + spec.word(), start);
    }
    operand(address, start);
  }

  private void argument(String word, int position) {
    String name = Words.optionName(word);
    if (name != null) {
      option(name, word.substring(name.length() + 1), position);
    } else if (spec.isFlags(word)) {
      flags(word, position);
    } else if (spec.isStep()) {
      Option flag = spec.flagNamed(word);
      if (flag == null) {
        operand(word, position);
      } else {
        set(flag, "yes", position);
      }
    } else {
      operand(furtherAddress(word, position), position);
    }
  }

  private void option(String name, String value, int position) {
    Option operand = spec.operand();
    if (operand != null && spec.isStep() && operand.name().equals(name)) {
      if (!operands.isEmpty() && !operand.many()) {
        throw setTwice(operand, position);
      }
      operand(value, position);
      return;
    }
    Option option = spec.named(name);
    if (option == null) {
      throw unknownOption(name, position);
    }
    set(option, value, position);
  }

  private void flags(String word, int position) {
    for (int i = 1; i < word.length(); i++) {
      String letter = word.substring(i, i + 1);
      Option flag =
          spec.options().stream()
              .filter(option -> option.letter().equals(letter))
              .findFirst()
              .orElseThrow(() -> unknownFlag(word, letter, position));
      set(flag, "yes", position);
    }
  }

  private UsageException unknownFlag(String word, String letter, int position) {
    var known = new ArrayList<String>();
    for (Option option : spec.options()) {
      if (!option.letter().isEmpty()) {
        known.add("-" + option.letter() + " (" + option.name() + ")");
      }
    }
    Option operand = spec.operand();
    String mend =
        operand == null ? "" : "; for the text itself write " + operand.name() + "=" + word;
    return new UsageException(
        spec.word() + " has no flag -" + letter + "; known: " + String.join(", ", known) + mend,
        position);
  }

  /// A further operand of an end may have the scheme too.
  private String furtherAddress(String word, int position) {
    String scheme = Words.scheme(word);
    if (scheme == null) {
      return word;
    }
    if (!scheme.equals(spec.word())) {
      throw new UsageException(
          "'"
              + word
              + "' is too much for "
              + spec.word()
              + ": a pipeline has one "
              + spec.role()
              + ", and a file of that name is ./"
              + word,
          position);
    }
    return word.substring(scheme.length() + 1);
  }

  private void operand(String text, int position) {
    Option operand = spec.operand();
    if (operand == null || (!operands.isEmpty() && !operand.many())) {
      throw new UsageException(
          "'"
              + text
              + "' is too much for "
              + spec.word()
              + ", which is written "
              + spec.synopsis()
              + "; put ! between two parts, and quotes around a name with spaces",
          position);
    }
    check(operand, text, position);
    operands.add(text);
  }

  private UsageException unknownOption(String name, int position) {
    var names = new ArrayList<String>();
    Option operand = spec.operand();
    if (operand != null && spec.isStep()) {
      names.add(operand.name());
    }
    for (Option option : spec.options()) {
      names.add(option.name());
    }
    String rest = names.isEmpty() ? "; it has none" : Nearest.advice(name, names);
    return new UsageException(spec.word() + " has no option '" + name + "'" + rest, position);
  }

  private void set(Option option, String value, int position) {
    check(option, value, position);
    if (given.put(option.name(), value) != null) {
      throw setTwice(option, position);
    }
  }

  private UsageException setTwice(Option option, int position) {
    return new UsageException(spec.word() + ": " + option.name() + " is set twice", position);
  }

  private void check(Option option, String value, int position) {
    try {
      option.check(value);
    } catch (IllegalArgumentException e) {
      throw new UsageException(spec.word() + ": " + e.getMessage(), position);
    }
  }

  private Phrase phrase() {
    var ordered = new LinkedHashMap<String, String>();
    for (Option option : spec.options()) {
      String value = given.get(option.name());
      if (value != null) {
        ordered.put(option.name(), value);
      }
      checkSet(option, value != null);
    }
    Option operand = spec.operand();
    if (operand != null) {
      checkSet(operand, !operands.isEmpty());
    }
    return new Phrase(spec, operands, ordered);
  }

  private void checkSet(Option option, boolean set) {
    if (!set && option.required()) {
      throw new UsageException(
          spec.word()
              + " needs "
              + (option.equals(spec.operand()) ? "" : option.name() + "=")
              + option.symbol()
              + " ("
              + option.summary()
              + "): "
              + spec.synopsis(),
          start);
    }
  }
}

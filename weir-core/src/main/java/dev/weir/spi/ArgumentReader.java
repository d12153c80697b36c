package dev.weir.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words behind the first one of a part: operand and options, checked against the spec.
final class ArgumentReader {
  private ArgumentReader() {}

  /// What is behind the first word of a phrase.
  static Phrase phrase(Spec spec, @Nullable String address, List<Words.Word> group, int start) {
    Option operand = spec.operand();
    if (address != null && operand == null) {
      throw new UsageException(spec.word() + " has no address; write only " + spec.word(), start);
    }
    var given = new LinkedHashMap<String, String>();
    if (address != null && operand != null) {
      set(spec, operand, address, given, start);
    }
    for (int i = 1; i < group.size(); i++) {
      argument(spec, group.get(i).text(), given, start + i);
    }
    return inOrder(spec, given, start);
  }

  private static void argument(Spec spec, String word, Map<String, String> given, int position) {
    String name = Words.optionName(word);
    if (name != null) {
      Option option = spec.named(name);
      if (option == null) {
        throw unknownOption(spec, name, position);
      }
      set(spec, option, word.substring(name.length() + 1), given, position);
      return;
    }
    Option operand = spec.operand();
    if (!spec.isStep() || operand == null || given.containsKey(operand.name())) {
      throw new UsageException(
          "'"
              + word
              + "' is too much for "
              + spec.word()
              + ", which is written "
              + spec.synopsis()
              + "; put ! between two parts, and quotes around a name with spaces",
          position);
    }
    set(spec, operand, word, given, position);
  }

  private static UsageException unknownOption(Spec spec, String name, int position) {
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

  private static void set(
      Spec spec, Option option, String value, Map<String, String> given, int position) {
    try {
      option.check(value);
    } catch (IllegalArgumentException e) {
      throw new UsageException(spec.word() + ": " + e.getMessage(), position);
    }
    if (given.put(option.name(), value) != null) {
      throw new UsageException(spec.word() + ": " + option.name() + " is set twice", position);
    }
  }

  private static Phrase inOrder(Spec spec, Map<String, String> given, int start) {
    var ordered = new LinkedHashMap<String, String>();
    for (Option option : spec.options()) {
      String value = given.get(option.name());
      if (value != null) {
        ordered.put(option.name(), value);
      }
      checkSet(spec, option, value, start);
    }
    Option operand = spec.operand();
    if (operand == null) {
      return new Phrase(spec, null, ordered);
    }
    String value = given.get(operand.name());
    checkSet(spec, operand, value, start);
    return new Phrase(spec, value, ordered);
  }

  private static void checkSet(Spec spec, Option option, @Nullable String value, int start) {
    if (value == null && option.required()) {
      throw new UsageException(
          spec.word()
              + " needs "
              + option.symbol()
              + " ("
              + option.summary()
              + "): "
              + spec.synopsis(),
          start);
    }
  }
}

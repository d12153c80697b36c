package dev.weir.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A word of a pipeline with what was set on it.
///
/// @param spec of the word, in the role that it has here
/// @param operands what was written without a name: none or one, or more where the spec allows
/// @param options the values by name, in the order of the spec
public record Phrase(Spec spec, List<String> operands, Map<String, String> options) {

  /// Copies the operands and the options.
  public Phrase {
    operands = List.copyOf(operands);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /// The same with an option set, or set otherwise.
  ///
  /// @param name an option of the spec
  /// @param value as it would be written
  /// @return the phrase
  /// @throws UsageException if there is no such option, or the value is not of its type
  public Phrase with(String name, String value) {
    Option option = spec.named(name);
    if (option == null) {
      throw new UsageException(spec.word() + " has no option " + name, 0);
    }
    try {
      option.check(value);
    } catch (IllegalArgumentException e) {
      throw new UsageException(spec.word() + ": " + e.getMessage(), 0);
    }
    var changed = new LinkedHashMap<String, String>();
    for (Option known : spec.options()) {
      String text = known.name().equals(name) ? value : options.get(known.name());
      if (text != null) {
        changed.put(known.name(), text);
      }
    }
    return new Phrase(spec, operands, changed);
  }

  Arguments arguments() {
    return new Arguments(spec, operands, options);
  }

  /// Its words, as arguments of a command.
  ///
  /// @return the word itself first
  public List<String> words() {
    var words = new ArrayList<String>();
    if (spec.isStep() || operands.isEmpty()) {
      words.add(spec.word());
      operands.forEach(operand -> words.add(bare(operand)));
    } else {
      operands.forEach(operand -> words.add(spec.word() + ":" + operand));
    }
    options.forEach((name, value) -> words.add(name + "=" + value));
    return words;
  }

  /// A step's operand without its name, where it cannot be taken for something else.
  private String bare(String value) {
    Option named = spec.operand();
    boolean plain =
        !value.isEmpty()
            && !value.equals(Words.BAR)
            && !value.startsWith("-")
            && Words.optionName(value) == null;
    return plain || named == null ? value : named.name() + "=" + value;
  }
}

package dev.weir.spi;

import dev.weir.Bound;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was written behind a word, checked against its [Spec].
///
/// Each method takes the name of an option or operand of the spec and gives its value, or its
/// default.
public final class Arguments {
  private final Spec spec;
  private final Map<String, String> texts;

  Arguments(Spec spec, Map<String, String> texts) {
    this.spec = spec;
    this.texts = texts;
  }

  /// Whether there is a value, written or by default.
  ///
  /// @param name of the option
  /// @return true if the other methods have a value to give
  public boolean has(String name) {
    return find(name) != null;
  }

  /// A text, a path or a choice.
  ///
  /// @param name of the option
  /// @return the text
  /// @throws IllegalArgumentException if there is no value
  public String text(String name) {
    String text = find(name);
    if (text == null) {
      throw new IllegalArgumentException(spec.word() + " has no value for " + name);
    }
    return text;
  }

  /// A count, or a size in bytes.
  ///
  /// @param name of the option
  /// @return the amount, at least 0
  /// @throws IllegalArgumentException if there is no value
  public long amount(String name) {
    return Amounts.value(text(name));
  }

  /// A count, or a size in bytes, that has to be an int.
  ///
  /// @param name of the option
  /// @return the amount, at least 0
  /// @throws IllegalArgumentException if there is no value, or it is too large
  public int smallAmount(String name) {
    long amount = amount(name);
    if (amount > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          name + " must be at most " + Integer.MAX_VALUE + ": " + amount);
    }
    return (int) amount;
  }

  /// A limit of a boundary: bytes if it was written with a unit, else elements.
  ///
  /// @param name of the option
  /// @return the bound
  /// @throws IllegalArgumentException if there is no value, or it is out of range
  public Bound bound(String name) {
    String text = text(name);
    long amount = Amounts.value(text);
    return Amounts.isCount(text) ? Bound.elements(amount) : Bound.bytes(amount);
  }

  /// A flag.
  ///
  /// @param name of the option
  /// @return true for `yes`, false for `no` and for no value
  public boolean flag(String name) {
    return "yes".equals(find(name));
  }

  private @Nullable String find(String name) {
    String text = texts.get(name);
    if (text != null) {
      return text;
    }
    Option operand = spec.operand();
    Option option = operand != null && operand.name().equals(name) ? operand : spec.named(name);
    if (option == null) {
      throw new IllegalArgumentException("the spec of " + spec.word() + " has no " + name);
    }
    return option.defaultText();
  }
}

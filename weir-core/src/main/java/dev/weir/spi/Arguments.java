package dev.weir.spi;

import dev.weir.Bound;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was written behind a word, checked against its [Spec].
///
/// Each method takes the name of an option or operand of the spec and gives its value, or its
/// default.
public final class Arguments {
  private final Spec spec;
  private final List<String> operands;
  private final Map<String, String> texts;

  Arguments(Spec spec, List<String> operands, Map<String, String> options) {
    this.spec = spec;
    this.operands = operands;
    this.texts = options;
  }

  /// What was written behind the name of a [Program].
  ///
  /// @param spec of the program
  /// @param operands what was written without a name
  /// @param options the values by name, each of an option of the spec; `yes` for a flag
  /// @return the arguments, checked
  /// @throws UsageException if an operand is too much, or a value is not of its type
  public static Arguments of(Spec spec, List<String> operands, Map<String, String> options) {
    Option operand = spec.operand();
    if (!operands.isEmpty() && (operand == null || (operands.size() > 1 && !operand.many()))) {
      throw new UsageException(spec.word() + ": '" + operands.getLast() + "' is too much", 0);
    }
    try {
      for (Option option : spec.options()) {
        String value = options.get(option.name());
        if (value != null) {
          option.check(value);
        }
      }
      if (operand != null) {
        operands.forEach(operand::check);
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(spec.word() + ": " + e.getMessage(), 0);
    }
    return new Arguments(spec, operands, options);
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

  /// How much a second: bytes if it was written with a unit, else elements.
  ///
  /// @param rate above 0
  /// @param inBytes whether bytes are counted, not elements
  public record Rate(long rate, boolean inBytes) {}

  /// A rate.
  ///
  /// @param name of the option
  /// @return the rate
  /// @throws IllegalArgumentException if there is no value
  public Rate rate(String name) {
    return rateOf(text(name));
  }

  /// Reads a rate that comes from elsewhere.
  ///
  /// @param text such as `10MiB/s` or `1000/s`
  /// @return the rate
  /// @throws IllegalArgumentException if it is none
  public static Rate rateOf(String text) {
    if (!Amounts.isRate(text)) {
      throw new IllegalArgumentException(
          "a rate must be " + OptionType.RATE.meaning() + ": '" + text + "'");
    }
    String amount = Amounts.amountOf(text);
    return new Rate(Amounts.value(amount), !Amounts.isCount(amount));
  }

  /// A share.
  ///
  /// @param name of the option
  /// @return above 0, at most 1
  /// @throws IllegalArgumentException if there is no value
  public double share(String name) {
    return Amounts.share(text(name));
  }

  /// A time.
  ///
  /// @param name of the option
  /// @return at least 1 ms
  /// @throws IllegalArgumentException if there is no value
  public Duration duration(String name) {
    return Durations.value(text(name));
  }

  /// Reads an amount of bytes that comes from elsewhere.
  ///
  /// @param text such as `64MiB`
  /// @return bytes, at least 1
  /// @throws IllegalArgumentException if it is none
  public static long sizeOf(String text) {
    if (!Amounts.isSize(text) || Amounts.value(text) < 1) {
      throw new IllegalArgumentException(
          "must be "
              + OptionType.SIZE.meaning()
              + ": '"
              + text
              + "'"
              + Amounts.advice(OptionType.SIZE, text));
    }
    return Amounts.value(text);
  }

  /// Reads a time that comes from elsewhere.
  ///
  /// @param text such as `90s` or `1h30min`
  /// @return at least 1 ms
  /// @throws IllegalArgumentException if it is none
  public static Duration durationOf(String text) {
    if (!Durations.isDuration(text)) {
      throw new IllegalArgumentException(
          "must be " + OptionType.DURATION.meaning() + ": '" + text + "'");
    }
    return Durations.value(text);
  }

  /// An operand that may be written several times.
  ///
  /// @param name of the operand
  /// @return each text, in order; empty if there is none
  public List<String> texts(String name) {
    String text = find(name);
    if (operands.isEmpty()) {
      return text == null ? List.of() : List.of(text);
    }
    return operands;
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
    boolean asOperand = operand != null && operand.name().equals(name);
    if (asOperand && !operands.isEmpty()) {
      return operands.getFirst();
    }
    Option option = asOperand ? operand : spec.named(name);
    if (option == null) {
      throw new IllegalArgumentException("the spec of " + spec.word() + " has no " + name);
    }
    return option.defaultText();
  }
}

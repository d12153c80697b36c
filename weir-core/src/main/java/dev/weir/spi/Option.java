package dev.weir.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that can be set on a word: `level=6`, or the `1GiB` of `gen:1GiB`.
///
/// @param name lower case letters, digits and hyphens, beginning with a letter
/// @param type what its value may be
/// @param summary one line for help, without a full stop
/// @param unit what is counted, such as `bytes`; null if nothing is
/// @param defaultText what it is if not set, as it would be written; null if there is no such text
/// @param required whether it must be set
/// @param choices the words of a [OptionType#CHOICE]; else empty
/// @param letter of a [OptionType#FLAG], the short way to say yes: `v` for `-v`; empty if there is
///   none
/// @param many whether an operand may be written several times
public record Option(
    String name,
    OptionType type,
    String summary,
    @Nullable String unit,
    @Nullable String defaultText,
    boolean required,
    List<String> choices,
    String letter,
    boolean many) {

  /// Copies the choices.
  public Option {
    choices = List.copyOf(choices);
  }

  /// An option that may be left out.
  ///
  /// @param name as it is written before the `=`
  /// @param type what its value may be
  /// @param summary one line for help
  /// @return the option
  public static Option of(String name, OptionType type, String summary) {
    String unit = type == OptionType.SIZE ? "bytes" : null;
    return new Option(name, type, summary, unit, null, false, List.of(), "", false);
  }

  /// An option that is one of a few words.
  ///
  /// @param name as it is written before the `=`
  /// @param choices the words, the default first
  /// @param summary one line for help
  /// @return the option
  public static Option choice(String name, List<String> choices, String summary) {
    return new Option(
        name, OptionType.CHOICE, summary, null, choices.getFirst(), false, choices, "", false);
  }

  /// A flag that is off unless set.
  ///
  /// @param name as it is written before the `=`
  /// @param letter the short way to set it, such as `v` for `-v`
  /// @param summary one line for help
  /// @return the option
  public static Option flag(String name, String letter, String summary) {
    return new Option(name, OptionType.FLAG, summary, null, "no", false, List.of(), letter, false);
  }

  /// The same with a unit.
  ///
  /// @param counted what is counted
  /// @return the option
  public Option unit(String counted) {
    return new Option(name, type, summary, counted, defaultText, required, choices, letter, many);
  }

  /// The same with a default.
  ///
  /// @param text the value, as it would be written
  /// @return the option
  public Option byDefault(String text) {
    return new Option(name, type, summary, unit, text, false, choices, letter, many);
  }

  /// The same, and it must be set.
  ///
  /// @return the option
  public Option always() {
    return new Option(name, type, summary, unit, null, true, choices, letter, many);
  }

  /// The same, and as an operand it may be written several times.
  ///
  /// @return the option
  public Option several() {
    return new Option(name, type, summary, unit, defaultText, required, choices, letter, true);
  }

  /// What stands for its value in a synopsis, such as `SIZE` or `replace|report`.
  ///
  /// @return the symbol
  public String symbol() {
    return choices.isEmpty() ? type.symbol() : String.join("|", choices);
  }

  /// Whether a text can be its value.
  ///
  /// @param text as it would be written
  /// @return true if it is of the type
  public boolean accepts(String text) {
    return switch (type) {
      case TEXT -> true;
      case PATH -> !text.isEmpty();
      case COUNT -> Amounts.isCount(text);
      case SIZE -> Amounts.isSize(text);
      case MARK -> Amounts.isCount(text) || Amounts.isSize(text);
      case RATE -> Amounts.isRate(text);
      case SHARE -> Amounts.isShare(text);
      case DURATION -> Durations.isDuration(text);
      case FLAG -> text.equals("yes") || text.equals("no");
      case CHOICE -> choices.contains(text);
    };
  }

  /// Checks a value.
  ///
  /// @param text as it was written
  /// @throws IllegalArgumentException if it is not of the type; the message says what is
  void check(String text) {
    if (!accepts(text)) {
      throw new IllegalArgumentException(
          name + " must be " + wanted() + ": '" + text + "'" + Amounts.advice(type, text));
    }
  }

  private String wanted() {
    return choices.isEmpty() ? type.meaning() : String.join(" or ", choices);
  }
}

package dev.weir.spi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All there is to say about a word: help, checks and error messages are made of it.
///
/// What gives and takes nothing else makes it a source, a step or a sink; what does neither is a
/// [Program].
///
/// @param word as it is written; lower case letters, digits and hyphens
/// @param summary one line for help, without a full stop
/// @param takes what goes in; null for a source or a program
/// @param gives what comes out; null for a sink or a program. If it is not [Kind#definite()], what
///   came in comes out
/// @param operand what is written without a name: behind the colon of a source or sink, as a bare
///   word of a step; null if nothing is
/// @param options what is written as `name=value`
/// @param example a whole pipeline
/// @param reports whether it says something at the end of a run, so that it may stand last: then `!
///   null` follows by itself
public record Spec(
    String word,
    String summary,
    @Nullable Kind takes,
    @Nullable Kind gives,
    @Nullable Option operand,
    List<Option> options,
    String example,
    boolean reports) {

  /// Copies the options.
  public Spec {
    options = List.copyOf(options);
  }

  /// A source without options.
  ///
  /// @param word its scheme
  /// @param summary one line for help
  /// @param gives what comes out; definite
  /// @return the spec
  public static Spec source(String word, String summary, Kind gives) {
    return new Spec(word, summary, null, gives, null, List.of(), "", false);
  }

  /// A step without options.
  ///
  /// @param word its name
  /// @param summary one line for help
  /// @param takes what goes in
  /// @param gives what comes out
  /// @return the spec
  public static Spec step(String word, String summary, Kind takes, Kind gives) {
    return new Spec(word, summary, takes, gives, null, List.of(), "", false);
  }

  /// A sink without options.
  ///
  /// @param word its scheme
  /// @param summary one line for help
  /// @param takes what goes in
  /// @return the spec
  public static Spec sink(String word, String summary, Kind takes) {
    return new Spec(word, summary, takes, null, null, List.of(), "", false);
  }

  /// A program without options.
  ///
  /// @param word its name
  /// @param summary one line for help
  /// @return the spec
  public static Spec program(String word, String summary) {
    return new Spec(word, summary, null, null, null, List.of(), "", false);
  }

  /// The same with an operand.
  ///
  /// @param option what is written without its name
  /// @return the spec
  public Spec operand(Option option) {
    return new Spec(word, summary, takes, gives, option, options, example, reports);
  }

  /// The same with an option more.
  ///
  /// @param option what is written as `name=value`
  /// @return the spec
  public Spec option(Option option) {
    var more = new ArrayList<>(options);
    more.add(option);
    return new Spec(word, summary, takes, gives, operand, more, example, reports);
  }

  /// The same with an example.
  ///
  /// @param pipeline a whole pipeline that parses; for a program, its words
  /// @return the spec
  public Spec example(String pipeline) {
    return new Spec(word, summary, takes, gives, operand, options, pipeline, reports);
  }

  /// The same, of a step that says something at the end of a run.
  ///
  /// @return the spec
  public Spec reporting() {
    return new Spec(word, summary, takes, gives, operand, options, example, true);
  }

  /// Where the word stands.
  ///
  /// @return `source`, `step`, `sink` or `program`
  public String role() {
    if (takes == null) {
      return gives == null ? "program" : "source";
    }
    return gives == null ? "sink" : "step";
  }

  /// How it is written, such as `gen:SIZE [seed=N]` or `buffer [N|SIZE]`.
  ///
  /// @return the synopsis
  public String synopsis() {
    var text = new StringBuilder(word);
    if (operand != null) {
      String written = operand.symbol() + (operand.many() ? "..." : "");
      text.append(isStep() ? " " + optional(operand, written) : ":" + written);
    }
    for (Option option : options) {
      String written =
          !option.letter().isEmpty()
              ? "-" + option.letter()
              : flagNamed(option.name()) != null
                  ? option.name()
                  : option.name() + "=" + option.symbol();
      text.append(' ').append(optional(option, written));
    }
    return text.toString();
  }

  /// Whether a word sets flags by their letters, `-v` or `-vi`, where the spec has such letters at
  /// all. What begins like `-3` does only if that is such a letter.
  ///
  /// @param word behind the first one
  /// @return true if it has the form of flags
  public boolean isFlags(String word) {
    if (word.length() < 2 || !word.startsWith("-")) {
      return false;
    }
    List<String> letters =
        options.stream().map(Option::letter).filter(letter -> !letter.isEmpty()).toList();
    return !letters.isEmpty()
        && (Character.isLetter(word.charAt(1)) || letters.contains(word.substring(1, 2)));
  }

  private static String optional(Option option, String written) {
    return option.required() ? written : "[" + written + "]";
  }

  boolean isStep() {
    return takes != null && gives != null;
  }

  /// What comes out when that goes in.
  Kind givenFor(Kind given) {
    return gives == null || !gives.definite() ? given : gives;
  }

  /// The flag that a step without an operand has by that name: there it may be written alone, as in
  /// `gzip independent`.
  @Nullable Option flagNamed(String name) {
    Option option = isStep() && operand == null ? named(name) : null;
    return option != null && option.type() == OptionType.FLAG ? option : null;
  }

  /// The option of that name, the operand of a step too.
  @Nullable Option named(String name) {
    if (operand != null && isStep() && operand.name().equals(name)) {
      return operand;
    }
    for (Option option : options) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    return null;
  }
}

package dev.weir.text;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `replace PATTERN with=TEXT`: [Replace].
public final class ReplaceVerb implements Verb {
  private static final Spec SPEC =
      Spec.step(
              "replace",
              "puts a text in the place of each match of a pattern",
              Kind.LINES,
              Kind.LINES)
          .operand(
              Option.of(
                      "pattern", OptionType.TEXT, "a regular expression, found anywhere in a line")
                  .always())
          .option(
              Option.of("with", OptionType.TEXT, "the new text; $1 and ${name} are groups")
                  .always())
          .option(Option.flag("ignore-case", "i", "upper and lower case are the same"))
          .option(Option.flag("fixed", "F", "both are plain text"))
          .option(Option.flag("first", "1", "only the first match in each line"))
          .option(
              Option.of("max", OptionType.SIZE, "a line that becomes longer is an error")
                  .unit("characters")
                  .byDefault("1MiB"))
          .example(
              "huge.log ! lines ! replace '([0-9]+) ms' 'with=$1 milliseconds' ! unlines ! stdout");

  /// For the `ServiceLoader`.
  public ReplaceVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(
        new Replace(
            arguments.text("pattern"),
            arguments.text("with"),
            arguments.flag("fixed"),
            arguments.flag("ignore-case"),
            arguments.flag("first"),
            arguments.smallAmount("max")),
        true);
  }
}

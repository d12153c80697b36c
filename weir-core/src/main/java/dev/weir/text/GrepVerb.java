package dev.weir.text;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `grep PATTERN`: [Grep].
public final class GrepVerb implements Verb {
  private static final Spec SPEC =
      Spec.step("grep", "keeps the lines that match a pattern", Kind.LINES, Kind.LINES)
          .operand(
              Option.of(
                      "pattern", OptionType.TEXT, "a regular expression, found anywhere in a line")
                  .always())
          .option(Option.flag("invert", "v", "keeps the lines that do not match"))
          .option(Option.flag("ignore-case", "i", "upper and lower case are the same"))
          .option(Option.flag("fixed", "F", "the pattern is plain text"))
          .example("huge.log ! lines ! grep 'ERROR|WARN' ! unlines ! stdout");

  /// For the `ServiceLoader`.
  public GrepVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    var grep =
        new Grep(
            arguments.text("pattern"),
            arguments.flag("fixed"),
            arguments.flag("invert"),
            arguments.flag("ignore-case"));
    return new Part.OverLines(grep, new ViewsGrep(grep), true);
  }
}

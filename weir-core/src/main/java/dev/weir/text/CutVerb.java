package dev.weir.text;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `cut FIELDS`: [Cut].
public final class CutVerb implements Verb {
  private static final String DELIMITER = "delimiter";
  private static final Spec SPEC =
      Spec.step("cut", "keeps some fields of each line", Kind.LINES, Kind.LINES)
          .operand(
              Option.of("fields", OptionType.TEXT, "such as 2, -3 or 1,3-5,7-, from 1").always())
          .option(Option.of(DELIMITER, OptionType.TEXT, "between two fields; if not set, a tab"))
          .option(Option.flag("only-delimited", "s", "leaves out lines without a delimiter"))
          .option(Option.flag("whitespace", "w", "spaces and tabs are between two fields"))
          .option(Option.flag("complement", "c", "keeps all the other fields"))
          .example("huge.log ! lines ! cut 1,3-5 delimiter=, ! unlines ! stdout");

  /// For the `ServiceLoader`.
  public CutVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    Cut cut = delimited(Cut.fields(arguments.text("fields")), arguments);
    if (arguments.flag("only-delimited")) {
      cut = cut.onlyDelimited();
    }
    if (arguments.flag("complement")) {
      cut = cut.complement();
    }
    return cut.overBytes()
        ? new Part.OverLines(cut, new ViewsCut(cut), true)
        : new Part.Through(cut, true);
  }

  private static Cut delimited(Cut cut, Arguments arguments) {
    boolean whitespace = arguments.flag("whitespace");
    if (!arguments.has(DELIMITER)) {
      return whitespace ? cut.delimitedByWhitespace() : cut;
    }
    if (whitespace) {
      throw new IllegalArgumentException("fields have a delimiter or whitespace, not both");
    }
    return cut.delimitedBy(arguments.text(DELIMITER));
  }
}

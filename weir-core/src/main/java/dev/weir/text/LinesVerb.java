package dev.weir.text;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;
import java.util.List;

/// `lines`: [Lines].
public final class LinesVerb implements Verb {
  private static final String REPLACE = "replace";
  private static final String REPORT = "report";
  private static final Spec SPEC =
      Spec.step(
              "lines",
              "splits UTF-8 text into lines, at LF or CRLF, without a byte order mark",
              Kind.BYTES,
              Kind.LINES)
          .option(Option.of("max", OptionType.SIZE, "a longer line is an error").byDefault("1MiB"))
          .option(
              Option.choice(
                  "malformed",
                  List.of(REPLACE, REPORT),
                  "what becomes of bytes that are not UTF-8; report is an error"))
          .example("huge.log ! lines ! take 10 ! unlines ! stdout");

  /// For the `ServiceLoader`.
  public LinesVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    boolean report = arguments.text("malformed").equals(REPORT);
    Lines lines =
        Lines.utf8()
            .maxBytes(arguments.smallAmount("max"))
            .onMalformed(report ? Malformed.REPORT : Malformed.REPLACE);
    return new Part.OverLines(lines, new LineViews(lines));
  }
}

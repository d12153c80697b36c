package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Transform;
import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;
import java.util.List;
import java.util.function.UnaryOperator;

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
          .option(
              Option.of(
                      "threads",
                      OptionType.COUNT,
                      "how many split, and do what each line needs by itself: grep, cut, unlines")
                  .byDefault("1"))
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
    var part = new Part.OverLines(lines, new LineViews(lines), true);
    int threads = arguments.smallAmount("threads");
    return threads == 1 ? part : new Part.Shared(part, shared(threads, lines));
  }

  @SuppressWarnings("unchecked") // what begins with lines takes bytes
  private static UnaryOperator<Transform<?, ?>> shared(int threads, Lines lines) {
    ParallelLines parallel = Lines.parallel(threads).maxBytes(lines.maxBytes());
    return each -> parallel.through((Transform<Bytes, Object>) each);
  }
}

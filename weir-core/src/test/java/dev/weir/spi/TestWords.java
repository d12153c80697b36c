package dev.weir.spi;

import dev.weir.Sink;
import dev.weir.Sinks;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.Transforms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A vocabulary of its own, so that the tests of the text form do not depend on what is installed.
final class TestWords {
  static final Vocabulary VOCABULARY =
      Vocabulary.of(
          List.of(
              new End("file", Option.of("path", OptionType.PATH, "of the file").always()),
              new End(
                  "several", Option.of("path", OptionType.PATH, "of a file").always().several()),
              new End("stdin", null),
              new End("stdout", null),
              new End("null", null)),
          List.of(
              new Step(
                  Spec.step("grep", "keeps what matches", Kind.LINES, Kind.LINES)
                      .operand(Option.of("pattern", OptionType.TEXT, "what to look for").always())
                      .option(Option.of("not", OptionType.FLAG, "what does not match"))
                      .option(Option.of("most", OptionType.COUNT, "how many").byDefault("9"))),
              new Step(
                  Spec.step("pick", "keeps some", Kind.LINES, Kind.LINES)
                      .operand(Option.of("text", OptionType.TEXT, "what to look for"))
                      .option(Option.flag("invert", "v", "the others"))
                      .option(Option.flag("ignore-case", "i", "in either case"))),
              new Step(
                  Spec.step("amounts", "has all kinds of them", Kind.ANY, Kind.ANY)
                      .option(Option.of("rate", OptionType.RATE, "how fast"))
                      .option(Option.of("share", OptionType.SHARE, "how much"))
                      .option(Option.of("time", OptionType.DURATION, "how long"))),
              new Step(Spec.step("measure", "says something", Kind.ANY, Kind.ANY).reporting()),
              new Step(Spec.step("lines", "splits", Kind.BYTES, Kind.LINES)),
              new Step(Spec.step("unlines", "joins", Kind.LINES, Kind.BYTES)),
              new Step(Spec.step("gunzip", "decompresses", Kind.BYTES, Kind.BYTES)),
              new TakeVerb(),
              new BufferVerb()));

  private TestWords() {}

  private record End(String scheme, @Nullable Option operand) implements Connector {
    @Override
    public Spec asSource() {
      Spec spec = Spec.source(scheme, "a source", Kind.BYTES);
      return operand == null ? spec : spec.operand(operand);
    }

    @Override
    public Spec asSink() {
      Spec spec =
          Spec.sink(scheme, "a sink", Kind.BYTES)
              .option(Option.of("replace", OptionType.FLAG, "the old one"));
      return operand == null ? spec : spec.operand(operand);
    }

    @Override
    public Source<?> source(Arguments arguments) {
      return Sources.empty();
    }

    @Override
    public Sink<?> sink(Arguments arguments) {
      return Sinks.discard();
    }
  }

  private record Step(Spec spec) implements Verb {
    @Override
    public Part part(Arguments arguments) {
      return new Part.Through(Transforms.filter(_ -> true));
    }
  }
}

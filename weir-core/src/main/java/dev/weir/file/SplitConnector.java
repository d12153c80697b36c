package dev.weir.file;

import dev.weir.Sink;
import dev.weir.spi.Arguments;
import dev.weir.spi.Connector;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Spec;
import java.nio.file.Path;
import java.util.List;

/// `split:PATH`: a [SplitSink].
public final class SplitConnector implements Connector {
  private static final String FILLED = "filled";
  private static final Spec SINK =
      Spec.sink(
              "split",
              "numbered files that appear whole at the end, all of them or none; joined they are what"
                  + " was written",
              Kind.BYTES)
          .operand(
              Option.of(
                      "path",
                      OptionType.PATH,
                      "of the parts: the number takes the place of {}, or follows")
                  .always())
          .option(Option.of("size", OptionType.SIZE, "how much a part has, exactly"))
          .option(
              Option.of("lines", OptionType.COUNT, "how many lines a part has, each with its end")
                  .unit("lines"))
          .option(
              Option.of("digits", OptionType.COUNT, "of each number")
                  .byDefault(String.valueOf(SplitSink.DEFAULT_DIGITS)))
          .option(
              Option.of(
                      "replace",
                      OptionType.FLAG,
                      "whether old parts may be replaced, and those behind the last removed")
                  .byDefault("no"))
          .option(
              Option.choice(
                  "appear",
                  List.of("end", FILLED),
                  "when a part appears; those that were filled stay when the run fails"))
          .example("huge.log ! split:huge-{}.log lines=1000000");

  /// For the `ServiceLoader`.
  public SplitConnector() {}

  @Override
  public String scheme() {
    return "split";
  }

  @Override
  public Spec asSink() {
    return SINK;
  }

  @Override
  public Sink<?> sink(Arguments arguments) {
    if (arguments.has("size") == arguments.has("lines")) {
      throw new IllegalArgumentException("either size or lines must be set, such as size=100MB");
    }
    Path path = FileNames.path(arguments.text("path"));
    SplitSink sink =
        arguments.has("size")
            ? SplitSink.bytes(path, arguments.amount("size"))
            : SplitSink.lines(path, arguments.amount("lines"));
    sink = sink.digits(arguments.smallAmount("digits"));
    sink = arguments.flag("replace") ? sink.replace() : sink;
    return arguments.text("appear").equals(FILLED) ? sink.asFilled() : sink;
  }
}

package dev.weir.text;

import dev.weir.Source;
import dev.weir.spi.Arguments;
import dev.weir.spi.Connector;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Spec;

/// `gen:SIZE`: a [LogGenerator].
public final class GenConnector implements Connector {
  private static final Spec SOURCE =
      Spec.source("gen", "a text log of that size, made on the fly", Kind.BYTES)
          .operand(Option.of("size", OptionType.SIZE, "how much there is, exactly").always())
          .option(
              Option.of("seed", OptionType.COUNT, "the same seed gives the same log")
                  .byDefault("1"))
          .example("gen:1GiB ! gzip ! null");

  /// For the `ServiceLoader`.
  public GenConnector() {}

  @Override
  public String scheme() {
    return "gen";
  }

  @Override
  public Spec asSource() {
    return SOURCE;
  }

  @Override
  public Source<?> source(Arguments arguments) {
    return new LogGenerator(arguments.amount("size"), arguments.amount("seed"));
  }
}

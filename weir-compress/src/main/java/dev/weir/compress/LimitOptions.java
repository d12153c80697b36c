package dev.weir.compress;

import dev.weir.Expansion;
import dev.weir.spi.Arguments;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Spec;

/// The options `max` and `ratio`, which every word has that decompresses.
final class LimitOptions {
  private LimitOptions() {}

  static Spec addTo(Spec spec) {
    return spec.option(Option.of("max", OptionType.SIZE, "more than that is an error"))
        .option(
            Option.of("ratio", OptionType.COUNT, "growing more than that many times is an error"));
  }

  static long maxBytes(Arguments arguments) {
    return arguments.has("max") ? arguments.amount("max") : Expansion.NO_MAX_BYTES;
  }

  static int maxExpansion(Arguments arguments) {
    return arguments.has("ratio") ? arguments.smallAmount("ratio") : Expansion.NO_MAX_EXPANSION;
  }
}

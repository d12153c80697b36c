package dev.weir.formats;

import dev.weir.spi.Arguments;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Spec;
import java.util.List;

/// What can be set on the words that read JSON.
final class JsonOptions {
  private static final String BAD = "bad";
  private static final String KEEP = "keep";

  private JsonOptions() {}

  static Spec added(Spec spec, String example) {
    Spec limited =
        spec.option(Option.of("max", OptionType.SIZE, "a longer value is bad").byDefault("1MiB"))
            .option(
                Option.of("depth", OptionType.COUNT, "a value nested deeper is bad")
                    .byDefault("500"))
            .option(
                Option.choice(
                    "duplicates",
                    List.of(BAD, KEEP),
                    "what becomes of an object with a name that comes twice"));
    return Records.withPolicy(limited).example(example);
  }

  static JsonLimits limits(Arguments arguments) {
    return JsonLimits.DEFAULT
        .elementBytes(arguments.smallAmount("max"))
        .depth(arguments.smallAmount("depth"));
  }

  static boolean duplicates(Arguments arguments) {
    return arguments.text("duplicates").equals(KEEP);
  }
}

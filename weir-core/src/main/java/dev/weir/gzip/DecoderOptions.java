package dev.weir.gzip;

import dev.weir.Expansion;
import dev.weir.spi.Arguments;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Spec;
import java.util.List;
import java.util.Locale;

/// What can be set on every word that decompresses deflate data.
final class DecoderOptions {
  private DecoderOptions() {}

  static Spec addTo(Spec spec) {
    return spec.option(Option.of("max", OptionType.SIZE, "more than that is an error"))
        .option(
            Option.of("ratio", OptionType.COUNT, "growing more than that many times is an error"))
        .option(
            Option.choice(
                "engine",
                List.of("auto", "jdk", "isal", "libdeflate"),
                "who does it; the JDK where a library is missing"));
  }

  static long maxBytes(Arguments arguments) {
    return arguments.has("max") ? arguments.amount("max") : Expansion.NO_MAX_BYTES;
  }

  static int maxExpansion(Arguments arguments) {
    return arguments.has("ratio") ? arguments.smallAmount("ratio") : Expansion.NO_MAX_EXPANSION;
  }

  static Engine engine(Arguments arguments) {
    return Engine.valueOf(arguments.text("engine").toUpperCase(Locale.ROOT));
  }

  static DeflateDecoder decoder(DeflateDecoder.Format format, Arguments arguments) {
    return new DeflateDecoder(
        format, maxExpansion(arguments), maxBytes(arguments), engine(arguments));
  }
}

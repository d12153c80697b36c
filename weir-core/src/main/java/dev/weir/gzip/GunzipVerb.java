package dev.weir.gzip;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `gunzip`: [GzipDecoder].
public final class GunzipVerb implements Verb {
  /// Where nobody says how many, as more would hold more than a small JVM has.
  private static final int ENOUGH_THREADS = 8;

  private static final Spec SPEC =
      DecoderOptions.addTo(
              Spec.step("gunzip", "decompresses gzip, and checks it", Kind.BYTES, Kind.BYTES))
          .option(
              Option.of(
                  "threads",
                  OptionType.COUNT,
                  "how many decompress BGZF, as bgzip writes it; if not set, one per processor, at most 8"))
          .example("huge.log.gz ! gunzip ! huge.log");

  /// For the `ServiceLoader`.
  public GunzipVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(
        new GzipDecoder(
            DecoderOptions.maxExpansion(arguments),
            DecoderOptions.maxBytes(arguments),
            DecoderOptions.engine(arguments),
            threads(arguments)));
  }

  private static int threads(Arguments arguments) {
    return arguments.has("threads")
        ? arguments.smallAmount("threads")
        : Math.min(ENOUGH_THREADS, Runtime.getRuntime().availableProcessors());
  }
}

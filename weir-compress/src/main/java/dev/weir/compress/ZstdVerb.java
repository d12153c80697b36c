package dev.weir.compress;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `zstd`: [ZstdEncoder].
public final class ZstdVerb implements Verb {
  private static final Spec SPEC =
      Spec.step("zstd", "compresses with zstd", Kind.BYTES, Kind.BYTES)
          .option(
              Option.of("level", OptionType.COUNT, "from 1, fast, to 22, small and slow")
                  .byDefault(Integer.toString(ZstdEncoder.DEFAULT_LEVEL)))
          .option(
              Option.of(
                  "threads",
                  OptionType.COUNT,
                  "how many compress; 0: none but the one that all runs on; if not set, one per processor"))
          .option(
              Option.of(
                  "window",
                  OptionType.COUNT,
                  "looks for long matches as far back as this power of two, up to 27"))
          .option(
              Option.of("checksum", OptionType.FLAG, "ends with a checksum of the content")
                  .byDefault("yes"))
          .example("huge.log ! zstd level=9 ! huge.log.zst");

  /// For the `ServiceLoader`.
  public ZstdVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    ZstdEncoder encoder =
        Zstd.compress().level(arguments.smallAmount("level")).workers(threads(arguments));
    if (arguments.has("window")) {
      encoder = encoder.window(arguments.smallAmount("window"));
    }
    return new Part.Through(arguments.flag("checksum") ? encoder : encoder.withoutChecksum());
  }

  /// On one core a second thread only costs.
  private static int threads(Arguments arguments) {
    if (arguments.has("threads")) {
      return arguments.smallAmount("threads");
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return cores == 1 ? 0 : Math.min(cores, ZstdEncoder.MAX_WORKERS);
  }
}

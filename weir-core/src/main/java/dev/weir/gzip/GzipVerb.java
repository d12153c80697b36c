package dev.weir.gzip;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;
import java.util.List;
import java.util.Locale;

/// `gzip`: [GzipEncoder].
public final class GzipVerb implements Verb {
  /// Where nobody says how many, as more would hold more than a small JVM has.
  private static final int ENOUGH_THREADS = 8;

  private static final Spec SPEC =
      Spec.step("gzip", "compresses, on all cores", Kind.BYTES, Kind.BYTES)
          .option(
              Option.of("level", OptionType.COUNT, "from 1, fast, to 9, small")
                  .byDefault(Integer.toString(GzipEncoder.DEFAULT_LEVEL)))
          .option(
              Option.of(
                  "threads",
                  OptionType.COUNT,
                  "how many compress; if not set, one per processor, at most 8"))
          .option(
              Option.of("block", OptionType.SIZE, "how much each compresses at a time")
                  .byDefault("256KiB"))
          .option(
              Option.choice(
                  "engine",
                  List.of("auto", "jdk", "libdeflate", "isal"),
                  "who does it; the JDK where a library is missing; isal is faster and larger"))
          .option(
              Option.flag(
                  "independent",
                  "",
                  "blocks that can be decompressed alone, on all cores, as bgzip writes them"))
          .example("huge.log ! gzip level=9 ! huge.log.gz");

  /// For the `ServiceLoader`.
  public GzipVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    GzipEncoder encoder =
        Gzip.compress()
            .level(arguments.smallAmount("level"))
            .threads(threads(arguments))
            .engine(Engine.valueOf(arguments.text("engine").toUpperCase(Locale.ROOT)));
    int block = arguments.smallAmount("block");
    return new Part.Through(
        arguments.flag("independent")
            ? encoder
                .blockBytes(Math.min(block, GzipEncoder.MAX_INDEPENDENT_BYTES))
                .inIndependentBlocks()
            : encoder.blockBytes(block));
  }

  private static int threads(Arguments arguments) {
    return arguments.has("threads")
        ? arguments.smallAmount("threads")
        : Math.min(ENOUGH_THREADS, Runtime.getRuntime().availableProcessors());
  }
}

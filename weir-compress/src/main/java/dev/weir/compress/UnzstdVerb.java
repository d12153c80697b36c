package dev.weir.compress;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `unzstd`: [ZstdDecoder].
public final class UnzstdVerb implements Verb {
  private static final Spec SPEC =
      LimitOptions.addTo(
              Spec.step("unzstd", "decompresses zstd, and checks it", Kind.BYTES, Kind.BYTES))
          .option(
              Option.of("window", OptionType.SIZE, "a frame that needs more memory is an error")
                  .byDefault("128MiB"))
          .example("huge.log.zst ! unzstd ! huge.log");

  /// For the `ServiceLoader`.
  public UnzstdVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(
        new ZstdDecoder(
            LimitOptions.maxExpansion(arguments),
            LimitOptions.maxBytes(arguments),
            arguments.amount("window")));
  }
}

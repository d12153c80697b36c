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
  private static final Spec SPEC =
      Spec.step("gunzip", "decompresses gzip, and checks it", Kind.BYTES, Kind.BYTES)
          .option(Option.of("max", OptionType.SIZE, "more than that is an error"))
          .option(
              Option.of("ratio", OptionType.COUNT, "growing more than that many times is an error"))
          .example("huge.log.gz ! gunzip ! huge.log");

  /// For the `ServiceLoader`.
  public GunzipVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    GzipDecoder decoder = Gzip.decompress();
    if (arguments.has("max")) {
      decoder = decoder.maxBytes(arguments.amount("max"));
    }
    if (arguments.has("ratio")) {
      decoder = decoder.maxExpansion(arguments.smallAmount("ratio"));
    }
    return new Part.Through(decoder);
  }
}

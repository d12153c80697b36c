package dev.weir.gzip;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `deflate`: [DeflateEncoder].
public final class DeflateVerb implements Verb {
  private static final Spec SPEC =
      Spec.step("deflate", "compresses to deflate data that stands alone", Kind.BYTES, Kind.BYTES)
          .option(
              Option.of("level", OptionType.COUNT, "from 1, fast, to 9, small")
                  .byDefault(Integer.toString(GzipEncoder.DEFAULT_LEVEL)))
          .example("body.txt ! deflate ! body.deflate");

  /// For the `ServiceLoader`.
  public DeflateVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(Deflate.compress().level(arguments.smallAmount("level")));
  }
}

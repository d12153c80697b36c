package dev.weir.gzip;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `zlib`: [DeflateEncoder].
public final class ZlibVerb implements Verb {
  private static final Spec SPEC =
      Spec.step("zlib", "compresses to a zlib stream", Kind.BYTES, Kind.BYTES)
          .option(
              Option.of("level", OptionType.COUNT, "from 1, fast, to 9, small")
                  .byDefault(Integer.toString(GzipEncoder.DEFAULT_LEVEL)))
          .example("huge.log ! zlib ! huge.log.zz");

  /// For the `ServiceLoader`.
  public ZlibVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(Zlib.compress().level(arguments.smallAmount("level")));
  }
}

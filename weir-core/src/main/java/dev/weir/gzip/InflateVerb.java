package dev.weir.gzip;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `inflate`: [DeflateDecoder], deflate alone.
public final class InflateVerb implements Verb {
  private static final Spec SPEC =
      DecoderOptions.addTo(
              Spec.step(
                  "inflate", "decompresses deflate data that stands alone", Kind.BYTES, Kind.BYTES))
          .example("body.deflate ! inflate ! body.txt");

  /// For the `ServiceLoader`.
  public InflateVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(DecoderOptions.decoder(DeflateDecoder.Format.RAW, arguments));
  }
}

package dev.weir.gzip;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `unzlib`: [DeflateDecoder], zlib.
public final class UnzlibVerb implements Verb {
  private static final Spec SPEC =
      DecoderOptions.addTo(
              Spec.step("unzlib", "decompresses zlib, and checks it", Kind.BYTES, Kind.BYTES))
          .example("huge.log.zz ! unzlib ! huge.log");

  /// For the `ServiceLoader`.
  public UnzlibVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(DecoderOptions.decoder(DeflateDecoder.Format.ZLIB, arguments));
  }
}

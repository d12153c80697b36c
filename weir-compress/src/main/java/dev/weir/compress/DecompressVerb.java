package dev.weir.compress;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `decompress`: [AnyDecoder].
public final class DecompressVerb implements Verb {
  private static final Spec SPEC =
      LimitOptions.addTo(
              Spec.step(
                  "decompress",
                  "decompresses gzip, zlib, zstd or lz4, by how it begins; brotli needs unbrotli",
                  Kind.BYTES,
                  Kind.BYTES))
          .example("huge.log.zst ! decompress ! huge.log");

  /// For the `ServiceLoader`.
  public DecompressVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(
        new AnyDecoder(LimitOptions.maxExpansion(arguments), LimitOptions.maxBytes(arguments)));
  }
}

package dev.weir.compress;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `unlz4`: [Lz4Decoder].
public final class Unlz4Verb implements Verb {
  private static final Spec SPEC =
      LimitOptions.addTo(
              Spec.step(
                  "unlz4", "decompresses lz4 frames, and checks them", Kind.BYTES, Kind.BYTES))
          .example("huge.log.lz4 ! unlz4 ! huge.log");

  /// For the `ServiceLoader`.
  public Unlz4Verb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(
        new Lz4Decoder(LimitOptions.maxExpansion(arguments), LimitOptions.maxBytes(arguments)));
  }
}

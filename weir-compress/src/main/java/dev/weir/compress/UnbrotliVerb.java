package dev.weir.compress;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `unbrotli`: [BrotliDecoder].
public final class UnbrotliVerb implements Verb {
  private static final Spec SPEC =
      LimitOptions.addTo(Spec.step("unbrotli", "decompresses brotli", Kind.BYTES, Kind.BYTES))
          .example("huge.log.br ! unbrotli ! huge.log");

  /// For the `ServiceLoader`.
  public UnbrotliVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(
        new BrotliDecoder(LimitOptions.maxExpansion(arguments), LimitOptions.maxBytes(arguments)));
  }
}

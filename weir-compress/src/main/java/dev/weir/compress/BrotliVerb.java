package dev.weir.compress;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `brotli`: [BrotliEncoder].
public final class BrotliVerb implements Verb {
  private static final Spec SPEC =
      Spec.step("brotli", "compresses with brotli", Kind.BYTES, Kind.BYTES)
          .option(
              Option.of("level", OptionType.COUNT, "from 0, fast, to 11, small and very slow")
                  .byDefault(Integer.toString(BrotliEncoder.DEFAULT_LEVEL)))
          .example("page.html ! brotli level=9 ! page.html.br");

  /// For the `ServiceLoader`.
  public BrotliVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(Brotli.compress().level(arguments.smallAmount("level")));
  }
}

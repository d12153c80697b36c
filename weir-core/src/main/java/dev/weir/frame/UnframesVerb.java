package dev.weir.frame;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `unframes`: [Framing#join()].
public final class UnframesVerb implements Verb {
  private static final Spec SPEC =
      WrittenFraming.options(
              Spec.step(
                  "unframes",
                  "joins frames to bytes, of one kind",
                  WrittenFraming.KIND,
                  Kind.BYTES))
          .example("a.bin ! frames length=16 ! drop 1 ! unframes prefix=4 ! b.bin");

  /// For the `ServiceLoader`.
  public UnframesVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(WrittenFraming.of(arguments).join());
  }
}

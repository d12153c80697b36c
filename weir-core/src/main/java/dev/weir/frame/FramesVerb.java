package dev.weir.frame;

import dev.weir.spi.Arguments;
import dev.weir.spi.Kind;
import dev.weir.spi.Part;
import dev.weir.spi.Spec;
import dev.weir.spi.Verb;

/// `frames`: [Framing#split()].
public final class FramesVerb implements Verb {
  private static final Spec SPEC =
      WrittenFraming.options(
              Spec.step(
                  "frames",
                  "splits bytes into frames of one kind",
                  Kind.BYTES,
                  WrittenFraming.KIND))
          .option(WrittenFraming.last())
          .example("names.bin ! frames delimiter='\\0' ! count");

  /// For the `ServiceLoader`.
  public FramesVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(WrittenFraming.ofSplit(arguments).split());
  }
}

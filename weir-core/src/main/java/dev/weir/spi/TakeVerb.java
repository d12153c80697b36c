package dev.weir.spi;

import dev.weir.Transforms;

/// `take N`.
public final class TakeVerb implements Verb {
  private static final Spec SPEC =
      Spec.step(
              "take",
              "keeps the first elements and stops what is before it",
              Kind.ELEMENTS,
              Kind.ELEMENTS)
          .operand(Option.of("n", OptionType.COUNT, "how many").unit("elements").always())
          .example("huge.log ! lines ! take 10 ! unlines ! stdout");

  /// For the `ServiceLoader`.
  public TakeVerb() {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Part part(Arguments arguments) {
    return new Part.Through(Transforms.take(arguments.amount("n")));
  }
}
